"""
Read the shapes of places, boundaries and seas from the bundled files, each file when it is first needed.

Measures nothing and draws nothing.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.data.folders import GEOBOUNDARIES, NATURAL_EARTH, OPENSTREETMAP
from geo.data.tables import read_bundled_table, read_objects
from geo.errors import GeodataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The admin-1 pieces that cover the land, in columns; provinces and countries are unions of them."""

    shapes: NDArray[np.object_]
    """EPSG:4326, (lon, lat). Those at the Iran–Pakistan line end at the line of OpenStreetMap."""
    country_codes: NDArray[np.object_]
    """Who holds the piece, ISO 3166-1 alpha-2; None: no country of ISO's."""
    admin1_ids: NDArray[np.object_]
    """`place_id` of the province; None: none of today's."""
    place_ids: NDArray[np.object_]
    """`place_id` of the piece where it is a place by itself; None: it is not."""
    is_fitted: NDArray[np.bool_]
    """Its edge comes from OpenStreetMap."""


@lru_cache(maxsize=512)
def read_shape(place_id: str) -> BaseGeometry | None:
    """
    Read the area or line of a place.

    Returns
    -------
    shape
        EPSG:4326, (lon, lat); None: the place has none but its point.

    Raises
    ------
    GeodataError
        If a bundled file is missing or damaged.
    """
    prefix = place_id.partition(":")[0]
    if prefix in ("iso", "adm1", "ne"):
        chosen = _pieces_of(place_id)
        if chosen.any():
            return _union(read_pieces().shapes[chosen])
    if prefix in ("boundary", "sea", "ne"):
        for folder in (OPENSTREETMAP, NATURAL_EARTH):
            shape = read_shape_of(folder, place_id)
            if shape is not None:
                return shape
    return None


def find_shape_folders(place_id: str) -> tuple[str, ...]:
    """Name the licence folders that the shape of a place comes from; empty: it has none but its point."""
    prefix = place_id.partition(":")[0]
    if prefix in ("iso", "adm1", "ne"):
        chosen = _pieces_of(place_id)
        fitted = (OPENSTREETMAP,) if read_pieces().is_fitted[chosen].any() else ()
        if chosen.any():
            return (NATURAL_EARTH, *fitted)
    found = (folder for folder in (OPENSTREETMAP, NATURAL_EARTH) if read_shape_of(folder, place_id) is not None)
    return tuple(found)[:1]


def read_shape_of(folder: str, place_id: str) -> BaseGeometry | None:
    """Read what one source says of a boundary or sea; None: it does not have it."""
    if folder not in (OPENSTREETMAP, NATURAL_EARTH, GEOBOUNDARIES):
        raise GeodataError(f"{folder}: no folder with shapes")
    rows, table = _read_shapes(folder)
    row = rows.get(place_id)
    return None if row is None else shapely.from_wkb(table.column("geometry")[row].as_py())


@cache
def read_pieces() -> Pieces:
    """Read the pieces that cover the land; the second call gives the same arrays."""
    table = read_bundled_table(NATURAL_EARTH, "pieces.parquet")
    shapes = shapely.from_wkb(read_objects(table, "geometry"))
    codes = {code: at for at, code in enumerate(table.column("piece").to_pylist())}
    fitted = read_bundled_table(OPENSTREETMAP, "pieces.parquet")
    is_fitted = np.zeros(len(shapes), dtype=bool)
    for code, wkb in zip(fitted.column("piece").to_pylist(), fitted.column("geometry").to_pylist(), strict=True):
        shapes[codes[code]] = shapely.from_wkb(wkb)
        is_fitted[codes[code]] = True
    return Pieces(
        shapes=shapes,
        country_codes=read_objects(table, "country_code"),
        admin1_ids=read_objects(table, "admin1_id"),
        place_ids=read_objects(table, "place_id"),
        is_fitted=is_fitted,
    )


@cache
def _read_shapes(folder: str) -> tuple[dict[str, int], pa.Table]:
    table = read_bundled_table(folder, "shapes.parquet")
    return {place_id: row for row, place_id in enumerate(table.column("place_id").to_pylist())}, table


def _pieces_of(place_id: str) -> NDArray[np.bool_]:
    pieces = read_pieces()
    if place_id.startswith("iso:"):
        return np.asarray(pieces.country_codes == place_id.removeprefix("iso:"), dtype=bool)
    by_itself = np.asarray(pieces.place_ids == place_id, dtype=bool)
    return by_itself if by_itself.any() else np.asarray(pieces.admin1_ids == place_id, dtype=bool)


def _union(shapes: NDArray[np.object_]) -> BaseGeometry:
    if len(shapes) == 1:
        shape: BaseGeometry = shapes[0]
        return shape
    return shapely.union_all(shapes)
