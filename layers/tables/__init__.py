"""
Turn records into flat tables: nine layers with a geometry, nine tables without.

Reads and writes no file.
"""

from layers.tables.building import build_layers
from layers.tables.frames import Layers, to_rows

__all__ = ["Layers", "build_layers", "to_rows"]
