"""
Build the background of the map for the region that the articles are about: full detail inside, coarse beyond.

Holds nothing that an article says; draws nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.data.folders import GEONAMES
from geo.places.basemap import BasemapFeature, BasemapLayer, read_basemap
from geo.places.gazetteer import Gazetteer
from geo.places.towns import Towns, read_towns
from geo.places.world import read_world
from layers.drawing.background_names import find_countries, find_provinces, find_seas
from layers.drawing.shapes import pack_shape

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_GEOD = Geod(ellps="WGS84")
_MARGIN_SHARE = 0.2
_HEIGHT_PER_WIDTH = 0.8
_MARGIN_LEAST_DEG = 1.5
_NEAR_BORDER_DEG = 0.55
"""About 60 km: towns this near to the border are shown early. A choice of the drawing, not a measurement."""
_LEAST_POPULATION = 50_000
_LEAST_POPULATION_FOCUS = 5_000
_MOST_TOWNS = 4_000
_KM_STEP = 25
_WIDE_DEG = 50.0
_WIDEST_DETAIL_DEG = 110.0
_STEPS_OF_WIDTH = 4_000
"""A box this many degrees wide is some 1,000 px wide at first: a quarter of a pixel is detail enough."""


def build_basemap(view: Bounds, focus: Sequence[str], gazetteer: Gazetteer) -> dict[str, Any]:
    """
    Build the background around a view (west, south, east, north in degrees).

    Parameters
    ----------
    view
        What the map shows first; full detail reaches somewhat beyond it.
    focus
        ISO alpha-2 of the countries that are drawn lighter: those of the main border.
    gazetteer
        Where names and the shapes of the countries of the border come from.

    Returns
    -------
    basemap
        Packed parts (`layers.drawing.shapes`): `land`, `coast`, `lakes`, `disputed`, `provinces`, `border`; `focus` and
        `boundaries` and `rivers` as lists of objects with `parts`; names with points where they may stand:
        `countries`, `provinces_named`, `seas`; `towns` in columns; `km` along the border; `border_id`;
        `folders` of the geodata that all of it comes from.
    """
    detail = widen(view)
    features = _read_ground(detail)
    boundary_id = gazetteer.find_boundary(*focus) if len(focus) == 2 else None  # noqa: PLR2004  (a border has two sides)
    border = gazetteer.geometry(boundary_id) if boundary_id else None
    return {
        **{name: _pack(_of(features, layer)) for name, layer in _PLAIN_LAYERS.items()},
        "rivers": _build_rivers(features),
        "boundaries": _build_boundaries(features, boundary_id),
        "focus": [{"code": code, "parts": _pack(_shapes_of(f"iso:{code}", detail, gazetteer))} for code in focus],
        "border": _pack([border]) if border is not None else [],
        "border_id": boundary_id,
        "km": _mark_kilometres(border) if border is not None else [],
        "countries": find_countries(detail, focus, gazetteer),
        "provinces_named": find_provinces(detail, focus, border, gazetteer),
        "seas": find_seas(detail, gazetteer),
        "towns": _build_towns(read_towns(detail), focus, border),
        "folders": sorted({feature.folder for feature in features} | {GEONAMES}),
    }


def _read_ground(detail: Bounds) -> tuple[BasemapFeature, ...]:
    """Read the box in a detail that its size can show, and the world around it; of half the globe the world alone."""
    width_deg = detail[2] - detail[0]
    if width_deg > _WIDEST_DETAIL_DEG:
        return read_world(None)
    tolerance_deg = 0.0 if width_deg < _WIDE_DEG else width_deg / _STEPS_OF_WIDTH
    return (*read_basemap(detail, tolerance_deg=tolerance_deg), *read_world(detail))


def widen(view: Bounds) -> Bounds:
    """Widen a view to the box that is drawn in full detail, within the globe."""
    west, south, east, north = view
    side = max(east - west, (north - south) / _HEIGHT_PER_WIDTH)
    margin = max(_MARGIN_LEAST_DEG, _MARGIN_SHARE * side)
    # Windows are high or broad: the box reaches as far north and south as it does east and west.
    extra_lat = max(0.0, side * _HEIGHT_PER_WIDTH - (north - south)) / 2
    extra_lon = max(0.0, side - (east - west)) / 2
    west, south, east, north = west - extra_lon, south - extra_lat, east + extra_lon, north + extra_lat
    return max(west - margin, -180.0), max(south - margin, -85.0), min(east + margin, 180.0), min(north + margin, 85.0)


_PLAIN_LAYERS = {
    "land": BasemapLayer.LAND,
    "coast": BasemapLayer.COASTLINE,
    "lakes": BasemapLayer.LAKE,
    "disputed": BasemapLayer.DISPUTED_AREA,
    "provinces": BasemapLayer.PROVINCE_LINE,
}


def _of(features: Iterable[BasemapFeature], layer: BasemapLayer) -> list[BaseGeometry]:
    return [feature.geometry for feature in features if feature.layer is layer]


def _pack(geometries: Iterable[BaseGeometry]) -> list[list[int]]:
    return [part for geometry in geometries for part in pack_shape(geometry)["parts"]]


def _build_rivers(features: Iterable[BasemapFeature]) -> list[dict[str, Any]]:
    """Rivers by rank: one object for each, since the drawing shows or hides a rank as a whole."""
    rivers = [feature for feature in features if feature.layer is BasemapLayer.RIVER]
    ranks = sorted({river.rank for river in rivers})
    return [{"rank": rank, "parts": _pack(river.geometry for river in rivers if river.rank == rank)} for rank in ranks]


def _build_boundaries(features: Iterable[BasemapFeature], border_id: str | None) -> list[dict[str, Any]]:
    """Boundaries by how settled they are, without the border of the focus: that is drawn by itself."""
    border_name = (border_id or "").removeprefix("boundary:")
    lines: dict[str, list[BaseGeometry]] = {}
    for feature in features:
        if feature.layer is BasemapLayer.BOUNDARY and feature.line_class and feature.name != border_name:
            lines.setdefault(feature.line_class.value, []).append(feature.geometry)
    return [{"class": line_class, "parts": _pack(lines[line_class])} for line_class in sorted(lines)]


def _shapes_of(place_id: str, detail: Bounds, gazetteer: Gazetteer) -> list[BaseGeometry]:
    """Give the shape of a country: as it is within the box, coarse beyond."""
    shape = gazetteer.geometry(place_id)
    if shape is None or shape.geom_type == "Point":
        return []
    box = shapely.box(*detail)
    if shapely.covers(box, shape):
        return [shape]
    beyond = shapely.simplify(shapely.difference(shape, box), 0.05, preserve_topology=False)
    return [part for part in (shapely.clip_by_rect(shape, *detail), beyond) if not part.is_empty]


def _mark_kilometres(border: BaseGeometry) -> list[dict[str, float]]:
    """Every 25 km along a border of one piece, from its northern end (western, if it runs east-west), and the end."""
    line = shapely.line_merge(border)
    if line.geom_type != "LineString":
        return []
    points = np.asarray(line.coords)[:, :2]
    first, last = points[0], points[-1]
    if abs(last[1] - first[1]) >= abs(last[0] - first[0]):
        points = points if first[1] >= last[1] else points[::-1]
    else:
        points = points if first[0] <= last[0] else points[::-1]
    steps_km = np.asarray(_GEOD.line_lengths(points[:, 0], points[:, 1])) / 1000.0
    along_km = np.concatenate(([0.0], np.cumsum(steps_km)))
    wanted = [*np.arange(0.0, float(along_km[-1]), _KM_STEP).tolist(), float(along_km[-1])]
    return [
        {
            "km": round(km),
            "lon": round(float(np.interp(km, along_km, points[:, 0])), 4),
            "lat": round(float(np.interp(km, along_km, points[:, 1])), 4),
        }
        for km in wanted
    ]


def _build_towns(towns: Towns, focus: Sequence[str], border: BaseGeometry | None) -> dict[str, list[Any]]:
    """Towns in columns: in the countries of the focus those over 5,000 and near the border all, elsewhere the large."""
    in_focus = np.isin(towns.country_codes, list(focus)) if focus else np.ones(len(towns.names), dtype=np.bool_)
    near = np.zeros(len(towns.names), dtype=np.bool_)
    if border is not None:
        near = np.asarray(shapely.dwithin(shapely.points(towns.lon, towns.lat), border, _NEAR_BORDER_DEG))
    kept = towns.is_capital | (towns.population >= _LEAST_POPULATION)
    kept |= in_focus & ((towns.population >= _LEAST_POPULATION_FOCUS) | near)
    kept &= towns.is_capital | near | (np.cumsum(kept) <= _MOST_TOWNS)
    chosen = towns.take(kept)
    return {
        "ids": [f"gn:{number}" for number in chosen.geonames_ids.tolist()],
        "names": list(chosen.names),
        "lon": [round(lon, 4) for lon in chosen.lon.tolist()],
        "lat": [round(lat, 4) for lat in chosen.lat.tolist()],
        "population": chosen.population.tolist(),
        "capital": chosen.is_capital.astype(int).tolist(),
        "focus": in_focus[kept].astype(int).tolist(),
        "near": near[kept].astype(int).tolist(),
    }
