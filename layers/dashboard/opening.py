"""
Read an output folder of `sarhad build` back: its layers, its tables and the articles that they rest on.

Checks that the folder is whole and as this version writes it; whether it tells the truth is what `sarhad verify` asks.
"""

import hashlib
import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.errors import InputError
from geo.records import Article
from layers.files.listing import DATABASE, MANIFEST, list_paths
from layers.spec import CRS, LAYERS, TABLES, ColumnType, LayerSpec
from layers.tables.articles import from_article_row
from layers.tables.frames import Layers, to_rows

_REBUILD = "build it again with `sarhad build PATH --out DIR`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An output folder in memory."""

    layers: Layers
    articles: tuple[Article, ...]
    """In the order of the table articles."""
    version: str
    """Version of Sarhad that wrote it; empty: the manifest does not say."""


def open_output(folder: Path) -> Opened:
    """
    Read an output folder.

    Parameters
    ----------
    folder
        What `sarhad build --out` wrote.

    Returns
    -------
    opened
        Layers and tables as `layers.tables.build_layers` gives them, coordinates as the GeoPackage holds them.

    Raises
    ------
    InputError
        If the folder is missing, no output, incomplete, damaged, or written by a version with other columns.
    """
    if not folder.is_dir():
        problem = "is not a folder" if folder.exists() else "there is no such folder"
        raise InputError(folder, f"{problem}; build one with `sarhad build PATH --out DIR`")
    version = _read_version(folder / MANIFEST)
    tables = {spec.name: _read_frame(folder / DATABASE, spec) for spec in TABLES}
    layers = {spec.name: _read_geo_frame(folder / DATABASE, spec) for spec in LAYERS}
    articles_spec = next(spec for spec in TABLES if spec.name == "articles")
    articles = tuple(_read_article(folder, row) for row in to_rows(articles_spec, tables["articles"]))
    return Opened(layers=Layers(layers=layers, tables=tables), articles=articles, version=version)


def stamp_output(folder: Path) -> str:
    """
    Hash names, sizes and times of a folder's files, so that what was read of it can be kept until it changes.

    Returns
    -------
    stamp
        Differs when a file was added, removed or written again; the empty folder and a missing one have one too.
    """
    stamp = hashlib.sha256()
    for path in list_paths(folder):
        status = path.lstat()
        stamp.update(f"{path.relative_to(folder).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return stamp.hexdigest()


def _read_version(path: Path) -> str:
    if not path.is_file():
        raise InputError(path.parent, f"is no output of Sarhad: {MANIFEST} is missing; {_REBUILD}")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(path, f"is damaged, it is not JSON; {_REBUILD}") from error
    if not isinstance(manifest, dict):
        raise InputError(path, f"is damaged, it is not a JSON object; {_REBUILD}")
    return str(manifest.get("version", ""))


def _read_geo_frame(database: Path, spec: LayerSpec) -> gpd.GeoDataFrame:
    frame = _read_raw(database, spec)
    geometry = gpd.GeoSeries(frame["geometry"].to_numpy(), crs=CRS) if "geometry" in frame else [None] * len(frame)
    return gpd.GeoDataFrame(_to_spec(database, spec, frame), geometry=geometry, crs=CRS)


def _read_frame(database: Path, spec: LayerSpec) -> pd.DataFrame:
    return _to_spec(database, spec, _read_raw(database, spec))


def _read_raw(database: Path, spec: LayerSpec) -> pd.DataFrame:
    if not database.is_file():
        raise InputError(database, f"is missing; {_REBUILD}")
    try:
        # GDAL also warns of what it then refuses: the refusal says it.
        with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
            frame: pd.DataFrame = pyogrio.read_dataframe(database, layer=spec.name, fid_as_index=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise InputError(database, f"has no readable layer {spec.name!r}; {_REBUILD}") from error
    return frame


def _to_spec(database: Path, spec: LayerSpec, frame: pd.DataFrame) -> pd.DataFrame:
    """Give the columns of the specification, in order and typed as the builder types them."""
    missing = [name for name in spec.column_names if name not in frame]
    if missing:
        problem = f"layer {spec.name!r} has no column {missing[0]!r}: another version of Sarhad wrote it"
        raise InputError(database, f"{problem}; {_REBUILD}")
    return pd.DataFrame({column.name: _to_type(frame[column.name], column.type) for column in spec.columns})


def _to_type(series: Any, column_type: ColumnType) -> Any:
    if column_type is ColumnType.TEXT:
        texts = [None if absent else str(value) for value, absent in zip(series, series.isna(), strict=True)]
        return pd.Series(texts, dtype="object")
    return series.astype({"integer": "Int64", "real": "float64", "boolean": "bool"}[column_type.value])


def _read_article(folder: Path, row: dict[str, str | int | float | bool | None]) -> Article:
    known: dict[str, Any] = dict(row)
    path = folder / known["file"]
    if not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(folder / DATABASE, f"names a text outside the folder ({known['file']}); {_REBUILD}")
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be read as UTF-8 text; {_REBUILD}") from error
    if hashlib.sha256(text.encode()).hexdigest() != known["sha256"]:
        raise InputError(path, f"was changed after the build, so quotations no longer fit; {_REBUILD}")
    return from_article_row(known, text)
