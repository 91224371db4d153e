"""
Days, months and years of the Solar Hijri and the Islamic calendar in days of the common one, as EDTF.

The Solar Hijri calendar is kept by the equinox and converts exactly. An Islamic month begins when its moon is seen, so
that a day may differ by one between countries: its values are approximate (`~`).
"""

from datetime import date, timedelta
from enum import StrEnum

from hijridate import Hijri
from hijridate.convert import Gregorian
from persiantools.jdatetime import JalaliDate

from geo.times.spans import to_day, to_month, to_year

_MONTHS = 12
_TABLE_STARTS, _TABLE_ENDS = 1343, 1500
"""Years that the Umm al-Qura table holds; older ones are computed (`_tabular_day`)."""
_EPOCH = date(622, 7, 19)
"""The first day of the Islamic calendar, in the proleptic Gregorian calendar."""


class Calendar(StrEnum):
    """How a date is counted."""

    COMMON = "common"
    SOLAR = "solar hijri"
    ISLAMIC = "islamic"


def to_edtf(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> str:
    """
    Write a day, month or year of a calendar as EDTF.

    Returns
    -------
    edtf
        A day; a month or year of another calendar as the interval of its days; with `~` for the Islamic calendar.

    Raises
    ------
    ValueError
        If that calendar has no such day.
    """
    if calendar == Calendar.COMMON:
        if month is None:
            return to_year(year)
        return to_month(year, month) if day is None else to_day(year, month, day)
    first, last = find_bounds(calendar, year, month, day)
    mark = "~" if calendar == Calendar.ISLAMIC else ""
    return f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"


def find_bounds(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Find the first and last day of a day, month or year; raise `ValueError` for one that its calendar lacks."""
    first = to_common(calendar, year, month or 1, day or 1)
    if day is not None:
        return first, first
    if month is None or month == _MONTHS:
        return first, to_common(calendar, year + 1, 1, 1) - timedelta(days=1)
    return first, to_common(calendar, year, month + 1, 1) - timedelta(days=1)


def to_common(calendar: Calendar, year: int, month: int, day: int) -> date:
    """Convert a day to the common calendar; raise `ValueError` for one that its calendar lacks."""
    try:
        if calendar == Calendar.SOLAR:
            return _to_solar(year, month, day).to_gregorian()
        if calendar == Calendar.ISLAMIC:
            return _from_islamic(year, month, day)
        return date(year, month, day)
    except (OverflowError, IndexError) as error:
        raise ValueError(f"{calendar} {year}-{month}-{day} is no day") from error


def find_year(calendar: Calendar, day: date) -> int:
    """Find the year of a calendar that holds a day of the common one."""
    if calendar == Calendar.SOLAR:
        return int(_to_solar(day).year)
    if calendar == Calendar.ISLAMIC:
        return int(Gregorian.fromdate(day).to_hijri().year)
    return day.year


def find_month(calendar: Calendar, day: date) -> tuple[int, int]:
    """Find the year and month of a calendar that hold a day of the common one."""
    if calendar == Calendar.SOLAR:
        solar = _to_solar(day)
        return int(solar.year), int(solar.month)
    if calendar == Calendar.ISLAMIC:
        islamic = Gregorian.fromdate(day).to_hijri()
        return int(islamic.year), int(islamic.month)
    return day.year, day.month


def _to_solar(*fields: int | date) -> JalaliDate:
    return JalaliDate(*fields)  # type: ignore[no-untyped-call]


def _from_islamic(year: int, month: int, day: int) -> date:
    if _TABLE_STARTS <= year <= _TABLE_ENDS:
        gregorian = Hijri(year, month, day).to_gregorian()
        return date(gregorian.year, gregorian.month, gregorian.day)
    return _tabular_day(year, month, day)


def _tabular_day(year: int, month: int, day: int) -> date:
    """
    Compute a day by the arithmetic calendar of 11 leap years in 30.

    Notes
    -----
    Dershowitz and Reingold, Calendrical Calculations (2018), ch. 7.
    """
    longest = 30 if month % 2 or (month == _MONTHS and (14 + 11 * year) % 30 < 11) else 29  # noqa: PLR2004
    if not (1 <= month <= _MONTHS and 1 <= day <= longest):
        raise ValueError(f"{year}-{month}-{day}")
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return _EPOCH + timedelta(days=days)
