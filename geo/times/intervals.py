"""
Dates joined by their words into intervals: "from A to B", "between A and B", "since A", "until B".

It finds no date; it joins those found.
"""

import re
from collections.abc import Sequence

from geo.times.edtf import is_edtf
from geo.times.spans import TimeSpan

_FROM = re.compile(r"(?i)\b(?:from|between)(?: the)?(?: (?:start|beginning) of)? $")
_BETWEEN = re.compile(r"(?i)\bbetween(?: the)? $")
_SINCE = re.compile(r"(?i)\b(?:ever )?since(?: at least)?(?: the)? $")
_UNTIL = re.compile(r"(?i)\b(?:until|till|up to)(?: the)? $")
_TO = re.compile(r"\s?[-–—]\s?|,? (?:to|until|till|through|up to)(?: the)? ")
_AND = re.compile(r",? and(?: the)? ")
_ONWARDS = re.compile(r"(?i) (?:onwards?|to (?:date|the present)|to this day|until now|till now)\b")
_LONGEST_SIGNAL = 40


def join_intervals(text: str, spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Join neighbouring dates, and open the ends that "since" and "until" open; the words belong to the expression."""
    joined: list[TimeSpan] = []
    index = 0
    while index < len(spans):
        pair = _join_pair(text, spans[index], spans[index + 1]) if index + 1 < len(spans) else None
        joined.append(pair or _open_end(text, spans[index]))
        index += 2 if pair else 1
    return joined


def _join_pair(text: str, first: TimeSpan, second: TimeSpan) -> TimeSpan | None:
    gap, before = text[first.end : second.start], text[max(0, first.start - _LONGEST_SIGNAL) : first.start]
    signal = (_BETWEEN if _AND.fullmatch(gap) else _FROM).search(before)
    if not (_TO.fullmatch(gap) or (_AND.fullmatch(gap) and signal)):
        return None
    alike = len(first.edtf) == len(second.edtf) and "/" not in first.edtf
    if signal is None and not alike:
        return None
    edtf = f"{_first(first.edtf)}/{_last(second.edtf)}"
    if not is_edtf(edtf):
        return None
    start = first.start - len(signal.group()) if signal else first.start
    return TimeSpan(start=start, end=second.end, edtf=edtf, inferred=first.inferred or second.inferred)


def _open_end(text: str, span: TimeSpan) -> TimeSpan:
    before, after = text[max(0, span.start - _LONGEST_SIGNAL) : span.start], text[span.end : span.end + _LONGEST_SIGNAL]
    if signal := _SINCE.search(before):
        return _replaced(span, f"{_first(span.edtf)}/..", start=span.start - len(signal.group()))
    if signal := _UNTIL.search(before):
        return _replaced(span, f"../{_last(span.edtf)}", start=span.start - len(signal.group()))
    if (signal := _FROM.search(before)) and (onwards := _ONWARDS.match(after)):
        start, end = span.start - len(signal.group()), span.end + onwards.end()
        return _replaced(span, f"{_first(span.edtf)}/..", start=start, end=end)
    return span


def _replaced(span: TimeSpan, edtf: str, *, start: int, end: int | None = None) -> TimeSpan:
    return TimeSpan(start=start, end=end or span.end, edtf=edtf, inferred=span.inferred)


def _first(edtf: str) -> str:
    return edtf.partition("/")[0]


def _last(edtf: str) -> str:
    return edtf.rpartition("/")[2]
