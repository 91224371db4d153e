"""
Layers and tables as one GeoPackage (OGC 12-128), through GDAL.

Empty cells are SQL NULL; a table without a geometry is an attribute table. The bytes depend on the content only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from layers.files.notices import WORLDVIEW, attribution
from layers.spec import LAYERS, TABLES, GeometryType, LayerSpec
from layers.tables import Layers

_NO_CLOCK = "1970-01-01T00:00:00.000Z"
"""A GeoPackage states when it last changed; a fixed time keeps two builds of the same input byte-equal."""
_DATE_OPTION = "OGR_CURRENT_DATE"
_NESTED = {
    GeometryType.POINT: {"Point"},
    GeometryType.LINES: {"MultiLineString"},
    GeometryType.AREAS: {"MultiPolygon"},
}


def write_geopackage(layers: Layers, path: Path) -> None:
    """
    Write all layers and tables into one file, empty ones too.

    Parameters
    ----------
    layers
        As `layers.tables.build_layers` gives them.
    path
        File that does not exist yet.
    """
    with _fixed_date():
        for spec in LAYERS:
            _append(spec, layers.layers[spec.name], path)
        for spec in TABLES:
            _append(spec, layers.tables[spec.name], path)


def _append(spec: LayerSpec, frame: pd.DataFrame, path: Path) -> None:
    options: dict[str, object] = {"IDENTIFIER": spec.name, "DESCRIPTION": spec.meaning}
    if isinstance(frame, gpd.GeoDataFrame):
        # Of each layer, not of the file: GDAL copies a file's metadata into an `.aux.xml` beside it on reading.
        credit = attribution(frame.get("location_source", ()))
        options |= {"layer_metadata": {"WORLDVIEW": WORLDVIEW, "ATTRIBUTION": credit}}
        options |= {"geometry_type": _geometry_type(spec, frame)}
    pyogrio.write_dataframe(frame, path, layer=spec.name, driver="GPKG", append=path.exists(), **options)


def _geometry_type(spec: LayerSpec, frame: gpd.GeoDataFrame) -> str:
    """Name the declared type, or `Unknown` where a place of the layer has another shape (a province without area)."""
    if spec.geometry is None:
        raise ValueError(f"{spec.name} is no layer")
    present = set(frame.geometry.geom_type.dropna())
    fits = present <= _NESTED.get(spec.geometry, present)
    return spec.geometry.value if fits else GeometryType.GEOMETRY.value


@contextmanager
def _fixed_date() -> Iterator[None]:
    before = pyogrio.get_gdal_config_option(_DATE_OPTION)
    pyogrio.set_gdal_config_options({_DATE_OPTION: _NO_CLOCK})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({_DATE_OPTION: before})
