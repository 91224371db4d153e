import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.errors import GeodataError
from geo.models.files import RANKER, other_models
from geo.places.resolution.comparing import COLUMNS
from geo.places.resolution.trees import from_table, read_trees

# Two trees: one asks whether column 1 is at most 5, the other is a single leaf.
NODES = {
    "is_root": [1, 0, 0, 1],
    "column": [1, -1, -1, -1],
    "threshold": [5.0, 0.0, 0.0, 0.0],
    "left": [1, 1, 2, 3],
    "right": [2, 1, 2, 3],
    "value": [0.0, -1.0, 2.0, 0.25],
}


def make_table() -> pa.Table:
    types = {"is_root": pa.uint8(), "column": pa.int16(), "left": pa.int32(), "right": pa.int32()}
    return pa.table({name: pa.array(values, types.get(name, pa.float64())) for name, values in NODES.items()})


@pytest.mark.parametrize(("value", "expected"), [(4.0, -0.75), (5.0, -0.75), (5.1, 2.25)])
def test_answers_of_all_trees_are_summed(value, expected):
    sums = from_table(make_table()).sum_up(np.array([[9.0, value]]))
    assert sums == pytest.approx([expected])


@pytest.mark.parametrize(("row", "expected"), [((0, 0), 1), ((0, 9), 2), ((9, 0), 3), ((9, 9), 4), ((9, 19), 5)])
def test_every_leaf_of_a_deep_tree_is_reached(row, expected):
    nodes = {
        "is_root": [1, *[0] * 8],
        "column": [0, 1, 1, -1, -1, -1, 1, -1, -1],
        "threshold": [5.0, 5.0, 5.0, 0, 0, 0, 15.0, 0, 0],
        "left": [1, 3, 5, 3, 4, 5, 7, 7, 8],
        "right": [2, 4, 6, 3, 4, 5, 8, 7, 8],
        "value": [0, 0, 0, 1.0, 2.0, 3.0, 0, 4.0, 5.0],
    }
    assert from_table(pa.table(nodes)).sum_up(np.array([row])) == pytest.approx([expected])


def test_a_tree_with_too_many_leaves_is_refused():
    inner = 8
    nodes = {
        "is_root": [1, *[0] * 16],
        "column": [0] * inner + [-1] * 9,
        "threshold": [float(n) for n in range(17)],
        "left": [inner + n for n in range(inner)] + list(range(inner, 17)),
        "right": [*range(1, inner), 16, *range(inner, 17)],
        "value": [0.0] * 17,
    }
    with pytest.raises(GeodataError, match="9 leaves"):
        from_table(pa.table(nodes))


def test_trees_for_other_features_are_refused(tmp_path):
    pq.write_table(make_table().replace_schema_metadata({"columns": "other"}), tmp_path / RANKER)
    with other_models(tmp_path), pytest.raises(GeodataError, match="trained on other features"):
        read_trees()


def test_the_bundled_trees_answer_for_every_row():
    sums = read_trees().sum_up(np.zeros((3, len(COLUMNS))))
    assert sums.shape == (3,)
    assert np.isfinite(sums).all()
    assert len(set(sums.tolist())) == 1
