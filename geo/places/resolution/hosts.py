"""Finds the place that a facility is said to be in; builds no record and invents no position."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.lookup import Lookup
from geo.places.recognition.facilities import FacilityName
from geo.places.resolution.narrative import find_narrative_country
from geo.places.resolution.resolved import Resolved, build_place
from geo.records import Place
from geo.vocabulary import MentionType

_HOST_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "of", "on"})
_HOST_KINDS = frozenset({"settlement", "capital", "district", "province", "airport", "base", "country"})
_STATED, _IN_NAME, _CHAINED, _SENTENCE, _CAPITAL = 0.95, 0.9, 0.86, 0.76, 0.86
"""Belief in the host by how it was found, set by hand; multiplied with the host's own probability."""
_WITHIN_TOWNS = frozenset({"headquarters", "landmark"})
"""Kinds that stand in the town that a sentence is about; crossings, bases and airfields often lie far from it."""
_ELSEWHERE = 0.5
_REACH = 4
_WIDEST_GAP = 20
"""Tokens; room for a name in brackets between a facility and its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The place whose position a facility takes, and why."""

    place: Place
    probability: float
    reason: str


def find_host(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved]) -> Host | None:
    """
    Find the host that the words themselves name: after, before or inside the facility's name.

    A town in the name is closer than a province after it ("the Chaman crossing in Balochistan").
    """
    stated, named = _find_stated(doc, facility, resolved), _find_named(doc, facility, resolved)
    if stated is not None and named is not None and stated.place.kind in {"district", "province", "country"}:
        return named
    return stated or named


def _find_stated(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved]) -> Host | None:
    for item in _located(resolved):
        gap = _read_gap(doc, facility, item)
        if gap is not None:
            place = item.place
            is_host = place is not None and place.kind in _HOST_KINDS
            if place is not None and is_host and not (facility.kind == "embassy" and place.kind == "country"):
                return _host(item, _STATED, f"the text puts it {_preposition(gap)} {place.name}")
    return None


def _find_named(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved]) -> Host | None:
    for item in _located(resolved):
        inside = facility.first_token <= item.name.first_token and item.name.last_token <= facility.last_token
        owns = item.name.last_token + 2 == facility.first_token and doc[facility.first_token - 1].text in {"'s", "’s"}
        if (inside or owns) and item.place is not None and item.place.kind in {"settlement", "capital"}:
            return _host(item, _IN_NAME, f"its name holds {item.place.name}")
    return None


def _located(resolved: Sequence[Resolved]) -> Iterable[Resolved]:
    plain = (r for r in resolved if r.name.mention_type in {MentionType.TOPONYM, MentionType.IN_ORGANISATION})
    return (r for r in plain if r.place is not None and r.place.lon is not None and r.reading.value == "primary")


def _read_gap(doc: Doc, facility: FacilityName, item: Resolved) -> str | None:
    """Read the words between a facility and a place after it that put it there; None where they do not."""
    width = item.name.first_token - facility.last_token - 1
    if not 0 <= width <= _WIDEST_GAP:
        return None
    gap = str(doc[facility.last_token + 1 : item.name.first_token].text)
    return gap if _leads_to_host(gap, width) else None


def _leads_to_host(gap: str, width: int) -> bool:
    """Tell whether the words between a facility and a place put it there ("(GHQ) in", ", ", "in the city of")."""
    text = re.sub(r"\([^)]*\)", " ", gap).strip().lower()
    words = text.split()
    if text == ",":
        return True
    return bool(words) and width <= _REACH + 3 and len(words) <= _REACH and words[0] in _HOST_PREPOSITIONS


def _preposition(gap: str) -> str:
    words = re.sub(r"\([^)]*\)", " ", gap).strip().lower().split()
    return words[0] if words and words[0] in {"near", "outside", "at"} else "in"


def _host(item: Resolved, factor: float, reason: str) -> Host:
    place = item.place
    assert place is not None  # noqa: S101  (`_located` gave it)
    return Host(place=place, probability=round(factor * item.probability, 4), reason=reason)


def guess_host(
    doc: Doc, facility: FacilityName, resolved: Sequence[Resolved], earlier: Sequence[Resolved], lookup: Lookup
) -> Host | None:
    """Find a host that the neighbourhood implies; less sure, and said so."""
    if facility.kind == "embassy":
        return _guess_capital(doc, facility, resolved, lookup)
    if not facility.is_proper:
        return None
    factor = 1.0 if facility.kind in _WITHIN_TOWNS else _ELSEWHERE
    sentence = doc[facility.first_token].sent
    chained = [r for r in earlier if sentence.start <= r.name.first_token < sentence.end and r.place is not None]
    for item in chained:
        if item.place is not None and item.place.lon is not None:
            reason = f"named in one sentence with {item.name.query}, which is there"
            return Host(place=item.place, probability=round(factor * _CHAINED * item.probability, 4), reason=reason)
    towns = [
        r
        for r in _located(resolved)
        if sentence.start <= r.name.first_token < sentence.end
        and not r.metonym
        and r.place is not None
        and r.place.kind in {"settlement", "capital"}
        and not facility.first_token <= r.name.first_token <= facility.last_token
    ]
    if len({r.place.place_id for r in towns if r.place is not None}) == 1:
        return _host(towns[0], factor * _SENTENCE, "the only town named in its sentence")
    return None


def _guess_capital(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved], lookup: Lookup) -> Host | None:
    sender = {
        r.country_code
        for r in resolved
        if facility.first_token - 1 <= r.name.first_token <= facility.last_token + 1 and r.country_code
    }
    found = _find_receiver(doc, facility, resolved) or find_narrative_country(
        doc, facility.first_token, resolved, sender
    )
    if found is None:
        return None
    code, share = found
    capital = lookup.gazetteer.capital_of(code)
    if capital is None:
        return None
    entry = lookup.gazetteer.entry(capital)
    reason = f"no town is named; the passage is about {_country(code, lookup)}, whose capital is {entry.name}"
    return Host(place=build_place(entry), probability=round(_CAPITAL * (1.0 + share) / 2, 4), reason=reason)


def _find_receiver(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved]) -> tuple[str, float] | None:
    """Find the country that an embassy is said to be in ("the Turkish embassy in Iran")."""
    for item in _located(resolved):
        if (
            _read_gap(doc, facility, item) is not None
            and item.place is not None
            and item.place.kind == "country"
            and item.country_code is not None
        ):
            return item.country_code, 1.0
    return None


def _country(code: str, lookup: Lookup) -> str:
    return lookup.gazetteer.entry(f"iso:{code}").name
