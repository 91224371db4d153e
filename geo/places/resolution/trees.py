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

_MOST_LEAVES = 8
"""One bit of a byte each."""
_ALL = 0xFF
_LOWEST_BIT = np.array([(byte & -byte).bit_length() - 1 for byte in range(_ALL + 1)])
"""Of each byte the number of its lowest bit that is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """
    Binary trees, every question asked at once instead of one after the other down a tree.

    A question whose answer is "right" rules out the leaves to its left; of the leaves that nothing rules out, a row's
    own is the leftmost (QuickScorer: Lucchese and others, SIGIR 2015).
    """

    column: np.ndarray
    """Which column of `COLUMNS` a question is about; shape (questions, trees)."""
    threshold: np.ndarray
    """Above it the answer is "right"; shape (questions, trees), infinite where a tree has fewer."""
    kept: np.ndarray
    """Bits of the leaves that "right" does not rule out; shape (questions, trees), uint8."""
    value: np.ndarray
    """What a leaf adds, leftmost first; shape (trees, leaves)."""

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
        asked = matrix.take(self.column.ravel(), axis=1).reshape(len(matrix), *self.column.shape)
        left_over = np.bitwise_and.reduce(np.where(asked > self.threshold, self.kept, np.uint8(_ALL)), axis=1)
        sums: np.ndarray = self.value[np.arange(len(self.value)), _LOWEST_BIT[left_over]].sum(axis=1)
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
    """
    Take trees from a table of nodes.

    Parameters
    ----------
    table
        `is_root` (0 or 1), `column` (-1 for a leaf), `threshold`, `left` and `right` (node numbers), `value`.

    Raises
    ------
    GeodataError
        If a tree has more than eight leaves.
    """
    names = ("is_root", "column", "threshold", "left", "right", "value")
    nodes = {name: read_numbers(table, name) for name in names}
    roots = np.flatnonzero(nodes["is_root"])
    shape = _MOST_LEAVES, len(roots)
    column, threshold = np.zeros(shape, np.int64), np.full(shape, np.inf)
    kept, value = np.full(shape, _ALL, np.uint8), np.zeros(shape[::-1])
    for number, root in enumerate(roots.tolist()):
        leaves, questions = _list_nodes(nodes, root)
        if len(leaves) > _MOST_LEAVES:
            raise GeodataError(f"{RANKER}: a tree with {len(leaves)} leaves; grow them with {_MOST_LEAVES} at most")
        value[number, : len(leaves)] = nodes["value"][leaves]
        for place, (node, first, count) in enumerate(questions):
            column[place, number], threshold[place, number] = nodes["column"][node], nodes["threshold"][node]
            kept[place, number] = _ALL & ~(((1 << count) - 1) << first)
    return Trees(column=column, threshold=threshold, kept=kept, value=value)


def _list_nodes(nodes: dict[str, np.ndarray], node: int) -> tuple[list[int], list[tuple[int, int, int]]]:
    """List the leaves under a node, leftmost first; and the questions: node, its first leaf, leaves to its left."""
    if nodes["column"][node] < 0:
        return [node], []
    left, left_questions = _list_nodes(nodes, int(nodes["left"][node]))
    right, right_questions = _list_nodes(nodes, int(nodes["right"][node]))
    moved = [(other, first + len(left), count) for other, first, count in right_questions]
    return [*left, *right], [(node, 0, len(left)), *left_questions, *moved]
