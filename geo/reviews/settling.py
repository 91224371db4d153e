"""
Which of several decisions on one record holds: the latest for each field; at one moment, only what agrees.

It knows fields and moments, not what a field means.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo.reviews.decisions import Decision
from geo.reviews.ledger import Ledger
from geo.vocabulary import ReviewAction, ReviewOutcome, ReviewState

STANDS = "stands"
"""Field of a vote on whether the record is one: True, False, or the id of the record that it is one with."""
_GRADE = "grade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one decision says of one field of one record."""

    decision: Decision
    about: str
    """Field of the record."""
    value: Any
    """Places and actors in it are ids."""
    seen: Mapping[str, Any] = field(default_factory=dict)
    """What an analyst saw when accepting, in the same terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What holds of one record."""

    values: Mapping[str, Any]
    """What is set, by field."""
    deciders: Mapping[str, Decision]
    """Whose word it is, by field."""
    stands: bool | str | None
    """False: rejected; an id: one with that record; None: nobody has said."""
    grade: str | None
    comments: tuple[str, ...]
    state: ReviewState


def find_in_force(decisions: Sequence[Decision], ledger: Ledger) -> list[Decision]:
    """Leave out the decisions that another one, itself in force, takes back, and the taking back itself."""
    known = {decision.id: decision for decision in decisions}
    undoing: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.undoes is not None:
            undoing[decision.undoes].append(decision)
            if decision.undoes not in known:
                reason = f"there is no decision {decision.undoes}: take the id from the table reviews"
                ledger.close(decision, ReviewOutcome.ORPHANED, reason)
    undone: dict[str, Decision] = {}
    # Clocks may be wrong, so not by time: what nothing takes back is in force, and so on down the chain.
    pending = [decision for decision in decisions if decision.id not in undoing]
    while pending:
        decision = pending.pop()
        named = known.get(decision.undoes or "")
        if named is None:
            continue
        if decision.id not in undone:
            undone[named.id] = decision
        undoing[named.id].remove(decision)
        if not undoing[named.id]:
            pending.append(named)
    for one, by in undone.items():
        ledger.close(known[one], ReviewOutcome.UNDONE, f"taken back by {by.who} ({by.id})")
    return [one for one in decisions if one.id not in undone and one.action is not ReviewAction.UNDO]


def to_votes(decision: Decision, values: Mapping[str, Any], seen: Mapping[str, Any]) -> list[Vote]:
    """Say what a decision says of its own target, field by field; `values` and `seen` are its, in ids."""
    votes = [Vote(decision=decision, about=name, value=value) for name, value in values.items()]
    if decision.action in (ReviewAction.ACCEPT, ReviewAction.CORRECT, ReviewAction.ADD):
        votes.append(Vote(decision=decision, about=STANDS, value=True, seen=seen))
    elif decision.action is ReviewAction.REJECT:
        votes.append(Vote(decision=decision, about=STANDS, value=False))
    elif decision.action is ReviewAction.GRADE:
        votes.append(Vote(decision=decision, about=_GRADE, value=decision.grade))
    return votes


def settle(
    decisions: Sequence[Decision],
    votes: Iterable[Vote],
    read: Callable[[str], Any],
    ledger: Ledger,
    *,
    is_added: bool = False,
) -> Verdict:
    """
    Settle what holds of one record.

    Parameters
    ----------
    decisions
        Those whose target it is.
    votes
        Theirs, and those of decisions on other records that say something of this one.
    read
        Gives the machine's value of a field, to hold against what an analyst saw when accepting.
    is_added
        An analyst has added it.
    """
    by_field: defaultdict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_field[vote.about].append(vote)
    won: dict[str, Vote] = {}
    for name in [*(name for name in by_field if name != STANDS), STANDS]:
        valid = by_field[name]
        if name == STANDS:
            valid = [vote for vote in valid if not _is_outdated(vote, won, read, ledger)]
        winner = _find_winner(valid, ledger)
        if winner is not None:
            won[name] = winner
    stands = won[STANDS].value if STANDS in won else None
    if stands is False:
        _close_rejected(decisions, won[STANDS], ledger)
    accepted = any(_is_accept(vote, ledger) for vote in by_field[STANDS])
    fields = [name for name in won if name not in (STANDS, _GRADE)]
    corrected = bool(fields) or is_added
    return Verdict(
        values={name: won[name].value for name in fields},
        deciders={name: vote.decision for name, vote in won.items()},
        stands=stands,
        grade=won[_GRADE].value if _GRADE in won else None,
        comments=to_comments(one for one in decisions if not ledger.is_closed(one)),
        state=ReviewState.CORRECTED if corrected else ReviewState.ACCEPTED if accepted else ReviewState.MACHINE,
    )


