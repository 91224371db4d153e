"""One row or feature of an own gazetteer to a place, each fault with its line and the cure; knows no file format."""

import difflib
import math
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from geo.errors import InputError
from geo.places.names import to_key
from geo.places.own.entries import OwnEntry
from geo.places.own.file.kinds import DEFAULT_KIND, DEFAULT_WIDE_KIND, OWN_KINDS, OwnKind

COLUMNS = (
    *("name", "alternate_names", "kind", "lon", "lat", "source", "country_code", "name_fa", "name_ur", "id"),
    *("radius_m", "precision"),
)
_MISNAMED = {
    **dict.fromkeys(("longitude", "lng", "long", "x"), "lon"),
    **dict.fromkeys(("latitude", "y"), "lat"),
}
_LIKE = 0.82
_ID = re.compile(r"[\w.:-]+")
_CODE = re.compile(r"[A-Z]{2}")
_SHORTEST_NAME = 2
_MOST_LON, _MOST_LAT = 180.0, 90.0
_DECIMALS = 6
_GRID_DEG = 10.0**-_DECIMALS
_LINES = (LineString, MultiLineString)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row or feature says, before it is believed."""

    path: Path
    line: int
    values: Mapping[str, str]
    """By column, stripped; an empty cell is left out."""
    geometry: BaseGeometry | None = None
    """Of a GeoJSON feature."""

    def fault(self, problem: str) -> InputError:
        """Name the row's line."""
        return InputError(self.path, problem, line=self.line)


def check_columns(names: Collection[str], path: Path, line: int) -> None:
    """
    Refuse column names that are near misses of known ones; what is wholly unknown is the analyst's own and left alone.

    Raises
    ------
    InputError
        With the name that was meant.
    """
    for name in names:
        if name in COLUMNS:
            continue
        near = difflib.get_close_matches(name, COLUMNS, n=1, cutoff=_LIKE)
        meant = _MISNAMED.get(name) or (near[0] if near else None)
        if meant is not None and meant not in names:
            raise InputError(path, f"column {name!r} is not known: call it {meant!r}", line=line)


def parse_row(row: Row, place_id: str) -> OwnEntry:
    """
    Build the place that a row describes.

    Raises
    ------
    InputError
        With the line, what is wrong, and the cure.
    """
    values = row.values
    geometry = row.geometry if row.geometry is not None else _parse_point(row)
    if geometry is not None:
        geometry = _check_geometry(row, geometry)
    kind = _parse_kind(row, geometry)
    point = None if geometry is None else _to_point(geometry)
    return OwnEntry(
        place_id=place_id,
        name=_parse_names(row)[0],
        names=_parse_names(row),
        name_fa=values.get("name_fa"),
        name_ur=values.get("name_ur"),
        kind=kind.kind,
        feature_class=kind.feature_class,
        country_codes=_parse_codes(row),
        iso_3166_2=None,
        admin1_id=None,
        geonames_id=None,
        icao=None,
        lon=None if point is None else round(point.x, _DECIMALS) + 0.0,
        lat=None if point is None else round(point.y, _DECIMALS) + 0.0,
        population=0,
        file_name=row.path.name,
        source=values.get("source"),
        geometry=geometry,
        geo_precision=_parse_precision(row, kind, is_located=geometry is not None),
        radius_m=_parse_radius(row, is_located=geometry is not None),
        line=row.line,
    )


def parse_id(row: Row) -> str | None:
    """Read the id that the file gives; None: it gives none."""
    given = row.values.get("id")
    if given is not None and not _ID.fullmatch(given):
        raise row.fault(f"id {given!r} holds a space or sign: use letters, digits, '-', '_', '.' and ':' only")
    return given


def to_text(value: object) -> str:
    """Fold the white space of a cell and bring it to NFC."""
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _parse_names(row: Row) -> tuple[str, ...]:
    values = row.values
    if "name" not in values:
        raise row.fault("has no name: fill the column 'name', or take the row away")
    others = (part.strip() for part in values.get("alternate_names", "").split(";"))
    scripts = (values.get("name_fa", ""), values.get("name_ur", ""))
    names = tuple(dict.fromkeys(name for name in (values["name"], *others, *scripts) if name))
    for name in names:
        if len(to_key(name)) < _SHORTEST_NAME or not any(char.isalpha() for char in name):
            raise row.fault(f"name {name!r} is too short to be found in a text: write it in full")
    return names


