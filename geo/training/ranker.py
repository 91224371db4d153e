"""Grows the trees of the ranking model: which candidate annotators meant, given everything else in the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np
import pyarrow as pa

from geo.places.gazetteer import Entry
from geo.places.lookup import Lookup
from geo.places.recognition.name import Name
from geo.places.resolution.comparing import COLUMNS
from geo.places.resolution.context import build_context
from geo.places.resolution.scoring import build_matrix, start_scores
from geo.places.resolution.toponyms import find_candidates
from geo.records import Article
from geo.training.corpora import AnnotatedText, Gold
from geo.training.distance import measure_km
from geo.training.scoring import NEAR_KM
from geo.vocabulary import MentionType

_ROUNDS = 400
_SETTINGS: dict[str, Any] = {
    "num_leaves": 7,
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "min_sum_hessian_in_leaf": 0.01,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
_LEAST_HESSIAN = 1e-3
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One name with its candidates, and which of them would be right."""

    matrix: np.ndarray
    """Shape (candidates + 1, columns); the last row is "none of these"."""
    is_right: np.ndarray
    """Shape (candidates + 1,), at least one True."""


def collect_choices(article: Article, text: AnnotatedText, names: Sequence[Name], lookup: Lookup) -> list[Choice]:
    """
    Describe the candidates of the names of one annotated text.

    Names without candidates, demonyms, and names over which an annotator wrote no coordinates are left out.
    """
    context = build_context(article.text, names, lookup, article)
    gold = {(g.start, g.end): g for g in text.gold}
    choices = []
    for name in names:
        meant = gold.get((name.start, name.end))
        candidates = find_candidates(name, lookup)
        if meant is None or meant.lat is None or name.mention_type is MentionType.DEMONYM or not candidates:
            continue
        _, matrix = build_matrix(name, candidates, context)
        right = [is_right(candidate.entry, meant) for candidate in candidates]
        choices.append(Choice(matrix=matrix, is_right=np.array([*right, not any(right)])))
    return choices


def is_right(entry: Entry, meant: Gold) -> bool:
    """Tell whether a place is the one that an annotator meant: within 161 km, or the same in GeoNames."""
    if meant.geonames_id is not None and entry.geonames_id == meant.geonames_id:
        return True
    if entry.lon is None or entry.lat is None or meant.lon is None or meant.lat is None:
        return False
    return measure_km((entry.lon, entry.lat), (meant.lon, meant.lat)) <= NEAR_KM


def grow_trees(choices: Sequence[Choice]) -> pa.Table:
    """
    Grow the trees.

    Returns
    -------
    table
        As `geo.places.resolution.trees` reads it.
    """
    matrix = np.concatenate([choice.matrix for choice in choices])
    right = np.concatenate([choice.is_right for choice in choices])
    sizes = np.array([len(choice.is_right) for choice in choices])
    start = np.concatenate([start_scores(choice.matrix) for choice in choices])
    data = lgb.Dataset(matrix, right.astype(float), init_score=start, free_raw_data=False)
    booster = lgb.train({**_SETTINGS, "objective": _listwise_softmax(right, sizes)}, data, _ROUNDS)
    return _to_table(booster)


def _listwise_softmax(
    right: np.ndarray, sizes: np.ndarray
) -> Callable[[np.ndarray, Any], tuple[np.ndarray, np.ndarray]]:
    """Maximise the probability that one of the right candidates of each name is chosen."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    def objective(scores: np.ndarray, _: Any) -> tuple[np.ndarray, np.ndarray]:
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = raised / np.add.reduceat(raised, starts)[group]
        of_right = share * right
        wanted = of_right / np.maximum(np.add.reduceat(of_right, starts)[group], _TINY)
        return share - wanted, np.maximum(share * (1 - share), _LEAST_HESSIAN)

    return objective


def _to_table(booster: lgb.Booster) -> pa.Table:
    """Write the trees as one table of nodes; leaves are their own children."""
    rows: dict[str, list[Any]] = {name: [] for name in ("is_root", "column", "threshold", "left", "right", "value")}

    def add(node: dict[str, Any], *, is_root: bool) -> int:
        number = len(rows["value"])
        is_leaf = "leaf_value" in node
        rows["is_root"].append(int(is_root))
        rows["column"].append(-1 if is_leaf else node["split_feature"])
        rows["threshold"].append(0.0 if is_leaf else node["threshold"])
        rows["value"].append(node["leaf_value"] if is_leaf else 0.0)
        rows["left"].append(number)
        rows["right"].append(number)
        if not is_leaf:
            rows["left"][number] = add(node["left_child"], is_root=False)
            rows["right"][number] = add(node["right_child"], is_root=False)
        return number

    for tree in booster.dump_model()["tree_info"]:
        add(tree["tree_structure"], is_root=True)
    types = {"is_root": pa.uint8(), "column": pa.int16(), "left": pa.int32(), "right": pa.int32()}
    columns = {name: pa.array(values, types.get(name, pa.float64())) for name, values in rows.items()}
    return pa.table(columns).replace_schema_metadata({"columns": ";".join(COLUMNS)})
