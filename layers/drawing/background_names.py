"""
Find the names of the background, countries, provinces and seas, with points where each may stand.

Which of them is shown at which zoom, and whether there is room, the drawing code decides.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.folders import NATURAL_EARTH
from geo.data.tables import read_bundled_table
from geo.errors import GeodataError
from geo.places.gazetteer import Gazetteer
from geo.places.geometry import read_pieces
from layers.drawing.shapes import find_label_points

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_DEGREES_OF_GLOBE = 360.0
_LEAST_EXTENT = 1e-7
"""Share of the flat world's area (about 0.01 square degree); smaller pieces at the edge of the box get no name."""


def find_countries(bounds: Bounds, focus: Sequence[str], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """
    Find the countries within a box.

    Returns
    -------
    names
        `id`, `name`, `name_fa`, `name_ur`, `points` ((lon, lat), best first), `extent` (share of the flat world's
        area), `focus`; the largest within the box first.
    """
    pieces = read_pieces()
    near = shapely.intersects(shapely.box(*bounds), shapely.envelope(pieces.shapes))
    codes = sorted({code for code in pieces.country_codes[near].tolist() if code} | set(focus))
    names = [_build_name(f"iso:{code}", bounds, gazetteer) for code in codes]
    return _sort({**name, "focus": name["id"].removeprefix("iso:") in focus} for name in names if name)


def find_provinces(
    bounds: Bounds, focus: Sequence[str], border: BaseGeometry | None, gazetteer: Gazetteer
) -> list[dict[str, Any]]:
    """Find the provinces of the countries of the focus, as `find_countries` does; `near`: it touches the border."""
    if not focus:
        return []
    pieces = read_pieces()
    inside = shapely.intersects(shapely.box(*bounds), shapely.envelope(pieces.shapes))
    inside &= np.isin(pieces.country_codes.astype(str), list(focus))
    ids = sorted({place_id for place_id in pieces.admin1_ids[inside].tolist() if place_id})
    names = [_build_name(place_id, bounds, gazetteer) for place_id in ids]
    return _sort({**name, "near": _is_near(name["id"], border, gazetteer)} for name in names if name)


def find_seas(bounds: Bounds, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Find the seas within a box, as `find_countries` does."""
    ids = read_bundled_table(NATURAL_EARTH, "shapes.parquet").column("place_id").to_pylist()
    names = [_build_name(place_id, bounds, gazetteer) for place_id in sorted(ids) if place_id.startswith("sea:")]
    return _sort(name for name in names if name)


def _sort(names: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(names, key=lambda name: (-name["extent"], name["id"]))


def _is_near(place_id: str, border: BaseGeometry | None, gazetteer: Gazetteer) -> bool:
    shape = gazetteer.geometry(place_id)
    return bool(border is not None and shape is not None and shapely.dwithin(shape, border, 0.1))


def _build_name(place_id: str, bounds: Bounds, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Name and points of what lies of a place within the box; None: nothing, or too little."""
    try:
        entry = gazetteer.entry(place_id)
        shape = gazetteer.geometry(place_id)
    except GeodataError:
        return None
    if shape is None or not shape.geom_type.endswith("Polygon"):
        return None
    inside = shapely.clip_by_rect(shape, *bounds)
    extent = _extent_of(inside)
    points = find_label_points(inside) if extent > _LEAST_EXTENT else []
    if not points:
        return None
    return {
        "id": place_id,
        "name": entry.name,
        "name_fa": entry.name_fa,
        "name_ur": entry.name_ur,
        "points": points,
        "extent": round(extent, 9),
    }


def _extent_of(shape: BaseGeometry) -> float:
    """Share of the flat (Web Mercator) world's area that a shape covers, about."""
    if shape.is_empty:
        return 0.0
    lat = shape.centroid.y
    return float(shape.area) / _DEGREES_OF_GLOBE**2 / max(0.1, math.cos(math.radians(lat)))
