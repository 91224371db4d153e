"""Places on their way into the gazetteer, and the files that hold them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import marisa_trie
import pyarrow as pa
import pyarrow.parquet as pq

from geo.data.folders import PLACE_FOLDERS
from geo.places.names import to_key

_NOWHERE = -(1 << 31)
_MAIN_NAME = 1 << 31
_DEGREE = 100_000


@dataclass(slots=True, kw_only=True)
class PlaceRow:
    """One place, its fields as in `geo.places.gazetteer.Entry`, and the names that it is found by."""

    place_id: str
    name: str
    kind: str
    feature_class: str
    country_codes: tuple[str, ...] = ()
    name_fa: str | None = None
    name_ur: str | None = None
    iso_3166_2: str | None = None
    admin1_id: str | None = None
    geonames_id: int | None = None
    icao: str | None = None
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    main_names: set[str] = field(default_factory=set)
    other_names: set[str] = field(default_factory=set)


Named = tuple[str, str, bool]
"""Name, `place_id`, whether it is a main name."""


def names_of(rows: Iterable[PlaceRow]) -> list[Named]:
    """List every name of the rows."""
    found: list[Named] = []
    for row in rows:
        main = {row.name, *row.main_names}
        other = {*row.other_names, *(name for name in (row.name_fa, row.name_ur) if name)}
        found += [(name, row.place_id, True) for name in main]
        found += [(name, row.place_id, False) for name in other]
    return found


def number_places(rows_by_folder: Mapping[str, Sequence[PlaceRow]]) -> dict[str, int]:
    """Give the places numbers in the order in which the gazetteer reads them."""
    ids = [row.place_id for folder in PLACE_FOLDERS for row in rows_by_folder[folder]]
    numbers = {place_id: number for number, place_id in enumerate(ids)}
    if len(numbers) != len(ids):
        doubled = sorted({place_id for place_id in ids if ids.count(place_id) > 1})[:5]
        raise ValueError(f"two places with one id: {doubled}")
    return numbers


def write_places(rows: Sequence[PlaceRow], path: Path) -> None:
    """Write the columns of the places; settlements have no `place_id`, since `gn:` and their number make it."""
    table = pa.table(
        {
            "place_id": pa.array(
                [None if row.place_id.startswith("gn:") else row.place_id for row in rows], pa.string()
            ),
            "name": pa.array([row.name for row in rows], pa.string()),
            "name_fa": pa.array([row.name_fa for row in rows], pa.string()),
            "name_ur": pa.array([row.name_ur for row in rows], pa.string()),
            "kind": pa.array([row.kind for row in rows], pa.string()),
            "feature_class": pa.array([row.feature_class for row in rows], pa.string()),
            "country_codes": pa.array([";".join(row.country_codes) or None for row in rows], pa.string()),
            "iso_3166_2": pa.array([row.iso_3166_2 for row in rows], pa.string()),
            "admin1_id": pa.array([row.admin1_id for row in rows], pa.string()),
            "geonames_id": pa.array([row.geonames_id or 0 for row in rows], pa.int32()),
            "icao": pa.array([row.icao for row in rows], pa.string()),
            "lon": pa.array([to_fixed(row.lon) for row in rows], pa.int32()),
            "lat": pa.array([to_fixed(row.lat) for row in rows], pa.int32()),
            "population": pa.array([row.population for row in rows], pa.int64()),
        },
    )
    write_table(table, path)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table so that equal tables give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table, path, compression="zstd", compression_level=19, write_statistics=False, row_group_size=1 << 20
    )


def write_names(named: Iterable[Named], numbers: dict[str, int], folder: Path) -> None:
    """Write the trie of keys and, for each key, the places that bear it."""
    rows: dict[str, dict[int, bool]] = defaultdict(dict)
    for name, place_id, is_main in named:
        key = to_key(name)
        if key:
            places = rows[key]
            number = numbers[place_id]
            places[number] = places.get(number, False) or is_main
    trie = marisa_trie.Trie(sorted(rows))
    by_id: list[list[int]] = [[] for _ in rows]
    for key, places in rows.items():
        by_id[trie[key]] = sorted(number | (_MAIN_NAME if main else 0) for number, main in places.items())
    folder.mkdir(parents=True, exist_ok=True)
    trie.save(str(folder / "names.marisa"))
    write_table(pa.table({"rows": pa.array(by_id, pa.list_(pa.uint32()))}), folder / "names.parquet")


def to_fixed(degrees: float | None) -> int:
    """Count degrees in units of 1e-5; a place without a position has the least number."""
    return _NOWHERE if degrees is None else round(degrees * _DEGREE)
