"""
Fill the date and place that an event's own sentence leaves out, from the episode that it belongs to.

What is filled in is marked as inferred, and the sentence that it rests on becomes evidence.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.dating import to_inferred
from geo.events.clauses.phrases import short_names
from geo.events.clauses.unknowns import is_at_unknown
from geo.events.drafts import Draft
from geo.events.homes import fill_homes
from geo.events.sequels import fill_sequels
from geo.events.story import Story
from geo.events.words.frames import FRAMES
from geo.events.words.kinds import Kind
from geo.times.edtf import edtf_bounds
from geo.vocabulary import Basis, EventField, Status

_EPISODIC = frozenset({Kind.VISIT, Kind.MEETING, Kind.CEREMONY})
_SEQUEL = frozenset({Kind.ATTACK, Kind.DEPLOYMENT, Kind.OTHER})
_REACH_EPISODE = 8
_REACH_PLACE = 3
_REACH_ANAPHOR = 3
_EPISODE_DAYS = 7
_FRAMING = frozenset({"during", "on", "in", "at", "upon"})


def fill_drafts(drafts: Sequence[Draft], story: Story, cast: Cast) -> list[Draft]:
    """Fill what is missing, in text order, so that what is filled never rests on something filled before it."""
    drafts = [_fill_again(draft, drafts, story) for draft in drafts]
    drafts = [_name_visit(_fill_sibling(draft, drafts, story), story, cast) for draft in drafts]
    framed = [_fill_framed(draft, drafts, story) for draft in drafts]
    once = [_fill_date(draft, framed, story) for draft in framed]
    dated = [_fill_joined(draft, once, story) for draft in once]
    placed = [_fill_place(draft, dated, story) for draft in dated]
    return fill_homes(fill_sequels(placed, story), story)


def _fill_again(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Take people and date of an agreement that a second voice tells anew: "the ministry said it was signed in B"."""
    if draft.antecedent is None or draft.kind is not Kind.AGREEMENT:
        return draft
    first = next(
        (one for one in drafts if draft.antecedent in (one.theme, one.anchor) and one.kind is draft.kind),
        None,
    )
    if first is None:
        return draft
    filled = draft
    if not draft.people:
        named = first.quotes_of(EventField.ACTORS, EventField.RECIPIENTS)
        filled = replace(draft, actors=first.actors, recipients=first.recipients, quotes=(*draft.quotes, *named))
    if draft.date_edtf is None and first.date_edtf is not None:
        filled = _date_by(filled, to_inferred(first.date_edtf), Basis.INFERRED, first)
    return replace(filled, extra=(*filled.extra, story.sentence_evidence(first.anchor)))


