"""Geometry on its way to disk: a coarser coverage, a grid that compresses, and GeoParquet files."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.data.builders.rows import write_table

_GRID = 2.0**16
"""Vertices lie on multiples of 2^-16 degree (1.7 m): binary, so that the unused bits are zeros and compress."""


def to_grid(shape: BaseGeometry) -> BaseGeometry:
    """Move the vertices of a shape to the grid."""
    moved: BaseGeometry = shapely.transform(shape, lambda points: np.rint(points * _GRID) / _GRID)
    return moved


def simplify_coverage(shapes: NDArray[np.object_], tolerance_deg: float) -> NDArray[np.object_]:
    """Coarsen areas so that neighbours keep sharing their edges."""
    coarse = shapely.coverage_simplify(shapes, tolerance_deg)
    return np.array([to_grid(shape) for shape in coarse], dtype=object)


def write_shapes(columns: dict[str, Sequence[Any]], shapes: Sequence[BaseGeometry], path: Path) -> None:
    """Write shapes with their columns as GeoParquet (WKB, longitude first, WGS84)."""
    table = pa.table(
        {
            **{name: pa.array(values) for name, values in columns.items()},
            "geometry": pa.array(shapely.to_wkb(np.array(shapes, dtype=object), byte_order=1), pa.binary()),
        },
    )
    column = {"encoding": "WKB", "geometry_types": sorted({shape.geom_type for shape in shapes})}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    write_table(table.replace_schema_metadata({"geo": json.dumps(geo, sort_keys=True)}), path)
