"""
Join mentions of one event, within and across articles: same type and people, a place and a date that agree.

Two dated mentions of one article that differ are two events, and stay so when another article tells of only one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from geo.events.clauses.placing import to_extent
from geo.events.records import NAMED_FIELDS, sort_spans
from geo.records import Agreement, Event, EventPlace, Evidence, FieldSpan, Place
from geo.times.edtf import edtf_bounds
from geo.vocabulary import AgreementState, Basis, EventField, EventType, PlaceRole, Status

AnyEvent = TypeVar("AnyEvent", bound=Event)

_TOLD_BY_PEOPLE = frozenset({EventType.VISIT, EventType.MEETING})
"""Types of which the same people are at one place on one day only once."""
_STATE_SEATS = frozenset({"country", "capital"})
_TITLE_SHARE = 0.6
_RETOLD_SHARE = 0.8
_CROWD = 3


def join_events(
    events: Sequence[AnyEvent], actor_ids: Mapping[str, str], places: Mapping[str, Place]
) -> tuple[AnyEvent, ...]:
    """
    Join the mentions of one event.

    Parameters
    ----------
    events
        Mentions, each with at least one piece of evidence.
    actor_ids
        What each actor's id has become when actors were joined.
    places
        The places that the events name, by id.
    """
    ordered = sorted((_with_actors(event, actor_ids) for event in events), key=_order)
    groups = _cluster([event for event in ordered if event.date_edtf is not None], places)
    undated = [event for event in ordered if event.date_edtf is None]
    for article_id in dict.fromkeys(_article(event) for event in undated):
        # The undated mentions of one article stand or fall together: what sets one of them apart sets them all.
        for cluster in _cluster([event for event in undated if _article(event) == article_id], places):
            target = _only_target(cluster, groups, places)
            if target is None:
                groups.append(cluster)
            else:
                target.extend(cluster)
    return tuple(sorted((_join(sorted(group, key=_order), places) for group in groups), key=_order))


def _cluster(events: Sequence[AnyEvent], places: Mapping[str, Place]) -> list[list[AnyEvent]]:
    groups: list[list[AnyEvent]] = []
    for event in sorted(events, key=lambda one: (not _is_firm(one), _order(one))):
        fitting = [group for group in groups if all(_is_same(event, other, places) for other in group)]
        if fitting:
            min(fitting, key=lambda group: _gap(event, group[0])).append(event)
        else:
            groups.append([event])
    return groups


def _only_target(
    cluster: Sequence[AnyEvent], groups: Sequence[list[AnyEvent]], places: Mapping[str, Place]
) -> list[AnyEvent] | None:
    """Find the one event that undated mentions can be: the newest that their own article dates, else the only one."""
    fitting = [group for group in groups if all(_is_same(one, other, places) for one in cluster for other in group)]
    own = [group for group in fitting if any(_article(one) == _article(cluster[0]) for one in group)]
    if own:
        return max(own, key=lambda group: max(_latest(one) or date.min for one in group))
    return fitting[0] if len(fitting) == 1 else None


def _order(event: Event) -> tuple[str, int, str]:
    first = event.evidence[0]
    return (first.article_id, first.start, event.id)


def _is_firm(event: Event) -> bool:
    return event.date_edtf is not None and event.date_basis is Basis.STATED


def _with_actors(event: AnyEvent, actor_ids: Mapping[str, str]) -> AnyEvent:
    actors = tuple(dict.fromkeys(actor_ids.get(one, one) for one in event.actors))
    recipients = tuple(
        one for one in dict.fromkeys(actor_ids.get(one, one) for one in event.recipients) if one not in actors
    )
    spans = tuple(
        replace(one, value=actor_ids.get(one.value, one.value)) if one.field in NAMED_FIELDS else one
        for one in event.field_spans
    )
    renamed = replace(event, actors=actors, recipients=recipients, field_spans=spans)
    if isinstance(renamed, Agreement):
        parties = tuple(dict.fromkeys(actor_ids.get(one, one) for one in renamed.parties))
        return replace(renamed, parties=parties)
    return renamed


def _article(event: Event) -> str:
    return event.evidence[0].article_id


def _latest(event: Event) -> date | None:
    return edtf_bounds(event.date_edtf).latest if event.date_edtf else None


def _gap(event: Event, other: Event) -> int:
    first, second = _latest(event), _latest(other)
    return abs((first - second).days) if first and second else 0


def _is_same(event: Event, other: Event, places: Mapping[str, Place]) -> bool:
    if event.event_type is not other.event_type or not _is_same_status(event, other):
        return False
    if isinstance(event, Agreement):
        return _is_same_agreement(event, other) and not are_signed_apart(event, other, places)
    if not _are_same_people(event, other) or not dates_agree(event, other) or _are_set_apart(event, other):
        return False
    if not places_agree(event, other, places):
        return False
    return event.event_type in _TOLD_BY_PEOPLE or _is_same_wish(event, other) or _titles_agree(event, other)


def _is_same_wish(event: Event, other: Event) -> bool:
    """Tell whether two demands are one: of the same three or more, about the same places."""
    people = {*event.actors, *event.recipients}
    return (
        event.status in (Status.DEMANDED, Status.PROPOSED)
        and len(people) >= _CROWD
        and people == {*other.actors, *other.recipients}
        and _place_ids(event) == _place_ids(other)
    )


def _are_set_apart(event: Event, other: Event) -> bool:
    """Tell whether one sentence names both, one dated and one not: "this visit follows his visits in May"."""
    same_sentence = event.evidence[0] == other.evidence[0]
    return (
        same_sentence and (event.date_edtf is None) != (other.date_edtf is None) and event.event_type is EventType.VISIT
    )


def _is_same_status(event: Event, other: Event) -> bool:
    past = {Status.OCCURRED, Status.HISTORICAL}
    return event.status is other.status or {event.status, other.status} <= past


def are_signed_apart(event: Event, other: Event, places: Mapping[str, Place]) -> bool:
    """Tell whether two agreements are said to be signed in two towns."""
    first, second = _signed_at(event, places), _signed_at(other, places)
    return bool(first) and bool(second) and not first & second


def _signed_at(event: Event, places: Mapping[str, Place]) -> set[str]:
    signed = {place.place_id for place in event.places if place.role is PlaceRole.SIGNED_AT}
    return {place_id for place_id in signed if place_id in places and to_extent(places[place_id].kind) == 0}


def _is_same_agreement(event: Agreement, other: Event) -> bool:
    if not isinstance(other, Agreement) or not (set(event.parties) & set(other.parties)):
        return False
    if event.date_edtf is None or other.date_edtf is None:
        return False
    return dates_agree(event, other) and _titles_agree(event, other)


def _are_same_people(event: Event, other: Event) -> bool:
    """Tell whether the people agree: the visitor is the same, or one mention's people are among the other's."""
    first, second = {*event.actors, *event.recipients}, {*other.actors, *other.recipients}
    if event.event_type is EventType.VISIT:
        return bool(event.actors) and set(event.actors) == set(other.actors)
    if not first or not second:
        return not first | second or (_article(event) == _article(other) and _is_retold(event, other))
    if event.event_type is EventType.MEETING:
        return len(first & second) > 1 and (first <= second or second <= first)
    return first <= second or second <= first


def _is_retold(event: Event, other: Event) -> bool:
    """Tell whether a text that names people only once tells one thing twice, by its words."""
    return _titles_agree(event, other, share=_RETOLD_SHARE)


def dates_agree(event: Event, other: Event) -> bool:
    """Tell whether one date lies within the other, or one of them is not known."""
    if event.date_edtf is None or other.date_edtf is None:
        return True
    one, two = edtf_bounds(event.date_edtf), edtf_bounds(other.date_edtf)
    if one.earliest is None or one.latest is None or two.earliest is None or two.latest is None:
        return event.date_edtf.rstrip("?") == other.date_edtf.rstrip("?")
    inside = one.earliest <= two.earliest and two.latest <= one.latest
    return inside or (two.earliest <= one.earliest and one.latest <= two.latest)


def _place_ids(event: Event) -> frozenset[str]:
    return frozenset(place.place_id for place in event.places)


def places_agree(event: Event, other: Event, places: Mapping[str, Place]) -> bool:
    """Tell whether the places agree: the same, none on one side, or a country and its capital for a visit or talks."""
    first, second = _place_ids(event), _place_ids(other)
    if not first or not second or first & second:
        return True
    if (
        event.place_basis is Basis.INFERRED
        and other.place_basis is Basis.INFERRED
        and event.event_type is EventType.MEETING
    ):
        return bool(_countries(first, places) & _countries(second, places))
    if event.event_type not in (EventType.VISIT, EventType.MEETING):
        return False
    kinds = {places[place_id].kind for place_id in first | second if place_id in places}
    if not kinds or not kinds <= _STATE_SEATS:
        return False
    return bool(_countries(first, places) & _countries(second, places))


def _countries(ids: frozenset[str], places: Mapping[str, Place]) -> set[str]:
    return {code for place_id in ids if place_id in places for code in places[place_id].country_codes}


def _titles_agree(event: Event, other: Event, *, share: float = _TITLE_SHARE) -> bool:
    """Tell whether two titles share most of the shorter one's words."""
    first, second = _title_words(event), _title_words(other)
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= share * shorter


