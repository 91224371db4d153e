"""
An output folder as it is on disk, read for checking without GDAL and without trust.

What cannot be read is a fault and counts as empty; nothing is compared here.
"""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import InputError
from layers.drawing.embedding import read_payload
from layers.files.csv_tables import from_cell
from layers.files.listing import DATABASE, MANIFEST, PAGE
from layers.files.manifest import GENERATOR
from layers.spec import LAYERS, TABLES, ColumnType, LayerSpec

CURE = "build the folder again"
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""Of a GeoPackage geometry, by the code in its header (OGC 12-128r18, 2.1.3)."""
_HEADER_BYTES = 8
_WORLDVIEW_ITEM = re.compile('<MDI key="WORLDVIEW">(?P<value>[^<]*)</MDI>')

Row = dict[str, Any]
_Read = TypeVar("_Read")
_Other = TypeVar("_Other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Rows of one layer or table in one file; `geometries` is empty for a table."""

    rows: list[Row] = field(default_factory=list)
    geometries: list[BaseGeometry | None] = field(default_factory=list)
    worldview: str | None = None
    """View of disputed borders that a layer says it was drawn with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What an output folder holds."""

    path: Path
    manifest: Mapping[str, Any]
    contents: Mapping[str, Content]
    """Layers from their GeoJSON, tables from their CSV, by name."""
    copies: Mapping[str, Content]
    """The same from the GeoPackage."""
    page: Mapping[str, Any]
    """The payload of the map; empty: it could not be read."""
    texts: Mapping[str, str]
    """By article id, for the articles in the table and on disk."""
    faults: tuple[InputError, ...]
    """What could not be read."""
    worldviews: tuple[tuple[str, str | None], ...] = ()
    """Each file that could be read and the view of disputed borders that it says it takes; None: it does not say."""
    set_aside: Mapping[str, list[Row]] = field(default_factory=dict)
    """Rows with a cell at fault, by name: not checked further, but what leads to them leads somewhere."""

    def rows(self, name: str) -> list[Row]:
        """Rows of a layer or table."""
        return self.contents[name].rows

    def cells(self, name: str, column: str) -> list[str]:
        """Texts in one column of all rows, those that are set aside too."""
        values = (row.get(column) for row in (*self.rows(name), *self.set_aside.get(name, ())))
        return [value for value in values if isinstance(value, str)]

    def fault(self, name: str, problem: str) -> InputError:
        """Name a fault in the file of a layer or table."""
        return InputError(self.file(name), f"{problem}; {CURE}")

    def file(self, name: str) -> Path:
        """Path of the file of a layer (GeoJSON) or table (CSV)."""
        is_layer = any(spec.name == name for spec in LAYERS)
        return self.path / "layers" / f"{name}.geojson" if is_layer else self.path / "tables" / f"{name}.csv"


def read_folder(path: Path) -> Folder:
    """
    Read an output folder.

    Raises
    ------
    InputError
        If it is no output folder at all: missing, or without a manifest of Sarhad's.
    """
    if not path.is_dir():
        raise InputError(path, "no such folder; build one with `sarhad build PATH --out DIR`")
    faults: list[InputError] = []
    nothing: dict[str, Any] = {}
    manifest = _attempt(faults, nothing, partial(_read_manifest, path / MANIFEST))
    if manifest.get("generator") != GENERATOR:
        raise InputError(path / MANIFEST, "missing, damaged or not Sarhad's; build one with `sarhad build`")
    contents = {
        spec.name: _attempt(faults, Content(), partial(_read_geojson, path / "layers" / f"{spec.name}.geojson"))
        for spec in LAYERS
    }
    contents |= {
        spec.name: _attempt(faults, Content(), partial(_read_csv, spec, path / "tables" / f"{spec.name}.csv"))
        for spec in TABLES
    }
    copies = {
        spec.name: _attempt(faults, Content(), partial(_read_copy, spec, path / DATABASE))
        for spec in (*LAYERS, *TABLES)
    }
    page = _attempt(faults, nothing, partial(_read_page, path / PAGE))
    return Folder(
        path=path,
        manifest=manifest,
        contents=contents,
        copies=copies,
        page=page,
        texts=_read_texts(path, contents["articles"].rows, faults),
        faults=tuple(faults),
        worldviews=_find_worldviews(path, contents, copies, page, faults),
    )


