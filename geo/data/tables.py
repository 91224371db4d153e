"""
Read the bundled tables and check that they can be read.

`ParquetFile`, never `read_table`: the latter imports pandas, 100 MB and a second that a lookup does not need.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from geo.data.folders import DATA_FOLDER
from geo.errors import GeodataError


def read_bundled_table(folder: str, name: str, *, dictionary: Sequence[str] = ()) -> pa.Table:
    """
    Read one bundled table.

    Parameters
    ----------
    folder
        Licence folder.
    name
        File in it.
    dictionary
        Columns of few distinct values, kept as numbers.

    Raises
    ------
    GeodataError
        If the file is missing or damaged.
    """
    try:
        with pq.ParquetFile(DATA_FOLDER / folder / name, read_dictionary=list(dictionary)) as opened:
            return opened.read(use_threads=False)
    except (OSError, pa.ArrowException) as fault:
        raise GeodataError(f"{folder}/{name}: {fault}; reinstall Sarhad") from fault


def to_numbers(array: pa.Array) -> NDArray[Any]:
    """Give a numeric array without nulls to numpy, uncopied; `to_numpy` would import pandas."""
    return np.from_dlpack(array)


def read_numbers(table: pa.Table, column: str) -> NDArray[Any]:
    """Read one numeric column without nulls."""
    return np.concatenate([to_numbers(chunk) for chunk in table.column(column).chunks])


def read_objects(table: pa.Table, column: str) -> NDArray[np.object_]:
    """Read one column of text or bytes, nulls as None."""
    values = table.column(column).to_pylist()
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found
