"""
Measure lines and distances on the WGS84 ellipsoid, and say which country holds a point.

Knows no article: what a text claims is held against these numbers elsewhere.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Geod, Proj
from shapely import LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry

from geo.data.folders import GEOBOUNDARIES, NATURAL_EARTH, OPENSTREETMAP
from geo.data.tables import read_bundled_table
from geo.errors import GeometryError
from geo.places.geometry import read_pieces, read_shape_of

_GEOD = Geod(ellps="WGS84")
_M_PER_KM = 1000.0
_NEAR_THE_LINE_KM = 10.0
"""Natural Earth lies at most 8.7 km off the Iran–Pakistan line; this close to it OpenStreetMap decides."""
_OSM_PAIR = "boundary:IR-PK"
_TOLERANCES_M = (0, 100, 500, 1000)
_STRAIGHT_DEG = 0.02
_SHORE_DEG = 0.1
"""A point at most this far (11 km) off every coast is on it: harbours, and the coarseness of the coastline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderMeasurement:
    """The length of a boundary on land as one source draws it."""

    source: str
    """In words that a reader understands: "OpenStreetMap 2026"."""
    folder: str
    """Licence folder under `geo/data`: names the notice that must travel with the number."""
    tolerance_m: int
    """Douglas–Peucker tolerance in metres before measuring; 0: as the source draws it."""
    length_km: float


def length_km(line: BaseGeometry) -> float:
    """
    Measure a line on the WGS84 ellipsoid.

    Parameters
    ----------
    line
        LineString or MultiLineString, EPSG:4326, (lon, lat).

    Raises
    ------
    GeometryError
        If it is empty, no line, or leaves [-180, 180] x [-90, 90].
    """
    _check_line(line)
    return float(_GEOD.geometry_length(line)) / _M_PER_KM


def distance_to_boundary_km(point: Point, boundary: BaseGeometry) -> float:
    """
    Measure how far a place lies from a boundary line, on the WGS84 ellipsoid.

    Parameters
    ----------
    point
        One (longitude, latitude) pair in degrees, EPSG:4326.
    boundary
        LineString or MultiLineString of n >= 2 vertices, same CRS and axis order; may not cross the antimeridian.

    Returns
    -------
    distance
        Kilometres, >= 0; within 1 m of a brute-force geodesic search up to 1000 km (see the tests).

    Raises
    ------
    GeometryError
        If either geometry is empty or leaves [-180, 180] x [-90, 90].

    Notes
    -----
    Azimuthal equidistant projection centred on `point`: Snyder (1987), USGS PP 1395, ch. 25. Distances from the
    centre are true on the ellipsoid. Segments are straight in longitude and latitude, as RFC 7946 has it.
    """
    _check_line(boundary)
    if point.is_empty or not _is_on_globe(point):
        raise GeometryError(f"point {point.wkt}: need one (lon, lat) pair in degrees")
    plane = _to_plane(point.x, point.y)
    # Segments are straight in degrees; short ones are straight in the plane too.
    projected = _project(shapely.segmentize(boundary, _STRAIGHT_DEG), plane)
    x, y = shapely.shortest_line(Point(0, 0), projected).coords[-1]
    lon, lat = plane(x, y, inverse=True)
    return float(_GEOD.inv(point.x, point.y, lon, lat)[2]) / _M_PER_KM


def country_at(point: Point) -> str | None:
    """
    Say which country holds a point, de facto.

    Returns
    -------
    code
        ISO 3166-1 alpha-2; None: open sea, or land of no country of ISO's. Within 10 km of the Iran–Pakistan line
        OpenStreetMap decides, elsewhere Natural Earth, whose lines are some kilometres off in places; a point
        just off the coast belongs to the nearest one within about 10 km.

    Raises
    ------
    GeometryError
        If the point is empty or not on the globe.
    """
    if point.is_empty or not _is_on_globe(point):
        raise GeometryError(f"point {point.wkt}: need one (lon, lat) pair in degrees")
    line, sides = _read_sides()
    near_line = shapely.clip_by_rect(line, *point.buffer(2 * _SHORE_DEG).bounds)
    if not near_line.is_empty and distance_to_boundary_km(point, near_line) <= _NEAR_THE_LINE_KM:
        held = next((code for code, side in sides.items() if side.covers(point)), None)
        if held:
            return held
    codes = read_pieces().country_codes
    tree = _read_tree()
    inside = tree.query(point, predicate="intersects")
    if len(inside):
        return _first_code(codes[np.sort(inside)])
    near = tree.query(point, predicate="dwithin", distance=_SHORE_DEG)
    distances = shapely.distance(read_pieces().shapes[near], point)
    return _first_code(codes[near[np.argsort(distances, kind="stable")]])


