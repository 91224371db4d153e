"""
Find what cannot both be: an event told and denied (what, who, where, when agree); one treaty signed in two towns.

Who is right is not decided; both stay on the map and name each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from geo.events.merging.events import are_signed_apart, dates_agree, places_agree
from geo.records import Actor, Agreement, Event, Place
from geo.times.edtf import edtf_bounds
from geo.vocabulary import Status

AnyEvent = TypeVar("AnyEvent", bound=Event)

_REAL = frozenset({Status.OCCURRED, Status.HISTORICAL})


def find_contradictions(
    events: Sequence[AnyEvent], actors: Mapping[str, Actor], places: Mapping[str, Place]
) -> tuple[AnyEvent, ...]:
    """
    Fill `contradicts` of every event, both ways.

    Parameters
    ----------
    events
        Events that were joined already.
    actors, places
        Those that the events name, by id.
    """
    against: dict[str, list[str]] = {event.id: [] for event in events}
    for first, second in combinations(events, 2):
        if _contradict(first, second, actors, places):
            against[first.id].append(second.id)
            against[second.id].append(first.id)
    return tuple(replace(event, contradicts=tuple(sorted(set(against[event.id])))) for event in events)


def _contradict(first: Event, second: Event, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> bool:
    if isinstance(first, Agreement) and isinstance(second, Agreement) and are_signed_apart(first, second, places):
        return _is_one_agreement(first, second)
    statuses = {first.status, second.status}
    if first.event_type is not second.event_type or Status.DENIED not in statuses or not statuses & _REAL:
        return False
    if not dates_agree(first, second) or not places_agree(first, second, places):
        return False
    same_people = _people_meet(first, second, actors)
    if same_people is False:
        return False
    shared = {place.place_id for place in first.places} & {place.place_id for place in second.places}
    dated = first.date_edtf is not None and second.date_edtf is not None
    return bool(shared) or (same_people is True and dated)


def _is_one_agreement(first: Agreement, second: Agreement) -> bool:
    """Tell whether one agreement is told twice: on one day by two parties, or in a sentence that takes up the other."""
    if first.date_edtf is None or second.date_edtf is None or not dates_agree(first, second):
        return False
    parties = set(first.parties) & set(second.parties)
    is_day = all(edtf_bounds(one.date_edtf).precision == 1 for one in (first, second) if one.date_edtf)
    taken_up = first.evidence[0] in second.evidence or second.evidence[0] in first.evidence
    no_others = not (set(first.parties) ^ set(second.parties))
    return (len(parties) > 1 and is_day) or (taken_up and no_others)


def _people_meet(first: Event, second: Event, actors: Mapping[str, Actor]) -> bool | None:
    """Tell whether somebody, or somebody's country, is in both; None: one of them names nobody."""
    one, two = _sides(first, actors), _sides(second, actors)
    return bool(one & two) if one and two else None


def _sides(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    ids = {*event.actors, *event.recipients}
    return ids | {code for one in ids if one in actors and (code := actors[one].country_code)}
