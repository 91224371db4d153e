"""
Find how long a text says that a border is: the number, its unit, and the border that is meant.

How claims compare is `geo.events.claims`'s; what a line measures is `geo.places`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import SUBJECTS, objects_of, subject_of
from geo.events.story import Story
from geo.events.things import find_thing
from geo.events.words.wordlists import to_words

_UNITS = (
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: max(number, 1) for number, word in enumerate(_UNITS.split())}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = rf"(?:{'|'.join([*_VALUES, *_SCALES])})"
_LENGTH = re.compile(
    r"(?<![\d.,])(?:(?P<value>\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|\b(?P<words>{_WORD}(?:[ -](?:and )?{_WORD})*))[\s-]*"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b(?!/|²|\s+per\b)",
    re.IGNORECASE,
)
_AWAY = to_words(
    "from away north south east west northeast northwest southeast southwest inside deep into beyond wide off apart to"
)
"""Words after a distance that make it one to somewhere else, or a width."""
BORDER_NOUNS = frozenset({"border", "borderline", "boundary", "frontier", "line"})
_LENGTH_NOUNS = frozenset({"length"})
_LENGTH_VERBS = to_words("stretch run span measure extend be total reach cover")
_SHARING_VERBS = frozenset({"share", "have"})
_DESCRIBING = to_words(
    """describe give put estimate measure calculate list state cite quote set reckon record consider report place
    count define"""
)
_MODIFIERS = to_words("nummod compound amod nmod quantmod npadvmod advmod appos dep")
_PREPOSITIONS = to_words("for at about over of as to with some nearly around almost")
_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """One statement of how long a border is."""

    token: Token
    """Where the number begins."""
    value: str
    """In digits, as printed; number words are turned to digits."""
    unit: str
    """`km` or `mi`, as the text has it."""
    codes: tuple[str, str]
    """The two countries, ISO 3166-1 alpha-2, sorted."""


def find_lengths(story: Story, cast: Cast) -> Iterator[Length]:
    """Yield the lengths of borders that an article states, in the order of the text; not those of walls or parts."""
    for match in _LENGTH.finditer(story.article.text):
        span = story.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        value = match["value"] or parse_words(match["words"])
        if span is None or value is None or _is_distance(span[-1]):
            continue
        border = _measured_border(span[0], story)
        codes = _border_codes(border, story, cast) if border is not None else ()
        if len(codes) == 2:  # noqa: PLR2004  (the two countries of a border)
            unit = "km" if match["unit"][0].lower() == "k" else "mi"
            yield Length(token=span[0], value=value, unit=unit, codes=(codes[0], codes[1]))


def parse_words(words: str) -> str | None:
    """Turn "one thousand three hundred" into "1,300"; None for what is no whole number of at least a hundred."""
    total, current = 0, 0
    for word in re.split(r"[ -]", words.lower()):
        if word in _VALUES:
            current += _VALUES[word]
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        elif word == "thousand":
            total, current = total + (current or 1) * _SCALES[word], 0
    number = total + current
    return f"{number:,}" if number >= _SCALES["hundred"] else None


def _is_distance(last: Token) -> bool:
    """Tell whether a number of kilometres is a way to somewhere: "40 km from the town"."""
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return following is not None and following.text.casefold() in _AWAY


def _measured_border(number: Token, story: Story) -> Token | None:
    """Find the border whose length a number is, not that of a part of it or a way to it."""
    node = number
    for _ in range(_STEPS):
        head, lemma = node.head, node.head.lemma_.lower()
        if node.dep_ == "ROOT" or head.pos_ in ("VERB", "AUX"):
            return _border_of_verb(head, node, story)
        if lemma in BORDER_NOUNS:
            described = node.dep_ == "prep" and node.text.casefold() in ("as", "of")
            return head if node.dep_ in _MODIFIERS or described else None
        if lemma in _LENGTH_NOUNS:
            return _border_of_length(head, story)
        is_way = node.dep_ == "pobj" and head.text.casefold() not in _PREPOSITIONS
        if is_way or (head.pos_ in ("NOUN", "PROPN") and not _is_unit(head)):
            return None  # it measures something else: a wall, a road, a stretch of the border
        node = head
    return None


def _is_unit(token: Token) -> bool:
    return re.fullmatch(r"(?:kilomet(?:er|re)s?|kms?|miles?|mi)", token.text, re.IGNORECASE) is not None


def _border_of_verb(verb: Token, below: Token, story: Story) -> Token | None:
    lemma = verb.lemma_.lower()
    if lemma in _LENGTH_VERBS:
        # The parser takes "border runs" for a compound noun.
        joined = next((child for child in verb.children if child.dep_ == "compound"), None)
        return _as_border(subject_of(verb) or joined, story)
    if lemma in _SHARING_VERBS and below.dep_ == "dobj":
        inner = [token for child in below.children if child.text == "of" for token in child.children]
        return next((token for token in inner if token.lemma_.lower() in BORDER_NOUNS), None)
    if lemma in _DESCRIBING and below.dep_ in ("prep", "acomp", "oprd", "xcomp", "advcl"):
        return next((found for token in objects_of(verb) if (found := _as_border(token, story)) is not None), None)
    return None


def _border_of_length(noun: Token, story: Story) -> Token | None:
    """Find whose length "length" is: "the border's length", "the length of it", "the border … with a length of"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners += [pobj for child in noun.children if child.text.casefold() == "of" for pobj in child.children]
    for owner in owners:
        if (found := _as_border(owner, story)) is not None:
            return found
    if noun.dep_ == "pobj" and noun.head.text.casefold() in ("with", "at", "in"):
        return _as_border(noun.head.head, story)
    if noun.dep_ == "dobj" and noun.head.lemma_ == "have":
        return _as_border(subject_of(noun.head), story)
    return None


