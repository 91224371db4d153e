"""Resolves names and demonyms to places; facilities and borders build on its answers."""

import math
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from geo.places.gazetteer import Entry
from geo.places.lookup import Lookup, Named
from geo.places.recognition.joined import split_joined
from geo.places.recognition.name import Name
from geo.places.resolution.context import Context, rank_by_prior
from geo.places.resolution.reasons import build_reason, describe_entry
from geo.places.resolution.resolved import Resolved, as_alternative, build_place, to_candidates, to_geo_precision
from geo.places.resolution.rivals import MAIN_QUALITY, TOWN_KINDS, is_same_place, is_seat_nearby
from geo.places.resolution.scoring import Scored, score_candidates
from geo.places.words.metonyms import is_government
from geo.records import Candidate
from geo.vocabulary import MentionType

_DEMONYM_PROBABILITY = 0.97
_JOINED_PRIOR = 0.3
_WIDE_KINDS = frozenset({"country", "province", "region"})
_LINKED_TO_BETTER = 0.95


def resolve_names(names: Sequence[Name], context: Context, lookup: Lookup, doc: Doc) -> tuple[Resolved, ...]:
    """Resolve every name of a text, in order; alternative readings follow the name that they read."""
    resolved: list[Resolved] = []
    for name in names:
        acting = replace(name, acts=_acts(name, doc, lookup))
        first = resolve_name(acting, context, lookup)
        first = replace(first, metonym=_is_metonym(first, lookup))
        resolved.append(first)
        alternative = _resolve_alternative(first, context, lookup)
        if alternative is not None:
            resolved.append(alternative)
    return tuple(_resolve_short_forms(resolved))


def resolve_name(name: Name, context: Context, lookup: Lookup) -> Resolved:
    """Resolve one name in its context; a name that no place bears stays without a place."""
    if name.mention_type is MentionType.DEMONYM:
        return _resolve_demonym(name, context, lookup)
    scored = score_candidates(name, find_candidates(name, lookup), context)
    probability = sum_same_place(scored)
    reason = build_reason(name, scored, probability, context, lookup.gazetteer)
    if not scored:
        return Resolved(name=name, place=None, probability=0.0, candidates=(), reason=reason)
    entry = scored[0].named.entry
    if entry.kind == "boundary" and name.mention_type is MentionType.TOPONYM:
        name = replace(name, mention_type=MentionType.BOUNDARY)
    return Resolved(
        name=name,
        place=build_place(entry),
        probability=probability,
        candidates=to_candidates(scored),
        reason=reason,
        geo_precision=to_geo_precision(entry),
        is_vague=entry.is_vague or entry.lon is None,
    )


def sum_same_place(scored: Sequence[Scored]) -> float:
    """
    Sum the belief in candidates that are one place with the best: a town and the province around it.

    Returns
    -------
    probability
        That the best candidate or one that is the same place is meant, 0 without candidates; each keeps its share.
    """
    if not scored:
        return 0.0
    best = scored[0].named.entry
    together = [s.probability for s in scored if is_same_place(s.named.entry, best)]
    return min(_MOST_CERTAIN, math.fsum(together))


_MOST_CERTAIN = 0.999
_MOST_CANDIDATES = 60


def find_candidates(name: Name, lookup: Lookup) -> tuple[Named, ...]:
    """
    Find the bearers of a name that can win; some names are borne by hundreds of villages.

    Of two that are one place for a reader, the one stays that the words beside the name say ("Kandahar province");
    where they say nothing, a district, and a province no wider than a town's surroundings, gives way to the town.
    """
    found = (lookup.find(name.query) or lookup.find_state(name.query))[:_MOST_CANDIDATES]
    own = [n for n in found if n.quality >= MAIN_QUALITY]
    said = [n.entry for n in own if _to_said_kind(n.entry) == name.said_kind]
    if said:
        return tuple(n for n in found if n.entry in said or not any(is_same_place(n.entry, entry) for entry in said))
    towns = [n.entry for n in own if n.entry.kind in TOWN_KINDS]
    return tuple(n for n in found if not _gives_way(n.entry, towns))


def _to_said_kind(entry: Entry) -> str:
    return "settlement" if entry.kind == "capital" else entry.kind


