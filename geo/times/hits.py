"""
Every pattern run over a text: what looks like an expression of time, longest first, and how to read it.

It reads none; `geo.times.expressions` does, once it knows the anchor.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.text.lines import join_wrapped
from geo.times.anchors import Anchor, resolve_year
from geo.times.relative import RELATIVE_RULES, RelativeRule, find_unit, with_inference
from geo.times.spans import TimeSpan
from geo.times.stated import (
    FULL_RULES,
    NUMERIC,
    TIMELESS_RULES,
    YEARLESS_RULES,
    StatedRule,
    parse_numeric,
    parse_yearless,
)
from geo.times.tense import find_tense, is_future
from geo.times.words import find_weekday
from geo.times.years import find_years

_LEAP_YEAR = 2000


class UnreadableDateError(ValueError):
    """
    A stretch that looks like a date and gives none.

    Attributes
    ----------
    code
        Of the issue that it becomes.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A stretch of text that a pattern fits."""

    start: int
    end: int
    is_stated: bool
    """It can be read without an anchor."""
    read: Callable[[Anchor | None], list[TimeSpan]]
    """Raises `UnreadableDateError`."""


def find_hits(doc: Doc) -> list[Hit]:
    """Find what looks like an expression of time: the longest of those that overlap, in text order."""
    kept: list[Hit] = []
    text = join_wrapped(doc.text)
    taken = bytearray(len(text))
    for hit in sorted(_all_hits(doc, text), key=lambda hit: (hit.start - hit.end, not hit.is_stated, hit.start)):
        if not any(taken[hit.start : hit.end]):
            kept.append(hit)
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return sorted(kept, key=lambda hit: hit.start)


def _all_hits(doc: Doc, text: str) -> Iterator[Hit]:
    for rule in (*FULL_RULES, *TIMELESS_RULES):
        yield from (_stated(rule, match) for match in rule.pattern.finditer(text))
    yield from (_numeric(match) for match in NUMERIC.finditer(text))
    yield from (_ready(span) for span in find_years(doc, text))
    for rule in YEARLESS_RULES:
        yield from (_yearless(rule, match, doc) for match in rule.pattern.finditer(text))
    for relative in RELATIVE_RULES:
        yield from (_relative(relative, match, doc) for match in relative.pattern.finditer(text))


def _stated(rule: StatedRule, match: re.Match[str]) -> Hit:
    def read(_anchor: Anchor | None) -> list[TimeSpan]:
        try:
            return rule.values(match, int(match["year"]) if "year" in match.groupdict() else 0)
        except ValueError:
            raise UnreadableDateError("impossible-date") from None

    return Hit(start=match.start(), end=match.end(), is_stated=True, read=read)


def _numeric(match: re.Match[str]) -> Hit:
    def read(_anchor: Anchor | None) -> list[TimeSpan]:
        try:
            day = parse_numeric(match.group())
        except ValueError:
            raise UnreadableDateError("impossible-date") from None
        if day is None:
            raise UnreadableDateError("ambiguous-date")
        return [TimeSpan(start=match.start(), end=match.end(), edtf=day.isoformat())]

    return Hit(start=match.start(), end=match.end(), is_stated=True, read=read)


def _ready(span: TimeSpan) -> Hit:
    return Hit(start=span.start, end=span.end, is_stated=True, read=lambda _anchor: [span])


def _yearless(rule: StatedRule, match: re.Match[str], doc: Doc) -> Hit:
    month, day = parse_yearless(match)

    def read(anchor: Anchor | None) -> list[TimeSpan]:
        if anchor is None:
            raise UnreadableDateError("undated-expression")
        tense = find_tense(doc, match.start())
        year = resolve_year(anchor, month, day, tense=tense, weekday=find_weekday(match.group()))
        try:
            return _marked(rule.values(match, year), anchor)
        except ValueError:
            raise UnreadableDateError("impossible-date") from None

    # A bare month's words ("since March") are wider than the date; only the date takes its place.
    shown = rule.values(match, _LEAP_YEAR) if day is None else None
    start, end = (shown[0].start, shown[0].end) if shown else match.span()
    return Hit(start=start, end=end, is_stated=False, read=read)


def _relative(rule: RelativeRule, match: re.Match[str], doc: Doc) -> Hit:
    def read(anchor: Anchor | None) -> list[TimeSpan]:
        if anchor is None or not anchor.serves(find_unit(rule, match)):
            raise UnreadableDateError("undated-expression")
        edtf = rule.value(match, anchor.day, is_future(doc, match.start()))
        if edtf is None:
            raise UnreadableDateError("undated-expression")
        return _marked([TimeSpan(start=match.start(), end=match.end(), edtf=edtf)], anchor)

    return Hit(start=match.start(), end=match.end(), is_stated=False, read=read)


def _marked(spans: Iterable[TimeSpan], anchor: Anchor) -> list[TimeSpan]:
    """Mark what counts from an inferred day of reporting."""
    if not anchor.is_inferred:
        return list(spans)
    return [TimeSpan(start=span.start, end=span.end, edtf=with_inference(span.edtf), inferred=True) for span in spans]
