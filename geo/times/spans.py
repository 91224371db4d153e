"""
The value that a pattern gives before it is a record: a stretch of text and its EDTF.

It knows no pattern; it knows how EDTF values are written.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS_A_WEEK = 7
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """An expression of time in a text; its offsets are those of the text."""

    start: int
    end: int
    edtf: str
    inferred: bool = False


def to_day(year: int, month: int, day: int) -> str:
    """Write a day; raise `ValueError` for one that the calendar lacks."""
    return date(year, month, day).isoformat()


def to_month(year: int, month: int) -> str:
    """Write a month; `month` may lie outside 1 to 12 and then counts on into other years."""
    index = year * _MONTHS_A_YEAR + month - 1
    return f"{index // _MONTHS_A_YEAR:04}-{index % _MONTHS_A_YEAR + 1:02}"


def to_year(year: int) -> str:
    """Write a year with four digits."""
    return f"{year:04}"


def to_week(day: date) -> str:
    """Write the week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=_DAYS_A_WEEK - 1)).isoformat()}"


def to_season(year: int, season: int) -> str:
    """Write a season; `season` is an EDTF code from 21 to 24."""
    return f"{year:04}-{season}"


def to_shifted_day(day: date, count: int) -> str:
    """Count days on from a day; raise `OverflowError` beyond the calendar."""
    return (day + timedelta(days=count)).isoformat()


def to_shifted(day: date, count: int, unit: str) -> str | None:
    """
    Count units on from a day (back, where negative) and write the result at the unit's own precision.

    Returns
    -------
    edtf
        A day, a week as an interval, a month or a year; a decade gives its year with `~`. None beyond the calendar.
    """
    writers: dict[str, Callable[[], str]] = {
        "day": lambda: to_shifted_day(day, count),
        "week": lambda: to_week(day + timedelta(days=_DAYS_A_WEEK * count)),
        "fortnight": lambda: to_week(day + timedelta(days=2 * _DAYS_A_WEEK * count)),
        "month": lambda: to_month(day.year, day.month + count),
        "year": lambda: to_year(day.year + count),
        "decade": lambda: to_year(day.year + 10 * count) + "~",
    }
    try:
        return writers[unit]()
    except (OverflowError, ValueError):
        return None


def with_qualifier(edtf: str, qualifier: str) -> str:
    """
    Mark a value, or both known ends of an interval, as approximate (`~`) or uncertain (`?`); both together give `%`.

    A season takes no qualifier at EDTF level 1, so that it is written as its months.
    """
    if "/" in edtf:
        return "/".join(half if half in ("", "..") else with_qualifier(half, qualifier) for half in edtf.split("/"))
    if edtf[-3:] in ("-21", "-22", "-23", "-24") and len(edtf) == len("2023-21"):
        return with_qualifier(season_months(edtf), qualifier)
    if edtf[-1] in "?~%":
        return edtf if edtf[-1] in (qualifier, "%") else edtf[:-1] + "%"
    return edtf + qualifier


def season_months(edtf: str) -> str:
    """Write a season as the interval of its three northern months."""
    year, season = int(edtf[:4]), int(edtf[-2:])
    first = 3 * (season - 20)
    return f"{to_month(year, first)}/{to_month(year, first + 2)}"


def last_day(year: int, month: int) -> date:
    """Find the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
