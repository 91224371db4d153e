"""Stands in for the language model: marks the names in a text that was only cut into tokens, by the first look."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from geo.places.tagging.tagger import PEOPLE, PLACE
from geo.places.tagging.tokens import TokenFeatures

PERSON, ORGANISATION = "O-PERSON", "O-ORGANISATION"
"""Labels of the first look for names of others than places; no name has a label for its first token."""
_KINDS = {PERSON: "PERSON", ORGANISATION: "ORG", f"-{PLACE}": "GPE", f"-{PEOPLE}": "NORP"}


def mark_entities(doc: Doc, tokens: TokenFeatures, labels: Sequence[str]) -> None:
    """
    Mark entities in a text as the language model would, in place.

    Parameters
    ----------
    labels
        Of the first look, one a token of `tokens`.
    """
    entities: list[Span] = []
    for index, label in zip(tokens.indices, labels, strict=True):
        kind = _KINDS.get(label if label.startswith("O") else label[1:])
        if kind is None:
            continue
        last = entities[-1] if entities else None
        if last is not None and last.end == index and last.label_ == kind and not label.startswith("B"):
            entities[-1] = Span(doc, last.start, index + 1, label=kind)
        else:
            entities.append(Span(doc, index, index + 1, label=kind))
    doc.ents = tuple(entities)
