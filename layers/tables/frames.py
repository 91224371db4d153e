"""
Frames with the columns of their specification, in order and typed, and back to rows.

The one place that knows how pandas spells "nothing known": cells of text hold str or None, whole numbers are `Int64`,
truth values `bool`, other numbers `float64`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from layers.spec import CRS, ColumnType, LayerSpec
from layers.tables.cells import Cell

_DTYPES = {
    ColumnType.TEXT: "object",
    ColumnType.INTEGER: "Int64",
    ColumnType.REAL: "float64",
    ColumnType.BOOLEAN: "bool",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Everything that the files, the map and the dashboard show."""

    layers: dict[str, gpd.GeoDataFrame]
    """By name, in the order of `layers.spec.LAYERS`; EPSG:4326; geometry None where there is no place."""
    tables: dict[str, pd.DataFrame]
    """By name, in the order of `layers.spec.TABLES`."""


def build_frame(spec: LayerSpec, rows: Sequence[Mapping[str, Cell]]) -> pd.DataFrame:
    """
    Build the frame of a table.

    Raises
    ------
    KeyError
        If a row lacks a column of the specification.
    """
    columns = {
        column.name: pd.Series([row[column.name] for row in rows], dtype=_DTYPES[column.type])
        for column in spec.columns
    }
    return pd.DataFrame(columns, columns=list(spec.column_names))


def build_geo_frame(
    spec: LayerSpec, rows: Sequence[Mapping[str, Cell]], geometries: Sequence[BaseGeometry | None]
) -> gpd.GeoDataFrame:
    """Build the frame of a layer: that of a table, with one geometry (or None) a row."""
    frame = build_frame(spec, rows)
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(list(geometries), crs=CRS, dtype="geometry"))


def to_rows(spec: LayerSpec, frame: pd.DataFrame) -> Iterator[dict[str, Cell]]:
    """
    Give back a frame's rows with plain values, None for every empty cell, geometry left out.

    Yields
    ------
    row
        By name, in the order of the specification: str, int, float, bool or None.
    """
    cells = [_plain_cells(frame[column.name], column.type) for column in spec.columns]
    for values in zip(*cells, strict=True):
        yield dict(zip(spec.column_names, values, strict=True))


def _plain_cells(series: "pd.Series[Any]", column_type: ColumnType) -> Iterable[Cell]:
    convert = {ColumnType.TEXT: str, ColumnType.INTEGER: int, ColumnType.REAL: float, ColumnType.BOOLEAN: bool}
    to_plain = convert[column_type]
    missing = series.isna()
    return [None if absent else to_plain(value) for value, absent in zip(series, missing, strict=True)]
