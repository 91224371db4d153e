"""
The day that relative expressions count from, and the year of a date that prints none.

Publication comes first; where it is not known, only what the text itself prints as the time of reporting, never today.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from spacy.tokens import Doc

from geo.records import Article
from geo.times.edtf import edtf_bounds
from geo.times.english.yearless import Period
from geo.times.spans import TimeSpan, last_day
from geo.times.tense import Tense, is_future, is_main_past_event

_DATELINE_LINES = 6
_LONGEST_DATELINE = 120
_DATELINE_WORDS = 8
_YEAR_LENGTH = len("2025")
_AHEAD_WEIGHT = 1.25
_YEAR_DAYS = 366
_NEWS_DAYS = 300
"""A date that lies less far back is news: what follows it counts from the day of reporting."""
_LONGEST_LEAP_DAYS = 92
_LONGEST_STEP_BACK_DAYS = 31
_CITY = re.compile(r"[A-Z][A-Z .'’/-]{2,}[A-Z]\b[^.\n]{0,40}$")
_TOWN = re.compile(r"(?:[A-Z][\w.'’-]*,? ){1,5}")
"""Nothing but names before the day: "Sofia, 14 March 2025 —"."""

_LABEL = re.compile(
    r"(?:^|[.!?|(]\s*)(?:Published|Posted|Updated|Created|Last modified|Date)(?: on| at)?:? (?:[\w:.]+ ){0,3}$"
)
_LONGEST_HEAD = 400
_ADDRESS_DAY = re.compile(r"[/-](?P<year>20\d\d)(?P<join>[/-]?)(?P<month>[01]\d)(?P=join)(?P<day>[0-3]\d)(?!\d)")


class AnchorKind(StrEnum):
    """What a day of reporting rests on."""

    PUBLICATION = "publication"
    DATELINE = "dateline"
    """A full date printed at the head of the text."""
    ADDRESS = "address"
    """The day that a news site writes into the addresses of its articles."""
    MAIN_EVENT = "main event"
    """The latest day in the text, of a past event told in a main clause: near enough to count months and years from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day of reporting."""

    day: date
    kind: AnchorKind

    @property
    def is_inferred(self) -> bool:
        """Whether what counts from it is marked as inferred."""
        return self.kind != AnchorKind.PUBLICATION

    def serves(self, unit: str) -> bool:
        """Tell whether an expression that counts in a unit can count from here."""
        return self.kind != AnchorKind.MAIN_EVENT or unit in ("month", "year", "decade")


def find_anchor(doc: Doc, article: Article, stated: Sequence[TimeSpan]) -> Anchor | None:
    """
    Find the day of reporting.

    Parameters
    ----------
    stated
        The dates of the text that stand on their own.

    Returns
    -------
    anchor
        Publication, else a dateline, else the day in the address, else the main event; None where there is none.

    Notes
    -----
    The main event is the latest day that the text dates. It is taken only where a past main clause tells it ("arrived
    on 19 January 2025"), and where nothing that the text dates later is past too: a report is younger than its news.
    """
    if article.published:
        return Anchor(day=date.fromisoformat(article.published), kind=AnchorKind.PUBLICATION)
    return _find_dateline(doc.text, stated) or _find_address_day(article.url) or _find_main_event(doc, stated)


def _find_address_day(url: str | None) -> Anchor | None:
    match = _ADDRESS_DAY.search(url) if url else None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None
    return Anchor(day=day, kind=AnchorKind.ADDRESS) if day else None


def resolve_year(anchor: Anchor, period: Period, *, tense: Tense, weekday: int | None = None) -> int:
    """
    Choose the year of a date that prints none.

    Parameters
    ----------
    weekday
        0 (Monday) to 6, where it is printed: then the year in which it falls so, if that is near.

    Returns
    -------
    year
        That of the last such date up to the day of reporting, of the next one, or of the nearest, as the tense says.
    """
    years = (anchor.day.year, anchor.day.year - 1, anchor.day.year + 1)
    if weekday is not None and period.day is not None:
        fitting = [year for year in years if find_first_day(period, year).weekday() == weekday]
        if fitting:
            return fitting[0]
    year = years[0]
    if tense == Tense.FUTURE:
        return next((year for year in (year - 1, year) if _find_last_day(period, year) >= anchor.day), year + 1)
    if tense == Tense.OPEN:
        return min(years, key=lambda year: _weigh_distance(_find_middle_day(period, year) - anchor.day))
    slack = timedelta(days=0 if anchor.kind != AnchorKind.MAIN_EVENT else 31)
    return year - 1 if find_first_day(period, year) > anchor.day + slack else year


def _weigh_distance(distance: timedelta) -> float:
    """Weigh days ahead more than days back: news tells of what was rather than of what is to be."""
    return distance.days * _AHEAD_WEIGHT if distance.days > 0 else -distance.days


def follow_year(
    anchor: Anchor | None, period: Period, before: TimeSpan, *, tense: Tense, weekday: int | None = None
) -> int | None:
    """
    Take the year of a date that prints none from the last date told before it in the narrative.

    Returns
    -------
    year
        The one that puts the date nearest after the one told before, or up to a month before that. None where the news
        itself is near, so that it counts from the day of reporting, where the narrative would have to leap, and where
        a printed weekday falls otherwise.
    """
    start = edtf_bounds(before.edtf).earliest
    if start is None or tense == Tense.FUTURE or (tense == Tense.OPEN and anchor is not None):
        return None
    if len(before.edtf) == _YEAR_LENGTH:
        return start.year if anchor is None and tense == Tense.PAST else None
    if anchor is not None and anchor.day - start < timedelta(days=_NEWS_DAYS):
        return None
    first = start - timedelta(days=_LONGEST_STEP_BACK_DAYS)
    last = start + timedelta(days=_YEAR_DAYS if anchor is None else _LONGEST_LEAP_DAYS)
    for year in (start.year - 1, start.year, start.year + 1):
        day = find_first_day(period, year)
        if first <= day <= last and weekday in (None, day.weekday()):
            return year
    return None


def find_first_day(period: Period, year: int) -> date:
    """Find the first day of a part of a year; the month's last where the month has no such day."""
    return _day_or_last(year, period.month, period.day or 1)


def _find_last_day(period: Period, year: int) -> date:
    if period.day is not None:
        return find_first_day(period, year)
    months = year * 12 + period.month + period.months - 2
    return last_day(months // 12, months % 12 + 1)


def _find_middle_day(period: Period, year: int) -> date:
    first, last = find_first_day(period, year), _find_last_day(period, year)
    return first + (last - first) / 2


def _day_or_last(year: int, month: int, day: int) -> date:
    return min(date(year, month, 1) + timedelta(days=day - 1), last_day(year, month))


def _find_dateline(text: str, stated: Sequence[TimeSpan]) -> Anchor | None:
    head = sum(len(line) + 1 for line in text.split("\n")[:_DATELINE_LINES])
    for span in stated:
        bounds = edtf_bounds(span.edtf)
        if span.start >= head or bounds.earliest is None or bounds.earliest != bounds.latest:
            continue
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        before, line = text[start : span.start], text[start : end if end >= 0 else len(text)]
        labelled = span.start < _LONGEST_HEAD and _LABEL.search(before)
        alone = len(line) <= _LONGEST_DATELINE and len(line.split()) <= _DATELINE_WORDS and not line.endswith(".")
        opens = _is_dash(text, span.end) and (not before.strip(" -–—*•") or bool(_TOWN.fullmatch(before)))
        if alone or labelled or (len(before) <= _LONGEST_DATELINE and (_CITY.match(before) or opens)):
            return Anchor(day=bounds.earliest, kind=AnchorKind.DATELINE)
    return None


def _is_dash(text: str, end: int) -> bool:
    return bool(re.match(r"\s?(?:\([^)\n]*\)\s?)?[-–—:|]", text[end:]))


def _find_main_event(doc: Doc, stated: Sequence[TimeSpan]) -> Anchor | None:
    past = [span for span in stated if not is_future(doc, span.start)]
    latest: tuple[date, TimeSpan] | None = None
    for span in past:
        bounds = edtf_bounds(span.edtf)
        if bounds.earliest and bounds.earliest == bounds.latest and (latest is None or bounds.earliest > latest[0]):
            latest = bounds.earliest, span
    if latest is None:
        return None
    day = latest[0]
    if any((end := edtf_bounds(span.edtf).latest) is None or (end > day and _begins_after(span, day)) for span in past):
        return None
    same_day = [span for span in past if edtf_bounds(span.edtf).earliest == day == edtf_bounds(span.edtf).latest]
    if any(is_main_past_event(doc, span.start) for span in same_day):
        return Anchor(day=day, kind=AnchorKind.MAIN_EVENT)
    return None


def _begins_after(span: TimeSpan, day: date) -> bool:
    earliest = edtf_bounds(span.edtf).earliest
    return earliest is not None and earliest > day