def _title_words(event: Event) -> set[str]:
    words = {word.strip("’s'.,:").rstrip("s") for word in event.title.casefold().split()}
    return {word for word in words if len(word) > 2}  # noqa: PLR2004  (articles and prepositions say nothing)


def _join(group: Sequence[AnyEvent], places: Mapping[str, Place]) -> AnyEvent:
    """Join the mentions of one event: the first gives the id, the best dated the date, the best placed the place."""
    first = group[0]
    if len(group) == 1:
        return first
    dated = min(group, key=lambda one: (not _is_firm(one), one.date_edtf is None, _precision(one), _order(one)))
    placed = min(group, key=lambda one: (not one.places, one.place_basis is not Basis.STATED, _order(one)))
    coded = dated if dated.cameo_code or dated.acled_event_type else first
    joined = replace(
        first,
        title=dated.title if _is_firm(dated) else first.title,
        status=dated.status,
        date_edtf=dated.date_edtf,
        date_basis=dated.date_basis,
        places=_join_places(placed, group, places),
        place_basis=placed.place_basis,
        actors=tuple(dict.fromkeys(one for event in group for one in event.actors)),
        recipients=_join_recipients(group),
        evidence=_join_evidence(group),
        cameo_code=coded.cameo_code,
        acled_event_type=coded.acled_event_type,
        acled_sub_event_type=coded.acled_sub_event_type,
    )
    joined = replace(joined, field_spans=_join_spans(joined, group))
    if isinstance(joined, Agreement):
        agreements = [one for one in group if isinstance(one, Agreement)]
        return replace(
            joined,
            subject=next((one.subject for one in agreements if one.subject), None),
            state=max((one.state for one in agreements if one.state), key=list(AgreementState).index, default=None),
            parties=tuple(dict.fromkeys(one for event in agreements for one in event.parties)),
            signed_edtf=next((one.signed_edtf for one in agreements if one.signed_edtf), None),
            provisions=tuple(dict.fromkeys(one for event in agreements for one in event.provisions)),
        )
    return joined