def _parse_kind(row: Row, geometry: BaseGeometry | None) -> OwnKind:
    is_wide = geometry is not None and not isinstance(geometry, Point | MultiPoint)
    word = row.values.get("kind", DEFAULT_WIDE_KIND if is_wide else DEFAULT_KIND).casefold()
    if word not in OWN_KINDS:
        raise row.fault(f"kind {word!r} is not known: use one of {', '.join(sorted(OWN_KINDS))}")
    return OWN_KINDS[word]


def _parse_codes(row: Row) -> tuple[str, ...]:
    codes = tuple(part.strip() for part in row.values.get("country_code", "").split(";") if part.strip())
    wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
    if wrong is not None:
        raise row.fault(f"country_code {wrong!r} is none: write ISO 3166-1 alpha-2 such as IR, two as 'IR; PK'")
    return tuple(dict.fromkeys(codes))


def _parse_point(row: Row) -> Point | None:
    given = [column for column in ("lon", "lat") if column in row.values]
    if not given:
        return None
    if len(given) == 1:
        raise row.fault(f"has {given[0]} alone: give both lon and lat, or neither")
    return Point(_parse_number(row, "lon"), _parse_number(row, "lat"))


def _parse_number(row: Row, column: str) -> float:
    word = row.values[column]
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise row.fault(f"{column} {word!r} is no number: write decimal degrees or metres with a point, such as 61.5")
    return number


def _parse_precision(row: Row, kind: OwnKind, *, is_located: bool) -> int:
    word = row.values.get("precision")
    if word is None:
        return kind.geo_precision if is_located else 0
    if not is_located and word != "0":
        raise row.fault(f"precision {word!r} of a place without a position: give lon and lat, or leave it empty")
    if is_located and word not in {"1", "2", "3"}:
        raise row.fault(f"precision {word!r} is none: 1 exact, 2 near or part of a region, 3 larger region")
    return int(word)


def _parse_radius(row: Row, *, is_located: bool) -> float | None:
    if "radius_m" not in row.values:
        return None
    radius_m = _parse_number(row, "radius_m")
    if radius_m <= 0:
        raise row.fault(f"radius_m {row.values['radius_m']!r} is not above 0: give metres, or leave it empty")
    if not is_located:
        raise row.fault("has a radius_m but no position: give lon and lat, or leave it empty")
    return radius_m


def _check_geometry(row: Row, geometry: BaseGeometry) -> BaseGeometry:
    flat = shapely.force_2d(geometry)
    if flat.is_empty:
        raise row.fault("its geometry is empty: draw it, or set it to null")
    coordinates = shapely.get_coordinates(flat)
    if not np.isfinite(coordinates).all():
        raise row.fault("its geometry holds a coordinate that is no number: write decimal degrees")
    for lon, lat in coordinates.tolist():
        _check_position(row, lon, lat)
    if not flat.is_valid:
        reason = shapely.is_valid_reason(flat)
        raise row.fault(f"its geometry is invalid ({reason}): repair it, for example with QGIS' 'Fix geometries'")
    if shapely.set_precision(flat, _GRID_DEG).is_empty:
        raise row.fault("its geometry is smaller than 0.1 m: give a point")
    return flat


def _check_position(row: Row, lon: float, lat: float) -> None:
    if abs(lon) <= _MOST_LON and abs(lat) <= _MOST_LAT:
        return
    if abs(lat) <= _MOST_LON and abs(lon) <= _MOST_LAT:
        raise row.fault(f"lat {lat:g} is beyond ±90: lon and lat are swapped, longitude comes first")
    which, value, most = ("lon", lon, _MOST_LON) if abs(lon) > _MOST_LON else ("lat", lat, _MOST_LAT)
    raise row.fault(f"{which} {value:g} is beyond ±{most:g}: give degrees on WGS84 (EPSG:4326), longitude first")


def _to_point(geometry: BaseGeometry) -> Point:
    """Find a point of the geometry: itself, the middle of the longest line, inside an area."""
    if isinstance(geometry, _LINES):
        longest = max(shapely.get_parts(geometry), key=lambda part: float(part.length))
        middle: Point = longest.interpolate(0.5, normalized=True)
        return middle
    return geometry.representative_point()
