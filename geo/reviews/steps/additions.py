"""
What analysts add by marking a sentence or the words that name a place: records made before other decisions are applied.

An addition rests on the text's hash, the quotation and the type, so its id is known to whoever writes it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from geo.ids import to_id
from geo.records import Agreement, Article, Claim, Event, Evidence, Mention, Records
from geo.reviews.decisions import Decision, Target
from geo.reviews.desk import Desk
from geo.reviews.steps.happenings import build_agreement, build_event
from geo.reviews.steps.naming import take_for, to_mention_key
from geo.reviews.targets import OrphanError
from geo.text.language import parse_texts, sentence_span
from geo.vocabulary import FeatureClass, MentionType, Reading, ReviewAction, ReviewedRecord, ReviewOutcome

_BY_REVIEW = "review"


def to_added_id(decision: Decision) -> str | None:
    """
    Build the id of what a decision adds.

    Returns
    -------
    id
        From the text's hash, the quotation, and what it is said to be; None of a mention, which has none.
    """
    target, values = decision.target, decision.changes
    if target is None or target.record is ReviewedRecord.MENTION:
        return None
    quoted = (target.quotation.sha256, str(target.quotation.start), target.quotation.exact, _BY_REVIEW)
    if target.record is ReviewedRecord.CLAIM:
        return to_id("claim", *quoted, values["subject"], values["value"])
    kind = values["event_type"].value if "event_type" in values else "agreement"
    return to_id(target.record.value, *quoted, kind, values["title"])


def add_records(records: Records, decisions: Iterable[Decision], desk: Desk) -> tuple[Records, list[Decision]]:
    """
    Add what decisions add.

    Returns
    -------
    records, left
        With the additions; and all decisions that are left to apply, an addition as one on what it has added.
    """
    made = _Made(desk, records.mentions)
    left = []
    for decision in decisions:
        if decision.action is not ReviewAction.ADD:
            left.append(decision)
            continue
        try:
            left.append(made.add(decision))
        except OrphanError as reason:
            desk.ledger.close(decision, ReviewOutcome.ORPHANED, str(reason))
    return (
        replace(
            records,
            events=(*records.events, *made.events.values()),
            agreements=(*records.agreements, *made.agreements.values()),
            claims=(*records.claims, *made.claims.values()),
            mentions=(*records.mentions, *made.mentions.values()),
        ),
        left,
    )


class _Made:
    """What was added so far, by id or key."""

    def __init__(self, desk: Desk, found: Iterable[Mention]) -> None:
        self.events: dict[str, Event] = {}
        self.agreements: dict[str, Agreement] = {}
        self.claims: dict[str, Claim] = {}
        self.mentions: dict[str, Mention] = {}
        self._desk = desk
        self._found = {to_mention_key(mention): mention for mention in found}
        self._docs: dict[str, Doc] = {}

    def add(self, decision: Decision) -> Decision:
        """
        Make the record, and turn the decision into one on it, so that it stands like one that was found.

        Raises
        ------
        OrphanError
            If it quotes, or names, what is nowhere.
        """
        desk = self._desk
        evidence = desk.locate(decision)
        values = desk.references.resolve_values(decision.changes, decision, evidence)
        pieces = tuple(dict.fromkeys((evidence, *desk.find_evidence((decision,)))))
        target = decision.target
        if target is None:
            raise OrphanError("it names no record")
        record_id = to_added_id(decision)
        if target.record is ReviewedRecord.MENTION:
            mention = self._build_mention(values, evidence)
            key = to_mention_key(mention)
            if key in self._found:
                # The machine has read these words: what they mean is corrected.
                return _as_decided(decision, target, self._found[key].place_id)
            record_id = self.mentions.setdefault(key, mention).place_id
        else:
            key = record_id or ""
            self._add_stated(target.record, key, values, pieces)
        desk.added.add(key)
        return _as_decided(decision, target, record_id)

    def _add_stated(
        self, record: ReviewedRecord, key: str, values: dict[str, Any], pieces: tuple[Evidence, ...]
    ) -> None:
        if record is ReviewedRecord.EVENT:
            self.events.setdefault(key, build_event(key, values, pieces))
        elif record is ReviewedRecord.AGREEMENT:
            self.agreements.setdefault(key, build_agreement(key, values, pieces))
        else:
            self.claims.setdefault(key, _build_claim(key, values, pieces[0]))

    def _build_mention(self, values: dict[str, Any], evidence: Evidence) -> Mention:
        place = self._desk.references.places[values["place"]]
        start, end = self._find_sentence(self._desk.texts.article_of(evidence.article_id), evidence)
        mention_type = values.get("mention_type", MentionType.TOPONYM)
        metonym = values.get("metonym", False)
        is_plain = not metonym and mention_type not in (MentionType.DEMONYM, MentionType.IN_ORGANISATION)
        empty = Mention(
            article_id=evidence.article_id,
            start=evidence.start,
            end=evidence.end,
            exact=evidence.exact,
            sentence_start=start,
            sentence_end=end,
            mention_type=mention_type,
            place_id=None,
            lon=None,
            lat=None,
            probability=0.0,
            plotted=is_plain and place.lon is not None,
            feature_class=FeatureClass.SPOT,
            geo_precision=0,
            metonym=metonym,
            reading=Reading.PRIMARY,
            reason="added in review",
        )
        return take_for(empty, place)

    def _find_sentence(self, article: Article, evidence: Evidence) -> tuple[int, int]:
        """Find the sentence of marked words as the machine finds those of its own."""
        if article.id not in self._docs:
            self._docs[article.id] = next(iter(parse_texts((article.text,))))
        return sentence_span(self._docs[article.id], evidence.start, evidence.end)


def _build_claim(claim_id: str, values: dict[str, Any], evidence: Evidence) -> Claim:
    return Claim(
        id=claim_id,
        subject=values["subject"],
        value=values["value"],
        unit=values.get("unit"),
        place_id=values.get("place_id"),
        article_id=evidence.article_id,
        start=evidence.start,
        end=evidence.end,
        exact=evidence.exact,
    )


def _as_decided(decision: Decision, target: Target, record_id: str | None) -> Decision:
    """Name what was added in the decision that added it."""
    return replace(decision, target=replace(target, id=record_id))
