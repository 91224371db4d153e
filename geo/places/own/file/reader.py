"""Reads an own gazetteer: the file, its rows, unique ids."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from geo.errors import InputError
from geo.ids import digest, to_file_stem
from geo.places.own.entries import PREFIX, OwnEntry, OwnGazetteer
from geo.places.own.file.content import read_file
from geo.places.own.file.csv_rows import read_csv_rows
from geo.places.own.file.geojson_rows import read_geojson_rows
from geo.places.own.file.rows import Row, parse_id, parse_row

_DIGITS = 8


def read_own_gazetteer(path: Path) -> OwnGazetteer:
    """
    Read a file of places.

    Parameters
    ----------
    path
        CSV with a header, or a GeoJSON FeatureCollection; the columns, or properties, are `rows.COLUMNS`, only `name`
        is needed.

    Returns
    -------
    gazetteer
        At least one place; the order of the file changes no id.

    Raises
    ------
    InputError
        At the first fault, with its line and the cure.
    """
    file = read_file(path)
    rows = tuple(read_csv_rows(file) if path.suffix.lower() == ".csv" else read_geojson_rows(file))
    if not rows:
        raise InputError(path, "lists no place: add one, or leave --gazetteer away", line=1)
    return OwnGazetteer(path=path, sha256=file.sha256, entries=tuple(_to_entries(rows)))


def _to_entries(rows: Iterable[Row]) -> Iterable[OwnEntry]:
    known = [(row, parse_id(row)) for row in rows]
    stems = Counter(_to_stem(row) for row, given in known if given is None)
    taken = {given for _, given in known if given is not None}
    seen: dict[str, int] = {}
    for row, given in known:
        stem = _to_stem(row)
        is_shared = stems[stem] > 1 or stem in taken
        own = given or (f"{stem}-{_digest(row)}" if is_shared else stem)
        if own in seen:
            what = f"id {own!r} stands" if given else "the same place stands"
            raise row.fault(f"{what} in line {seen[own]} already: take one away, or give each an id of its own")
        seen[own] = row.line
        yield parse_row(row, f"{PREFIX}{own}")


def _to_stem(row: Row) -> str:
    return to_file_stem(row.values.get("name", "")).casefold()


def _digest(row: Row) -> str:
    """Hash what a row says, its line left out: rows may change places."""
    geometry = "" if row.geometry is None else row.geometry.wkt
    return digest(*(f"{key}={value}" for key, value in sorted(row.values.items())), geometry, digits=_DIGITS)