def _as_border(token: Token | None, story: Story) -> Token | None:
    """Find the border that a word names or takes up."""
    if token is None:
        return None
    lemma = token.lemma_.lower()
    if lemma in BORDER_NOUNS:
        return token
    if lemma in _LENGTH_NOUNS:
        return _border_of_length(token, story)
    taken_up = find_thing(token, BORDER_NOUNS, story) if token.pos_ == "PRON" else None
    if taken_up is not None and taken_up.sent != token.sent and not _is_spoken_of(taken_up):
        return None
    return taken_up


def _is_spoken_of(noun: Token) -> bool:
    """Tell whether a sentence is about a noun: its subject or object, or what the length of is."""
    if noun.dep_ == "pobj" and noun.head.text == "of" and noun.head.head.lemma_.lower() in _LENGTH_NOUNS:
        noun = noun.head.head
    return noun.dep_ in SUBJECTS | {"dobj", "attr", "compound"}


def _border_codes(border: Token, story: Story, cast: Cast) -> tuple[str, ...]:
    """Find the two countries of a border: by the place it resolved to, by its phrase, by whose it is."""
    for place in story.places:
        if place.place.kind == "boundary" and place.span.start <= border.i < place.span.end:
            return tuple(sorted(place.place.country_codes))
    inside = {story.nations[token.i] for token in border.subtree if token.i in story.nations}
    if len(inside) == 2:  # noqa: PLR2004
        return tuple(sorted(inside))
    owners = [token for token in border.children if token.dep_ == "poss"]
    verb = border.head
    while verb.dep_ != "ROOT" and verb.pos_ != "VERB":
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and verb.lemma_ in _SHARING_VERBS]
    keys = {key for token in (*owners, *subjects) for key in cast.who(token)}
    owned = {cast.parties[key].country or "" for key in keys if key in cast.parties} | inside
    if len(owned - {""}) == 2:  # noqa: PLR2004
        return tuple(sorted(owned - {""}))
    named = [place for place in story.places if place.place.kind == "boundary"]
    pairs = {place.place.country_codes for place in named}
    return tuple(sorted(next(iter(pairs)))) if len(pairs) == 1 and not inside else ()
