"""
What became of each decision while the decisions are applied: kept in one book, told as rows and issues at the end.

It decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.records import Evidence, Issue, Review
from geo.reviews.decisions import Decision, ReviewFile
from geo.vocabulary import ReviewOutcome, Severity

_CODES = {
    ReviewOutcome.ORPHANED: "orphaned-decision",
    ReviewOutcome.OUTDATED: "outdated-decision",
    ReviewOutcome.CONFLICTING: "conflicting-decisions",
}
_RANK = (ReviewOutcome.CONFLICTING, ReviewOutcome.APPLIED, ReviewOutcome.SUPERSEDED)
"""What a decision on several fields has come to, where they fared differently: the first that one of them has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a decision, or of one field of it."""

    outcome: ReviewOutcome
    reason: str | None = None


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The book of one run."""

    file: ReviewFile
    quoted: dict[str, Evidence] = field(default_factory=dict)
    """Where the quotation of a decision stands, by the decision's id; only where it does."""
    articles: dict[str, str] = field(default_factory=dict)
    """The article of a decision whose quotation is not in it any more."""
    features: dict[str, str] = field(default_factory=dict)
    """Id of the record that a decision is about."""
    places: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    listed: list[Issue] = field(default_factory=list)
    _final: dict[str, Fate] = field(default_factory=dict)
    _fates: defaultdict[str, list[Fate]] = field(default_factory=lambda: defaultdict(list))

    def close(self, decision: Decision, outcome: ReviewOutcome, reason: str | None = None) -> None:
        """Settle a decision for good."""
        self._final[decision.id] = Fate(outcome=outcome, reason=reason)

    def note(self, decision: Decision, outcome: ReviewOutcome, reason: str | None = None) -> None:
        """Note what became of one field of a decision."""
        self._fates[decision.id].append(Fate(outcome=outcome, reason=reason))

    def is_closed(self, decision: Decision) -> bool:
        """Say whether a decision was settled for good."""
        return decision.id in self._final

    def list_rejected(self, decision: Decision, name: str, evidence: Evidence, others: int = 0) -> None:
        """List a record that is left out on an analyst's word."""
        more = f" (it rests on {others} more stretches of text)" if others else ""
        said = f": {decision.comment}" if decision.comment else ""
        self.listed.append(
            Issue(
                severity=Severity.INFO,
                code="rejected-record",
                message=f"“{' '.join(name.split())}” is left out, rejected by {decision.who}{more}{said}",
                article_id=evidence.article_id,
                start=evidence.start,
                end=evidence.end,
            )
        )

    def fate_of(self, decision: Decision) -> Fate:
        """Sum up what became of a decision."""
        if decision.id in self._final:
            return self._final[decision.id]
        fates = self._fates.get(decision.id, [])
        for outcome in _RANK:
            found = [fate for fate in fates if fate.outcome is outcome]
            if found:
                return found[0]
        return Fate(outcome=ReviewOutcome.APPLIED)

    def to_reviews(self) -> tuple[Review, ...]:
        """Turn the book into records, in order of time."""
        return tuple(self._to_review(decision) for decision in self.file.decisions)

    def to_issues(self) -> tuple[Issue, ...]:
        """List what was rejected, then the decisions that were not applied though nobody took them back."""
        ordered: Sequence[Decision] = sorted(self.file.decisions, key=lambda one: one.line)
        return (*self.listed, *self._find_issues(ordered))

    def _find_issues(self, decisions: Iterable[Decision]) -> Iterable[Issue]:
        for decision in decisions:
            fate = self.fate_of(decision)
            if fate.outcome not in _CODES:
                continue
            evidence = self.quoted.get(decision.id)
            what = f"{decision.who}’s decision to {decision.action}"
            yield Issue(
                severity=Severity.WARNING,
                code=_CODES[fate.outcome],
                message=f"{self.file.name}:{decision.line}: {what} is not applied: {fate.reason}",
                article_id=self.articles.get(decision.id) if evidence is None else evidence.article_id,
                start=None if evidence is None else evidence.start,
                end=None if evidence is None else evidence.end,
            )

    def _to_review(self, decision: Decision) -> Review:
        fate, target = self.fate_of(decision), decision.target
        evidence = self.quoted.get(decision.id)
        quotation = None if target is None else target.quotation
        return Review(
            id=decision.id,
            line=decision.line,
            decided_at=decision.decided_at,
            who=decision.who,
            action=decision.action,
            record=None if target is None else target.record,
            record_id=None if target is None else target.id,
            feature_id=self.features.get(decision.id),
            article_id=None if evidence is None else evidence.article_id,
            start=None if quotation is None else quotation.start,
            end=None if quotation is None else quotation.end,
            exact=None if quotation is None else quotation.exact,
            changes=decision.changes_json,
            place_ids=tuple(self.places.get(decision.id, ())),
            grade=decision.grade,
            comment=decision.comment,
            undoes=decision.undoes,
            outcome=fate.outcome,
            reason=fate.reason,
        )
