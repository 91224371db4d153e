"""
A stretch that looks like an expression of time, with the way to read it once the day of reporting is known.

It knows no pattern.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo.times.anchors import Anchor
from geo.times.spans import TimeSpan, with_qualifier


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
    read: Callable[[Anchor | None, TimeSpan | None], list[TimeSpan]]
    """Takes the day of reporting and the date told before it in its paragraph; raises `UnreadableDateError`."""


def to_marked(spans: Iterable[TimeSpan], anchor: Anchor | None = None) -> list[TimeSpan]:
    """Mark what counts from an inferred day of reporting, or, without one, from another date of the text."""
    if anchor is not None and not anchor.is_inferred:
        return list(spans)
    return [
        TimeSpan(start=span.start, end=span.end, edtf=with_qualifier(span.edtf, "?"), inferred=True) for span in spans
    ]


def keep_longest(hits: Iterable[Hit], length: int) -> list[Hit]:
    """Keep the longest of the hits that overlap, in the order of a text of some length."""
    kept: list[Hit] = []
    taken = bytearray(length)
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, not hit.is_stated, hit.start)):
        if not any(taken[hit.start : hit.end]):
            kept.append(hit)
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return sorted(kept, key=lambda hit: hit.start)
