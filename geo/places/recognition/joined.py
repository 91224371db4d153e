"""Finds names that share words: "West and South Asia" names two regions; knows no region by heart."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from geo.places.lookup import Lookup
from geo.places.recognition.name import Name
from geo.places.words.scripts import is_name_like
from geo.vocabulary import MentionType

_SIDES = frozenset(
    {
        *("north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upper", "lower"),
        *("northeast", "northwest", "southeast", "southwest", "inner", "outer", "greater", "middle"),
    }
)
_JOINTS = frozenset({"and", "or", "&"})
_PAIR = re.compile(r"([^\W\d_][\w.]*)[-–—/]([^\W\d_][\w.]*)")
_CERTAINTY = 0.9
_LONGEST_HEAD = 3


def find_shared_heads(doc: Doc, lookup: Lookup) -> Iterator[Name]:
    """
    Find pairs of names of which only the second is printed whole.

    Yields
    ------
    name
        The first name over all the words ("West and South Asia", looked up as "West Asia"), then the second over its
        own ("South Asia"). Only where the gazetteer has both.
    """
    for token in doc[: max(len(doc) - 3, 0)]:
        if token.lower_ not in _SIDES or not is_name_like(token.text):
            continue
        side = doc[token.i + 2]
        if doc[token.i + 1].lower_ not in _JOINTS or side.lower_ not in _SIDES or not is_name_like(side.text):
            continue
        for width in range(_LONGEST_HEAD, 0, -1):
            head = doc[side.i + 1 : side.i + 1 + width]
            first, second = f"{token.text} {head.text}", f"{side.text} {head.text}"
            if len(head) == width and is_name_like(head[-1].text) and lookup.find(first) and lookup.find(second):
                yield _name(doc[token.i : head.end], first)
                yield _name(doc[side.i : head.end], second)
                break


def find_pairs(doc: Doc, lookup: Lookup) -> Iterator[Name]:
    """Find two countries or peoples in one token, where the tokens were not cut apart ("U.S.-Mexico")."""
    for token in doc:
        pair = _PAIR.fullmatch(token.text)
        if pair is None or lookup.find(token.text):
            continue
        demonyms = [lookup.gazetteer.find_demonym(side) is not None for side in pair.groups()]
        countries = [any(n.entry.kind == "country" for n in lookup.find(side)) for side in pair.groups()]
        if not all(is_people or is_country for is_people, is_country in zip(demonyms, countries, strict=True)):
            continue
        for number, is_country in enumerate(countries, start=1):
            yield Name(
                start=token.idx + pair.start(number),
                end=token.idx + pair.end(number),
                query=pair.group(number),
                mention_type=MentionType.TOPONYM if is_country else MentionType.DEMONYM,
                is_joined=True,
                certainty=_CERTAINTY,
                evidence="one of two countries joined by a hyphen",
                first_token=token.i,
                last_token=token.i,
            )


def split_joined(query: str) -> tuple[str, ...]:
    """Split a joined name at its "and": "Sistan and Balochistan" → its two parts; empty where it is no joined name."""
    for joint in (" and ", " & ", " و ", " اور "):
        if joint in query:
            return tuple(part.strip() for part in query.split(joint) if part.strip())
    return ()


def _name(span: Span, query: str) -> Name:
    return Name(
        start=span.start_char,
        end=span.end_char,
        query=query,
        mention_type=MentionType.TOPONYM,
        is_joined=True,
        certainty=_CERTAINTY,
        evidence="one of two names that share a word",
        first_token=span.start,
        last_token=span.end - 1,
    )
