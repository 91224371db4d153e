"""Rows of an own gazetteer in CSV: the delimiter found, the lines counted; what a row means is `rows`'."""

import csv
import io
from collections.abc import Iterator

from geo.errors import InputError
from geo.places.own.file.content import TextFile
from geo.places.own.file.rows import Row, check_columns, to_text

_DELIMITERS = (",", ";", "\t")
_CURE = "begin it with a header such as name,alternate_names,kind,lon,lat,source"


def read_csv_rows(file: TextFile) -> Iterator[Row]:
    """
    Read the rows of a CSV file, blank ones left out.

    Raises
    ------
    InputError
        If the header has no `name`, a name stands twice in it, or a row has other cells than it.
    """
    records = _read_records(file)
    line, header = next(records)
    columns = [to_text(cell).casefold() for cell in header]
    if "name" not in columns:
        raise InputError(file.path, f"its first line has no column 'name': {_CURE}", line=line)
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice is not None:
        raise InputError(file.path, f"column {twice!r} stands twice: keep one", line=line)
    check_columns(columns, file.path, line)
    for number, cells in records:
        if any(cell.strip() for cell in cells[len(columns) :]) or len(cells) < len(columns):
            problem = (
                f"has {len(cells)} cells, the header {len(columns)}: put a cell that holds the delimiter in quotes"
            )
            raise InputError(file.path, problem, line=number)
        values = {name: to_text(cell) for name, cell in zip(columns, cells, strict=False)}
        yield Row(path=file.path, line=number, values={name: value for name, value in values.items() if value})


def _read_records(file: TextFile) -> Iterator[tuple[int, list[str]]]:
    """Read records that are not blank, each with the line that it begins on."""
    delimiter = _find_delimiter(file.text)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                file.path, f"is no CSV ({error}): close every quote, double those inside", line=line
            ) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _find_delimiter(text: str) -> str:
    """Find the delimiter that gives the header the most columns."""
    header = next(line for line in text.splitlines() if line.strip())
    return max(_DELIMITERS, key=header.count)
