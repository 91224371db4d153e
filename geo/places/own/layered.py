"""The analyst's gazetteer laid over the bundled one: a name that it knows means its places and no others."""

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.errors import GeodataError, InputError
from geo.places.gazetteer import Entry, Gazetteer, Match
from geo.places.names import to_key
from geo.places.own.entries import PREFIX, OwnEntry, OwnGazetteer
from geo.places.own.file.reader import read_own_gazetteer

_NEAR_DEG = 1.0
"""How far a place may lie from the country that it is said to be in before swapped coordinates are suspected."""


def load_gazetteer(path: Path | None) -> Gazetteer:
    """
    Load the bundled gazetteer, and lay a file of the analyst's over it where one is given.

    Raises
    ------
    InputError
        If the file is at fault.
    GeodataError
        If a bundled file is missing or damaged.
    """
    if path is None:
        return Gazetteer.load()
    own = read_own_gazetteer(path)
    bundled = Gazetteer.load()
    check_countries(own, bundled)
    return LayeredGazetteer(bundled, own)


def check_countries(own: OwnGazetteer, bundled: Gazetteer) -> None:
    """
    Hold the countries of an own gazetteer against the bundled one.

    Raises
    ------
    InputError
        If a code is no country's, or a place lies in its country only with longitude and latitude swapped.
    """
    for entry in own.entries:
        shapes = []
        for code in entry.country_codes:
            try:
                shapes.append(bundled.geometry(f"iso:{code}"))
            except GeodataError:
                problem = f"country_code {code!r} is no country: write ISO 3166-1 alpha-2, such as IR or PK"
                raise InputError(own.path, problem, line=entry.line) from None
        if _is_swapped(entry, [shape for shape in shapes if shape is not None]):
            problem = (
                f"lies outside {' and '.join(entry.country_codes)}, but inside with lon and lat swapped: swap them"
            )
            raise InputError(own.path, problem, line=entry.line)


def _is_swapped(entry: OwnEntry, countries: Sequence[BaseGeometry]) -> bool:
    if entry.lon is None or entry.lat is None or not countries:
        return False
    here, swapped = Point(entry.lon, entry.lat), Point(entry.lat, entry.lon)
    is_near = any(shapely.dwithin(country, here, _NEAR_DEG) for country in countries)
    return not is_near and any(shapely.dwithin(country, swapped, _NEAR_DEG) for country in countries)


class LayeredGazetteer(Gazetteer):
    """The bundled gazetteer under the analyst's own; every method that is public is answered here."""

    def __init__(self, bundled: Gazetteer, own: OwnGazetteer) -> None:
        # No `super().__init__`: the bundled gazetteer has read its tables and is asked, not copied.
        self.own = own
        self._bundled = bundled
        self._own_entries = {entry.place_id: entry for entry in own.entries}
        self._bearers: dict[str, list[OwnEntry]] = {}
        self._written: dict[str, list[str]] = {}
        for entry in own.entries:
            for name in entry.names:
                bearers = self._bearers.setdefault(to_key(name), [])
                if entry not in bearers:
                    bearers.append(entry)
                self._written.setdefault(to_key(name), []).append(name)
        self._keys = sorted(self._bearers)

    def find_own(self, name: str) -> tuple[OwnEntry, ...]:
        """Find the analyst's places of a name, sorted by id; empty where it has none."""
        bearers = self._bearers.get(to_key(name), ())
        return tuple(sorted(bearers, key=lambda entry: entry.place_id))

    def read_spellings(self, name: str) -> tuple[str, ...]:
        """Read how the file writes a name that folds to the same key."""
        return tuple(self._written.get(to_key(name), ()))

    def can_begin(self, words: str) -> bool:
        """Say whether some name of the file begins with these words, or with letters of its first one."""
        key = to_key(words)
        at = bisect_left(self._keys, key)
        return bool(key) and at < len(self._keys) and self._keys[at].startswith(key)

    def count_others(self, name: str) -> int:
        """Count the places of the bundled gazetteer that bear a name."""
        return len(self._bundled.find(name))

    def has_name(self, name: str) -> bool:
        """Say whether any place bears the name, in any language."""
        return to_key(name) in self._bearers or self._bundled.has_name(name)

    def find(self, name: str) -> tuple[Match, ...]:
        """Find the analyst's places of a name; only where it has none, those of the bundled gazetteer."""
        key = to_key(name)
        own = self.find_own(name)
        matches = [Match(entry=entry, is_main_name=to_key(entry.name) == key) for entry in own]
        matches.sort(key=lambda match: not match.is_main_name)
        return tuple(matches) or self._bundled.find(name)

    def entry(self, place_id: str) -> Entry:
        """Look a place up by its id, see `Gazetteer.entry`."""
        if place_id.startswith(PREFIX):
            if place_id not in self._own_entries:
                raise GeodataError(f"{place_id}: no such place in {self.own.file_name}")
            return self._own_entries[place_id]
        return self._bundled.entry(place_id)

    def geometry(self, place_id: str) -> BaseGeometry | None:
        """Give the shape of a place, see `Gazetteer.geometry`; of an own place the one that stands in its file."""
        if place_id.startswith(PREFIX):
            entry = self.entry(place_id)
            return entry.geometry if isinstance(entry, OwnEntry) else None
        return self._bundled.geometry(place_id)

    def position_folder(self, place_id: str) -> str | None:
        """Name the licence folder that a place's point is from; None: the place is not the bundled gazetteer's."""
        return self._bundled.position_folder(place_id)

    def find_demonym(self, word: str) -> str | None:
        """Find the country of a demonym, see `Gazetteer.find_demonym`."""
        return self._bundled.find_demonym(word)

    def find_boundary(self, code_a: str, code_b: str) -> str | None:
        """Find the boundary of two countries, see `Gazetteer.find_boundary`."""
        return self._bundled.find_boundary(code_a, code_b)

    def capital_of(self, country_code: str) -> str | None:
        """Find the settlement that is a country's capital, see `Gazetteer.capital_of`."""
        return self._bundled.capital_of(country_code)

    def neighbours(self, country_code: str) -> tuple[str, ...]:
        """Name the countries that share a boundary on land, see `Gazetteer.neighbours`."""
        return self._bundled.neighbours(country_code)
