"""
Every pattern run over a text: what looks like an expression of time, longest first, and how to read it.

It reads none; `geo.times.expressions` does, once it knows the anchor.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from geo.times.anchors import Anchor, follow_year, resolve_year
from geo.times.candidates import Hit, UnreadableDateError, keep_longest, to_marked
from geo.times.eastern.dates import find_eastern_hits
from geo.times.english.cues import Cue, Windows, find_matches
from geo.times.english.holidays import FEAST_RULES, HOLIDAY_RULES
from geo.times.english.numeric import CALLED_BY_DIGITS, NUMERIC, find_order, parse_called, parse_numeric
from geo.times.english.relative import RELATIVE_RULES, RelativeRule, find_unit
from geo.times.english.stated import FULL_RULES, TIMELESS_RULES, StatedRule
from geo.times.english.words import find_weekday
from geo.times.english.yearless import YEARLESS_RULES, YearlessRule
from geo.times.english.years import find_years
from geo.times.spans import TimeSpan
from geo.times.tense import Tense, find_tense, is_past_plan

_UNTIL = re.compile(r"\b(?:until|till|by|through)(?: the)? $")
"""In the present tense, what runs until a day has not reached it yet."""
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) $")
_NOUN_TAGS = frozenset({"NN", "NNS", "JJ"})
_LONGEST_WORD = 12


def find_hits(doc: Doc, text: str, windows: Windows) -> list[Hit]:
    """
    Find what looks like an expression of time: the longest of those that overlap, in text order.

    Parameters
    ----------
    text
        That of `doc`, or as long.
    """
    return keep_longest(_all_hits(doc, text, windows), len(text))


def _all_hits(doc: Doc, text: str, windows: Windows) -> Iterator[Hit]:
    for rule in (*FULL_RULES, *FEAST_RULES, *TIMELESS_RULES):
        yield from (_stated(rule, match) for match in find_matches(rule.pattern, text, windows[rule.cue]))
    numeric = list(find_matches(NUMERIC, text, windows[Cue.SLASH]))
    order = find_order(match.group() for match in numeric)
    yield from (_numeric(match, order) for match in numeric)
    called = find_matches(CALLED_BY_DIGITS, text, windows[Cue.ATTACK])
    yield from (_ready(TimeSpan(start=m.start(), end=m.end(), edtf=parse_called(m))) for m in called)
    yield from (_ready(span) for span in find_years(doc, text, windows[Cue.YEAR]))
    for yearless in (*YEARLESS_RULES, *HOLIDAY_RULES):
        for match in find_matches(yearless.pattern, text, windows[yearless.cue]):
            hit = _yearless(yearless, match, doc)
            if hit is not None:
                yield hit
    yield from find_eastern_hits(text, doc.lang_, windows)
    for relative in RELATIVE_RULES:
        matches = find_matches(relative.pattern, text, windows[relative.cue])
        yield from (_relative(relative, match, doc) for match in matches if relative.applies(match))


def _stated(rule: StatedRule, match: re.Match[str]) -> Hit:
    def read(_anchor: Anchor | None, _before: TimeSpan | None) -> list[TimeSpan]:
        try:
            return rule.values(match, int(match["year"]) if match.groupdict().get("year") else 0)
        except ValueError:
            raise UnreadableDateError("impossible-date") from None

    return Hit(start=match.start(), end=match.end(), is_stated=True, read=read)


def _numeric(match: re.Match[str], order: str | None) -> Hit:
    def read(_anchor: Anchor | None, _before: TimeSpan | None) -> list[TimeSpan]:
        try:
            day = parse_numeric(match.group(), order)
        except ValueError:
            raise UnreadableDateError("impossible-date") from None
        if day is None:
            raise UnreadableDateError("ambiguous-date")
        return [TimeSpan(start=match.start(), end=match.end(), edtf=day.isoformat())]

    return Hit(start=match.start(), end=match.end(), is_stated=True, read=read)


def _ready(span: TimeSpan) -> Hit:
    return Hit(start=span.start, end=span.end, is_stated=True, read=lambda _anchor, _before: [span])


def _yearless(rule: YearlessRule, match: re.Match[str], doc: Doc) -> Hit | None:
    """Make a hit of a date without a year; None where it is none, or speaks of every year."""
    if not rule.applies(match) or (rule.needs_tense and find_tense(doc, match.start()) == Tense.OPEN):
        return None
    period = rule.period(match)

    def read(anchor: Anchor | None, before: TimeSpan | None) -> list[TimeSpan]:
        tense = _find_clause_tense(doc, match)
        weekday = find_weekday(match.group())
        told = follow_year(anchor, period, before, tense=tense, weekday=weekday) if before else None
        if told is None and anchor is None:
            raise UnreadableDateError("undated-expression")
        try:
            if told is not None or anchor is None:
                return to_marked(rule.values(match, told or 0))
            if tense == Tense.FUTURE and is_past_plan(doc, match.start()):
                tense = Tense.OPEN
            year = resolve_year(anchor, period, tense=tense, weekday=weekday)
            return to_marked(rule.values(match, year), anchor)
        except ValueError:
            raise UnreadableDateError("impossible-date") from None

    return Hit(start=match.start(), end=match.end(), is_stated=False, read=read)


def _find_clause_tense(doc: Doc, match: re.Match[str]) -> Tense:
    """Find the tense that a date without a year lies in."""
    if _describes_noun(doc, match):
        return Tense.OPEN
    return _look_ahead(doc, match)


def _look_ahead(doc: Doc, match: re.Match[str]) -> Tense:
    """Find the tense of the clause, which is the future where something present runs until the date."""
    text, tense = match.string, find_tense(doc, match.start())
    if tense == Tense.OPEN and _UNTIL.search(text, max(0, match.start() - _LONGEST_WORD), match.start()):
        return Tense.FUTURE
    return tense


def _describes_noun(doc: Doc, match: re.Match[str]) -> bool:
    """
    Tell whether a day describes what follows it: "the Nov. 6 election was lost".

    Such a day lies where it lies; the clause tells when something is said of it.
    """
    if not match.groupdict().get("day"):
        return False
    if not (
        match.group().lower().startswith("the ") or _ARTICLE.search(match.string[: match.start()][-_LONGEST_WORD:])
    ):
        return False
    following = doc.char_span(match.end() + 1, match.end() + 2, alignment_mode="expand")
    return match.string[match.end() : match.end() + 1] == " " and any(
        token.tag_ in _NOUN_TAGS for token in following or ()
    )


def _relative(rule: RelativeRule, match: re.Match[str], doc: Doc) -> Hit:
    def read(anchor: Anchor | None, _before: TimeSpan | None) -> list[TimeSpan]:
        if anchor is None or not anchor.serves(find_unit(rule, match)):
            raise UnreadableDateError("undated-expression")
        edtf = rule.value(match, anchor.day, _look_ahead(doc, match) == Tense.FUTURE)
        if edtf is None:
            raise UnreadableDateError("undated-expression")
        return to_marked([TimeSpan(start=match.start(), end=match.end(), edtf=edtf)], anchor)

    return Hit(start=match.start(), end=match.end(), is_stated=False, read=read)
