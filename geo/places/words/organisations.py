"""Tells whether a name stands inside the name of an organisation ("Pakistan Army"); keeps no list of organisations."""

from spacy.tokens import Span, Token

from geo.places.words.entities import find_entity
from geo.places.words.scripts import is_name_like

_HEADS = frozenset(
    {
        *("army", "navy", "force", "forces", "corps", "guard", "guards", "rangers", "police", "military", "command"),
        *("agency", "authority", "ministry", "department", "council", "commission", "committee", "court", "parliament"),
        *("senate", "assembly", "congress", "party", "front", "movement", "league", "union", "federation", "alliance"),
        *("university", "college", "institute", "school", "academy", "hospital", "bank", "church", "foundation"),
        *("times", "post", "news", "herald", "tribune", "journal", "gazette", "press", "radio", "television", "tv"),
        *("company", "corporation", "corp", "inc", "ltd", "group", "airlines", "airways", "railways", "club", "fc"),
        *(
            "association",
            "society",
            "organisation",
            "organization",
            "service",
            "services",
            "bureau",
            "office",
            "patrol",
        ),
        *("station", "centre", "center", "staff", "team", "senators", "troopers", "state", "symphony", "orchestra"),
        *("exchange", "board", "fund", "network", "rifles", "regiment", "brigade", "battalion", "division", "levies"),
    }
)
_NOT_HEADS_ALONE = frozenset({"state", "station", "centre", "center", "team", "staff", "church", "school", "hospital"})
_OF_HEADS = frozenset({"university", "bank", "bishop", "archbishop", "college", "diocese", "church", "institute"})


def find_organisation(span: Span) -> str | None:
    """
    Find the organisation whose name a place name is part of.

    Parameters
    ----------
    span
        A place name.

    Returns
    -------
    organisation
        Its name as printed: the words up to its head ("Pakistan Air Force"), the words before ("University of Texas"),
        or the wider organisation that the tagger saw. None where the name stands for itself, a possessive included
        ("Iran's Armed Forces").
    """
    if span.end < len(span.doc) and span.doc[span.end].text in {"'s", "’s", "'", "’"}:
        return None
    return _find_by_head(span) or _find_before(span) or _find_tagged(span)


def _find_by_head(span: Span) -> str | None:
    doc = span.doc
    end = span.end
    last_head: Token | None = None
    while end < len(doc) and is_name_like(doc[end].text) and doc[end].is_alpha:
        if doc[end].lower_ in _HEADS:
            last_head = doc[end]
        end += 1
    if last_head is None or (last_head.i == span.end and last_head.lower_ in _NOT_HEADS_ALONE):
        return None
    return str(doc[span.start : last_head.i + 1].text)


def _find_before(span: Span) -> str | None:
    doc = span.doc
    start = span.start - 1
    if start >= 0 and doc[start].lower_ == "the":
        start -= 1
    if start < 1 or doc[start].lower_ != "of" or doc[start - 1].lower_ not in _OF_HEADS:
        return None
    if not is_name_like(doc[start - 1].text):
        return None
    return str(doc[start - 1 : span.end].text)


def _find_tagged(span: Span) -> str | None:
    entity = find_entity(span)
    if entity is None or entity.label_ != "ORG":
        return None
    words = [token for token in entity if token.lower_ != "the" and not token.is_punct]
    if len(words) <= len([token for token in span if not token.is_punct]):
        return None
    if span.end == entity.end and span.start - entity.start >= 1 and span.doc[span.start - 1].lower_ in {"of", "in"}:
        return None
    return str(entity.text)
