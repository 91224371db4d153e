"""
Gives facilities a position: their own from the gazetteer, or that of the place they are said to be in.

Invents no position: a facility without a host stays without one.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from geo.places.gazetteer import Entry
from geo.places.lookup import Lookup
from geo.places.names import to_key
from geo.places.recognition.facilities import FacilityName
from geo.places.recognition.name import Name
from geo.places.resolution.narrative import find_narrative_country
from geo.places.resolution.resolved import Resolved, build_place, to_geo_precision
from geo.records import Candidate, Place
from geo.vocabulary import FeatureClass, MentionType

_HOST_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "of", "on"})
_HOST_KINDS = frozenset({"settlement", "capital", "province", "airport", "base"})
_WIDE_KINDS = frozenset({"province", "country"})
_OWN, _STATED, _IN_NAME, _SAME, _CHAINED, _SENTENCE, _CAPITAL = 0.97, 0.95, 0.85, 0.9, 0.75, 0.6, 0.7
_MAIN_QUALITY = 0.9
_REACH = 4
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The place whose position a facility takes, and why."""

    place: Place
    probability: float
    reason: str


def resolve_facilities(
    doc: Doc, facilities: Sequence[FacilityName], resolved: Sequence[Resolved], lookup: Lookup
) -> tuple[Resolved, ...]:
    """
    Resolve every facility of a text that is definite enough to be one place.

    Returns
    -------
    resolved
        In text order. A common noun without a host ("the headquarters") is no mention and left out.
    """
    known: dict[str, Resolved] = {}
    finished: list[Resolved] = []
    for facility in facilities:
        item = _resolve(doc, facility, resolved, (known, finished), lookup)
        if item is not None:
            finished.append(item)
            _remember(known, facility, item)
    return tuple(_resolve_later(finished, known))


def _remember(known: dict[str, Resolved], facility: FacilityName, item: Resolved) -> None:
    if item.place is None or item.place.lon is None:
        return
    for text in (facility.text, facility.abbreviation, item.place.name):
        if text:
            known.setdefault(_to_same_key(text), item)


def _resolve_later(finished: Sequence[Resolved], known: dict[str, Resolved]) -> list[Resolved]:
    """Give a facility named before its host was told what was told later."""
    result = []
    for item in finished:
        later = known.get(_to_same_key(item.name.query))
        if (item.place is None or item.place.lon is None) and later is not None:
            item = _same(item.name, later)  # noqa: PLW2901
        result.append(item)
    return result


def _to_same_key(text: str) -> str:
    return to_key(_LEADING.sub("", text)).replace(" ", "")


def _resolve(
    doc: Doc,
    facility: FacilityName,
    resolved: Sequence[Resolved],
    before: tuple[dict[str, Resolved], list[Resolved]],
    lookup: Lookup,
) -> Resolved | None:
    known, earlier = before
    name = _to_name(doc, facility)
    entry = find_own_entry(facility, lookup)
    if entry is not None:
        return _from_entry(name, facility, entry)
    host = _find_host(doc, facility, resolved)
    same = known.get(_to_same_key(facility.text)) or known.get(_to_same_key(facility.abbreviation or ""))
    if same is not None and facility.is_proper and (host is None or _is_at(same, host)):
        return _same(name, same)
    host = host or _guess_host(doc, facility, resolved, earlier, lookup)
    if host is not None:
        return _from_host(name, facility, host)
    if not facility.is_proper and facility.kind != "embassy":
        return None
    return _without_host(name, facility)


def _is_at(item: Resolved, host: Host) -> bool:
    root_id = host.place.host_id or host.place.place_id
    return item.place is not None and root_id in {item.place.host_id, item.place.place_id}


def _to_name(doc: Doc, facility: FacilityName) -> Name:
    span = doc[facility.first_token : facility.last_token + 1]
    return Name(
        start=span.start_char,
        end=span.end_char,
        query=facility.text,
        mention_type=MentionType.FACILITY,
        certainty=1.0,
        evidence=f"named as {facility.kind}",
        first_token=facility.first_token,
        last_token=facility.last_token,
    )


def find_own_entry(facility: FacilityName, lookup: Lookup) -> Entry | None:
    """Find the facility itself in the gazetteer, "PAF Base Mushaf" also as "Mushaf Air Base"; None: it has none."""
    if facility.kind not in {"base", "airport"} or not facility.is_proper:
        return None
    rest = re.sub(
        r"\b(?:air force|air|naval|military)?\s*base\b|\binternational\b|\bairport\b", " ", facility.text.lower()
    )
    words = [word for word in re.findall(r"\w+", rest) if word.upper() not in facility.text.split()]
    core = " ".join(words)
    forms = [facility.text]
    if core:
        forms += [f"{core} air base", f"{core} air force base", f"{core} international airport", f"{core} airport"]
    for form in forms:
        for named in lookup.find(form):
            if named.entry.kind in {"base", "airport"}:
                return named.entry
    towns = [n.entry for n in lookup.find(facility.text) if n.quality >= _MAIN_QUALITY]
    return towns[0] if len(towns) == 1 and facility.kind == "base" else None


