"""
Fill date and place of what the words themselves tie to something told before: "then", "two days after", "in turn".

Without such a tie nothing is taken over: that a happening stands beside another does not make it of one day and town.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from geo.events.clauses.dating import to_inferred
from geo.events.clauses.grammar import SUBJECTS
from geo.events.clauses.placing import Placing
from geo.events.clauses.unknowns import is_at_unknown
from geo.events.drafts import Draft
from geo.events.story import Story
from geo.events.words.frames import FRAMES
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words
from geo.records import EventPlace, Evidence
from geo.times.edtf import edtf_bounds
from geo.vocabulary import Basis, EventField, PlaceRole, Status

_HELD = frozenset({Kind.VISIT, Kind.MEETING, Kind.CEREMONY})
_FOLLOWING = frozenset({Kind.MEETING, Kind.CEREMONY, Kind.AGREEMENT, Kind.COMMITMENT})
_SETTLED = frozenset({Kind.AGREEMENT, Kind.COMMITMENT})
_THEN = frozenset({"then", "afterwards", "afterward", "subsequently", "thereafter"})
_AFTER = frozenset({"after", "following", "during", "at", "upon"})
_REPLIES = to_words("deny respond reply retort reject dismiss")
_REPLYING = re.compile(r"\b(?:for (?:his|her|its|their) part|in (?:turn|response|reply|return))\b", re.IGNORECASE)
_SIDES = to_words("side country minister leader delegation party president government general official town they")
_REACH_THEN = 4
_REACH_REPLY = 2
_DAYS = {"day": 1, "week": 7}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def fill_sequels(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Fill what a tie to something told before gives; sources are those whose date or place is not so filled."""
    counted = [_fill_counted(draft, drafts, story) for draft in drafts]
    filled = []
    for draft in counted:
        source = _followed(draft, drafts, story) or _answered(draft, drafts, story) or _continued(draft, drafts, story)
        filled.append(draft if source is None else _take_over(draft, source, story))
    return filled


def _take_over(draft: Draft, source: Draft, story: Story) -> Draft:
    """Take over date and place where they are missing; both are inferred."""
    evidence = story.sentence_evidence(source.anchor)
    updated = draft
    if draft.date_edtf is None and source.date_edtf is not None:
        value = to_inferred(source.date_edtf)
        updated = replace(updated, date_edtf=value, date_basis=Basis.INFERRED, extra=(*draft.extra, evidence))
        updated = replace(updated, quotes=(*draft.quotes, *source.quotes_of(EventField.DATE)))
    nodes = [token for token in (draft.anchor, draft.clause, draft.theme) if token is not None]
    nodes += list(draft.clause.ancestors) if _is_place_clause(draft.clause) else []
    if draft.placing.places or not source.placing.places or is_at_unknown(nodes, story):
        return updated
    return replace(updated, placing=_placing_of(draft, source, evidence))


def _placing_of(draft: Draft, source: Draft, evidence: Evidence) -> Placing:
    role = PlaceRole.SIGNED_AT if draft.kind is Kind.AGREEMENT else PlaceRole.OCCURRED_AT
    places = tuple(
        EventPlace(place_id=place.place_id, role=role)
        for place in source.placing.places
        if place.role is PlaceRole.OCCURRED_AT
    )
    if not places:
        return draft.placing
    return Placing(places=places, basis=Basis.INFERRED, evidence=evidence, quotes=source.placing.quotes)


def _sources(draft: Draft, drafts: Sequence[Draft], story: Story, kinds: frozenset[Kind], reach: int) -> list[Draft]:
    """List what happened and is told a few sentences before, with a day that the text states."""
    here = story.sentence_index(draft.anchor)
    return [
        other
        for other in drafts
        if other.kind in kinds
        and other.anchor.i < draft.anchor.i
        and 0 <= here - story.sentence_index(other.anchor) <= reach
        and other.status is Status.OCCURRED
        and other.clause != draft.clause
    ]


