"""Finds the entity of the language model that covers words; `doc.ents` builds them all anew at every call."""

from spacy.tokens import Span

_INSIDE = 1
"""spaCy's number for a token inside an entity that began before it."""


def find_entity(span: Span) -> Span | None:
    """Find the entity that covers all of a span, with its label; None where there is none."""
    doc, first = span.doc, span[0]
    if not first.ent_type_:
        return None
    start, end = span.start, span.start + 1
    while start and doc[start].ent_iob == _INSIDE:
        start -= 1
    while end < len(doc) and doc[end].ent_iob == _INSIDE:
        end += 1
    return Span(doc, start, end, label=first.ent_type) if end >= span.end else None
