"""
The finished geometry of each place: valid, on the grid of the files, rings as RFC 7946 wants them.

Decides nothing about which place is drawn.
"""

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.errors import GeodataError
from geo.places.gazetteer import Gazetteer
from geo.records import Place
from geo.reviews.references import PREFIX
from layers.spec import COORDINATE_DECIMALS

_GRID_DEG = 10.0**-COORDINATE_DECIMALS


class Shapes:
    """Geometries by place id, each finished once."""

    def __init__(self, places: Mapping[str, Place], gazetteer: Gazetteer) -> None:
        self._places = places
        self._gazetteer = gazetteer
        self._finished: dict[str, BaseGeometry | None] = {}

    def of_place(self, place_id: str) -> BaseGeometry | None:
        """
        Give the geometry of a place.

        Returns
        -------
        geometry
            EPSG:4326, (lon, lat), at most 6 decimals: multi-polygon of an area, multi-line of a boundary, point
            otherwise; None for a place that is not located or not among the places.
        """
        if place_id not in self._finished:
            raw = self._read(place_id)
            self._finished[place_id] = None if raw is None else finish_geometry(raw)
        return self._finished[place_id]

    def _read(self, place_id: str) -> BaseGeometry | None:
        place = self._places.get(place_id)
        if place is None or place.lon is None or place.lat is None:
            return None
        if place.host_id is not None or (place.location_source or "").startswith(PREFIX):
            return Point(place.lon, place.lat)
        try:
            return self._gazetteer.geometry(place_id)
        except GeodataError:  # found in the text only: it has a position, but the gazetteer has no shape of it
            return Point(place.lon, place.lat)


def finish_geometry(geometry: BaseGeometry) -> BaseGeometry | None:
    """
    Round a geometry to the grid of the files.

    Returns
    -------
    geometry
        Valid, at most 6 decimals, outer rings counter-clockwise, areas and lines as multi-geometries;
        None where nothing is left on that grid.
    """
    on_grid = shapely.set_precision(shapely.force_2d(geometry), _GRID_DEG)
    if on_grid.is_empty:
        return None
    oriented = shapely.orient_polygons(on_grid, exterior_cw=False)
    return _to_multi(shapely.transform(oriented, _round))


def _round(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    # The grid of set_precision is 1e-6 in binary; this gives the shortest decimals. Adding 0 turns -0.0 into 0.0.
    rounded: NDArray[np.float64] = np.round(coordinates, COORDINATE_DECIMALS) + 0.0
    return rounded


def _to_multi(geometry: BaseGeometry) -> BaseGeometry:
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    if isinstance(geometry, LineString):
        return MultiLineString([geometry])
    return geometry


def has_right_hand_rings(geometry: BaseGeometry) -> bool:
    """Say whether outer rings run counter-clockwise and holes clockwise (RFC 7946, 3.1.6); True without areas."""
    polygons = (part for part in shapely.get_parts(geometry) if isinstance(part, Polygon))
    return all(polygon.exterior.is_ccw and not any(hole.is_ccw for hole in polygon.interiors) for polygon in polygons)