def _precision(event: Event) -> int:
    return edtf_bounds(event.date_edtf).precision if event.date_edtf else 9


def _join_places(placed: Event, group: Sequence[Event], places: Mapping[str, Place]) -> tuple[EventPlace, ...]:
    """Join the places, the most exact first: a visit to a country that another article puts in its capital is there."""
    unique = {place.place_id: place for event in reversed(group) for place in event.places}
    first = {place.place_id: place for place in placed.places}
    joined = {**first, **{key: unique[key] for key in unique if key not in first}}.values()

    def to_rank(place: EventPlace) -> tuple[bool, int]:
        kind = places[place.place_id].kind if place.place_id in places else ""
        return (place.role is PlaceRole.APPLIES_TO, to_extent(kind))

    return tuple(sorted(joined, key=to_rank))


def _join_recipients(group: Sequence[Event]) -> tuple[str, ...]:
    actors = {one for event in group for one in event.actors}
    return tuple(one for one in dict.fromkeys(one for event in group for one in event.recipients) if one not in actors)


def _join_spans(joined: Event, group: Sequence[Event]) -> tuple[FieldSpan, ...]:
    """Keep the words of all mentions; who acts in one is no recipient of the event, whatever another says."""
    spans = [one for event in group for one in event.field_spans]
    return sort_spans(one for one in spans if one.field is not EventField.RECIPIENTS or one.value in joined.recipients)


def _join_evidence(group: Sequence[Event]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(one for event in group for one in event.evidence))
