"""
Tables as CSV (RFC 4180 quoting, UTF-8, line feeds), safe to open in a spreadsheet.

A cell of text that begins with `= + - @`, a tab or a carriage return would be run as a formula: it gets an apostrophe
in front. So does one that begins so after apostrophes of its own, or it could not be told from the first. Whoever reads
takes one apostrophe off each cell that is spelled so, as `from_cell` does, and has every text as it was.
"""

import re
from pathlib import Path

import pandas as pd

from layers.spec import LayerSpec
from layers.tables import to_rows
from layers.tables.cells import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV_NOTICE = (
    "UTF-8, RFC 4180; nothing known is an empty cell. A text that begins, after any apostrophes, with one of = + - @, a"
    " tab or a carriage return has one apostrophe more in front, so that no spreadsheet runs it: from a cell that"
    r" matches ^'+[=+\-@\t\r] take the first apostrophe off."
)
_NEEDS_APOSTROPHE = re.compile(r"'*[=+\-@\t\r]")
_HAS_APOSTROPHE = re.compile(r"'+[=+\-@\t\r]")


def write_csv(spec: LayerSpec, frame: pd.DataFrame, path: Path) -> None:
    """Write a table."""
    path.write_text(to_csv(spec, frame), encoding="utf-8", newline="")


def to_csv(spec: LayerSpec, frame: pd.DataFrame) -> str:
    """Render a table: a head of column names, then one record a row."""
    records = [spec.column_names, *([to_cell(value) for value in row.values()] for row in to_rows(spec, frame))]
    return "".join(f"{','.join(map(_quote, record))}\n" for record in records)


def to_cell(value: Cell) -> str:
    """Spell a value: nothing known is empty, truth is `true` or `false`, text cannot become a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if _NEEDS_APOSTROPHE.match(value) else value
    return repr(value)


def from_cell(cell: str) -> str | None:
    """Give back the text of a cell that `to_cell` spelled; empty is None."""
    return (cell[1:] if _HAS_APOSTROPHE.match(cell) else cell) or None


def _quote(cell: str) -> str:
    # The csv module would leave a lone carriage return bare, and readers take it for the end of a record.
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '",\n\r') else cell
