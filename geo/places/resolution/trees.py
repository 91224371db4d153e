"""
The ranking model's trees: reads them from the package and sums their answers; trains nothing.

The library that grew them (LightGBM) needs a system library that not every machine has, and only the sums are needed
here; `geo/training` writes the file.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from geo.data.tables import read_numbers
from geo.errors import GeodataError
from geo.models.files import RANKER, model_path, read_model_table
from geo.places.resolution.comparing import COLUMNS

_DEEPEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Binary trees, all in one set of columns; shape (nodes,) each, children as node numbers."""

    roots: np.ndarray
    column: np.ndarray
    """Which column of `COLUMNS` a node asks for; -1 for a leaf."""
    threshold: np.ndarray
    """A row goes left where its value is at most this."""
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    """What a leaf adds."""

    def sum_up(self, matrix: np.ndarray) -> np.ndarray:
        """
        Sum what all trees say of each row.

        Parameters
        ----------
        matrix
            Shape (rows, len(COLUMNS)).

        Returns
        -------
        sums
            Shape (rows,).
        """
        rows = np.arange(len(matrix))[:, None]
        nodes = np.broadcast_to(self.roots, (len(matrix), len(self.roots)))
        for _ in range(_DEEPEST):
            column = self.column[nodes]
            if (column < 0).all():
                break
            goes_left = matrix[rows, column] <= self.threshold[nodes]
            # A leaf is its own child.
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        sums: np.ndarray = self.value[nodes].sum(axis=1)
        return sums


def read_trees() -> Trees:
    """
    Read the trees; the second call gives the same object.

    Raises
    ------
    GeodataError
        If the file is missing, damaged, or was trained on other columns than `COLUMNS`.
    """
    return _read_trees(model_path(RANKER))


@cache
def _read_trees(path: Path) -> Trees:
    table = read_model_table(path)
    trained_on = (table.schema.metadata or {}).get(b"columns", b"").decode()
    if trained_on != ";".join(COLUMNS):
        raise GeodataError(f"{path.name}: trained on other features than the code has; run the training again")
    return from_table(table)


def from_table(table: pa.Table) -> Trees:
    """Take trees from a table with the columns of `Trees` and, instead of `roots`, `is_root` (0 or 1)."""
    names = ("column", "threshold", "left", "right", "value")
    columns = {name: read_numbers(table, name) for name in names}
    return Trees(roots=np.flatnonzero(read_numbers(table, "is_root")), **columns)
