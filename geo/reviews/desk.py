"""
What is on the desk while decisions are applied: the texts, the places and actors, the book of what became of each.

The steps that use it are in `geo.reviews.steps.additions` and `geo.reviews.applying`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from geo.records import Evidence, Records, Standing
from geo.reviews.decisions import Decision
from geo.reviews.ledger import Ledger
from geo.reviews.references import References
from geo.reviews.settling import Verdict, Vote, settle, to_votes
from geo.reviews.targets import OrphanError, OutdatedError, Texts
from geo.vocabulary import ReviewOutcome, ReviewState

Record = TypeVar("Record")
_MOST_FIRST = (ReviewState.CORRECTED, ReviewState.ACCEPTED, ReviewState.MACHINE)


@dataclass(slots=True, kw_only=True)
class Case(Generic[Record]):
    """One record and what was decided on it."""

    record: Record
    decisions: list[Decision] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one run of decisions works with."""

    texts: Texts
    references: References
    ledger: Ledger
    before: Records
    """The records before mentions of one event were merged."""
    added: set[str] = field(default_factory=set)
    """Keys of the records that analysts added."""
    standings: dict[str, Standing] = field(default_factory=dict)

    def locate(self, decision: Decision) -> Evidence:
        """
        Find what a decision quotes.

        Raises
        ------
        OrphanError
            If it is nowhere.
        """
        if decision.target is None:
            raise OrphanError("it names no record")
        return self.texts.find(decision.target.quotation)

    def note_sources(self, decisions: Iterable[Decision]) -> None:
        """Write down where each decision's quotation stands, or, where its text is gone, its article."""
        for decision in decisions:
            if decision.target is None:
                continue
            quotation = decision.target.quotation
            try:
                self.ledger.quoted[decision.id] = self.texts.find(quotation)
            except OrphanError:
                if quotation.article is not None and self.texts.has_article(quotation.article):
                    self.ledger.articles[decision.id] = quotation.article

    def find_evidence(self, decisions: Iterable[Decision]) -> tuple[Evidence, ...]:
        """Find the further stretches that decisions rest on; they were found once when the decisions were taken up."""
        return tuple(self.texts.find(quotation) for decision in decisions for quotation in decision.evidence)

    def take_up(
        self,
        decisions: Iterable[Decision],
        find: Callable[[Decision, Evidence], Record],
        to_key: Callable[[Record], str],
    ) -> dict[str, Case[Record]]:
        """
        Sort decisions by the record that each is about, orphans left out and written down.

        Parameters
        ----------
        decisions
            On one kind of record.
        find
            Finds the record of a decision; raises `OrphanError`.
        to_key
            Names a record.
        """
        cases: dict[str, Case[Record]] = {}
        for decision in decisions:
            try:
                evidence = self.locate(decision)
                record = find(decision, evidence)
                values = self.references.resolve_values(decision.changes, decision, evidence)
                seen = self.references.resolve_values(decision.seen, decision, evidence)
                self.find_evidence((decision,))
            except OrphanError as reason:
                is_outdated = isinstance(reason, OutdatedError)
                outcome = ReviewOutcome.OUTDATED if is_outdated else ReviewOutcome.ORPHANED
                self.ledger.close(decision, outcome, str(reason))
                continue
            self._note_places(decision, values)
            case = cases.setdefault(to_key(record), Case(record=record))
            case.decisions.append(decision)
            case.votes += to_votes(decision, values, seen)
        return cases

    def settle_case(self, key: str, case: Case[Record], read: Callable[[Record, str], Any]) -> Verdict:
        """Settle one record, and write down how it stands."""
        verdict = settle(
            case.decisions, case.votes, lambda name: read(case.record, name), self.ledger, is_added=key in self.added
        )
        self.stand(key, verdict)
        return verdict

    def stand(self, key: str, verdict: Verdict) -> None:
        """Write down how a record stands, added to what is written of another that it was taken for."""
        before = self.standings.get(key)
        states = {verdict.state, verdict.state if before is None else before.review_state}
        self.standings[key] = Standing(
            record_id=key,
            review_state=next(state for state in _MOST_FIRST if state in states),
            grade=verdict.grade,
            comments=(*(() if before is None else before.comments), *verdict.comments),
        )

    def stand_as(self, key: str, state: ReviewState) -> None:
        """Write down how a record stands that nobody has decided on by itself."""
        self.standings.setdefault(key, Standing(record_id=key, review_state=state, grade=None, comments=()))

    def _note_places(self, decision: Decision, values: dict[str, Any]) -> None:
        places = self.ledger.places[decision.id]
        if isinstance(values.get("place"), str):
            places[values["place"]] = None
        if isinstance(values.get("place_id"), str):
            places[values["place_id"]] = None
        for place in values.get("places", ()):
            places[place.place_id] = None


def find_people(records: Records) -> set[str]:
    """List the ids of everybody in events and agreements."""
    people: set[str] = set()
    for event in (*records.events, *records.agreements):
        people |= {*event.actors, *event.recipients, *getattr(event, "parties", ())}
    return people


def find_places_named(records: Records) -> set[str]:
    """List the ids of the places that mentions, events and agreements name."""
    named = {mention.place_id for mention in records.mentions}
    named |= {place.place_id for event in (*records.events, *records.agreements) for place in event.places}
    return {place_id for place_id in named if place_id is not None}