def border_measurements(code_a: str, code_b: str) -> tuple[BorderMeasurement, ...]:
    """
    Measure a boundary as each bundled source draws it.

    Returns
    -------
    measurements
        Natural Earth 10m first; for Iran–Pakistan then geoBoundaries, and OpenStreetMap at rising Douglas–Peucker
        tolerance. Empty where the two countries share no boundary on land. None of them is *the* length.
    """
    place_id = "boundary:" + "-".join(sorted((code_a, code_b)))
    found: list[BorderMeasurement] = []
    for folder, source in _SOURCES.items():
        line = read_shape_of(folder, place_id)
        if line is None:
            continue
        for tolerance_m in _TOLERANCES_M if folder == OPENSTREETMAP else (0,):
            length = length_km(simplify_m(line, tolerance_m))
            found.append(BorderMeasurement(source=source, folder=folder, tolerance_m=tolerance_m, length_km=length))
    return tuple(found)


_SOURCES = {
    NATURAL_EARTH: "Natural Earth 10m",
    GEOBOUNDARIES: "geoBoundaries CGAZ",
    OPENSTREETMAP: "OpenStreetMap 2026",
}


def simplify_m(line: BaseGeometry, tolerance_m: float) -> BaseGeometry:
    """
    Coarsen a line after Douglas and Peucker with a tolerance in metres; 0 gives it back.

    Notes
    -----
    In the azimuthal equidistant plane around its middle, whose scale is within 0.5 % for lines up to 2000 km.
    """
    if tolerance_m <= 0:
        return line
    middle = line.envelope.centroid
    plane = _to_plane(middle.x, middle.y)
    return _project(shapely.simplify(_project(line, plane), tolerance_m), plane, inverse=True)


def _to_plane(lon: float, lat: float) -> Proj:
    return Proj(proj="aeqd", lon_0=lon, lat_0=lat, ellps="WGS84")


def _project(shape: BaseGeometry, plane: Proj, *, inverse: bool = False) -> BaseGeometry:
    projected: BaseGeometry = shapely.transform(
        shape, lambda points: np.column_stack(plane(points[:, 0], points[:, 1], inverse=inverse))
    )
    return projected


@cache
def _read_sides() -> tuple[BaseGeometry, dict[str, BaseGeometry]]:
    table = read_bundled_table(OPENSTREETMAP, "sides.parquet")
    areas = shapely.from_wkb(table.column("geometry").to_pylist())
    for area in areas:
        shapely.prepare(area)
    line = read_shape_of(OPENSTREETMAP, _OSM_PAIR) or LineString()
    return line, dict(zip(table.column("country_code").to_pylist(), areas, strict=True))


@cache
def _read_tree() -> STRtree:
    return STRtree(read_pieces().shapes)


def _first_code(codes: np.ndarray) -> str | None:
    return next((str(code) for code in codes if code), None)


def _is_on_globe(shape: BaseGeometry) -> bool:
    west, south, east, north = shape.bounds
    return bool(-180 <= west <= east <= 180 and -90 <= south <= north <= 90)  # noqa: PLR2004 - the globe


def _check_line(line: BaseGeometry) -> None:
    if line.geom_type not in ("LineString", "MultiLineString") or line.is_empty or not _is_on_globe(line):
        raise GeometryError(f"{line.geom_type}: need a line of two points or more, (lon, lat) in degrees")
