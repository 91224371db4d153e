"""Whether every geometry is one that RFC 7946 and the specification allow, and stands where its row says."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import InputError
from layers.checks.folder import Folder, Row
from layers.spec import COORDINATE_DECIMALS, EVENT_LAYERS, LAYERS, PLACE_LAYERS
from layers.tables.cells import split_values
from layers.tables.shapes import has_right_hand_rings

_HIGHEST_LON_DEG = 180.0
_HIGHEST_LAT_DEG = 90.0


def check_geometries(folder: Folder) -> Iterator[InputError]:
    """Find geometries that are invalid, out of range or wound the wrong way, and events away from their places."""
    for spec in LAYERS:
        content = folder.contents[spec.name]
        for row, geometry in zip(content.rows, content.geometries, strict=True):
            for problem in _find_problems(row, geometry):
                yield folder.fault(spec.name, f"{row['id']}: {problem}")
    yield from _check_events(folder)


def _find_problems(row: Row, geometry: BaseGeometry | None) -> Iterator[str]:
    if geometry is None:
        if row["geo_precision"]:
            yield f"has no geometry, but geo_precision {row['geo_precision']}"
        return
    if not row["geo_precision"]:
        yield "has a geometry, but geo_precision 0 (not located)"
    if geometry.is_empty:
        yield "its geometry is empty; nothing known is null"
        return
    coordinates = shapely.get_coordinates(geometry)
    if not np.isfinite(coordinates).all() or (np.abs(coordinates) > (_HIGHEST_LON_DEG, _HIGHEST_LAT_DEG)).any():
        yield "coordinates leave longitude ±180 or latitude ±90"
        return
    if not np.array_equal(np.round(coordinates, COORDINATE_DECIMALS), coordinates):
        yield f"coordinates have more than {COORDINATE_DECIMALS} decimals"
    if not geometry.is_valid:
        yield f"its geometry is invalid ({shapely.is_valid_reason(geometry)})"
    if not has_right_hand_rings(geometry):
        yield "its rings do not follow the right-hand rule of RFC 7946"


def _check_events(folder: Folder) -> Iterator[InputError]:
    """Compare events with their places, where those are all drawn as well."""
    drawn: dict[str, BaseGeometry | None] = {}
    for spec in PLACE_LAYERS:
        content = folder.contents[spec.name]
        drawn |= {row["place_id"]: geometry for row, geometry in zip(content.rows, content.geometries, strict=True)}
    for spec in EVENT_LAYERS:
        content = folder.contents[spec.name]
        for row, geometry in zip(content.rows, content.geometries, strict=True):
            places = split_values(row["place_ids"])
            if geometry is not None and not places:
                yield folder.fault(spec.name, f"{row['id']}: has a geometry, but no place")
            is_comparable = bool(places) and all(place in drawn for place in places)
            if is_comparable and not any(is_same(geometry, drawn[place]) for place in places):
                yield folder.fault(spec.name, f"{row['id']}: is drawn at none of its places")


def is_same(first: BaseGeometry | None, second: BaseGeometry | None) -> bool:
    """Say whether two geometries are the same, vertex by vertex; None is the same as None only."""
    if first is None or second is None:
        return first is second
    return bool(shapely.equals_identical(first, second))
