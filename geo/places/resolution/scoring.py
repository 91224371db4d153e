"""
Scores the candidates of one name and turns the scores into probabilities, "none of these" included.

A log-linear score over named features, which says what holds of names anywhere, and boosted trees on top of it, which
correct it where annotated news showed it wrong (a listwise softmax; `geo/training` fits both to the same texts).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.places.lookup import Named
from geo.places.recognition.name import Name
from geo.places.resolution.comparing import SCORE_COLUMN, compare_candidates
from geo.places.resolution.context import Context
from geo.places.resolution.features import build_features, fade_priors
from geo.places.resolution.trees import read_trees

PLOTTED_FROM = 0.7
"""Probability from which on a place goes on the map: of what is plotted, nineteen in twenty are right, also in a corpus
of which the model has seen nothing."""
COUNTRY_PLOTTED_FROM = 0.6
"""The same for a country: half of the annotated news is local and full of its namesakes (Lebanon, Ohio)."""
KEPT_CANDIDATES = 10

_WEIGHTS: dict[str, float] = {
    "log_population": 1.3,
    "capital_named": 3.4,
    "acting_capital": 2.5,
    "country": 9.3,
    "province": 7.1,
    "district": 4.5,
    "wide": 8.5,
    "water": 6.3,
    "base": 6.5,
    "airport": 5.0,
    "said_kind": 3.0,
    "seat": 0.3,
    "seat_nearby": 2.0,
    "capital": 0.8,
    "dominance": 1.0,
    "in_namesake": -2.0,
    "other_names": 4.0,
    "alternate": -2.8,
    "alternate_wide": -2.1,
    "stripped": -4.1,
    "unique": 1.2,
    "words": 0.6,
    "kind_in_name": 0.3,
    "country_share": 0.8,
    "country_absent": -1.25,
    "country_named": 0.05,
    "country_near": 0.6,
    "province_named": 1.95,
    "province_others": 4.0,
    "same_province": 1.2,
    "container": 1.45,
    "not_in_container": -1.6,
    "holds_before": 4.0,
    "near_others": 3.4,
    "publisher": 0.7,
}
"""Fitted as a conditional logit on public news corpora (LGL, TR-News, GeoWebNews), each left out in turn to check.
By hand, for want of examples in them: district, wide, water, base, airport, acting_capital, words, kind_in_name,
publisher; and what readers of international news expect, which these corpora, half of them local news of the United
States, know too little of: holds_before, said_kind, seat, seat_nearby, capital, dominance, in_namesake, other_names."""
_LOWEST = -12.0
"""Linear score behind the best below which a candidate is as good as out; the trees start from there."""
_NONE = -1.0
"""Where "none of these" starts from, on the same scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A candidate with its probability and what decided."""

    named: Named
    probability: float
    features: dict[str, float]


def score_candidates(name: Name, named: Sequence[Named], context: Context) -> tuple[Scored, ...]:
    """
    Give each bearer of a name its probability in this context.

    Returns
    -------
    scored
        Best first, ties by `place_id`; the probabilities sum to less than 1, the rest is "none of these" or that the
        words name no place at all.
    """
    if not named:
        return ()
    rows, matrix = build_matrix(name, named, context)
    scores = start_scores(matrix) + read_trees().sum_up(matrix)
    shares = np.exp(scores - scores.max())
    shares *= name.certainty / shares.sum()
    scored = [
        Scored(named=bearer, probability=share, features=row)
        for bearer, share, row in zip(named, shares[:-1].tolist(), rows, strict=True)
    ]
    return tuple(sorted(scored, key=lambda s: (-s.probability, s.named.entry.place_id)))


def build_matrix(name: Name, named: Sequence[Named], context: Context) -> tuple[list[dict[str, float]], np.ndarray]:
    """
    Describe the candidates of a name for the trees.

    Returns
    -------
    rows, matrix
        Features by name for each candidate; and `compare_candidates` of them.
    """
    rows = fade_priors([build_features(name, bearer, context, named) for bearer in named], named)
    linear = np.array([math.fsum(_WEIGHTS[key] * value for key, value in row.items()) for row in rows])
    return rows, compare_candidates(name, named, rows, linear, context)


def start_scores(matrix: np.ndarray) -> np.ndarray:
    """Read from a matrix what the trees start from: the linear score behind the best, and that of "none of these"."""
    scores: np.ndarray = np.maximum(matrix[:, SCORE_COLUMN], _LOWEST)
    scores[-1] = _NONE
    return scores
