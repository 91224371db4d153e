"""Finds the words that are parts of persons' names in one text, so that they are not taken for places."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

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
        words = [token.text for token in entity if is_name_like(token.text) and len(token.text) >= _MINIMUM_LETTERS]
        if entity.label_ == "PERSON" and (len(words) > 1 or has_title(entity)):
            persons.update(words)
        elif entity.label_ in {"GPE", "LOC"}:
            places.update(words)
        if entity.label_ == "PERSON" and len(words) > 1 and entity[-1].text == words[-1]:
            full_names.add((words[0], words[-1]))
    mostly = frozenset(word for word, count in persons.items() if count >= places[word])
    families = mostly.intersection(family for _, family in full_names)
    return PersonWords(
        all=frozenset(persons),
        mostly=mostly,
        never_places=(families | _find_given(doc, families)) - _find_led_to(doc),
    )


def _find_given(doc: Doc, families: Collection[str]) -> frozenset[str]:
    """Find the words that stand before a family's name ("Georgia Stevens", where the text has a Cory Stevens too)."""
    before = (doc[token.i - 1].text for token in doc[1:] if token.text in families)
    return frozenset(word for word in before if is_name_like(word) and len(word) >= _MINIMUM_LETTERS)


def _find_led_to(doc: Doc) -> frozenset[str]:
    """Find the words that stand where a place stands ("in Georgia"), and not for what is a person's ("Georgia's")."""
    found = set()
    for token in doc[1:]:
        if doc[token.i - 1].lower_ in _LOCATIVES and is_name_like(token.text):
            following = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
            if following not in {"'s", "’s"} and not is_name_like(following):
                found.add(token.text)
    return frozenset(found)


def has_title(span: Span) -> bool:
    """Tell whether a title or rank stands directly before a name ("General Bagheri")."""
    if span.start == 0:
        return False
    before: Token = span.doc[span.start - 1]
    if before.text == "." and span.start > 1:
        before = span.doc[span.start - 2]
    return before.text.lower().rstrip(".") in _TITLES and is_name_like(before.text)
