"""
Tell once what an article tells twice: joined verbs, outcomes, promises of a thing told by itself, and retellings.

Mentions that name people are joined by `geo.events.merging.events`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.events.clauses.grammar import objects_of, subject_of
from geo.events.drafts import Draft
from geo.events.story import Story
from geo.events.words.kinds import Kind
from geo.vocabulary import EventField, PlaceRole, Status

_OUTCOMES = frozenset({"kill", "wound", "injure"})
"""Verbs that tell what came of an attack."""
_HURTS = _OUTCOMES | {"hurt", "die"}
_AFTER = 5
"""Sentences within which the dead and wounded are those of the attack told before."""
_FEWEST = 2
_OCCASION = 6
"""Sentences within which one speaker is taken to go on."""
_WHEN = frozenset({EventField.DATE, EventField.SIGNED})


def drop_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one of two verbs of one kind that "and" joins to one happening: "attacked and seized the embassy"."""
    doubled: list[tuple[Draft, Draft]] = []
    for draft in drafts:
        for other in drafts:
            if other is draft:
                continue
            if _is_outcome(draft, other):
                doubled.append((other, draft))
                continue
            if not _is_joined(draft, other):
                continue
            here, there = _venues(draft), _venues(other)
            if not here and there:
                doubled.append((draft, other))
            elif here == there or not there:
                doubled.append((other, draft))
    dropped = {id(one) for one, _ in doubled}
    kept = [draft for draft in drafts if id(draft) not in dropped]
    return [_with_people(draft, [one for one, into in doubled if into is draft]) for draft in kept]


def _venues(draft: Draft) -> set[str]:
    """List the places of a draft; of talks only where they are, not what they are about."""
    is_talk = draft.kind is Kind.MEETING
    return {p.place_id for p in draft.placing.places if not is_talk or p.role is not PlaceRole.APPLIES_TO}


def _is_outcome(draft: Draft, other: Draft) -> bool:
    """Tell whether a later clause of the sentence only tells who was hurt: "troops clash; one soldier is killed"."""
    return (
        draft.kind is Kind.ATTACK
        and other.kind is Kind.ATTACK
        and other.clause.lemma_ in _OUTCOMES
        and (other.clause.tag_ == "VBN" or other.clause.dep_ in ("advcl", "acl"))
        and (not other.actors or set(other.actors) <= set(draft.actors))
        and not other.placing.places
        and other.anchor.sent == draft.anchor.sent
        and (other.anchor.i > draft.anchor.i or draft.clause.head == other.clause)
        and draft.clause.lemma_ not in _OUTCOMES
        and other.date_edtf in (None, draft.date_edtf)
    )


def _is_joined(draft: Draft, other: Draft) -> bool:
    """Tell whether two verbs of one kind tell one happening: the second's clause hangs on the first's."""
    if draft.kind is not other.kind or other.clause.head != draft.clause or draft.clause.pos_ != "VERB":
        return False
    if draft.status is not other.status or len({draft.date_edtf, other.date_edtf} - {None}) > 1:
        return False
    outcome = other.clause.lemma_ in _OUTCOMES or draft.clause.lemma_ in _OUTCOMES
    if other.clause.dep_ == "advcl":
        return draft.kind is Kind.ATTACK and (outcome or other.clause.tag_ == "VBG")
    return other.clause.dep_ == "conj" and (outcome or subject_of(other.clause) == subject_of(draft.clause))


def _with_people(draft: Draft, others: Sequence[Draft]) -> Draft:
    """Keep everybody whom the joined clauses name, what they talk about, and the date if only they have it."""
    for other in others:
        recipients = (*draft.recipients, *other.recipients)
        actors = draft.actors or tuple(key for key in other.actors if key not in recipients)
        subjects = other.placing.places if draft.kind is Kind.MEETING else ()
        places = tuple(dict.fromkeys((*draft.placing.places, *subjects)))
        draft = replace(
            draft,
            placing=replace(
                draft.placing,
                places=places,
                basis=draft.placing.basis or other.placing.basis,
                quotes=(*draft.placing.quotes, *other.placing.quotes),
            ),
            quotes=(*draft.quotes, *(one for one in other.quotes if draft.date_edtf is None or one.field not in _WHEN)),
            actors=actors,
            recipients=tuple(key for key in dict.fromkeys(recipients) if key not in actors),
            date_edtf=draft.date_edtf or other.date_edtf,
            date_basis=draft.date_basis or other.date_basis,
        )
    return draft


def drop_promised(drafts: Sequence[Draft]) -> list[Draft]:
    """Tell a promise once: by the promised thing where that has a date or the promise has none, else by the promise."""
    dropped: set[int] = set()
    for draft in drafts:
        for promise in drafts:
            if _is_agreed(draft, promise):
                dropped.add(id(draft))
            if promise.kind is Kind.COMMITMENT and draft is not promise and draft.operator == promise.anchor:
                loses = draft if promise.date_edtf and not draft.date_edtf else promise
                told = draft.date_edtf is not None or bool(draft.placing.places)
                dropped.add(id(loses if told else draft))
    return [draft for draft in drafts if id(draft) not in dropped]


def _is_agreed(draft: Draft, deal: Draft) -> bool:
    """Tell whether something is what two sides agreed to do: it is a provision of what they agreed."""
    return (
        deal.kind is Kind.AGREEMENT
        and deal.anchor.lemma_.lower() == "agree"
        and draft is not deal
        and draft.kind is not Kind.AGREEMENT
        and any(child.dep_ == "xcomp" and draft.anchor in child.subtree for child in deal.anchor.children)
    )


