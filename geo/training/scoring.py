"""
Scores a geoparser's mentions against annotated texts, by the strict rules that published comparisons use.

A mention without coordinates is charged as wrong, so that abstaining never helps; annotated mentions without
coordinates count for recognition only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.training.corpora import AnnotatedText, Gold
from geo.training.distance import measure_km

NEAR_KM = 161.0
"""A hundred miles: within it a place counts as the one that the annotator meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """A mention that a geoparser found."""

    start: int
    end: int
    lon: float | None
    lat: float | None
    probability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What can be summed over texts."""

    gold: int = 0
    located: int = 0
    """Annotated mentions with coordinates."""
    predicted: int = 0
    exact: int = 0
    right: int = 0
    """Matched and within 161 km."""
    unknowable: int = 0
    """Predictions matched with an annotated mention that has no coordinates."""

    def __add__(self, other: "Counts") -> "Counts":
        """Sum two texts' counts."""
        return Counts(
            gold=self.gold + other.gold,
            located=self.located + other.located,
            predicted=self.predicted + other.predicted,
            exact=self.exact + other.exact,
            right=self.right + other.right,
            unknowable=self.unknowable + other.unknowable,
        )

    @property
    def recognition(self) -> float:
        """F1 of spans with exactly the annotators' start and end."""
        return _f1(self.exact, self.predicted, self.gold)

    @property
    def end_to_end(self) -> float:
        """F1 of mentions that overlap an annotator's and lie within 161 km of it."""
        return _f1(self.right, self.predicted - self.unknowable, self.located)

    @property
    def accuracy(self) -> float:
        """Share of the located annotated mentions that lie within 161 km; for predictions on the annotated spans."""
        return self.right / self.located if self.located else 0.0


def score_text(text: AnnotatedText, predicted: Sequence[Predicted], *, needs_id: bool) -> Counts:
    """
    Score one text.

    Parameters
    ----------
    predicted
        One for each span.
    needs_id
        Take coordinates of annotated mentions without a GeoNames id for none: streets and shops.
    """
    pairs = [(text.gold[i], predicted[j]) for i, j in match_spans(text.gold, predicted)]
    spans = {(gold.start, gold.end) for gold in text.gold}
    return Counts(
        gold=len(text.gold),
        located=sum(is_located(gold, needs_id=needs_id) for gold in text.gold),
        predicted=len(predicted),
        exact=sum((found.start, found.end) in spans for found in predicted),
        right=sum(is_near(gold, found) for gold, found in pairs if is_located(gold, needs_id=needs_id)),
        unknowable=sum(not is_located(gold, needs_id=needs_id) for gold, _ in pairs),
    )


def match_spans(gold: Sequence[Gold], predicted: Sequence[Predicted]) -> list[tuple[int, int]]:
    """Match spans one to one: equal ones first, then by the number of characters shared."""
    pairs: list[tuple[bool, int, int, int]] = []
    for i, wanted in enumerate(gold):
        for j, found in enumerate(predicted):
            shared = min(wanted.end, found.end) - max(wanted.start, found.start)
            if shared > 0:
                pairs.append(((wanted.start, wanted.end) != (found.start, found.end), -shared, i, j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    matched = []
    for _, _, i, j in sorted(pairs):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            matched.append((i, j))
    return matched


def is_located(gold: Gold, *, needs_id: bool) -> bool:
    """Tell whether an annotated mention has coordinates that count."""
    return gold.lat is not None and (gold.geonames_id is not None or not needs_id)


def is_near(gold: Gold, found: Predicted) -> bool:
    """Tell whether a prediction lies within 161 km of what the annotator meant."""
    if gold.lon is None or gold.lat is None or found.lon is None or found.lat is None:
        return False
    return measure_km((gold.lon, gold.lat), (found.lon, found.lat)) <= NEAR_KM


def measure_calibration(judged: Iterable[tuple[float, bool]], *, bins: int = 10) -> float:
    """
    Measure the expected calibration error: how far probabilities lie from the share that is right.

    Parameters
    ----------
    judged
        Probability, and whether it was right.
    bins
        Equal steps of probability.
    """
    groups: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in judged:
        groups.setdefault(min(bins - 1, int(bins * probability)), []).append((probability, right))
    whole = sum(map(len, groups.values()))
    return sum(abs(sum(p for p, _ in group) - sum(right for _, right in group)) for group in groups.values()) / whole


def _f1(right: int, predicted: int, wanted: int) -> float:
    return 2 * right / (predicted + wanted) if right else 0.0