def _followed(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft | None:
    """Find the visit or meeting that something went on from: "the ministers then held talks", "after the meeting"."""
    if _is_on_visit(draft):
        told = _sources(draft, drafts, story, frozenset({Kind.STATEMENT, Kind.MEETING}), 1)
        return next((other for other in reversed(told) if other.date_basis is Basis.STATED), None)
    if draft.kind not in _FOLLOWING or draft.status not in (Status.OCCURRED, Status.PLANNED) or draft.operator:
        return None
    if not (_is_then(draft.clause) or _is_place_clause(draft.clause) or _is_outcome(draft)):
        return None
    held = _sources(draft, drafts, story, _HELD, _REACH_THEN)
    stated = [other for other in held if other.date_basis is Basis.STATED]
    return stated[-1] if stated else None


def _is_on_visit(draft: Draft) -> bool:
    """Tell whether somebody "is on a visit" while he does or says what is told just before."""
    above = draft.anchor.head
    stays = above.dep_ == "prep" and above.text.casefold() == "on" and above.head.lemma_ == "be"
    return draft.kind is Kind.VISIT and draft.date_edtf is None and stays and above.head.tag_ in ("VBZ", "VBP")


def _is_then(clause: Token) -> bool:
    """Tell whether a clause follows on a meeting or visit told before: by "then", or "after the meeting"."""
    for child in clause.children:
        if child.dep_ == "advmod" and child.text.casefold() in _THEN and not list(child.children):
            return True
        if child.dep_ == "prep" and child.text.casefold() in _AFTER and any(_is_held(noun) for noun in child.children):
            return True
    return False


def _is_held(noun: Token) -> bool:
    kind = next((frame.kind for frame in FRAMES if noun.lemma_.lower() in frame.nouns), None)
    dets = {child.text.casefold() for child in noun.children if child.dep_ == "det"}
    own = any(child.dep_ in ("prep", "compound", "amod") for child in noun.children)
    return noun.dep_ == "pobj" and kind in _HELD and bool(dets & {"the", "this", "these"}) and not own


def _is_place_clause(clause: Token) -> bool:
    """Tell whether a clause goes on at the place just named: "at the bridge, where wreaths were laid"."""
    return clause.dep_ == "relcl" and any(child.text.casefold() == "where" for child in clause.children)


def _is_outcome(draft: Draft) -> bool:
    """Tell whether both sides of talks just told agree to something: "They agreed to resume patrols"."""
    subject = next((child for child in draft.clause.children if child.dep_ in SUBJECTS), None)
    several = subject is not None and (subject.tag_ in ("NNS", "NNPS") or subject.text.casefold() == "they")
    return (
        draft.kind in _SETTLED
        and several
        and subject is not None
        and subject.lemma_.lower() in _SIDES
        and draft.clause.lemma_.lower() in ("agree", "decide", "sign", "undertake")
    )


def _answered(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft | None:
    """Find the statement that another answers on the same occasion: "for his part", "in turn", "denied"."""
    if draft.kind is not Kind.STATEMENT or draft.status is not Status.OCCURRED or draft.date_edtf is not None:
        return None
    if not (_REPLYING.search(draft.anchor.sent.text) or draft.clause.lemma_.lower() in _REPLIES):
        return None
    said = _sources(draft, drafts, story, frozenset({Kind.STATEMENT}), _REACH_REPLY)
    dated = [other for other in said if other.date_basis is Basis.STATED]
    return dated[-1] if dated else None


def _continued(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft | None:
    """Find the attack that a sentence about "it", "he" or "the blast" goes on about."""
    if draft.kind is not Kind.ATTACK or draft.status is not Status.OCCURRED or draft.placing.places:
        return None
    first = draft.anchor.sent[0]
    taken_up = any(child.text.casefold() in ("the", "this") for child in draft.anchor.children if child.dep_ == "det")
    if not (first.tag_ == "PRP" or (draft.anchor.pos_ == "NOUN" and taken_up)):
        return None
    before = _sources(draft, drafts, story, frozenset({Kind.ATTACK}), 1)
    placed = [other for other in before if other.placing.places and other.date_edtf in (None, draft.date_edtf)]
    return placed[-1] if placed else None


def _fill_counted(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Count from what the main clause tells: "the explosion came two days after bombs killed six"."""
    if draft.date_edtf is not None or draft.clause.dep_ != "advcl":
        return draft
    days = _days_between(draft.clause)
    if days is None:
        return draft
    main = _main_day(draft.clause, drafts, story)
    if main is None:
        return draft
    day, evidence = main
    value = to_inferred((day - timedelta(days=days)).isoformat())
    return replace(draft, date_edtf=value, date_basis=Basis.INFERRED, extra=(*draft.extra, evidence))


def _days_between(clause: Token) -> int | None:
    """Read how many days a clause lies before its main one: "two days after …"; less than none: "… before"."""
    mark = next((child for child in clause.children if child.text.casefold() in ("after", "before")), None)
    if mark is None:
        return None
    for noun in (*clause.children, *clause.head.children):
        if noun.dep_ != "npadvmod" or noun.i >= mark.i or noun.lemma_.lower() not in _DAYS:
            continue
        words = [child.text.casefold() for child in noun.children if child.dep_ in ("nummod", "det")]
        count = next((int(word) if word.isdecimal() else _NUMBERS.get(word) for word in words), None)
        if count is not None:
            days = count * _DAYS[noun.lemma_.lower()]
            return days if mark.text.casefold() == "after" else -days
    return None


def _main_day(clause: Token, drafts: Sequence[Draft], story: Story) -> tuple[date, Evidence] | None:
    """Find the day of a main clause: its own, or that of the happening that its subject takes up."""
    head = clause.head
    inside = {token.i for token in clause.subtree}
    for found in story.dates_in(story.sentence_index(head)):
        day = _to_day(found.date.edtf)
        if day is not None and found.span.root.i not in inside:
            return day, story.sentence_evidence(head)
    subject = next((child for child in head.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    kind = next((frame.kind for frame in FRAMES if subject.lemma_.lower() in frame.nouns), None)
    before = [other for other in drafts if other.kind is kind and other.anchor.i < subject.i and _day_of(other)]
    if not before:
        return None
    day = _day_of(before[-1])
    return None if day is None else (day, story.sentence_evidence(before[-1].anchor))


def _day_of(draft: Draft) -> date | None:
    return None if draft.date_edtf is None else _to_day(draft.date_edtf)


def _to_day(edtf: str) -> date | None:
    bounds = edtf_bounds(edtf)
    return bounds.earliest if bounds.precision == 1 and bounds.earliest == bounds.latest else None
