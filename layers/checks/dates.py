"""Whether every date is one, and the days beside it are the days that it covers."""

from collections.abc import Iterator
from datetime import date

from geo.errors import InputError
from geo.times.edtf import edtf_bounds
from layers.checks.folder import Folder, Row
from layers.spec import EVENT_LAYERS

_ISO_COLUMNS = ("published", "retrieved")


def check_dates(folder: Folder) -> Iterator[InputError]:
    """Find dates that are no EDTF, first and last days that do not follow from them, and days that do not exist."""
    for spec in EVENT_LAYERS:
        for row in folder.rows(spec.name):
            for problem in _find_problems(row):
                yield folder.fault(spec.name, f"{row['id']}: {problem}")
    for row in folder.rows("articles"):
        for column in _ISO_COLUMNS:
            if row[column] is not None and not _is_day(row[column]):
                yield folder.fault("articles", f"{row['id']}: {column} is {row[column]!r}, not an ISO day")


def _find_problems(row: Row) -> Iterator[str]:
    edtf = row["date_edtf"]
    stated = (row["date_start"], row["date_end"], row["time_precision"])
    if edtf is None:
        if (*stated, row["date_basis"]) != (None,) * 4:
            yield "has days or a basis, but no date_edtf"
    else:
        if row["date_basis"] is None:
            yield f"date_edtf is {edtf!r}, but date_basis is empty"
        yield from _find_bound_problems(edtf, stated)
    signed = row.get("signed_edtf")
    if signed is not None and not _is_edtf(signed):
        yield f"signed_edtf is {signed!r}, not EDTF"
    if (row["place_ids"] is None) != (row["place_basis"] is None):
        yield "place_ids and place_basis do not go together"


def _find_bound_problems(edtf: str, stated: tuple[str | None, str | None, int | None]) -> Iterator[str]:
    try:
        bounds = edtf_bounds(edtf)
    except ValueError:
        yield f"date_edtf is {edtf!r}, not EDTF"
        return
    expected = (_iso(bounds.earliest), _iso(bounds.latest), bounds.precision)
    for name, value, right in zip(("date_start", "date_end", "time_precision"), stated, expected, strict=True):
        if value != right:
            yield f"{name} is {value!r}, but {edtf!r} makes it {right!r}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _is_edtf(text: str) -> bool:
    try:
        edtf_bounds(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
