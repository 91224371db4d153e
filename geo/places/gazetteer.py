"""
Look places up by name, id or code in the bundled world-wide gazetteer.

Knows no text and no context: which of several places a word means is decided elsewhere.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import marisa_trie
import numpy as np
import pyarrow as pa
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.data.folders import DATA_FOLDER, OWN, PLACE_FOLDERS, POINT_FOLDERS
from geo.data.tables import read_bundled_table, read_numbers, to_numbers
from geo.errors import GeodataError
from geo.places.geometry import read_shape
from geo.places.names import to_key
from geo.vocabulary import FeatureClass

_MAIN_NAME = np.uint32(1 << 31)
_ROW = np.uint32(_MAIN_NAME - 1)
_DEGREE = 100_000
"""Positions are kept as whole numbers of 1e-5 degree (1.1 m)."""
_NOWHERE = -(1 << 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place that the gazetteer knows."""

    place_id: str
    """`gn:` settlement or district, `zip:` place of the United States that only its postal codes name, `iso:` country,
    `adm1:` province, `icao:` airport or base, `sea:`, `region:` (vague), `boundary:` (two country codes, sorted),
    `ne:` other features of Natural Earth."""
    name: str
    name_fa: str | None
    name_ur: str | None
    kind: str
    """country province district settlement capital airport base sea water region boundary."""
    feature_class: FeatureClass
    country_codes: tuple[str, ...]
    """ISO 3166-1 alpha-2; two for a boundary, none for a sea or a vague region."""
    iso_3166_2: str | None
    """Of the province that the place lies in, its own for a province; None: not known."""
    admin1_id: str | None
    """`place_id` of that province; None: not known."""
    geonames_id: int | None
    icao: str | None
    lon: float | None
    """
    Representative point in degrees, inside the place: GeoNames' own where it is known. Of a vague region a point that
    serves lists only and never a map. None: no source gives one.
    """
    lat: float | None
    population: int
    """0: not known."""

    @property
    def is_vague(self) -> bool:
        """A region without an extent that all agree on: listed, never plotted."""
        return self.place_id.startswith("region:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place that bears a name."""

    entry: Entry
    is_main_name: bool
    """The name is the place's main or English one, not an alternate spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names of one licence folder: a trie of keys, and for each key the rows that bear it."""

    trie: marisa_trie.Trie
    starts: np.ndarray
    rows: np.ndarray

    def rows_of(self, key: str) -> Sequence[int]:
        number = self.trie.get(key)
        if number is None:
            return ()
        rows: list[int] = self.rows[self.starts[number] : self.starts[number + 1]].tolist()
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Codes:
    """What is found by code or demonym instead of by name."""

    demonyms: dict[str, str]
    capitals: dict[str, str]
    neighbours: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Positions:
    """Longitudes and latitudes of all rows, in whole numbers of 1e-5 degree."""

    lon: np.ndarray
    lat: np.ndarray
    folder: np.ndarray
    """Number in `PLACE_FOLDERS` and, after it, `POINT_FOLDERS` of the licence folder that a position is from."""


class Gazetteer:
    """The places of the world, their names and shapes. Build it with `Gazetteer.load()`."""

    def __init__(self, places: pa.Table, positions: _Positions, names: Sequence[_Names], codes: _Codes) -> None:
        self._columns = {name: places.column(name) for name in places.column_names}
        self._lon = positions.lon
        self._lat = positions.lat
        self._position_folder = positions.folder
        self._population = read_numbers(places, "population")
        self._geonames_ids = read_numbers(places, "geonames_id")
        self._names = tuple(names)
        self._codes = codes
        ids = places.column("place_id")
        numbered = read_numbers(pa.table({"is_null": ids.is_null().cast(pa.uint8())}), "is_null").astype(bool)
        rows = np.flatnonzero(numbered)
        self._numbered_rows = rows[np.argsort(self._geonames_ids[rows], kind="stable")]
        self._numbers = self._geonames_ids[self._numbered_rows]
        others = np.flatnonzero(~numbered)
        self._row_of = dict(zip(ids.drop_null().to_pylist(), others.tolist(), strict=True))
        self._entries: dict[int, Entry] = {}

    @classmethod
    def load(cls) -> "Gazetteer":
        """
        Read the bundled gazetteer; the second call gives the same object.

        Raises
        ------
        GeodataError
            If a bundled file is missing or damaged.
        """
        return _load_gazetteer()

    def has_name(self, name: str) -> bool:
        """Say whether any place bears the name, in any language."""
        key = to_key(name)
        return any(key in names.trie for names in self._names)

    def find(self, name: str) -> tuple[Match, ...]:
        """
        Find all places that bear a name, in any language and of any kind.

        Returns
        -------
        matches
            Places whose main name it is first, then districts last (a district's people are those of its towns), then
            by population (descending), then by `place_id`; empty where no place bears it.
        """
        key = to_key(name)
        rows = [row for names in self._names for row in names.rows_of(key)]
        is_main: dict[int, bool] = {}
        for packed in rows:
            row = packed & int(_ROW)
            is_main[row] = is_main.get(row, False) or packed >= int(_MAIN_NAME)
        matches = [Match(entry=self._entry_at(row), is_main_name=main) for row, main in is_main.items()]
        return tuple(sorted(matches, key=_to_rank))

    def entry(self, place_id: str) -> Entry:
        """
        Look a place up by its id.

        Raises
        ------
        GeodataError
            If the gazetteer has no such place.
        """
        row = self._find_row(place_id)
        if row is None:
            raise GeodataError(f"{place_id}: no such place in the gazetteer; use an id that `find` returned")
        return self._entry_at(row)

    def geometry(self, place_id: str) -> BaseGeometry | None:
        """
        Read the shape of a place.

        Returns
        -------
        geometry
            EPSG:4326, (lon, lat): polygon of a country, province or sea, line of a boundary (for `boundary:IR-PK` the
            full OpenStreetMap line on land), point otherwise; None for a region without an agreed extent.

        Raises
        ------
        GeodataError
            If the gazetteer has no such place.
        """
        entry = self.entry(place_id)
        shape = read_shape(place_id)
        if shape is not None:
            return shape
        if entry.is_vague or entry.lon is None or entry.lat is None:
            return None
        return Point(entry.lon, entry.lat)

    def position_folder(self, place_id: str) -> str | None:
        """Name the licence folder that a place's point is from; None: the place is not the gazetteer's."""
        row = self._find_row(place_id)
        return None if row is None else (*PLACE_FOLDERS, *POINT_FOLDERS)[self._position_folder[row]]

    def find_demonym(self, word: str) -> str | None:
        """Find the country of a demonym: "Iranian", "Pakistanis" → its `place_id`; None: no demonym."""
        return self._codes.demonyms.get(to_key(word))

    def find_boundary(self, code_a: str, code_b: str) -> str | None:
        """Find the boundary of two countries (ISO alpha-2, any order); None: they share none on land."""
        place_id = "boundary:" + "-".join(sorted((code_a, code_b)))
        return place_id if place_id in self._row_of else None

    def capital_of(self, country_code: str) -> str | None:
        """Find the settlement that is a country's capital; None: the country has none in the gazetteer."""
        return self._codes.capitals.get(country_code)

    def neighbours(self, country_code: str) -> tuple[str, ...]:
        """Name the countries that share a boundary on land, ISO alpha-2, sorted."""
        return self._codes.neighbours.get(country_code, ())

    def _find_row(self, place_id: str) -> int | None:
        if place_id.startswith("gn:") and place_id[3:].isdecimal():
            number = int(place_id[3:])
            at = int(np.searchsorted(self._numbers, number))
            if at < len(self._numbers) and self._numbers[at] == number:
                return int(self._numbered_rows[at])
            return None
        return self._row_of.get(place_id)

    def _entry_at(self, row: int) -> Entry:
        entry = self._entries.get(row)
        if entry is None:
            entry = self._entries[row] = self._build_entry(row)
        return entry

    def _build_entry(self, row: int) -> Entry:
        def text(column: str) -> str | None:
            value: str | None = self._columns[column][row].as_py()
            return value

        number = int(self._geonames_ids[row])
        codes = text("country_codes")
        located = self._lon[row] != _NOWHERE
        return Entry(
            place_id=text("place_id") or f"gn:{number}",
            name=text("name") or "",
            name_fa=text("name_fa"),
            name_ur=text("name_ur"),
            kind=text("kind") or "",
            feature_class=FeatureClass(text("feature_class") or ""),
            country_codes=tuple(codes.split(";")) if codes else (),
            iso_3166_2=text("iso_3166_2"),
            admin1_id=text("admin1_id"),
            geonames_id=number or None,
            icao=text("icao"),
            lon=int(self._lon[row]) / _DEGREE if located else None,
            lat=int(self._lat[row]) / _DEGREE if located else None,
            population=int(self._population[row]),
        )


def _to_rank(match: Match) -> tuple[bool, bool, int, str]:
    entry = match.entry
    return (not match.is_main_name, entry.kind == "district", -entry.population, entry.place_id)


_DICTIONARY = ("kind", "feature_class", "country_codes", "iso_3166_2", "admin1_id")


@cache
def _load_gazetteer() -> Gazetteer:
    tables = [read_bundled_table(folder, "places.parquet", dictionary=_DICTIONARY) for folder in PLACE_FOLDERS]
    places = pa.concat_tables(tables).unify_dictionaries()
    positions = _read_positions(places, [len(table) for table in tables])
    return Gazetteer(places, positions, [_read_names(folder) for folder in PLACE_FOLDERS], _read_codes())


def _read_positions(places: pa.Table, sizes: Sequence[int]) -> _Positions:
    """Read where the places are: their own points, and those of other sources in their stead."""
    lon, lat = read_numbers(places, "lon").copy(), read_numbers(places, "lat").copy()
    source = np.repeat(np.arange(len(sizes), dtype=np.uint8), sizes)
    for number, folder in enumerate(POINT_FOLDERS, start=len(sizes)):
        points = read_bundled_table(folder, "points.parquet")
        rows = read_numbers(points, "row")
        lon[rows], lat[rows] = read_numbers(points, "lon"), read_numbers(points, "lat")
        source[rows] = number
    return _Positions(lon=lon, lat=lat, folder=source)


def _read_names(folder: str) -> _Names:
    path = DATA_FOLDER / folder / "names.marisa"
    trie = marisa_trie.Trie()
    try:
        trie.mmap(str(path))
    except (OSError, RuntimeError, ValueError) as fault:
        raise GeodataError(f"{folder}/names.marisa: {fault}; reinstall Sarhad") from fault
    lists = read_bundled_table(folder, "names.parquet").column("rows").combine_chunks()
    return _Names(trie=trie, starts=to_numbers(lists.offsets), rows=to_numbers(lists.values))


def _read_codes() -> _Codes:
    path = DATA_FOLDER / OWN / "codes.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        neighbours = {code: tuple(codes) for code, codes in raw["neighbours"].items()}
        return _Codes(demonyms=raw["demonyms"], capitals=raw["capitals"], neighbours=neighbours)
    except (OSError, ValueError, KeyError) as fault:
        raise GeodataError(f"{OWN}/codes.json: {fault}; reinstall Sarhad") from fault
