"""Turns spans that a caller gave into names, recognised or not; finds none itself."""

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
    return tuple(_build_name(doc, start, end, lookup) for start, end in sorted(set(spans)))


def _build_name(doc: Doc, start: int, end: int, lookup: Lookup) -> Name:
    text = doc.text[start:end]
    span = doc.char_span(start, end, alignment_mode="expand")
    demonym = lookup.gazetteer.find_demonym(text) is not None
    places = lookup.find(text)
    is_demonym = demonym and not any(n.entry.kind in {"country", "region"} for n in places)
    organisation = find_organisation(span) if span is not None and not is_demonym else None
    mention_type = MentionType.TOPONYM
    if is_demonym:
        mention_type = MentionType.DEMONYM
    elif organisation:
        mention_type = MentionType.IN_ORGANISATION
    return Name(
        start=start,
        end=end,
        query=" ".join(text.split()),
        mention_type=mention_type,
        certainty=1.0,
        evidence="given by the caller",
        organisation=organisation,
        first_token=span.start if span is not None else 0,
        last_token=span.end - 1 if span is not None else 0,
        is_dateline=is_dateline(doc.text, start, end),
        said_kind=find_said_kind(span) if span is not None else "",
        is_part=is_part(span) if span is not None else False,
    )
