"""Find and read the bundled model files, or those of another folder while models are being trained and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import GeodataError

MODELS_FOLDER = Path(__file__).resolve().parent
CLUSTERS = "word-clusters.parquet"
"""One row for each word vector of the language model, one column for each number of clusters."""
FIRST_LOOK, SECOND_LOOK = "recogniser-1.crfsuite", "recogniser-2.crfsuite"
RANKER = "ranker.parquet"
"""The nodes of the ranking model's trees."""

_folder: ContextVar[Path] = ContextVar("models", default=MODELS_FOLDER)


def model_path(name: str) -> Path:
    """Give the path of a model file in the folder that is in use."""
    return _folder.get() / name


@contextmanager
def other_models(folder: Path) -> Iterator[None]:
    """Use the models of another folder inside a `with` block."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def read_model_table(path: Path) -> pa.Table:
    """
    Read one table of a model.

    Raises
    ------
    GeodataError
        If the file is missing or damaged.
    """
    try:
        with pq.ParquetFile(path) as opened:
            return opened.read(use_threads=False)
    except (OSError, pa.ArrowException) as fault:
        raise GeodataError(f"{path.name}: {fault}; reinstall Sarhad") from fault