def _fill_framed(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Take date and place from what the clause takes up by name: "during these visits", "at the meeting"."""
    framing = _framing_noun(draft.clause)
    if framing is None:
        return draft
    kind = next((frame.kind for frame in FRAMES if framing.lemma_.lower() in frame.nouns), None)
    here = story.sentence_index(draft.anchor)
    before = [
        other
        for other in drafts
        if other.kind is kind
        and other.anchor.i < framing.i
        and here - story.sentence_index(other.anchor) <= _REACH_ANAPHOR
        and other.status in (Status.OCCURRED, Status.HISTORICAL)
    ]
    plural = framing.tag_ in ("NNS", "NNPS")
    chosen = [other for other in before if other.date_edtf or not plural]
    chosen = chosen if plural else chosen[-1:]
    if not chosen:
        return draft
    evidence = story.sentence_evidence(chosen[-1].anchor)
    updated = draft
    dates = sorted({other.date_edtf.rstrip("?") for other in chosen if other.date_edtf and "/" not in other.date_edtf})
    if dates and draft.date_edtf is None:
        value = dates[0] if len(dates) == 1 else f"{dates[0]}/{dates[-1]}"
        updated = _date_by(updated, to_inferred(value), Basis.INFERRED, *chosen)
        updated = replace(updated, extra=(*updated.extra, evidence))
    placed = next((other for other in chosen if other.placing.places), None)
    if placed is not None and not updated.placing.places:
        updated = replace(updated, placing=replace(placed.placing, basis=Basis.INFERRED, evidence=evidence))
    return updated


def _framing_noun(clause: Token) -> Token | None:
    """Find the noun of "during these visits" that frames a clause and has nothing of its own but "these"."""
    for child in clause.children:
        if child.dep_ == "prep" and child.text.casefold() in _FRAMING:
            for noun in child.children:
                dets = {det.text.casefold() for det in noun.children if det.dep_ == "det"}
                if (
                    noun.dep_ == "pobj"
                    and dets & {"these", "those", "this", "the"}
                    and not any(c.dep_ == "prep" for c in noun.children)
                ):
                    return noun
    return None


def _fill_date(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    if draft.date_edtf is not None or draft.status is not Status.OCCURRED or not draft.takes_date:
        return draft
    framing = _same_sentence(draft, drafts, story)
    if framing is not None:
        return _date_by(draft, framing.date_edtf, framing.date_basis, framing)
    source = _dated_neighbour(draft, drafts, story)
    if source is None or source.date_edtf is None:
        return draft
    dated = _date_by(draft, to_inferred(source.date_edtf), Basis.INFERRED, source)
    return replace(dated, extra=(*draft.extra, story.sentence_evidence(source.anchor)))


def _date_by(draft: Draft, date_edtf: str | None, basis: Basis | None, *sources: Draft) -> Draft:
    """Give a draft the date that others tell, with the words that they have it from."""
    quotes = (quote for source in sources for quote in source.quotes_of(EventField.DATE))
    return replace(draft, date_edtf=date_edtf, date_basis=basis, quotes=(*draft.quotes, *quotes))


def _fill_joined(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Date what is joined by "and" to a happening of the same kind that has just been dated."""
    if draft.date_edtf is not None or draft.clause.dep_ != "conj":
        return draft
    joined = _same_sentence(draft, drafts, story)
    if joined is None or draft.status is not joined.status:
        return draft
    dated = _date_by(draft, joined.date_edtf, joined.date_basis, joined)
    return replace(dated, extra=tuple(dict.fromkeys((*draft.extra, *joined.extra))))


def _same_sentence(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft | None:
    """Find what frames a draft in its own sentence: "during his visit to Tehran on Monday, he met …"."""
    here = story.sentence_index(draft.anchor)
    for other in drafts:
        if story.sentence_index(other.anchor) != here or other.date_edtf is None or other is draft:
            continue
        if draft.clause.dep_ == "conj" and other.clause == draft.clause.head and draft.kind is other.kind:
            return other
        preposition = other.anchor.head
        framed = (
            preposition.dep_ == "prep" and preposition.text.casefold() in _FRAMING and preposition.head == draft.clause
        )
        if framed and other.people & draft.people:
            return other
    return None


def _dated_neighbour(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft | None:
    """Find the last dated happening before a draft that is of the same episode."""
    here = story.sentence_index(draft.anchor)
    before = [
        other
        for other in drafts
        if other.date_edtf is not None
        and other.date_basis is Basis.STATED
        and other.anchor.i < draft.anchor.i
        and other.status in (Status.OCCURRED, Status.HISTORICAL)
    ]
    if not before:
        return None
    last_sentence = story.sentence_index(before[-1].anchor)
    nearest = [other for other in before if story.sentence_index(other.anchor) == last_sentence]
    if draft.kind in _EPISODIC and here - last_sentence <= _REACH_EPISODE:
        shared = [other for other in nearest if other.people & draft.people and _is_day(other)]
        if shared:
            return shared[-1]
    if here - last_sentence == 1 and (draft.kind in _SEQUEL or draft.kind is Kind.INSTITUTIONAL):
        sequel = [other for other in nearest if _is_sequel(draft, other)]
        return sequel[-1] if sequel else None
    return None


def _is_day(draft: Draft) -> bool:
    return draft.date_edtf is not None and edtf_bounds(draft.date_edtf).precision == 1


def _is_sequel(draft: Draft, other: Draft) -> bool:
    """Tell whether a sentence goes on about the happening of the one before: same kind, or begun by a pronoun."""
    same_kind = draft.kind is other.kind and draft.kind in _SEQUEL
    first = draft.anchor.sent[0]
    return same_kind or (first.pos_ == "PRON" and first.tag_ == "PRP" and draft.kind is Kind.ATTACK)


def _fill_place(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Place a meeting or ceremony where the visit is that it is part of."""
    if draft.placing.places or draft.kind not in _EPISODIC - {Kind.VISIT}:
        return draft
    if is_at_unknown((draft.anchor, draft.clause), story):
        return draft
    here = story.sentence_index(draft.anchor)
    candidates = [
        other
        for other in drafts
        if other.kind is Kind.VISIT
        and other.placing.places
        and set(other.actors) & draft.people
        and other.anchor.i < draft.anchor.i
        and (
            _is_near(draft, other)
            or (here - story.sentence_index(other.anchor) <= _REACH_PLACE and not _is_far(draft, other))
        )
    ]
    if not candidates:
        return draft
    source = candidates[-1]
    if story.sentence_index(source.anchor) == here:
        return replace(draft, placing=source.placing)
    evidence = story.sentence_evidence(source.anchor)
    return replace(draft, placing=replace(source.placing, basis=Basis.INFERRED, evidence=evidence))


def _fill_sibling(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Let "third trip to Pakistan, following earlier visits in July 2018" say where those visits went, and whose."""
    noun = draft.anchor
    if draft.kind is not Kind.VISIT or noun.pos_ != "NOUN" or (draft.placing.places and draft.actors):
        return draft
    here = story.sentence_index(noun)
    owned = any(child.dep_ == "poss" for child in noun.children)
    for other in drafts:
        if other is draft or other.kind is not Kind.VISIT or story.sentence_index(other.anchor) != here:
            continue
        if not other.placing.places or not other.actors or (draft.actors and set(draft.actors) != set(other.actors)):
            continue
        if not draft.actors and (owned or noun.tag_ != "NNS"):
            continue
        return replace(
            draft,
            placing=draft.placing if draft.placing.places else other.placing,
            actors=other.actors,
            quotes=(*draft.quotes, *other.quotes_of(EventField.ACTORS)),
        )
    return draft


def _name_visit(draft: Draft, story: Story, cast: Cast) -> Draft:
    """Title one of several visits ("his visits in July 2018 and October 2021") in the singular."""
    several = draft.kind is Kind.VISIT and draft.anchor.tag_ == "NNS" and draft.date_edtf is not None
    if not several or not draft.placing.places or not draft.actors:
        return draft
    return replace(draft, title=_visit_title(draft, story, cast))


def _visit_title(draft: Draft, story: Story, cast: Cast) -> str:
    place_id = draft.placing.places[0].place_id
    where = next(place.mention.exact for place in story.places if place.place.place_id == place_id)
    return f"{short_names(draft.actors, cast)}’s visit to {where}"


def _bounds(draft: Draft) -> tuple[date, date] | None:
    if draft.date_edtf is None:
        return None
    bounds = edtf_bounds(draft.date_edtf)
    return None if bounds.earliest is None or bounds.latest is None else (bounds.earliest, bounds.latest)


def _is_near(draft: Draft, other: Draft) -> bool:
    first, second = _bounds(draft), _bounds(other)
    if first is None or second is None or not _is_day(draft) or not _is_day(other):
        return False
    return abs((first[0] - second[0]).days) <= _EPISODE_DAYS


def _is_far(draft: Draft, other: Draft) -> bool:
    first, second = _bounds(draft), _bounds(other)
    if first is None or second is None:
        return False
    return (second[0] - first[1]).days > _EPISODE_DAYS or (first[0] - second[1]).days > _EPISODE_DAYS
