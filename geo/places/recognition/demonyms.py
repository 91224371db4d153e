"""Finds the words for a people or its things ("Iranian", "Pakistanis"); these are kept apart from places."""

from collections.abc import Iterator

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.places.recognition.name import Name
from geo.places.words.scripts import is_name_like
from geo.vocabulary import MentionType

_CERTAINTY = 0.95
_AMBIGUOUS_CERTAINTY = 0.75
_MINIMUM_LETTERS = 3


def find_demonyms(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Find every word that the gazetteer knows as a demonym, longest first ("South African", "Iranian")."""
    position = 0
    while position < len(doc):
        for width in (3, 2, 1):
            span = doc[position : position + width]
            if len(span) == width and _is_demonym(doc, position, width, gazetteer):
                certain = span[0].ent_type_ in {"NORP", "LANGUAGE", ""} and span[0].ent_type_ != "PERSON"
                yield Name(
                    start=span.start_char,
                    end=span.end_char,
                    query=span.text,
                    mention_type=MentionType.DEMONYM,
                    certainty=_CERTAINTY if certain else _AMBIGUOUS_CERTAINTY,
                    evidence="a word for a people",
                    first_token=span.start,
                    last_token=span.end - 1,
                )
                position += width - 1
                break
        position += 1


def _is_demonym(doc: Doc, position: int, width: int, gazetteer: Gazetteer) -> bool:
    span = doc[position : position + width]
    first, last = span[0], span[-1]
    if not is_name_like(first.text) or len(span.text) < _MINIMUM_LETTERS or not last.text[-1:].isalpha():
        return False
    if first.ent_type_ == "PERSON" and len(_entity_words(doc, first.i)) > width:
        return False
    return gazetteer.find_demonym(span.text) is not None


def _entity_words(doc: Doc, position: int) -> list[str]:
    entity = next((ent for ent in doc.ents if ent.start <= position < ent.end), None)
    return [] if entity is None else [token.text for token in entity]
