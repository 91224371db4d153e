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


def test_trees_for_other_features_are_refused(tmp_path):
    pq.write_table(make_table().replace_schema_metadata({"columns": "other"}), tmp_path / RANKER)
    with other_models(tmp_path), pytest.raises(GeodataError, match="trained on other features"):
        read_trees()


def test_the_bundled_trees_answer_for_every_row():
    sums = read_trees().sum_up(np.zeros((3, len(COLUMNS))))
    assert sums.shape == (3,)
    assert np.isfinite(sums).all()
    assert len(set(sums.tolist())) == 1
