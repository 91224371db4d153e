"""Whether every cell holds what its column is described to hold."""

from collections.abc import Iterator

from geo.errors import InputError
from layers.checks.folder import Folder, Row
from layers.spec import LAYERS, TABLES, ColumnSpec, ColumnType, LayerSpec

_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,),
    ColumnType.INTEGER: (int,),
    ColumnType.REAL: (float, int),
    ColumnType.BOOLEAN: (bool,),
}


def check_columns(folder: Folder) -> Iterator[InputError]:
    """Find columns that are missing or unknown, and cells of the wrong type or with a value that is not allowed."""
    for spec in (*LAYERS, *TABLES):
        for number, row in enumerate(folder.rows(spec.name), start=1):
            where = name_row(row, number)
            for problem in find_problems(spec, row):
                yield folder.fault(spec.name, f"{where}: {problem}")


def name_row(row: Row, number: int) -> str:
    """Name a row by its id where it has one, else by its number."""
    return str(row["id"]) if row.get("id") else f"row {number}"


def find_problems(spec: LayerSpec, row: Row) -> Iterator[str]:
    """Find what is wrong with one row."""
    for name in row:
        if name not in spec.column_names:
            yield f"{name!r} is no column of {spec.name}"
    for column in spec.columns:
        if column.name not in row:
            yield f"column {column.name!r} is missing"
        elif problem := _find_problem(column, row[column.name]):
            yield f"column {column.name!r} {problem}"


def is_sound(spec: LayerSpec, row: Row) -> bool:
    """Say whether a row can be looked at further."""
    return next(find_problems(spec, row), None) is None


def _find_problem(column: ColumnSpec, value: object) -> str | None:
    if value is None:
        return None if column.nullable else "is empty"
    is_truth = isinstance(value, bool)
    if not isinstance(value, _TYPES[column.type]) or (is_truth and column.type is not ColumnType.BOOLEAN):
        return f"holds {value!r}, not {column.type.value}"
    if column.vocabulary is not None and str(value) not in column.vocabulary:
        return f"holds {value!r}, not one of {', '.join(column.vocabulary)}"
    return None
