"""Pack geometries into short lists of whole numbers for a page, and say where on a shape a mark may stand."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

SCALE = 10_000
"""Packed coordinates count 1/10,000 degree (11 m); the drawing code divides by the same number."""

_AREAS = (Polygon, MultiPolygon)
_LINES = (LineString, MultiLineString)


def pack_shape(geometry: BaseGeometry) -> dict[str, Any]:
    """
    Pack a geometry, EPSG:4326, (lon, lat) in degrees.

    Returns
    -------
    shape
        `type`: `point`, `line` or `area`; `parts`: for each part a flat list `lon, lat, dlon, dlat, …` in units of
        1/`SCALE` degree, each pair but the first relative to the one before; rings of an area are parts of their own
        (drawn by the even-odd rule). Parts that fall together into a single point are left out.
    """
    return {"type": _type_of(geometry), "parts": [part for line in _lines_of(geometry) if (part := pack_line(line))]}


def pack_line(coordinates: Sequence[tuple[float, float]]) -> list[int]:
    """Pack one run of (lon, lat) pairs; a run that shrinks to one point gives an empty list, a single pair stays."""
    whole = [(round(lon * SCALE), round(lat * SCALE)) for lon, lat in coordinates]
    kept = whole[:1] + [here for before, here in pairwise(whole) if here != before]
    if len(kept) == 1 and len(whole) > 1:
        return []
    steps = [(here[0] - before[0], here[1] - before[1]) for before, here in pairwise(kept)]
    return [number for pair in (*kept[:1], *steps) for number in pair]


def find_label_points(geometry: BaseGeometry, *, count: int = 6) -> list[list[float]]:
    """
    Find points inside an area where its name may stand, best first.

    Returns
    -------
    points
        Up to `count` (lon, lat) pairs in degrees: the point farthest from the edge of the largest part, then points
        of a grid over that part, by distance from the edge, that keep apart from those already taken.
    """
    part = _largest(geometry)
    if part is None:
        return []
    west, south, east, north = part.bounds
    coarse = shapely.simplify(part, max(east - west, north - south) / 300, preserve_topology=False)
    part = coarse.buffer(0) if coarse.area else part
    part = _largest(part) or part
    tolerance = max((east - west) / 100, (north - south) / 100, 1e-4)
    centre = Point(shapely.maximum_inscribed_circle(part, tolerance=tolerance).coords[0])
    steps = 7
    grid = [
        Point(west + (east - west) * (i + 0.5) / steps, south + (north - south) * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    shapely.prepare(part)
    inside = [point for point in grid if part.contains(point)]
    inside.sort(key=lambda point: (-round(part.exterior.distance(point), 6), point.x, point.y))
    apart = max(east - west, north - south) / steps
    taken = [centre]
    for point in inside:
        if len(taken) >= count:
            break
        if all(point.distance(other) >= apart for other in taken):
            taken.append(point)
    return [[round(point.x, 3), round(point.y, 3)] for point in taken]


def find_anchor(geometry: BaseGeometry) -> list[float] | None:
    """Find the (lon, lat) that a mark of the geometry points to: itself, the middle of a line, inside an area."""
    if geometry.is_empty:
        return None
    if isinstance(geometry, _LINES):
        line = max(shapely.get_parts(geometry), key=lambda part: float(part.length))
        point = line.interpolate(0.5, normalized=True)
    elif isinstance(geometry, _AREAS):
        point = geometry.representative_point()
    else:
        point = geometry.centroid
    return [round(point.x, 5), round(point.y, 5)]


def _type_of(geometry: BaseGeometry) -> str:
    if isinstance(geometry, _AREAS):
        return "area"
    return "line" if isinstance(geometry, _LINES) else "point"


def _lines_of(geometry: BaseGeometry) -> Iterable[list[tuple[float, float]]]:
    for part in shapely.get_parts(geometry):
        if isinstance(part, Polygon):
            yield [(x, y) for x, y, *_ in part.exterior.coords]
            yield from ([(x, y) for x, y, *_ in ring.coords] for ring in part.interiors)
        else:
            yield [(x, y) for x, y, *_ in part.coords]


def _largest(geometry: BaseGeometry) -> Polygon | None:
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon) and not part.is_empty]
    return max(parts, key=lambda part: float(part.area), default=None)
