"""
Tell whether a place only says where a more exact one is: "the base in Sargodha", "Khost's Gurbuz district".

Which places an event is at is `geo.events.clauses.placing`'s.
"""

import re
from collections.abc import Sequence

from geo.events.story import PlaceSpan
from geo.events.words.wordlists import to_words
from geo.vocabulary import MentionType

_ABBREVIATION = re.compile(r"\(?\s*\b[A-Z][A-Za-z]*(?:[.&/-]?[A-Z0-9][A-Za-z]*)+\.?\s*\)")
"""A short form between a name and where it is: "the Joint Border Centre (JBC) in Tashkent"."""
_UNITS = to_words("district province region county governorate prefecture department town city village municipality")
"""Words after the name of a part of a country that say what part it is: "Gurbuz district in …"."""


def is_hosting(place: PlaceSpan, others: Sequence[PlaceSpan]) -> bool:
    """Tell whether a place only says where a more exact one is ("the base in Sargodha, Pakistan")."""
    for other in others:
        if other.span.start == place.span.start and other.span.end == place.span.end:
            continue
        if other.span.start <= place.span.start and place.span.end <= other.span.end:
            return True
        if other.mention.mention_type is MentionType.BOUNDARY or place.mention.mention_type is MentionType.BOUNDARY:
            continue
        if other.mention.mention_type is MentionType.FACILITY and other.mention.exact.islower():
            continue  # "the embassy in Moscow" has no name of its own: the town says more
        if _owns(place, other):
            return True
        if _owns(other, place):
            continue
        between = place.span.doc[other.span.end : place.span.start].text if other.span.end <= place.span.start else None
        linked = None if between is None else _ABBREVIATION.sub(" ", between).strip(" ()").casefold()
        if linked is not None and linked.partition(" ")[0].rstrip(",") in _UNITS:
            linked = "," if linked.partition(" ")[0].endswith(",") else linked.partition(" ")[2]
        if between is not None and linked in (",", "in", "of", "", "’s", "'s"):
            return not (between.strip() == "," and _is_list(place, others))
    return False


def _owns(place: PlaceSpan, other: PlaceSpan) -> bool:
    """Tell whether a place stands as owner before a more exact one ("Khost's Gurbuz district")."""
    if place.span.end > other.span.start or place.mention.mention_type is not MentionType.TOPONYM:
        return False
    between = place.span.doc[place.span.end : other.span.start].text.strip()
    own = place.span[-1].text in ("'s", "’s") and not between
    return own or between in ("'s", "’s")


def _is_list(place: PlaceSpan, others: Sequence[PlaceSpan]) -> bool:
    """Tell whether "A, B" enumerates rather than says where A is: both are of one kind."""
    before = [other for other in others if other.span.end <= place.span.start]
    return bool(before) and before[-1].place.kind == place.place.kind