def _from_entry(name: Name, facility: FacilityName, entry: Entry) -> Resolved:
    place = replace(build_place(entry), kind=facility.kind if facility.kind == "base" else entry.kind)
    candidate = Candidate(place_id=entry.place_id, name=entry.name, lon=entry.lon, lat=entry.lat, probability=_OWN)
    code = f" (ICAO {entry.icao})" if entry.icao else ""
    return Resolved(
        name=name,
        place=place,
        probability=_OWN,
        candidates=(candidate,),
        reason=f"{entry.name}{code}: in the gazetteer with a position of its own",
        geo_precision=to_geo_precision(entry),
    )


def _find_host(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved]) -> Host | None:
    """Find the host that the words themselves name: after, before or inside the facility's name."""
    for item in _located(resolved):
        gap = doc[facility.last_token + 1 : item.name.first_token]
        if item.name.first_token > facility.last_token and _leads_to_host(gap.text, len(gap)):
            place = item.place
            if place is not None and (
                place.kind in _HOST_KINDS or facility.kind != "embassy" or place.kind == "country"
            ):
                return _host(item, _STATED, f"the text puts it {_preposition(gap.text)} {place.name}")
    for item in _located(resolved):
        inside = facility.first_token <= item.name.first_token and item.name.last_token <= facility.last_token
        owns = item.name.last_token + 2 == facility.first_token and doc[facility.first_token - 1].text in {"'s", "’s"}
        if (inside or owns) and item.place is not None and item.place.kind in {"settlement", "capital"}:
            return _host(item, _IN_NAME, f"its name holds {item.place.name}")
    return None


def _located(resolved: Sequence[Resolved]) -> Iterable[Resolved]:
    plain = (r for r in resolved if r.name.mention_type in {MentionType.TOPONYM, MentionType.IN_ORGANISATION})
    return (r for r in plain if r.place is not None and r.place.lon is not None and r.reading.value == "primary")


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


def _guess_host(
    doc: Doc, facility: FacilityName, resolved: Sequence[Resolved], earlier: Sequence[Resolved], lookup: Lookup
) -> Host | None:
    """Find a host that the neighbourhood implies; less sure, and said so."""
    if facility.kind == "embassy":
        return _guess_capital(doc, facility, resolved, lookup)
    if not facility.is_proper:
        return None
    sentence = doc[facility.first_token].sent
    chained = [r for r in earlier if sentence.start <= r.name.first_token < sentence.end and r.place is not None]
    for item in chained:
        if item.place is not None and item.place.lon is not None:
            reason = f"named in one sentence with {item.name.query}, which is there"
            return Host(place=item.place, probability=round(_CHAINED * item.probability, 4), reason=reason)
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
        return _host(towns[0], _SENTENCE, "the only town named in its sentence")
    return None


def _guess_capital(doc: Doc, facility: FacilityName, resolved: Sequence[Resolved], lookup: Lookup) -> Host | None:
    sender = {
        r.country_code
        for r in resolved
        if facility.first_token - 1 <= r.name.first_token <= facility.last_token + 1 and r.country_code
    }
    found = find_narrative_country(doc, facility.first_token, resolved, sender)
    if found is None:
        return None
    code, share = found
    capital = lookup.gazetteer.capital_of(code)
    if capital is None:
        return None
    entry = lookup.gazetteer.entry(capital)
    reason = f"no town is named; the passage is about {_country(code, lookup)}, whose capital is {entry.name}"
    return Host(place=build_place(entry), probability=round(_CAPITAL * (1.0 + share) / 2, 4), reason=reason)


def _country(code: str, lookup: Lookup) -> str:
    return lookup.gazetteer.entry(f"iso:{code}").name


def _from_host(name: Name, facility: FacilityName, host: Host) -> Resolved:
    root_id = host.place.host_id or host.place.place_id
    label = _LEADING.sub("", facility.text)
    wide = host.place.kind in _WIDE_KINDS
    place = Place(
        place_id=f"facility:{to_slug(label)}@{root_id}",
        name=label if facility.is_proper or facility.kind == "embassy" else f"{label}, {host.place.name}",
        name_fa=None,
        name_ur=None,
        feature_class=FeatureClass.SPOT,
        kind=facility.kind,
        country_codes=host.place.country_codes,
        iso_3166_2=host.place.iso_3166_2,
        geonames_id=None,
        icao=None,
        lon=host.place.lon,
        lat=host.place.lat,
        geo_precision=3 if wide else 2,
        radius_m=host.place.radius_m,
        location_source=f"host:{root_id}",
        host_id=root_id,
    )
    candidate = Candidate(
        place_id=place.place_id, name=place.name, lon=place.lon, lat=place.lat, probability=host.probability
    )
    return Resolved(
        name=name,
        place=place,
        probability=host.probability,
        candidates=(candidate,),
        reason=f"{host.reason}; its own position is not known, so it takes that of its host {root_id}",
        geo_precision=place.geo_precision,
    )


def _same(name: Name, other: Resolved) -> Resolved:
    reason = f"the same as {other.name.query} in this text; {other.reason}"
    return replace(other, name=name, probability=round(_SAME * other.probability, 4), reason=reason)


def _without_host(name: Name, facility: FacilityName) -> Resolved:
    reason = f"{facility.kind} that the gazetteer does not know, and the text does not say where it is"
    return Resolved(name=name, place=None, probability=0.0, candidates=(), reason=reason)


def to_slug(text: str) -> str:
    """Fold a name to lower-case ASCII words joined by hyphens; letters of other scripts stay."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "unnamed"
