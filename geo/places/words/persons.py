"""Finds the words that are parts of persons' names in one text, so that they are not taken for places."""

from collections import Counter
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
_MINIMUM_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """The words of a text that stand in persons' names, as printed."""

    all: frozenset[str]
    """All of them."""
    mostly: frozenset[str]
    """Without those by which the text calls more places than persons."""


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
    for entity in doc.ents:
        words = [token.text for token in entity if is_name_like(token.text) and len(token.text) >= _MINIMUM_LETTERS]
        if entity.label_ == "PERSON" and (len(words) > 1 or has_title(entity)):
            persons.update(words)
        elif entity.label_ in {"GPE", "LOC"}:
            places.update(words)
    return PersonWords(
        all=frozenset(persons), mostly=frozenset(word for word, count in persons.items() if count >= places[word])
    )


def has_title(span: Span) -> bool:
    """Tell whether a title or rank stands directly before a name ("General Bagheri")."""
    if span.start == 0:
        return False
    before: Token = span.doc[span.start - 1]
    if before.text == "." and span.start > 1:
        before = span.doc[span.start - 2]
    return before.text.lower().rstrip(".") in _TITLES and is_name_like(before.text)
