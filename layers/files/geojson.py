"""
Layers as GeoJSON (RFC 7946): WGS84, flat properties, null where nothing is known.

The geometries are expected finished, as `layers.tables` gives them: on the grid of 6 decimals, rings right-handed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from layers.files.notices import WORLDVIEW, attribution
from layers.spec import LayerSpec
from layers.tables import to_rows


def write_geojson(spec: LayerSpec, frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer, one feature a line, so that two versions can be compared line by line."""
    path.write_text(to_geojson(spec, frame), encoding="utf-8", newline="\n")


def to_geojson(spec: LayerSpec, frame: gpd.GeoDataFrame) -> str:
    """
    Render a layer as a FeatureCollection.

    Returns
    -------
    text
        Ends in a line feed. Beside the features it names the layer, the view of disputed borders and whom to credit,
        as the licences of the lines ask; GDAL reads over these members.
    """
    credit = attribution(frame.get("location_source", ()))
    head = {"type": "FeatureCollection", "name": spec.name, "worldview": WORLDVIEW, "attribution": credit}
    features = ",\n".join(_dump(feature) for feature in to_features(spec, frame))
    body = f"[\n{features}\n]" if features else "[]"
    return f'{_dump(head)[:-1]}, "features": {body}}}\n'


def to_features(spec: LayerSpec, frame: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    """
    Turn a layer into GeoJSON features.

    Yields
    ------
    feature
        With `id`, `geometry` (None where there is no place) and every column of the specification as a property.
    """
    for row, geometry in zip(to_rows(spec, frame), frame.geometry, strict=True):
        shape = None if geometry is None else shapely.geometry.mapping(geometry)
        yield {"type": "Feature", "id": row["id"], "properties": row, "geometry": shape}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