def _gives_way(wider: Entry, towns: Sequence[Entry]) -> bool:
    if wider.kind == "district":
        return any(is_same_place(town, wider) for town in towns)
    return wider.kind == "province" and any(is_seat_nearby(town, wider) for town in towns)


def _resolve_demonym(name: Name, context: Context, lookup: Lookup) -> Resolved:
    regions = [n.entry.place_id for n in lookup.find(name.query) if n.entry.kind == "region"]
    place_id = lookup.gazetteer.find_demonym(name.query) or next(iter(regions), None)
    if place_id is None:
        return Resolved(name=name, place=None, probability=0.0, candidates=(), reason="a people of no single country")
    entry = lookup.gazetteer.entry(place_id)
    probability = round(_DEMONYM_PROBABILITY * name.certainty, 4)
    times = sum(context.named_countries[code] for code in entry.country_codes)
    named = f", which the text names {times} time{'' if times == 1 else 's'}" if entry.kind == "country" else ""
    candidate = Candidate(place_id=place_id, name=entry.name, lon=entry.lon, lat=entry.lat, probability=probability)
    return Resolved(
        name=name,
        place=build_place(entry),
        probability=probability,
        candidates=(candidate,),
        reason=f"demonym of {entry.name}{named}",
        geo_precision=to_geo_precision(entry),
        is_vague=entry.is_vague or entry.lon is None,
    )


def _acts(name: Name, doc: Doc, lookup: Lookup) -> bool:
    """Tell of names that a capital bears whether they act as a government would."""
    is_capital = any(n.entry.kind == "capital" for n in lookup.find(name.query))
    if name.mention_type is not MentionType.TOPONYM or not is_capital:
        return False
    return is_government(doc, doc[name.first_token : name.last_token + 1])


def _is_metonym(resolved: Resolved, lookup: Lookup) -> bool:
    code = resolved.country_code
    if code is None or resolved.place is None:
        return False
    return resolved.name.acts and lookup.gazetteer.capital_of(code) == resolved.place.place_id


def _resolve_alternative(first: Resolved, context: Context, lookup: Lookup) -> Resolved | None:
    """Read the last part of a joined name by itself, where it names a wide place in another country of the text."""
    parts = split_joined(first.name.query)
    if len(parts) < 2 or first.place is None or first.name.mention_type is not MentionType.TOPONYM:  # noqa: PLR2004
        return None
    for named, _ in rank_by_prior([n for n in lookup.find(parts[-1]) if n.entry.kind in _WIDE_KINDS]):
        entry = named.entry
        if set(entry.country_codes) & set(first.place.country_codes) or not entry.country_codes:
            continue
        if not context.named_countries[entry.country_codes[0]]:
            continue
        return _build_alternative(first, entry_name=named, part=parts[-1], lookup=lookup)
    return None


def _build_alternative(first: Resolved, *, entry_name: Named, part: str, lookup: Lookup) -> Resolved:
    entry = entry_name.entry
    name = replace(first.name, start=first.name.end - len(part), query=part, first_token=first.name.last_token)
    probability = round(max(1.0 - first.probability, _JOINED_PRIOR), 4)
    where = describe_entry(entry, lookup.gazetteer)
    candidate = Candidate(
        place_id=entry.place_id, name=entry.name, lon=entry.lon, lat=entry.lat, probability=probability
    )
    chosen = first.place.name if first.place is not None else ""
    alternative = Resolved(
        name=name,
        place=build_place(entry),
        probability=probability,
        candidates=(candidate,),
        reason=f"second reading: {part} alone is also {entry.name}, {where}; the joined name is {chosen}",
        geo_precision=to_geo_precision(entry),
        is_vague=entry.is_vague or entry.lon is None,
    )
    return as_alternative(alternative)


def _resolve_short_forms(resolved: Sequence[Resolved]) -> list[Resolved]:
    """Give a name without a place that of a longer name that begins with it ("the Islamic Republic")."""
    longer = [r for r in resolved if r.place is not None and r.name.mention_type is MentionType.TOPONYM]
    finished = []
    for item in resolved:
        match = next((r for r in longer if r.name.query.startswith(f"{item.name.query} ")), None)
        if item.place is None and match is not None:
            reason = f"short for {match.name.query}, named in full in the same text; {match.reason}"
            item = replace(  # noqa: PLW2901
                match, name=item.name, probability=match.probability * _LINKED_TO_BETTER, reason=reason
            )
        finished.append(item)
    return finished
