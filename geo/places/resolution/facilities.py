"""
Gives facilities a position: their own from the gazetteer, or that of the place they are said to be in.

Invents no position: a facility without a host stays without one.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from geo.places.gazetteer import Entry
from geo.places.lookup import Lookup
from geo.places.names import to_key
from geo.places.own.entries import OwnEntry
from geo.places.recognition.facilities import FacilityName
from geo.places.recognition.name import Name
from geo.places.resolution.hosts import Host, find_host, guess_host
from geo.places.resolution.resolved import Resolved, build_place, to_geo_precision
from geo.records import Candidate, Place
from geo.vocabulary import FeatureClass, MentionType

_WIDE_KINDS = frozenset({"province", "country"})
_OWN, _SAME = 0.97, 0.9
_MAIN_QUALITY = 0.9
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


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
    host = find_host(doc, facility, resolved)
    same = known.get(_to_same_key(facility.text)) or known.get(_to_same_key(facility.abbreviation or ""))
    if same is not None and facility.is_proper and (host is None or _is_at(same, host)):
        return _same(name, same)
    host = host or guess_host(doc, facility, resolved, earlier, lookup)
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
        reason=f"{entry.name}{code}: in {_name_gazetteer(entry)}",
        geo_precision=to_geo_precision(entry),
    )


def _name_gazetteer(entry: Entry) -> str:
    if not isinstance(entry, OwnEntry):
        return "the gazetteer with a position of its own"
    return f"your gazetteer {entry.file_name} (source: {entry.source or 'not stated'})"


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