def to_comments(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Sign the comments of decisions, in order of time."""
    ordered = sorted(decisions, key=lambda one: (one.when, one.id))
    return tuple(f"{one.who} ({one.decided_at[:10]}): {one.comment}" for one in ordered if one.comment)


def _is_accept(vote: Vote, ledger: Ledger) -> bool:
    return vote.decision.action is ReviewAction.ACCEPT and not ledger.is_closed(vote.decision)


def _is_outdated(vote: Vote, won: Mapping[str, Vote], read: Callable[[str], Any], ledger: Ledger) -> bool:
    """Tell whether an analyst accepted something else than what stands there now, and close the decision if so."""
    decision = vote.decision
    for name, seen in vote.seen.items():
        winner = won.get(name)
        if winner is not None and winner.decision.when >= decision.when:
            continue
        now = read(name) if winner is None else winner.value
        if now != seen:
            reason = f"{name} was another when it was accepted: look at it again"
            ledger.close(decision, ReviewOutcome.OUTDATED, reason)
            return True
    return False


def _find_winner(votes: Sequence[Vote], ledger: Ledger) -> Vote | None:
    """Find the latest vote on a field; where one moment has two that differ, neither holds and the one before does."""
    moments = sorted({vote.decision.when for vote in votes}, reverse=True)
    winner: Vote | None = None
    for moment in moments:
        group = sorted((vote for vote in votes if vote.decision.when == moment), key=lambda vote: vote.decision.id)
        if winner is not None:
            for vote in group:
                _note_older(vote, winner, ledger)
            continue
        other = next((vote for vote in group if vote.value != group[0].value), None)
        if other is None:
            winner = group[0]
            for vote in group:
                _note_applied(vote, ledger)
            continue
        for vote in group:
            against = next(one for one in group if one.value != vote.value).decision
            reason = f"at the same moment {against.who} decided otherwise (line {against.line}): decide again"
            ledger.note(vote.decision, ReviewOutcome.CONFLICTING, reason)
    return winner


def _note_older(vote: Vote, winner: Vote, ledger: Ledger) -> None:
    if vote.value == winner.value:
        # Two agree, at different moments.
        _note_applied(vote, ledger)
    elif not _is_implied(vote):
        ledger.note(vote.decision, ReviewOutcome.SUPERSEDED, _to_later(winner.decision))


def _note_applied(vote: Vote, ledger: Ledger) -> None:
    if not _is_implied(vote):
        ledger.note(vote.decision, ReviewOutcome.APPLIED)


def _is_implied(vote: Vote) -> bool:
    """Tell whether a vote only follows from others: who corrects a record holds that it is one."""
    return vote.about == STANDS and vote.decision.action in (ReviewAction.CORRECT, ReviewAction.ADD)


def _close_rejected(decisions: Iterable[Decision], winner: Vote, ledger: Ledger) -> None:
    for decision in decisions:
        if decision.action is not ReviewAction.REJECT and not ledger.is_closed(decision):
            if ledger.fate_of(decision).outcome is ReviewOutcome.CONFLICTING:
                continue
            ledger.close(decision, ReviewOutcome.SUPERSEDED, f"the record is rejected: {_to_later(winner.decision)}")


def _to_later(decision: Decision) -> str:
    return f"{decision.who} decided otherwise at {decision.decided_at} ({decision.id})"
