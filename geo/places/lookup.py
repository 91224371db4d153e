"""
Looks names up in the forms that newspapers print: with "the", "St.", "County", a state's short form.

One `Lookup` serves one article and remembers; it weighs how well a form fits, not the context.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from geo.errors import GeodataError
from geo.places.gazetteer import Entry, Gazetteer
from geo.places.names import to_key
from geo.places.words.abbreviations import find_country_code, find_state
from geo.places.words.scripts import is_arabic_script

_ACRONYM_LETTERS = 3
"""Capitals only and this short, a word is an abbreviation ("EU"), not a small town."""
_ACRONYMLESS = frozenset({"settlement", "capital", "province", "airport", "base"})
_MAIN, _ALTERNATE, _VARIANT, _STRIPPED = 1.0, 0.6, 0.9, 0.6
_SIMILAR = 0.8
"""Share of letters in order (difflib's ratio) from which on an alternate name is another spelling, no other name."""
_LEFT_OUT = ("river", "lake", "mountains", "islands", "desert", "peninsula")
"""Words that texts leave out of a name ("on the Danube")."""
_SPELLINGS = (
    (re.compile(r"^St\.? ", re.IGNORECASE), "Saint "),
    (re.compile(r"^Saint ", re.IGNORECASE), "St "),
    (re.compile(r"^Mt\.? ", re.IGNORECASE), "Mount "),
    (re.compile(r"^Ft\.? ", re.IGNORECASE), "Fort "),
    (re.compile(r"^N\. ", re.IGNORECASE), "North "),
    (re.compile(r"^S\. ", re.IGNORECASE), "South "),
    (re.compile(r" and "), " & "),
)
_SUFFIX = re.compile(
    r"\s+(county|parish|township|province|provinces|district|districts|region|state|city|municipality|borough|town|village"
    r"|oblast|voivodeship|governorate|prefecture|division|tehsil|agency|territory|area|valley|proper)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:(?:the\s+)?(?:city|town|village|province|state|district|county|region|republic|port|island)\s+of"
    r"|downtown|central|greater|upper|lower|inner|outer|metro|mainland|rural"
    r"|(?:north|south|east|west)(?:east|west)?(?:ern)?|mid)[\s-]+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place that bears a name, and how well."""

    entry: Entry
    quality: float
    """1 the main name, 0.9 another spelling of it, 0.6 an alternate or a shortened form."""
    is_stripped: bool = False
    """Only a part of the printed words is its name ("Laurel" of "Laurel County")."""


class Lookup:
    """The gazetteer seen through the forms that names take in one text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._found: dict[str, tuple[Named, ...]] = {}

    def find(self, query: str) -> tuple[Named, ...]:
        """
        Find the places that a printed name can mean.

        Returns
        -------
        named
            Best fit first, districts after other places, then by population; empty where no place bears any form of
            the name.
        """
        if query not in self._found:
            self._found[query] = self._find(query)
        return self._found[query]

    def _find(self, query: str) -> tuple[Named, ...]:
        bare = _POSSESSIVE.sub("", _ARTICLE.sub("", query.strip()))
        code = find_country_code(bare)
        if code is not None and (country := self._named(f"iso:{code}")):
            return (country,)
        state = find_state(bare, after_comma=False)
        if state is not None:
            return self._find_state(state)
        found: dict[str, Named] = {}
        self._add(found, bare, _MAIN)
        if bare != query:
            self._add(found, query, _MAIN)
        for pattern, spelling in _SPELLINGS:
            if pattern.search(bare):
                self._add(found, pattern.sub(spelling, bare), _VARIANT)
        if not found:
            self._add(found, _SUFFIX.sub("", bare), _STRIPPED)
        if not found:
            self._add(found, _PREFIX.sub("", bare), _STRIPPED)
        if not found:
            self._add(found, _SUFFIX.sub("", _PREFIX.sub("", bare)), _STRIPPED)
        return tuple(sorted(found.values(), key=_to_rank))

    def find_state(self, short: str) -> tuple[Named, ...]:
        """Find the state or province that a short form after a comma stands for ("Athens, GA")."""
        name = find_state(short, after_comma=True)
        return () if name is None else self._find_state(name)

    def _find_state(self, name: str) -> tuple[Named, ...]:
        found: dict[str, Named] = {}
        self._add(found, name, _MAIN)
        states = tuple(
            n for n in found.values() if n.entry.kind == "province" and {"US", "CA"} & {*n.entry.country_codes}
        )
        return states or tuple(n for n in found.values() if "US" in n.entry.country_codes)[:1]

    def _named(self, place_id: str) -> Named | None:
        try:
            return Named(entry=self.gazetteer.entry(place_id), quality=_MAIN)
        except GeodataError:
            return None

    def _add(self, found: dict[str, Named], name: str, quality: float) -> None:
        if not to_key(name):
            return
        is_acronym = name.isupper() and len(name) <= _ACRONYM_LETTERS
        for match in self.gazetteer.find(name):
            if is_acronym and match.entry.kind in _ACRONYMLESS:
                continue
            value = quality * (_MAIN if match.is_main_name else _fit_alternate(name, match.entry.name))
            known = found.get(match.entry.place_id)
            if known is None or known.quality < value:
                found[match.entry.place_id] = Named(entry=match.entry, quality=value, is_stripped=quality == _STRIPPED)


def _to_rank(named: Named) -> tuple[float, bool, int, str]:
    entry = named.entry
    return (-named.quality, entry.kind == "district", -entry.population, entry.place_id)


@lru_cache(maxsize=65536)
def _fit_alternate(name: str, main_name: str) -> float:
    """Tell another spelling or script ("Balochistan", "Baluchestan") from another name ("Leh", a name of Ladakh)."""
    if is_arabic_script(name):
        return _VARIANT
    if to_key(main_name) in {f"{to_key(name)} {word}" for word in _LEFT_OUT}:
        return _VARIANT
    ratio = SequenceMatcher(None, to_key(name), to_key(main_name), autojunk=False).ratio()
    return _VARIANT if ratio >= _SIMILAR else _ALTERNATE
