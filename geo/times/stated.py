"""
Dates that the words themselves fix, but perhaps for the year: days, months, spans of them, seasons, decades, centuries.

Bare years are in `geo.times.years`; what counts from another date in `geo.times.relative` and `geo.times.sequences`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geo.times.spans import TimeSpan, to_day, to_month, to_season, to_year, with_qualifier
from geo.times.words import (
    APPROXIMATE,
    DAY,
    MONTH,
    MONTH_NAME,
    ORDINALS,
    SEASON,
    SEASONS,
    WEEKDAY_PREFIX,
    YEAR,
    parse_day,
    parse_month,
)

_TO = r"(?P<to>\s?[-–—]\s?|\s(?:to|until|till|through|and)\s)"
_DAY, _DAY_2 = rf"(?P<day>{DAY})", rf"(?P<day2>{DAY})"
_MONTH, _MONTH_2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"
_OF_MONTH, _OF_MONTH_2 = rf"(?:[ -]|(?: day)? of |\s){_MONTH}", rf"(?:[ -]|(?: day)? of |\s){_MONTH_2}"
_YEAR = rf"(?P<year>{YEAR})"
_RECENT = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|[.,]\d)"
"""A year beside a season; older ones are rather numbers ("this summer 1500 head of cattle")."""

_THEN_YEAR = rf"(?:,? |-|, of |\s|\.)(?:of )?{_YEAR}"
_APPROXIMATE = rf"(?P<approximate>{APPROXIMATE})?"
_QUARTER = r"(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th)"

Values = Callable[["re.Match[str]", int], list[TimeSpan]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRule:
    """A pattern, and what it says once its year is known."""

    pattern: re.Pattern[str]
    values: Values
    """Takes the match and the year; raises `ValueError` for a day that the calendar lacks."""


def _whole(match: re.Match[str], edtf: str) -> list[TimeSpan]:
    if match.groupdict().get("approximate"):
        edtf = with_qualifier(edtf, "~")
    return [TimeSpan(start=match.start(), end=match.end(), edtf=edtf)]


def _pair(match: re.Match[str], first: str, second: str) -> list[TimeSpan]:
    """Read "19–21 January" as an interval, "19 and 21 January" as two dates, and "19 and 20 January" as two as well."""
    if match["to"].strip() == "and":
        cut = match.start("to")
        return [
            TimeSpan(start=match.start(), end=cut, edtf=first),
            TimeSpan(start=match.end("to"), end=match.end(), edtf=second),
        ]
    if second < first:
        raise ValueError(match.group())
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{first}/{second}")]


def _day(match: re.Match[str], year: int) -> list[TimeSpan]:
    return _whole(match, to_day(year, parse_month(match["month"]), parse_day(match["day"])))


def _day_pair(match: re.Match[str], year: int) -> list[TimeSpan]:
    month = parse_month(match["month"])
    return _pair(match, to_day(year, month, parse_day(match["day"])), to_day(year, month, parse_day(match["day2"])))


def _day_month_pair(match: re.Match[str], year: int) -> list[TimeSpan]:
    month, month2 = parse_month(match["month"]), parse_month(match["month2"])
    first_year = _first_year(match, year, month, month2)
    first = to_day(first_year, month, parse_day(match["day"]))
    return _pair(match, first, to_day(year, month2, parse_day(match["day2"])))


def _month_pair(match: re.Match[str], year: int) -> list[TimeSpan]:
    month, month2 = parse_month(match["month"]), parse_month(match["month2"])
    return _pair(match, to_month(_first_year(match, year, month, month2), month), to_month(year, month2))


def _first_year(match: re.Match[str], year: int, month: int, month2: int) -> int:
    """Choose the year of "December" in "December to January 2024"; what "and" joins shares its year."""
    return year - 1 if month > month2 and match["to"].strip() != "and" else year


def _month(match: re.Match[str], year: int) -> list[TimeSpan]:
    return _whole(match, to_month(year, parse_month(match["month"])))


def _iso(match: re.Match[str], year: int) -> list[TimeSpan]:
    return _whole(match, to_day(year, int(match["m"]), int(match["d"])))


def _season(match: re.Match[str], year: int) -> list[TimeSpan]:
    return _whole(match, to_season(year, SEASONS[match["season"].lower()]))


def _part_of_year(match: re.Match[str], year: int) -> list[TimeSpan]:
    ordinal, part = ORDINALS[match["ordinal"].lower()], match["part"].lower()
    months = 6 if part == "half" else 3
    if months * ordinal > 12:  # noqa: PLR2004  ("last half": the second)
        ordinal = 2
    return _whole(match, f"{to_month(year, months * (ordinal - 1) + 1)}/{to_month(year, months * ordinal)}")


def _short_quarter(match: re.Match[str], year: int) -> list[TimeSpan]:
    quarter = int(match["quarter"])
    return _whole(match, f"{to_month(year, 3 * quarter - 2)}/{to_month(year, 3 * quarter)}")


def _decade(match: re.Match[str], year: int) -> list[TimeSpan]:
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{year // 10:03}X")]


def _worded_decade(match: re.Match[str], _year: int) -> list[TimeSpan]:
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    digit = match["tens"] or str(tens.index(match["word"].lower()) + 2)
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"19{digit[0]}X")]


def _century(match: re.Match[str], _year: int) -> list[TimeSpan]:
    words = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    number = words.get(match["century"].lower()) or parse_day(match["century"])
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{number - 1:02}XX")]


def _year_pair(match: re.Match[str], year: int) -> list[TimeSpan]:
    last = match["year2"]
    second = int(last) if len(last) > 2 else year // 100 * 100 + int(last)  # noqa: PLR2004  ("1980-88")
    if second <= year:
        raise ValueError(match.group())
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{to_year(year)}/{to_year(second)}")]


def _bare_month(match: re.Match[str], year: int) -> list[TimeSpan]:
    name = find_bare_month(match)
    start, end = match.span(name)
    return [TimeSpan(start=start, end=end, edtf=to_month(year, parse_month(match[name])))]


def find_bare_month(match: re.Match[str]) -> str:
    """Name the group in which a yearless match holds its month."""
    groups = match.groupdict()
    return next(name for name in ("month", "month_of", "month_by") if groups.get(name))


def _rule(pattern: str, values: Values) -> StatedRule:
    return StatedRule(pattern=re.compile(pattern), values=values)


_D_M, _M_D = rf"{_DAY}{_OF_MONTH}", rf"{_MONTH}(?: |\s)?(?:the )?{_DAY}"
_D_M_2, _M_D_2 = rf"{_DAY_2}{_OF_MONTH_2}", rf"{_MONTH_2} (?:the )?{_DAY_2}"
_PRE = rf"(?<![\w.,:/-]){WEEKDAY_PREFIX}(?:the )?"
_START, _END = r"(?<![\w/-])", r"(?![\w/]|-\d)"

FULL_RULES = (
    _rule(rf"(?<![\w/.-]){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])", _iso),
    _rule(rf"{_PRE}{_D_M}{_THEN_YEAR}{_END}", _day),
    _rule(rf"{_PRE}{_M_D}{_THEN_YEAR}{_END}", _day),
    _rule(rf"{_PRE}{_DAY}{_TO}{_DAY_2}{_OF_MONTH}{_THEN_YEAR}{_END}", _day_pair),
    _rule(rf"{_PRE}{_M_D}{_TO}{_DAY_2}{_THEN_YEAR}{_END}", _day_pair),
    _rule(rf"{_PRE}{_D_M}{_TO}{_D_M_2}{_THEN_YEAR}{_END}", _day_month_pair),
    _rule(rf"{_PRE}{_M_D}{_TO}{_M_D_2}{_THEN_YEAR}{_END}", _day_month_pair),
    _rule(rf"{_START}{_MONTH}{_TO}{_MONTH_2}{_THEN_YEAR}{_END}", _month_pair),
    _rule(rf"{_START}{_APPROXIMATE}{_MONTH}{_THEN_YEAR}{_END}", _month),
    _rule(
        rf"{_START}{_APPROXIMATE}(?i:(?:the )?(?P<season>{SEASON}) (?:season )?(?:of )?){_RECENT}(?:[-–/]\d\d)?{_END}",
        _season,
    ),
    _rule(rf"{_START}(?i:(?:the )?{_QUARTER} (?P<part>quarter|half) (?:of )?){_YEAR}{_END}", _part_of_year),
    _rule(rf"{_START}Q(?P<quarter>[1-4])(?: of|,)? {_YEAR}{_END}", _short_quarter),
    _rule(rf"{_START}{_APPROXIMATE}(?:the )?(?P<year>(?:1\d|20)\d0)['’]?s(?!\w)", _decade),
    _rule(rf"(?:{_START}|(?<=\bFY)){_YEAR}\s?[-–—/]\s?(?P<year2>(?:1\d|20)\d\d|\d\d)(?![\w/-]|[.,]\d)", _year_pair),
)
"""Patterns with their year."""

YEARLESS_RULES = (
    _rule(rf"{_PRE}{_D_M}(?!\s\d|,? {YEAR}){_END}", _day),
    _rule(rf"{_PRE}{_M_D}(?![:%]|,\d|,? {YEAR}){_END}", _day),
    _rule(rf"{_PRE}{_DAY}{_TO}{_DAY_2}{_OF_MONTH}(?!,? \d){_END}", _day_pair),
    _rule(rf"{_PRE}{_M_D}{_TO}{_DAY_2}(?!,? \d){_END}", _day_pair),
    _rule(rf"{_PRE}{_D_M}{_TO}{_D_M_2}(?!,? \d){_END}", _day_month_pair),
    _rule(rf"{_PRE}{_M_D}{_TO}{_M_D_2}(?!,? \d){_END}", _day_month_pair),
    _rule(
        rf"(?<=\b[Ii]n )(?P<month>{MONTH_NAME})(?![\w’'-]| \d)"
        rf"|(?<=\bof )(?<!\b[Ff]ourth of )(?P<month_of>{MONTH_NAME})(?![\w’'-]| \d)"
        rf"|\b(?:since|until|till|by|during|from|to|through) (?P<month_by>{MONTH_NAME})(?![\w’'-]| \d| [A-Z])",
        _bare_month,
    ),
    _rule(rf"{_START}(?P<approximate>{APPROXIMATE})(?P<month>{MONTH_NAME})(?![\w-]| \d)", _month),
)
"""Patterns whose year comes from elsewhere; `geo.times.anchors` chooses it."""

TIMELESS_RULES = (
    _rule(
        rf"(?i:\bthe {APPROXIMATE}?(?:(?:19)?['’]?(?P<tens>[2-9])0['’]?s\b"
        r"|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b(?! of)))",
        _worded_decade,
    ),
    _rule(
        r"(?i:\b(?:the )?(?:(?:early|late|mid)[- ])?(?P<century>1[0-9]th|20th|21st|eighteenth|nineteenth|twentieth|"
        r"twenty-first)[- ]centur(?:y|ies)\b)",
        _century,
    ),
)
"""Patterns that need no year."""


def parse_yearless(match: re.Match[str]) -> tuple[int, int | None]:
    """Read month and (first) day of a yearless match; the day is None for a month."""
    day = match.groupdict().get("day")
    return parse_month(match[find_bare_month(match)]), parse_day(day) if day else None


def parse_numeric(text: str) -> date | None:
    """
    Read "19/01/2025", "1/19/2025" or "19.01.2025".

    Returns
    -------
    day
        None where day and month can be told apart neither by their size nor by the full stops, which only writers who
        put the day first use.

    Raises
    ------
    ValueError
        If there is no such day in either order.
    """
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    if "." in text or first > 12 or first == second:  # noqa: PLR2004  (months)
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None  # noqa: PLR2004


NUMERIC = re.compile(r"(?<![\w/.,-])(?P<day>[0-3]?\d)([/.-])[0-3]?\d\2(?:1[89]|20)\d\d(?![\w/-]|\.\d)")
"""Dates in digits, day or month first."""