def fold_outcomes(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Let a sentence that only tells who was hurt be evidence of the attack before it: "One soldier was wounded."."""
    return _fold(drafts, story, lambda draft, first: _is_aftermath(draft, first, story), latest=True)


def _fold(
    drafts: Sequence[Draft],
    story: Story,
    is_told: Callable[[Draft, Draft], bool],
    *,
    join: Callable[[Draft, Draft], Draft] = lambda first, _: first,
    latest: bool = False,
) -> list[Draft]:
    """
    Keep of drafts that tell one thing the first, with the sentences of the others as evidence.

    Parameters
    ----------
    is_told
        Tells whether a draft tells the same as one that was kept.
    join
        Adds to the one that was kept what the draft knows besides.
    latest
        Whether to look for that one from the end.
    """
    kept: list[Draft] = []
    for draft in drafts:
        numbers = range(len(kept) - 1, -1, -1) if latest else range(len(kept))
        index = next((number for number in numbers if is_told(draft, kept[number])), None)
        if index is None:
            kept.append(draft)
        else:
            first = join(kept[index], draft)
            kept[index] = replace(first, extra=(*first.extra, story.sentence_evidence(draft.anchor)))
    return kept


def _is_aftermath(draft: Draft, first: Draft, story: Story) -> bool:
    distance = story.sentence_index(draft.anchor) - story.sentence_index(first.anchor)
    return (
        draft.kind is Kind.ATTACK
        and first.kind is Kind.ATTACK
        and draft.anchor.lemma_.lower() in _HURTS
        and draft.anchor.tag_ == "VBN"
        and draft.status is first.status
        and 0 < distance <= _AFTER
        and not draft.actors
        and not draft.placing.places
        and draft.date_edtf in (None, first.date_edtf)
        and not any(child.text.casefold() in ("in", "during") for child in draft.anchor.children)
    )


def fold_repeats(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Tell once what an article says again in the same verb, of the same people and object, on no other day."""
    return _fold(drafts, story, _is_said_again, join=_complete)


def _complete(first: Draft, draft: Draft) -> Draft:
    """Give what was told first the day and the place that only a retelling has, with the words that say so."""
    if draft.date_edtf and not first.date_edtf:
        quotes = (*first.quotes, *(quote for quote in draft.quotes if quote.field in _WHEN))
        first = replace(first, date_edtf=draft.date_edtf, date_basis=draft.date_basis, quotes=quotes)
    if draft.placing.places and not first.placing.places:
        first = replace(first, placing=draft.placing)
    return first


def _is_renamed(draft: Draft, first: Draft) -> bool:
    """Tell whether "the poisoning" takes up a poisoning told before, with no other day and no other place."""
    here, there = _venues(draft), _venues(first)
    days = sorted({(one.date_edtf or "").strip("?~%") for one in (draft, first)}, key=len)
    return (
        draft.anchor.pos_ == "NOUN"
        and first.anchor.pos_ == "NOUN"
        and draft.anchor.lemma_.lower() == first.anchor.lemma_.lower()
        and any(child.text.casefold() in ("the", "this") for child in draft.anchor.children)
        and days[-1].startswith(days[0])
        and (not here or not there or bool(here & there))
        and not (draft.people and first.people and not draft.people & first.people)
    )


def _is_said_again(draft: Draft, first: Draft) -> bool:
    past = {Status.OCCURRED, Status.HISTORICAL}
    if draft.kind is not first.kind or draft.kind in (Kind.STATEMENT, Kind.AGREEMENT, Kind.VISIT, Kind.MEETING):
        return False
    if draft.status is not first.status and not {draft.status, first.status} <= past:
        return False
    if _is_renamed(draft, first):
        return True
    here, there = _venues(draft), _venues(first)
    agree = len({draft.date_edtf, first.date_edtf} - {None}) < _FEWEST and (not here or not there or bool(here & there))
    same = draft.anchor.lemma_.lower() == first.anchor.lemma_.lower() and draft.anchor.pos_ == "VERB"
    return agree and same and _share_people(draft, first) and _objects(draft) == _objects(first) != frozenset()


def _share_people(draft: Draft, first: Draft) -> bool:
    """Tell whether nobody acts in one mention who cannot be in the other."""
    for one, two in ((draft.actors, first.actors), (draft.recipients, first.recipients)):
        if one and two and not set(one) & set(two):
            return False
    return bool(draft.people & first.people)


def _objects(draft: Draft) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in objects_of(draft.anchor)[:1])


def fold_sayings(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Tell once what one speaker says on one occasion: later sentences are evidence of the first."""
    return _fold(drafts, story, lambda draft, first: _is_said_with(draft, first, story))


def _is_said_with(draft: Draft, first: Draft, story: Story) -> bool:
    """Tell whether a statement goes on with another: same speakers, near, no day and no place of its own."""
    if draft.kind is not Kind.STATEMENT or first.kind is not Kind.STATEMENT or draft.status is not first.status:
        return False
    near = story.sentence_index(draft.anchor) - story.sentence_index(first.anchor) <= _OCCASION
    same = set(draft.actors) == set(first.actors) and bool(draft.actors)
    here, there = _venues(draft), _venues(first)
    return near and same and draft.date_edtf in (None, first.date_edtf) and (not here or here == there)
