"""Features of an own gazetteer in GeoJSON, each with its line in the file; what a feature means is `rows`'."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.errors import InputError
from geo.places.own.file.content import TextFile
from geo.places.own.file.rows import Row, check_columns, to_text

_TYPES = frozenset({"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
_WGS84 = re.compile(r"(?:CRS:?84|EPSG:{1,2}4326|EPSG:[\d.]*:4326)$", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_CURE = 'give {"type": "FeatureCollection", "features": […]}'


def read_geojson_rows(file: TextFile) -> Iterator[Row]:
    """
    Read the features of a FeatureCollection on WGS84.

    Raises
    ------
    InputError
        If the file is no JSON, no FeatureCollection, on another CRS, or a feature or its geometry is none.
    """
    collection = _parse(file)
    _check_crs(file, collection.get("crs"))
    for line, feature in zip(_find_lines(file.text), collection["features"], strict=True):
        yield _to_row(file, line, feature)


def _parse(file: TextFile) -> dict[str, Any]:
    try:
        value: Any = json.loads(file.text)
    except json.JSONDecodeError as error:
        raise InputError(file.path, f"is no JSON ({error.msg}): {_CURE}", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise InputError(file.path, f"is no JSON that can be read ({error}): {_CURE}", line=1) from error
    is_collection = isinstance(value, dict) and value.get("type") == "FeatureCollection"
    if not is_collection or not isinstance(value.get("features"), list):
        raise InputError(file.path, f"is no FeatureCollection: {_CURE}", line=1)
    return dict(value)


def _check_crs(file: TextFile, crs: Any) -> None:
    """Refuse any CRS but WGS84, which RFC 7946 asks for and older files may still name."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = str(properties.get("name")) if isinstance(properties, Mapping) else str(crs)
    if not _WGS84.search(name):
        at = file.text.find('"crs"')
        line = file.text.count("\n", 0, max(at, 0)) + 1
        cure = "export it on WGS84, for example: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES new.geojson old.geojson"
        raise InputError(file.path, f"is on the CRS {name}, not on WGS84: {cure}", line=line)


def _find_lines(text: str) -> Iterator[int]:
    """Find the line that each feature begins on; the text is known to be a FeatureCollection."""
    decoder = json.JSONDecoder()
    starts: list[int] = []
    position = _skip(text, text.index("{") + 1)
    while text[position] != "}":
        key, position = decoder.raw_decode(text, _skip(text, position))
        position = _skip(text, _skip(text, position) + 1)
        if key == "features" and text[position] == "[":
            starts, position = _find_items(text, position, decoder)
        else:
            _, position = decoder.raw_decode(text, position)
        position = _skip(text, position)
        position = _skip(text, position + 1) if text[position] == "," else position
    return (text.count("\n", 0, start) + 1 for start in starts)


def _find_items(text: str, position: int, decoder: json.JSONDecoder) -> tuple[list[int], int]:
    """Find where the items of an array begin, and where it ends."""
    starts: list[int] = []
    position = _skip(text, position + 1)
    while text[position] != "]":
        starts.append(position)
        _, position = decoder.raw_decode(text, position)
        position = _skip(text, position)
        position = _skip(text, position + 1) if text[position] == "," else position
    return starts, position + 1


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return position if space is None else space.end()


def _to_row(file: TextFile, line: int, feature: Any) -> Row:
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        raise InputError(
            file.path, 'is no Feature: give {"type": "Feature", "properties": …, "geometry": …}', line=line
        )
    properties = feature.get("properties") or {}
    if not isinstance(properties, Mapping):
        raise InputError(file.path, "its properties are no object: give names and values", line=line)
    values: dict[str, str] = {}
    for key, value in properties.items():
        joined = "; ".join(map(str, value)) if isinstance(value, list) else value
        if joined is not None and (text := to_text(joined)):
            values[to_text(key).casefold()] = text
    check_columns(values, file.path, line)
    return Row(path=file.path, line=line, values=values, geometry=_parse_geometry(file, line, feature.get("geometry")))


def _parse_geometry(file: TextFile, line: int, geometry: Any) -> BaseGeometry | None:
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind not in _TYPES:
        raise InputError(file.path, f"geometry of type {kind!r}: give one of {', '.join(sorted(_TYPES))}", line=line)
    try:
        return shapely.geometry.shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise InputError(
            file.path, f"its {kind} cannot be read ({reason}): check its coordinates", line=line
        ) from error
