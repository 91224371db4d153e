"""
What stands in one cell: lists joined, numbers rounded, names kept apart.

Knows nothing of frames or files.
"""

import re
from collections.abc import Iterable

from layers.spec import COORDINATE_DECIMALS, SEPARATOR

Cell = str | int | float | bool | None

_BREAKS = re.compile(r"\s*;\s*")
_PROBABILITY_DECIMALS = 4


def join_values(values: Iterable[str]) -> str | None:
    """
    Join a list into one cell.

    Returns
    -------
    cell
        The values in order, `SEPARATOR` between them; None for an empty list. A semicolon inside a value becomes a
        comma and white space one space, so that splitting at `SEPARATOR` gives the values back.
    """
    joined = SEPARATOR.join(_BREAKS.sub(", ", " ".join(value.split())) for value in values)
    return joined or None


def split_values(cell: str | None) -> tuple[str, ...]:
    """Split what `join_values` joined; an empty cell is an empty list."""
    return tuple(cell.split(SEPARATOR)) if cell else ()


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Drop repeated values, keeping the order of first sight."""
    return tuple(dict.fromkeys(values))


def round_degrees(value: float | None) -> float | None:
    """Round a coordinate to what the files carry; None stays None, and -0.0 becomes 0.0."""
    return None if value is None else round(float(value), COORDINATE_DECIMALS) + 0.0


def round_probability(value: float) -> float:
    """Round a probability to what the files carry."""
    return round(float(value), _PROBABILITY_DECIMALS) + 0.0
