"""Finds the words that are parts of persons' names in one text, so that they are not taken for places."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from geo.places.words.scripts import is_name_like

_TITLES = frozenset(
    {
        *(
            "general",
            "gen",
            "lieutenant",
            "lt",
            "colonel",
            "col",
            "major",
            "maj",
            "brigadier",
            "brig",
            "captain",
            "capt",
        ),
        *(
            "admiral",
            "adm",
            "commander",
            "sergeant",
            "sgt",
            "president",
            "minister",
            "secretary",
            "senator",
            "sen",
            "rep",
        ),
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "lord", "king", "queen", "prince"),
        *("sheikh", "ayatollah", "mullah", "maulana", "imam", "pope", "bishop", "judge", "justice", "gov", "governor"),
        *("mayor", "premier", "chancellor", "ambassador", "spokesman", "spokeswoman", "spokesperson", "syed", "field"),
        *("marshal", "marshall", "congressman", "congresswoman", "sheriff", "officer", "detective", "chief", "coach"),
    }
)
_LOCATIVES = frozenset({"in", "at", "near", "from", "to", "into", "outside", "across", "around", "of"})
_MINIMUM_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """The words of a text that stand in persons' names, as printed."""

    all: frozenset[str]
    """All of them."""
    mostly: frozenset[str]
    """Without those by which the text calls more places than persons."""
    never_places: frozenset[str]
    """First and last names of persons by which the text calls no place: they never stand where a place stands."""


def find_person_words(doc: Doc) -> PersonWords:
    """
    Find the words that stand in persons' names of two or more words, or after a title.

    Returns
    -------
    words
        As printed, of three letters or more.
    """
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    full_names: set[tuple[str, str]] = set()
    for entity in doc.ents:
        own = [token.text for token in entity if is_name_like(token.text) and len(token.text) >= _MINIMUM_LETTERS]
        if entity.label_ == "PERSON" and (len(own) > 1 or has_title(entity)):
            persons.update(own)
        elif entity.label_ in {"GPE", "LOC"}:
            places.update(own)
        if entity.label_ == "PERSON" and len(own) > 1 and entity[-1].text == own[-1]:
            full_names.add((own[0], own[-1]))
    mostly = frozenset(word for word, count in persons.items() if count >= places[word])
    words = [token.text for token in doc]
    families = mostly.intersection(family for _, family in full_names)
    return PersonWords(
        all=frozenset(persons),
        mostly=mostly,
        never_places=(families | _find_given(words, families)) - _find_led_to(words) if families else frozenset(),
    )


def _find_given(words: Sequence[str], families: Collection[str]) -> frozenset[str]:
    """Find the words that stand before a family's name ("Georgia Stevens", where the text has a Cory Stevens too)."""
    before = (first for first, second in pairwise(words) if second in families)
    return frozenset(word for word in before if is_name_like(word) and len(word) >= _MINIMUM_LETTERS)


def _find_led_to(words: Sequence[str]) -> frozenset[str]:
    """Find the words that stand where a place stands ("in Georgia"), and not for what is a person's ("Georgia's")."""
    found = set()
    for before, word, following in zip(words, words[1:], (*words[2:], ""), strict=False):
        is_led_to = is_name_like(word) and before.lower() in _LOCATIVES
        if is_led_to and following not in {"'s", "’s"} and not is_name_like(following):
            found.add(word)
    return frozenset(found)


def has_title(span: Span) -> bool:
    """Tell whether a title or rank stands directly before a name ("General Bagheri")."""
    if span.start == 0:
        return False
    before: Token = span.doc[span.start - 1]
    if before.text == "." and span.start > 1:
        before = span.doc[span.start - 2]
    return before.text.lower().rstrip(".") in _TITLES and is_name_like(before.text)
