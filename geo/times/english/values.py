"""
What a match of a dated pattern says once its year is known: from the groups of `geo.times.english.pieces` to EDTF.

It holds no pattern and chooses no year.
"""

import re
from collections.abc import Callable
from datetime import date

from geo.times.english.words import NUMBERS_AS_DECADES, ORDINALS, SEASONS, parse_day, parse_month, parse_weekday
from geo.times.spans import TimeSpan, last_day, to_day, to_month, to_season, to_year, with_qualifier

_TWO_DATES = frozenset({"and", "or", "&"})
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
_LATEST_SHORT_YEAR = 40
"""Two digits up to this are of the 2000s, above it of the 1900s."""

Values = Callable[["re.Match[str]", int], list[TimeSpan]]
"""Takes a match and its year; raises `ValueError` for a day that the calendar lacks."""


def whole(match: re.Match[str], edtf: str) -> list[TimeSpan]:
    """Give a whole match its value, approximate where its words say so."""
    if match.groupdict().get("approximate"):
        edtf = with_qualifier(edtf, "~")
    return [TimeSpan(start=match.start(), end=match.end(), edtf=edtf)]


def _pair(match: re.Match[str], first: str, second: str) -> list[TimeSpan]:
    """Read "19–21 January" as an interval, "19 and 21 January" as two dates, and "19 and 20 January" as two as well."""
    if match["to"].strip() in _TWO_DATES:
        cut = match.start("to")
        return [
            TimeSpan(start=match.start(), end=cut, edtf=first),
            TimeSpan(start=match.end("to"), end=match.end(), edtf=second),
        ]
    if second < first:
        raise ValueError(match.group())
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{first}/{second}")]


def day_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "19 January"."""
    return whole(match, to_day(year, parse_month(match["month"]), parse_day(match["day"])))


def day_pair_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "19–21 January"."""
    month = parse_month(match["month"])
    return _pair(match, to_day(year, month, parse_day(match["day"])), to_day(year, month, parse_day(match["day2"])))


def day_month_pair_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "19 January to 2 February"."""
    month, month2 = parse_month(match["month"]), parse_month(match["month2"])
    first_year = _first_year(match, year, month, month2)
    first = to_day(first_year, month, parse_day(match["day"]))
    return _pair(match, first, to_day(year, month2, parse_day(match["day2"])))


def month_pair_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "January to March"."""
    month, month2 = parse_month(match["month"]), parse_month(match["month2"])
    return _pair(match, to_month(_first_year(match, year, month, month2), month), to_month(year, month2))


def _first_year(match: re.Match[str], year: int, month: int, month2: int) -> int:
    """Choose the year of "December" in "December to January 2024"; what "and" joins shares its year."""
    return year - 1 if month > month2 and match["to"].strip() not in _TWO_DATES else year


def month_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "January"."""
    return whole(match, to_month(year, parse_month(match["month"])))


def short_year_values(match: re.Match[str], _year: int) -> list[TimeSpan]:
    """Read "January '09"."""
    return month_values(match, _full_year(match))


def bare_short_year_values(match: re.Match[str], _year: int) -> list[TimeSpan]:
    """Read "in '98"."""
    return whole(match, to_year(_full_year(match)))


def _full_year(match: re.Match[str]) -> int:
    short = int(match["short_year"])
    return short + (2000 if short <= _LATEST_SHORT_YEAR else 1900)


def iso_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "2025-01-19"."""
    return whole(match, to_day(year, int(match["m"]), int(match["d"])))


def season_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "the summer of"."""
    return whole(match, to_season(year, SEASONS[match["season"].lower()]))


def part_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "the third quarter of", of the calendar's year."""
    first, last = part_months(match)
    return whole(match, f"{to_month(year, first)}/{to_month(year, last)}")


def part_months(match: re.Match[str]) -> tuple[int, int]:
    """Find the first and last month of a quarter or half."""
    ordinal, part = ORDINALS[match["ordinal"].lower()], match["part"].lower()
    months = 6 if part == "half" else 3
    if months * ordinal > 12:  # noqa: PLR2004  ("last half": the second)
        ordinal = 2
    return months * (ordinal - 1) + 1, months * ordinal


def short_quarter_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "Q3"."""
    quarter = int(match["quarter"])
    return whole(match, f"{to_month(year, 3 * quarter - 2)}/{to_month(year, 3 * quarter)}")


def nth_weekday_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "the first Monday of January"."""
    month, weekday = parse_month(match["month"]), parse_weekday(match["weekday"])
    if match["ordinal"].lower() == "last":
        last = last_day(year, month)
        return whole(match, to_day(year, month, last.day - (last.weekday() - weekday) % 7))
    first = (weekday - date(year, month, 1).weekday()) % 7 + 1
    return whole(match, to_day(year, month, first + 7 * (ORDINALS[match["ordinal"].lower()] - 1)))


def decade_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "1990s"; "the early 1990s" says no more, as EDTF has no part of a decade."""
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{year // 10:03}X")]


def worded_decade_values(match: re.Match[str], _year: int) -> list[TimeSpan]:
    """Read "the nineties"."""
    digit = match["tens"] or str(NUMBERS_AS_DECADES.index(match["word"].lower()) + 2)
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"19{digit}X")]


def century_values(match: re.Match[str], _year: int) -> list[TimeSpan]:
    """Read "the 19th century"."""
    number = _CENTURIES.get(match["century"].lower()) or parse_day(match["century"])
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{number - 1:02}XX")]


def year_pair_values(match: re.Match[str], year: int) -> list[TimeSpan]:
    """Read "1980-88"."""
    last = match["year2"]
    second = int(last) if len(last) > 2 else year // 100 * 100 + int(last)  # noqa: PLR2004
    if second <= year:
        raise ValueError(match.group())
    return [TimeSpan(start=match.start(), end=match.end(), edtf=f"{to_year(year)}/{to_year(second)}")]
