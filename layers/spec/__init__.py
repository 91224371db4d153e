"""
What every layer and table holds: one description that drives the builder, the checks, the files and the labels.

Holds no data and builds nothing; `layers.tables` fills what is described here.
"""

from geo.vocabulary import ReviewState
from layers.spec.columns import (
    COORDINATE_DECIMALS,
    CRS,
    SEPARATOR,
    ColumnSpec,
    ColumnType,
    GeometryType,
    LayerSpec,
)
from layers.spec.layers import EVENT_LAYERS, LAYERS, PLACE_LAYERS, layer_of_kind
from layers.spec.tables import TABLES

SPECS = {spec.name: spec for spec in (*LAYERS, *TABLES)}
"""Every layer and table by name."""

__all__ = [
    "COORDINATE_DECIMALS",
    "CRS",
    "EVENT_LAYERS",
    "LAYERS",
    "PLACE_LAYERS",
    "SEPARATOR",
    "SPECS",
    "TABLES",
    "ColumnSpec",
    "ColumnType",
    "GeometryType",
    "LayerSpec",
    "ReviewState",
    "layer_of_kind",
]
