"""
Find what a place that is taken up stands for: "there", "in the city", "across the country", "at the crossing".

Names of places are `geo.places`'s; which of them an event is at is `geo.events.clauses.placing`'s.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geo.events.story import PlaceSpan, Story
from geo.events.words.wordlists import to_words
from geo.vocabulary import MentionType

_DEFINITE = frozenset({"the", "this", "that"})
_TOWN_KINDS = frozenset({"settlement", "capital"})
_NOUN_KINDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(to_words("city town village"), _TOWN_KINDS),
    "capital": frozenset({"capital"}),
    **dict.fromkeys(to_words("country nation"), frozenset({"country"})),
    **dict.fromkeys(to_words("province state region"), frozenset({"province"})),
    "district": frozenset({"district"}),
}
"""Nouns that take up a place, and the kinds of place that they do."""
_REACH_THERE = 1
_REACH_NOUN = 3
"""How many sentences back the name may stand."""
_MOVED_AT = frozenset({"in", "at", "near", "to", "into", "from"})


def find_taken_up(story: Story, sentence: int, is_usable: Callable[[PlaceSpan], bool]) -> list[PlaceSpan]:
    """
    Find the places that a sentence takes up without a name.

    Parameters
    ----------
    story, sentence
        The article, and which of its sentences.
    is_usable
        Tells whether a mention can be where something is.

    Returns
    -------
    places
        Each stands at the word that takes it up, with the mention that it takes up.
    """
    named = {token.i for place in story.places for token in place.span}
    found: list[PlaceSpan] = []
    for token in story.sentences[sentence]:
        if token.i in named:
            continue
        before = [place for place in story.places if place.span.end <= token.i and is_usable(place)]
        taken = _antecedent(token, before, story)
        if taken is not None:
            found.append(replace(taken, span=story.doc[token.i : token.i + 1]))
    return found


def _antecedent(token: Token, before: Sequence[PlaceSpan], story: Story) -> PlaceSpan | None:
    lemma = token.lemma_.lower()
    if lemma == "there" and token.dep_ == "advmod":
        near = _within(before, token, story, _REACH_THERE)
        return near[-1] if near and not _has_unknown(near[-1], token, story) else None
    if token.pos_ != "NOUN" or token.tag_ != "NN" or not _is_definite(token):
        return None
    kinds = _NOUN_KINDS.get(lemma)
    if kinds is not None:
        fit = [place for place in _within(before, token, story, _REACH_NOUN) if place.place.kind in kinds]
        return fit[-1] if fit else None
    sites = [
        place
        for place in before
        if place.mention.mention_type is MentionType.FACILITY
        and len(place.span) > 1
        and place.span[-1].lemma_.lower() == lemma
    ]
    return sites[-1] if len({site.place.place_id for site in sites}) == 1 else None


def _is_definite(noun: Token) -> bool:
    """Tell whether a noun has an article and nothing that tells it from others of its kind."""
    dets = {child.text.casefold() for child in noun.children if child.dep_ == "det"}
    return bool(dets & _DEFINITE) and not any(
        child.dep_ in ("compound", "amod", "nmod", "poss", "relcl", "prep", "appos", "nummod")
        for child in noun.children
    )


def _within(before: Sequence[PlaceSpan], token: Token, story: Story, reach: int) -> list[PlaceSpan]:
    here = story.sentence_index(token)
    return [place for place in before if here - story.sentence_index(place.span.root) <= reach]


def _has_unknown(place: PlaceSpan, token: Token, story: Story) -> bool:
    """Tell whether a name that was found nowhere stands between as a place: that is what is taken up."""
    return any(_unknown_spots(place, token, story))


def _unknown_spots(place: PlaceSpan, token: Token, story: Story) -> Iterator[bool]:
    known = {other.i for one in story.places for other in one.span} | set(story.nations)
    known |= {other.i for found in story.dates for other in found.span}
    for other in story.doc[place.span.end : token.i]:
        spot = other.dep_ == "pobj" and other.head.text.casefold() in _MOVED_AT
        if spot and other.pos_ == "PROPN" and other.i not in known:
            yield True