def _attempt(faults: list[InputError], otherwise: _Other, read: Callable[[], _Read]) -> _Read | _Other:
    try:
        return read()
    except InputError as fault:
        faults.append(fault)
        return otherwise


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise InputError(path, f"missing; {CURE}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"not readable as UTF-8 ({error}); {CURE}") from error


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(_read_text(path))
    except ValueError as error:
        raise InputError(path, f"not JSON ({error}); {CURE}") from error
    return manifest if isinstance(manifest, dict) else {}


def _read_geojson(path: Path) -> Content:
    try:
        collection = json.loads(_read_text(path))
        features = collection["features"]
        rows = [dict(feature["properties"]) for feature in features]
        geometries = [_to_shape(feature["geometry"]) for feature in features]
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise InputError(path, f"not a GeoJSON FeatureCollection ({type(error).__name__}: {error}); {CURE}") from error
    return Content(rows=rows, geometries=geometries, worldview=collection.get("worldview"))


def _read_page(path: Path) -> dict[str, Any]:
    try:
        return read_payload(_read_text(path))
    except ValueError as error:
        raise InputError(path, f"not a map of Sarhad's ({error}); {CURE}") from error


def _find_worldviews(
    path: Path,
    contents: Mapping[str, Content],
    copies: Mapping[str, Content],
    page: Mapping[str, Any],
    faults: Iterable[InputError],
) -> tuple[tuple[str, str | None], ...]:
    unreadable = {fault.path for fault in faults}
    views = [(f"layers/{spec.name}.geojson", contents[spec.name].worldview) for spec in LAYERS]
    views += [(DATABASE, copies[spec.name].worldview) for spec in LAYERS]
    views.append((PAGE, page.get("worldview")))
    return tuple((name, view) for name, view in views if path / name not in unreadable)


def _to_shape(geometry: dict[str, Any] | None) -> BaseGeometry | None:
    return None if geometry is None else shapely.geometry.shape(geometry)


def _read_csv(spec: LayerSpec, path: Path) -> Content:
    records = list(csv.reader(io.StringIO(_read_text(path), newline="")))
    if not records or tuple(records[0]) != spec.column_names:
        raise InputError(path, f"the first line is not the columns of {spec.name}; {CURE}")
    rows: list[Row] = []
    for cells in records[1:]:
        if len(cells) != len(spec.columns):
            raise InputError(path, f"row {len(rows) + 1} has {len(cells)} cells, not {len(spec.columns)}; {CURE}")
        rows.append(
            {column.name: _to_value(cell, column.type) for column, cell in zip(spec.columns, cells, strict=True)}
        )
    return Content(rows=rows)


def _to_value(cell: str, column_type: ColumnType) -> Any:
    """Read a cell; one that does not fit its type stays text, for the check of columns to name."""
    if column_type is ColumnType.TEXT or not cell:
        return from_cell(cell)
    if column_type is ColumnType.BOOLEAN:
        return {"true": True, "false": False}.get(cell, cell)
    try:
        return int(cell) if column_type is ColumnType.INTEGER else float(cell)
    except ValueError:
        return cell


def _read_copy(spec: LayerSpec, path: Path) -> Content:
    if not path.is_file():
        raise InputError(path, f"missing; {CURE}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.row_factory = sqlite3.Row
            records = database.execute(f'SELECT * FROM "{spec.name}" ORDER BY fid').fetchall()  # noqa: S608  (ours)
            worldview = _read_worldview(database, spec) if spec.geometry is not None else None
    except sqlite3.Error as error:
        raise InputError(path, f"layer {spec.name!r} is not readable ({error}); {CURE}") from error
    try:
        rows = [
            {column.name: _from_sql(record[column.name], column.type) for column in spec.columns} for record in records
        ]
        geometries = [_from_blob(record["geom"]) for record in records] if spec.geometry is not None else []
    except (IndexError, ValueError, TypeError, shapely.errors.ShapelyError) as error:
        raise InputError(path, f"layer {spec.name!r} lacks a column or has a broken geometry; {CURE}") from error
    return Content(rows=rows, geometries=geometries, worldview=worldview)


def _read_worldview(database: sqlite3.Connection, spec: LayerSpec) -> str | None:
    """Read what GDAL keeps of a layer's metadata: XML, one item a key."""
    select = (
        "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = gpkg_metadata.id"
        " WHERE table_name = ?"
    )
    found = (_WORLDVIEW_ITEM.search(str(metadata)) for (metadata,) in database.execute(select, (spec.name,)))
    return next((item["value"] for item in found if item is not None), None)


def _from_sql(value: Any, column_type: ColumnType) -> Any:
    return bool(value) if column_type is ColumnType.BOOLEAN and value in {0, 1} else value


def _from_blob(blob: bytes | None) -> BaseGeometry | None:
    if blob is None:
        return None
    envelope = _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111]
    return shapely.from_wkb(blob[_HEADER_BYTES + envelope :])


def _read_texts(path: Path, articles: Iterable[Row], faults: list[InputError]) -> dict[str, str]:
    texts = {}
    for article in articles:
        file = path / "articles" / f"{article['id']}.txt"
        if not file.resolve().is_relative_to(path.resolve()):
            faults.append(InputError(path / "tables" / "articles.csv", f"{article['id']!r} is no safe id; {CURE}"))
            continue
        text = _attempt(faults, None, partial(_read_text, file))
        if text is not None:
            texts[article["id"]] = text
    return texts
