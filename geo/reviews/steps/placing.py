"""
The steps that apply decisions on mentions and places to all records.

What a single mention or place becomes is `geo.reviews.steps.naming`'s.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo.records import Event, Evidence, Mention, Place, Records
from geo.reviews.decisions import Decision
from geo.reviews.desk import Desk
from geo.reviews.steps.naming import (
    Move,
    apply_to_mention,
    apply_to_place,
    check_position,
    find_other_place,
    follow_place,
    move_events,
    read_mention,
    read_place,
    replace_place,
    take_for,
    to_mention_key,
)
from geo.reviews.targets import OrphanError, OutdatedError, find_mention, find_place, is_within, to_span
from geo.vocabulary import ReviewAction, ReviewState

AnyEvent = TypeVar("AnyEvent", bound=Event)


def apply_to_mentions(records: Records, decisions: Sequence[Decision], desk: Desk) -> Records:
    """Apply decisions on mentions; those rejected are left out, and events follow."""
    here: defaultdict[tuple[str, int, int], list[Mention]] = defaultdict(list)
    for mention in records.mentions:
        here[to_span(mention)].append(mention)

    def find(decision: Decision, evidence: Evidence) -> Mention:
        if decision.target is None:
            raise OrphanError("it names no record")
        mention = find_mention(decision.target, evidence, here[to_span(evidence)])
        _check_seen(decision, mention, decisions)
        return mention

    cases = desk.take_up(decisions, find, to_mention_key)
    places = desk.references.places
    changed = {to_mention_key(mention): mention for mention in records.mentions}
    moves = []
    for key, case in cases.items():
        verdict = desk.settle_case(key, case, read_mention)
        before = case.record
        if verdict.stands is False:
            del changed[key]
            moves.append(Move(mention=before, place_id=None))
            desk.ledger.list_rejected(verdict.deciders["stands"], before.exact, to_evidence(before))
            continue
        changed[key] = apply_to_mention(before, verdict, places)
        desk.ledger.features |= {decision.id: changed[key].place_id or "" for decision in case.decisions}
        if changed[key].place_id != before.place_id:
            moves.append(Move(mention=before, place_id=changed[key].place_id))
    mentions = tuple(sorted(changed.values(), key=_order))
    lost = _find_lost(moves, mentions)
    return replace(
        records,
        mentions=mentions,
        events=_take_from(move_events(records.events, moves, mentions), lost),
        agreements=_take_from(move_events(records.agreements, moves, mentions), lost),
    )


def _find_lost(moves: Sequence[Move], mentions: Sequence[Mention]) -> dict[str, str | None]:
    """Find the places that no words mean any more, and what those words mean now; None: nothing, or several places."""
    named = {mention.place_id for mention in mentions}
    now: defaultdict[str, set[str | None]] = defaultdict(set)
    for move in moves:
        if move.mention.place_id is not None and move.mention.place_id not in named:
            now[move.mention.place_id].add(move.place_id)
    return {old: next(iter(places)) if len(places) == 1 else None for old, places in now.items()}


def _take_from(events: Sequence[AnyEvent], lost: Mapping[str, str | None]) -> tuple[AnyEvent, ...]:
    """Take places that are named nowhere any more also from events that were put there from afar."""
    for old, new in lost.items():
        events = tuple(replace_place(event, old, new) for event in events)
    return tuple(events)


def _check_seen(decision: Decision, mention: Mention, decisions: Sequence[Decision]) -> None:
    """Refuse to accept or reject words for a place that they are no longer, and were not made, to mean."""
    target = decision.target
    if target is None or decision.action not in (ReviewAction.ACCEPT, ReviewAction.REJECT):
        return
    given = {getattr(one.changes.get("place"), "place_id", None) for one in decisions}
    made = {place_id for place_id in (target.id,) if place_id is not None and place_id.startswith("review:")}
    if target.id not in {mention.place_id, *given, *made}:
        now = mention.place_id or "no place"
        raise OutdatedError(f"“{mention.exact}” was taken for {target.id} then, for {now} now: decide again")


def apply_to_places(records: Records, decisions: Sequence[Decision], desk: Desk) -> Records:
    """Apply decisions on places wherever they are named: those that take one for another first, the rest after that."""
    taken = {one.target.id for one in decisions if one.target is not None and _takes_for_other(one)}
    now = {one.id for one in decisions if _names_any(one, taken) and _is_found(one, records, desk)}
    first = [one for one in decisions if one.id in now]
    rest = [one for one in decisions if one.id not in now]
    return _apply_to_places(_apply_to_places(records, first, desk), rest, desk)


def _names_any(decision: Decision, ids: Collection[str | None]) -> bool:
    return decision.target is not None and decision.target.id in ids


def _takes_for_other(decision: Decision) -> bool:
    return getattr(decision.changes.get("place"), "place_id", None) is not None


def _is_found(decision: Decision, records: Records, desk: Desk) -> bool:
    """Tell whether the place is named in the quotation before any is taken for another."""
    evidence, target = desk.ledger.quoted.get(decision.id), decision.target
    if evidence is None or target is None:
        return False
    return any(one.place_id == target.id and is_within(one, evidence) for one in records.mentions)


def _apply_to_places(records: Records, decisions: Sequence[Decision], desk: Desk) -> Records:
    places = desk.references.places
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in records.mentions:
        named[mention.place_id or ""].append(mention)

    def find(decision: Decision, evidence: Evidence) -> Place:
        if decision.target is None:
            raise OrphanError("it names no record")
        place = find_place(decision.target, evidence, places, named)
        check_position(place, decision)
        return place

    cases = desk.take_up(decisions, find, lambda place: place.place_id)
    for key, case in cases.items():
        verdict = desk.settle_case(key, case, read_place)
        other = find_other_place(verdict)
        for decision in case.decisions:
            desk.ledger.features[decision.id] = key if other is None else other
        if verdict.stands is False:
            first = next(one for one in records.mentions if one.place_id == key)
            desk.ledger.list_rejected(verdict.deciders["stands"], case.record.name, to_evidence(first))
            records = _take_all(records, key, None)
        elif other is not None and other != key:
            desk.standings[other] = replace(desk.standings.pop(key), record_id=other)
            records = _take_all(records, key, places[other])
        else:
            places[key] = apply_to_place(case.record, verdict, places)
            # The position was looked up as a place of its own, which nothing is taken for.
            desk.ledger.places.update({one.id: {key: None} for one in case.decisions})
            records = _follow(records, places[key])
    return records


def _take_all(records: Records, old: str, new: Place | None) -> Records:
    """Take every mention of a place for another, or for none; what happened there goes along."""
    mentions = tuple(
        take_for(mention, new) if new is not None and mention.place_id == old else mention
        for mention in records.mentions
        if new is not None or mention.place_id != old
    )
    new_id = None if new is None else new.place_id
    return replace(
        records,
        mentions=mentions,
        events=tuple(replace_place(event, old, new_id) for event in records.events),
        agreements=tuple(replace_place(agreement, old, new_id) for agreement in records.agreements),
    )


def _follow(records: Records, place: Place) -> Records:
    mentions = tuple(
        follow_place(mention, place) if mention.place_id == place.place_id else mention for mention in records.mentions
    )
    return replace(records, mentions=mentions)


def stand_places(records: Records, desk: Desk) -> None:
    """Say of a place that every mention of which on the map was decided on how it stands by that."""
    shown: defaultdict[str, list[ReviewState]] = defaultdict(list)
    for mention in records.mentions:
        if mention.plotted and mention.place_id is not None:
            standing = desk.standings.get(to_mention_key(mention))
            shown[mention.place_id].append(ReviewState.MACHINE if standing is None else standing.review_state)
    for place_id, states in shown.items():
        if ReviewState.MACHINE not in states:
            is_corrected = ReviewState.CORRECTED in states
            desk.stand_as(place_id, ReviewState.CORRECTED if is_corrected else ReviewState.ACCEPTED)


def to_evidence(mention: Mention) -> Evidence:
    """Quote the words of a mention."""
    return Evidence(article_id=mention.article_id, start=mention.start, end=mention.end, exact=mention.exact)


def _order(mention: Mention) -> tuple[str, int, int, str]:
    return (mention.article_id, mention.start, -mention.end, mention.reading)
