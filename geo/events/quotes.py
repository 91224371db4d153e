"""
The words that a field of an event was read from: what they are quoted as until the event is a record.

Which words these are is told by the rules that read the field; nothing is read here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from geo.vocabulary import EventField


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of the article's text behind one field."""

    field: EventField
    start: int
    end: int
    value: str = ""
    """What it says: key of the cast, id of a place. Empty: it backs the field as it is in the end (type, status, date)
    or is itself the value (a provision)."""


def quote_tokens(field: EventField, tokens: Iterable[Token], value: str = "") -> tuple[Quote, ...]:
    """Quote words, those that stand next to one another as one stretch."""
    quotes: list[Quote] = []
    last: Token | None = None
    for token in sorted(set(tokens), key=lambda one: one.i):
        start, end = token.idx, token.idx + len(token)
        if last is not None and last.i + 1 == token.i:
            start = quotes.pop().start
        quotes.append(Quote(field=field, start=start, end=end, value=value))
        last = token
    return tuple(quotes)


def quote_stripped(field: EventField, text: str, start: int, end: int, *, strip: str) -> Quote | None:
    """Quote a stretch of a text without some characters at its ends; None: nothing is left."""
    exact = text[start:end]
    start += len(exact) - len(exact.lstrip(strip))
    kept = exact.strip(strip)
    return Quote(field=field, start=start, end=start + len(kept)) if kept else None
