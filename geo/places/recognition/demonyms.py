"""Finds the words for a people or its things ("Iranian", "Pakistanis"); these are kept apart from places."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from geo.places.gazetteer import Gazetteer
from geo.places.recognition.name import Name
from geo.places.words.entities import find_entity
from geo.places.words.scripts import is_name_like
from geo.vocabulary import MentionType

_CERTAINTY = 0.95
_AMBIGUOUS_CERTAINTY = 0.75
_MINIMUM_LETTERS = 3
_WIDTHS = (3, 2, 1)
"""Tokens, longest first."""


def find_demonyms(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Find every word that the gazetteer knows as a demonym, longest first ("South African", "Iranian")."""
    words = [token.text for token in doc]
    position = 0
    while position < len(words):
        if is_name_like(words[position]):
            widths = (width for width in _WIDTHS if _can_be_name(words[position : position + width], width))
            spans = (doc[position : position + width] for width in widths)
            span = next((span for span in spans if _is_demonym(span, gazetteer)), None)
            if span is not None:
                yield _build_name(span)
                position = span.end
                continue
        position += 1


def _can_be_name(words: Sequence[str], width: int) -> bool:
    return len(words) == width and is_name_like(words[-1])


def _build_name(span: Span) -> Name:
    is_people = span[0].ent_type_ in {"NORP", "LANGUAGE", ""}
    return Name(
        start=span.start_char,
        end=span.end_char,
        query=span.text,
        mention_type=MentionType.DEMONYM,
        certainty=_CERTAINTY if is_people else _AMBIGUOUS_CERTAINTY,
        evidence="a word for a people",
        first_token=span.start,
        last_token=span.end - 1,
    )


def _is_demonym(span: Span, gazetteer: Gazetteer) -> bool:
    text = span.text
    if len(text) < _MINIMUM_LETTERS or not text[-1:].isalpha() or gazetteer.find_demonym(text) is None:
        return False
    entity = find_entity(span[:1])
    return entity is None or entity.label_ != "PERSON" or len(entity) <= len(span)
