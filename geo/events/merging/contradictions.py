"""
Find events that one record says occurred and another says did not: what, who, where and when agree.

Who is right is not decided; both stay on the map and name each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from geo.events.merging.events import dates_agree, places_agree
from geo.records import Actor, Event, Place
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


def _people_meet(first: Event, second: Event, actors: Mapping[str, Actor]) -> bool | None:
    """Tell whether somebody, or somebody's country, is in both; None: one of them names nobody."""
    one, two = _sides(first, actors), _sides(second, actors)
    return bool(one & two) if one and two else None


def _sides(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    ids = {*event.actors, *event.recipients}
    return ids | {code for one in ids if one in actors and (code := actors[one].country_code)}
