"""Turns spans that a caller or the tagger gave into names; finds none itself."""

from collections.abc import Sequence

from spacy.tokens import Doc

from geo.places.lookup import Lookup
from geo.places.recognition.name import Name
from geo.places.words.datelines import is_dateline
from geo.places.words.descriptors import find_said_kind, is_part
from geo.places.words.organisations import find_organisation
from geo.vocabulary import MentionType


def build_names(doc: Doc, spans: Sequence[tuple[int, int]], lookup: Lookup) -> tuple[Name, ...]:
    """
    Build one name for each given span, sorted, repetitions once.

    A span is a demonym where the gazetteer knows it as one and no place bears the name.
    """
    text = doc.text
    return tuple(build_name(doc, text, span, lookup, evidence="given by the caller") for span in sorted(set(spans)))


def build_name(doc: Doc, text: str, span: tuple[int, int], lookup: Lookup, *, evidence: str) -> Name:
    """
    Build the name that a stretch of a text holds, as certain as can be.

    Parameters
    ----------
    text
        `doc.text`, which spaCy puts together at every call.
    """
    start, end = span
    exact = text[start:end]
    tokens = doc.char_span(start, end, alignment_mode="expand")
    demonym = lookup.gazetteer.find_demonym(exact) is not None
    places = lookup.find(exact)
    is_demonym = demonym and not any(n.entry.kind in {"country", "region"} for n in places)
    organisation = find_organisation(tokens) if tokens is not None and not is_demonym else None
    mention_type = MentionType.TOPONYM
    if is_demonym:
        mention_type = MentionType.DEMONYM
    elif organisation:
        mention_type = MentionType.IN_ORGANISATION
    return Name(
        start=start,
        end=end,
        query=" ".join(exact.split()),
        mention_type=mention_type,
        certainty=1.0,
        evidence=evidence,
        organisation=organisation,
        first_token=tokens.start if tokens is not None else 0,
        last_token=tokens.end - 1 if tokens is not None else 0,
        is_dateline=is_dateline(text, start, end),
        said_kind=find_said_kind(tokens) if tokens is not None else "",
        is_part=is_part(tokens) if tokens is not None else False,
    )
