"""Turns paired documents into figures with intervals of confidence. It prints nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.matching import Pair, Reading

RESAMPLES = 2000
SEED = 20240229
"""Of the resampling: the same documents give the same intervals."""
LEVEL_PERCENT = 95.0
ANY = "any type"
"""Detection and fields, whatever type was found."""
TYPED = "type equal"
"""Detection, of which the type must be right too."""

Key = tuple[str, str]
"""What is counted, and over which type: one of the contract's, `ANY` or `TYPED`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share of 0 to 1, with its interval; None where there is nothing to take a share of."""

    value: float | None
    low: float | None = None
    high: float | None = None
    right: int = 0
    """How many are right; for F1 the pairs, counted twice."""
    whole: int = 0
    """Of how many it is a share; for F1 the annotated and the found."""

    def __str__(self) -> str:
        """Show it in a table's cell."""
        if self.value is None:
            return "–"
        return f"{_to_cell(self.value)} [{_to_cell(self.low or 0.0)}–{_to_cell(self.high or 0.0)}]"


def _to_cell(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


SHARES = {
    "precision": (("hit",), ("found",)),
    "recall": (("hit",), ("gold",)),
    "F1": (("hit", "hit"), ("gold", "found")),
    "date": (("date",), ("paired",)),
    "place": (("place",), ("paired",)),
    "status": (("status",), ("paired",)),
    "map": (("mark",), ("shown",)),
}
"""Of each figure, the counts whose sum is right and the counts whose sum is the whole."""


def count_reading(reading: Reading) -> Counter[Key]:
    """Count in one document all that can be summed over documents."""
    counts: Counter[Key] = Counter()
    for event in reading.gold.events:
        counts.update(("gold", label) for label in (ANY, TYPED, event.label))
    for found in reading.found:
        counts.update(("found", label) for label in (ANY, TYPED, found.label))
        counts.update(("shown", label) for label in (ANY, found.label) if found.drawn is not None)
    counts["hit", ANY] = len(reading.pairs)
    for pair in reading.same_label:
        counts.update(("hit", label) for label in (TYPED, pair.gold.label))
    for pair in reading.pairs:
        _count_fields(counts, pair)
    return counts


def _count_fields(counts: Counter[Key], pair: Pair) -> None:
    judged = {
        "paired": True,
        "date": pair.is_date_right,
        "place": pair.is_place_right,
        "status": pair.is_status_right,
    }
    for label in (ANY, pair.gold.label):
        counts.update((name, label) for name, right in judged.items() if right)
    if pair.is_mark_right:
        counts.update(("mark", label) for label in (ANY, pair.found.label))


def measure(counts: Sequence[Counter[Key]], name: str, label: str) -> Figure:
    """
    Measure one figure over documents.

    Parameters
    ----------
    counts
        One for each document.
    name
        One of `SHARES`.
    label
        A type, `ANY` or `TYPED`.

    Notes
    -----
    Percentile bootstrap over documents, since events of one document are alike: Efron and Tibshirani (1993), ch. 13.
    """
    pairs = np.array([[sum(each[key, label] for key in keys) for keys in SHARES[name]] for each in counts])
    hits, whole = (int(value) for value in pairs.sum(axis=0)) if counts else (0, 0)
    if not whole:
        return Figure(value=None)
    drawn = np.random.default_rng(SEED).integers(len(pairs), size=(RESAMPLES, len(pairs)))
    sums = pairs[drawn].sum(axis=1)
    sums = sums[sums[:, 1] > 0]
    rest = (100.0 - LEVEL_PERCENT) / 2
    low, high = np.percentile(sums[:, 0] / sums[:, 1], [rest, 100.0 - rest])
    return Figure(value=hits / whole, low=float(low), high=float(high), right=hits, whole=whole)


def labels_of(counts: Iterable[Counter[Key]]) -> list[str]:
    """List the types that were annotated or found, the most annotated first."""
    total: Counter[Key] = sum(counts, Counter())
    labels = {label for _, label in total} - {ANY, TYPED}
    return sorted(labels, key=lambda label: (-total["gold", label], label))
