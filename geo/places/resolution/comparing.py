"""
Lays the candidates of one name side by side as a matrix for the ranking model: by themselves, and against the best.

Rows are candidates and, last, "none of these"; the columns are `COLUMNS`, in the order that the model was trained on.
"""

import math
from collections.abc import Sequence

import numpy as np

from geo.places.lookup import Named
from geo.places.names import to_key
from geo.places.recognition.name import Name
from geo.places.resolution.context import Anchor, Context, rank_by_prior
from geo.places.resolution.rivals import measure_km

NAMED_FEATURES = (
    *("log_population", "capital_named", "acting_capital", "country", "province", "district", "wide", "water", "base"),
    *("airport", "said_kind", "seat", "seat_nearby", "capital", "dominance", "in_namesake", "other_names"),
    *("alternate", "alternate_wide", "stripped", "unique", "words", "kind_in_name", "country_share", "country_absent"),
    *("country_named", "country_near", "province_named", "province_others", "same_province", "container"),
    *("not_in_container", "holds_before", "near_others", "publisher"),
)
_FURTHER = (
    *("score", "score_share", "candidates", "population", "population_rank", "population_share", "prior", "kind"),
    *("quality", "country_count", "province_count", "country_weight", "province_weight", "within_100_km"),
    *("within_30_km", "nearest_log_km", "repeats", "is_first", "is_dateline", "has_container", "letters", "same_name"),
    *("countries_named", "is_bordering"),
)
_RELATIVE = (
    *("population", "prior", "country_count", "province_count", "country_weight", "province_weight", "within_100_km"),
    *("within_30_km", "near_others", "country_share", "same_province"),
)
"""Columns that are given a second time, less their highest value among the candidates."""
COLUMNS = (*NAMED_FEATURES, *_FURTHER, *(f"{name}_behind_best" for name in _RELATIVE))
ABSENT = -99.0
"""What "none of these" has in every column that describes a place."""

SCORE_COLUMN = COLUMNS.index("score")

_INDEX = {name: number for number, name in enumerate(COLUMNS)}
_RELATIVE_INDEX = [_INDEX[name] for name in _RELATIVE]
_KINDS = {
    "country": 0,
    "region": 1,
    "sea": 1,
    "water": 2,
    "province": 3,
    "district": 4,
    "capital": 5,
    "settlement": 6,
    "airport": 7,
    "base": 7,
    "boundary": 8,
}
_OTHER_KIND = 9
_UNBOUNDED = frozenset({"country", "region", "sea"})
_REACH_DEG = 6.0
_FAR_KM, _NEAR_KM, _FARTHEST_KM = 100.0, 30.0, 9_000.0
_SURE = 0.5
_MOST_COUNTED = 5
_SHORTEST_COUNTED = 3
_NOT_COUNTED = -1.0


def compare_candidates(
    name: Name, named: Sequence[Named], rows: Sequence[dict[str, float]], scores: np.ndarray, context: Context
) -> np.ndarray:
    """
    Build the matrix of one name's candidates.

    Parameters
    ----------
    named
        The candidates.
    rows
        Their features by name, absent ones being 0.
    scores
        What the linear score gives each, shape (candidates,).

    Returns
    -------
    matrix
        Shape (candidates + 1, len(COLUMNS)), float64; the last row is "none of these".
    """
    matrix = np.zeros((len(named) + 1, len(COLUMNS)))
    for number, row in enumerate(rows):
        for key, value in row.items():
            matrix[number, _INDEX[key]] = value
    shared = _describe_name(name, named, context)
    priors = {bearer.entry.place_id: share for bearer, share in rank_by_prior(named)}
    behind = scores - scores.max()
    shares = np.exp(behind) / np.exp(behind).sum()
    anchors = [anchor for anchor in context.anchors if anchor.query != name.query]
    populations = [bearer.entry.population for bearer in named]
    for number, bearer in enumerate(named):
        further = {
            **shared,
            "score": behind[number],
            "score_share": shares[number],
            **_describe_size(bearer, populations),
            **_describe_text(name, bearer, context, priors, anchors),
        }
        for key, value in further.items():
            matrix[number, _INDEX[key]] = value
    best = matrix[:-1, _RELATIVE_INDEX].max(axis=0)
    matrix[:-1, len(COLUMNS) - len(_RELATIVE) :] = matrix[:-1, _RELATIVE_INDEX] - best
    matrix[-1] = ABSENT
    for key in ("candidates", "repeats"):
        matrix[-1, _INDEX[key]] = shared[key]
    return matrix


def _describe_name(name: Name, named: Sequence[Named], context: Context) -> dict[str, float]:
    return {
        "candidates": float(len(named)),
        "repeats": float(context.query_counts[name.query]),
        "is_first": float(context.first_starts.get(name.query, name.start) == name.start),
        "is_dateline": float(name.is_dateline),
        "has_container": float(name.start in context.containers),
        "letters": float(len(name.query)),
    }


def _describe_size(bearer: Named, populations: Sequence[int]) -> dict[str, float]:
    population = bearer.entry.population
    return {
        "population": math.log10(population + 1),
        "population_rank": float(sum(other > population for other in populations)),
        "population_share": population / (sum(populations) + 1),
        "kind": float(_KINDS.get(bearer.entry.kind, _OTHER_KIND)),
        "quality": bearer.quality,
    }


def _describe_text(
    name: Name, bearer: Named, context: Context, priors: dict[str, float], anchors: Sequence[Anchor]
) -> dict[str, float]:
    entry = bearer.entry
    code = entry.country_codes[0] if entry.country_codes else ""
    province = entry.place_id if entry.kind == "province" else entry.admin1_id
    other_weight = context.country_weights.get(code, 0.0) - context.own_weights.get((name.query, code), 0.0)
    return {
        "countries_named": float(sum(other != code for other in context.named_countries)),
        "is_bordering": float(code in context.bordering_codes),
        "prior": priors.get(entry.place_id, 0.0),
        "same_name": float(to_key(entry.name) == to_key(name.query)),
        "country_count": float(context.named_countries[code]) if entry.kind != "country" else _NOT_COUNTED,
        "province_count": _count_province(bearer, context),
        "country_weight": other_weight,
        "province_weight": math.fsum(a.weight for a in anchors if a.admin1_id and a.admin1_id == province),
        **_measure_distances(bearer, anchors),
    }


def _count_province(bearer: Named, context: Context) -> float:
    """Count how often the text has the name of the candidate's province, as words, whatever they mean there."""
    entry = bearer.entry
    if not entry.admin1_id or entry.kind == "province":
        return _NOT_COUNTED
    key = context.province_keys.get(entry.admin1_id, "")
    if len(key) < _SHORTEST_COUNTED:
        return 0.0
    return float(min(_MOST_COUNTED, context.words.count(f" {key} ")))


def _measure_distances(bearer: Named, anchors: Sequence[Anchor]) -> dict[str, float]:
    """Measure how much belief in other names' places lies within 100 and 30 km, and how far the nearest is."""
    entry = bearer.entry
    far = near = 0.0
    nearest_km = _FARTHEST_KM
    if entry.lon is not None and entry.lat is not None and entry.kind not in _UNBOUNDED:
        for anchor in anchors:
            if abs(anchor.lat - entry.lat) > _REACH_DEG:
                continue
            km = measure_km(anchor, entry)
            far += anchor.weight * (km < _FAR_KM)
            near += anchor.weight * (km < _NEAR_KM)
            if anchor.weight > _SURE and km < nearest_km:
                nearest_km = km
    return {"within_100_km": far, "within_30_km": near, "nearest_log_km": math.log10(nearest_km + 1)}
