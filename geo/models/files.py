"""Find and read the bundled model files, or those of another folder while models are being trained and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import GeodataError

MODELS_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The model files of a recogniser's two looks at a text."""

    first: str
    second: str


PARSED = Looks(first="recogniser-1.crfsuite", second="recogniser-2.crfsuite")
"""For a text with the language model's tags and entities."""
TOKENISED = Looks(first="quick-recogniser-1.crfsuite", second="quick-recogniser-2.crfsuite")
"""For a text that was only cut into tokens."""
CLUSTERS = "word-clusters.parquet"
"""One row for each word vector of the language model, one column for each number of clusters."""

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
