"""
Times of day: joined to the date beside them ("3 p.m. Tuesday"), or dated by the day that was told just before.

An hour is no part of the value: EDTF of the contract stops at the day.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.times.anchors import Anchor
from geo.times.candidates import to_marked
from geo.times.spans import TimeSpan, with_qualifier

_ZONE = r"(?:\s\(?(?:GMT|UTC|IST|PKT|PST|PDT|EST|EDT|CST|CDT|MST|ET|PT|BST|CET|CEST|AEST|local time|local)\b\)?)?"
_AROUND = r"(?:(?:about|around|approximately|shortly (?:before|after)|just (?:before|after)|nearly|roughly)\s)?"
_HALF = r"(?:\s?(?:a\.m\.?|p\.m\.?|A\.M\.?|P\.M\.?|am\b|pm\b|AM\b|PM\b))"
_HOUR = r"(?:[01]?\d|2[0-3])"
_FROM = rf"(?:{_HOUR}(?:[:.][0-5]\d)?{_HALF}?\s?(?:[-–—]|to|until|and)\s?)?"
CLOCK = re.compile(
    rf"(?<![\w.:,/$€£-]){_AROUND}(?:{_FROM}{_HOUR}(?:[:.][0-5]\d)?{_HALF}"
    rf"|{_HOUR}:[0-5]\d(?![\d:])(?:\s(?:hours|hrs|o['’]clock))?"
    rf"|[0-2]\d[0-5]\d\s?(?:hours\b|hrs\b|GMT\b|UTC\b)|(?:noon|midnight)\b){_ZONE}"
)
_BESIDE = re.compile(r"(?:,| [-–—])? (?:on |of |late |early )?(?:the )?| \(")
_BEHIND = re.compile(r"(?:,| [-–—])? ?(?:(?:at|from|by|until|before|after) )?")
_HEADS_ENTRY = re.compile(r"(?:^|\n|[.:)”\"] )$")
_ENTRY = re.compile(r"(?: [A-Z“\"]| ?[-–—:]|\n)")
_REPEATED = re.compile(r"(?i)\b(?:daily|every|each|weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b")
_SENTENCE_REACH = 80
_LONGEST_GAP = 12
_DAY_LENGTH = len("2025-01-19")


def join_clocks(
    text: str, spans: Sequence[TimeSpan], anchor: Anchor | None, sentence_starts: Callable[[], Sequence[int]]
) -> list[TimeSpan]:
    """
    Give times of day their day.

    Parameters
    ----------
    spans
        Dates, in text order.
    sentence_starts
        Gives the offsets at which sentences begin, in order; called only where there is a time of day.

    Returns
    -------
    joined
        The dates, each with the time of day beside it, and a date of its own for a time of day that stands apart: the
        day of reporting where it heads an entry ("7:50 p.m. Troops have ..."), else, marked as inferred, the last day
        told in its sentence or the one before. Without such a day an hour is no date: "open from 10 a.m." is every day.
    """
    joined = list(spans)
    clocks = [clock for clock in CLOCK.finditer(text) if not _overlaps(clock, joined)]
    starts = sentence_starts() if clocks else ()
    for clock in clocks:
        beside = next((span for span in joined if _is_day(span) and _is_beside(text, clock, span)), None)
        if beside is not None:
            start, end = min(beside.start, clock.start()), max(beside.end, clock.end())
            joined[joined.index(beside)] = replace(beside, start=start, end=end)
        elif not _overlaps(clock, joined) and (told := _find_day(text, clock, joined, anchor, starts)):
            joined.append(told)
    return sorted(joined, key=lambda span: span.start)


def _find_day(
    text: str, clock: re.Match[str], spans: Sequence[TimeSpan], anchor: Anchor | None, starts: Sequence[int]
) -> TimeSpan | None:
    """Find the day of a time of day that stands apart."""
    is_entry = _HEADS_ENTRY.search(text[max(0, clock.start() - 2) : clock.start()]) and _ENTRY.match(text, clock.end())
    if is_entry and anchor is not None and anchor.serves("day"):
        (span,) = to_marked([TimeSpan(start=clock.start(), end=clock.end(), edtf=anchor.day.isoformat())], anchor)
        return span
    if _REPEATED.search(text, max(0, clock.start() - _SENTENCE_REACH), clock.end() + _SENTENCE_REACH):
        return None
    before = starts[: bisect_right(starts, clock.start())]
    reach = before[-2] if len(before) > 1 else 0
    told = [span for span in spans if _is_day(span) and reach <= span.start < clock.start()]
    if not told:
        return None
    edtf = with_qualifier(max(told, key=lambda span: span.start).edtf, "?")
    return TimeSpan(start=clock.start(), end=clock.end(), edtf=edtf, inferred=True)


def _overlaps(clock: re.Match[str], spans: Sequence[TimeSpan]) -> bool:
    return any(span.start < clock.end() and clock.start() < span.end for span in spans)


def _is_day(span: TimeSpan) -> bool:
    return len(span.edtf.rstrip("?~%")) == _DAY_LENGTH and "/" not in span.edtf


def _is_beside(text: str, clock: re.Match[str], span: TimeSpan) -> bool:
    if 0 < span.start - clock.end() <= _LONGEST_GAP:
        return bool(_BESIDE.fullmatch(text[clock.end() : span.start]))
    return 0 < clock.start() - span.end <= _LONGEST_GAP and bool(_BEHIND.fullmatch(text[span.end : clock.start()]))
