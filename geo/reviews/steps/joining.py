"""
The steps that apply decisions on events, or on agreements, to all of them: fields, mentions of one, rejections.

What a single event becomes is `geo.reviews.steps.happenings`'.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from geo.records import Event, Evidence
from geo.reviews.decisions import Decision
from geo.reviews.desk import Case, Desk
from geo.reviews.settling import STANDS, Verdict, Vote
from geo.reviews.steps.happenings import apply_to_event, find_wholes, join_into
from geo.reviews.targets import Happenings, OrphanError, OutdatedError
from geo.vocabulary import ReviewAction, ReviewOutcome, ReviewState

AnyEvent = TypeVar("AnyEvent", bound=Event)


def apply_to_happenings(
    events: Sequence[AnyEvent], decisions: Sequence[Decision], desk: Desk, before: Sequence[AnyEvent]
) -> tuple[AnyEvent, ...]:
    """
    Apply decisions on events, or on agreements.

    Parameters
    ----------
    events
        With those that analysts added, at their places as decided.
    decisions
        On these.
    desk
        What the run works with.
    before
        The same before they were merged.
    """
    members: dict[str, list[AnyEvent]] = {}
    happenings = Happenings(events, before)

    def find(decision: Decision, evidence: Evidence) -> AnyEvent:
        if decision.target is None:
            raise OrphanError("it names no record")
        event, is_part = happenings.find(decision.target, evidence)
        if is_part and decision.action is ReviewAction.REJECT:
            raise OrphanError(f"it is one with {event.id} now, which rests on more than these words: decide again")
        _check_sources(decision, event, desk)
        found = [happenings.find(one, desk.texts.find(one.quotation))[0] for one in decision.merged]
        members[decision.id] = [one for one in found if one.id != event.id]
        desk.ledger.features[decision.id] = event.id
        return event

    cases = desk.take_up(decisions, find, lambda event: event.id)
    _add_votes(cases, members)
    changed = {event.id: event for event in events}
    verdicts = {key: desk.settle_case(key, case, getattr) for key, case in cases.items()}
    for key, case in cases.items():
        changed[key] = apply_to_event(case.record, verdicts[key], _evidence_in_force(case, desk))
    return _leave_out(_join(changed, verdicts, desk), verdicts, desk)


def _check_sources(decision: Decision, event: Event, desk: Desk) -> None:
    """Refuse to reject what another article, which the analyst had not seen, says too."""
    if decision.sources is None:
        return
    others = {one.article_id for one in event.evidence} - {
        article_id for sha256 in decision.sources if (article_id := desk.texts.find_id(sha256)) is not None
    }
    if others:
        raise OutdatedError(f"{', '.join(sorted(others))} says so too, which was not there then: decide again")


def _add_votes(cases: dict[str, Case[AnyEvent]], members: dict[str, list[AnyEvent]]) -> None:
    """Let each decision to merge say of every member that it is one with the target."""
    for target_id, case in list(cases.items()):
        for decision in case.decisions:
            for member in members.get(decision.id, ()):
                vote = Vote(decision=decision, about=STANDS, value=target_id)
                cases.setdefault(member.id, Case(record=member)).votes.append(vote)


def _evidence_in_force(case: Case[AnyEvent], desk: Desk) -> tuple[Evidence, ...]:
    applied = (one for one in case.decisions if desk.ledger.fate_of(one).outcome is ReviewOutcome.APPLIED)
    return desk.find_evidence(applied)


def _join(changed: dict[str, AnyEvent], verdicts: dict[str, Verdict], desk: Desk) -> dict[str, AnyEvent]:
    parts = {key: verdict.stands for key, verdict in verdicts.items() if isinstance(verdict.stands, str)}
    wholes = find_wholes(parts)
    for part in parts.keys() - wholes.keys():
        reason = "the events that are to be one name each other in a ring: decide again"
        desk.ledger.note(verdicts[part].deciders[STANDS], ReviewOutcome.CONFLICTING, reason)
    joined = {key: event for key, event in changed.items() if key not in wholes}
    for whole in sorted(set(wholes.values())):
        others = [changed[part] for part in sorted(wholes) if wholes[part] == whole]
        joined[whole] = join_into(changed[whole], sorted(others, key=_order))
        _stand_corrected(whole, desk)
    return joined


def _stand_corrected(key: str, desk: Desk) -> None:
    desk.stand_as(key, ReviewState.CORRECTED)
    desk.standings[key] = replace(desk.standings[key], review_state=ReviewState.CORRECTED)


def _leave_out(joined: dict[str, AnyEvent], verdicts: dict[str, Verdict], desk: Desk) -> tuple[AnyEvent, ...]:
    rejected = [key for key, verdict in verdicts.items() if verdict.stands is False and key in joined]
    for key in rejected:
        event = joined[key]
        others = len(event.evidence) - 1
        desk.ledger.list_rejected(verdicts[key].deciders[STANDS], event.title, event.evidence[0], others)
    return tuple(sorted((event for key, event in joined.items() if key not in rejected), key=_order))


def _order(event: Event) -> tuple[str, int, str]:
    first = event.evidence[0]
    return (first.article_id, first.start, event.id)
