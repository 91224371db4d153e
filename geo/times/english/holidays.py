"""
Feasts whose day the calendar fixes: Christmas, New Year, Easter, Nowruz and a few more.

Feasts that differ from country to country, or wait for the moon to be seen, are not dated.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from geo.times.eastern.calendars import Calendar, to_common
from geo.times.english.cues import Cue
from geo.times.english.pieces import START
from geo.times.english.stated import StatedRule
from geo.times.english.words import YEAR
from geo.times.english.yearless import Period, YearlessRule
from geo.times.spans import TimeSpan

_NOWRUZ_YEAR = 621
"""Years from a year of the Solar Hijri calendar to that of the common era in which it begins."""


def find_easter(year: int) -> date:
    """
    Compute the Easter Sunday of the western churches.

    Notes
    -----
    Meeus (1991), Astronomical Algorithms, ch. 8, for the Gregorian calendar.
    """
    century, place = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (place // 4) - epact - place % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _nowruz(year: int) -> date:
    return to_common(Calendar.SOLAR, year - _NOWRUZ_YEAR, 1, 1)


_DAYS: dict[str, Callable[[int], date]] = {
    r"Christmas Eve": lambda year: date(year, 12, 24),
    r"Christmas(?: Day)?": lambda year: date(year, 12, 25),
    r"Boxing Day": lambda year: date(year, 12, 26),
    r"New Year['’]s Eve": lambda year: date(year, 12, 31),
    r"New Year['’]s Day|New Year Day": lambda year: date(year, 1, 1),
    r"Valentine['’]s Day": lambda year: date(year, 2, 14),
    r"St\.? Patrick['’]s Day": lambda year: date(year, 3, 17),
    r"(?:the )?Fourth of July|July Fourth": lambda year: date(year, 7, 4),
    r"Halloween": lambda year: date(year, 10, 31),
    r"Good Friday": lambda year: find_easter(year) - timedelta(days=2),
    r"Easter Monday": lambda year: find_easter(year) + timedelta(days=1),
    r"Easter(?: Sunday)?": find_easter,
    r"No[wv]r[uo]+z": _nowruz,
}
_NAMED = [(re.compile(pattern), find_day) for pattern, find_day in _DAYS.items()]
_FEAST = "|".join(_DAYS)
_NO_NOUN = (
    rf"(?!['’-]|(?:,? (?:of )?)?{YEAR}"
    r"| (?!(?:and|or|but|when|as|at|in|on|after|before|with|by|for|to|last|this|the|an?|they|he|she|it|we|I)\b)"
    r"[A-Za-z])"
)
"""A noun after it makes it one: "Christmas party", "Easter Vigil"."""


def _find_day(match: re.Match[str], year: int) -> date:
    named = next(find_day for pattern, find_day in _NAMED if pattern.fullmatch(match["feast"]))
    return named(year)


def _values(match: re.Match[str], year: int) -> list[TimeSpan]:
    return [TimeSpan(start=match.start(), end=match.end(), edtf=_find_day(match, year).isoformat())]


def _period(match: re.Match[str]) -> Period:
    """Find the day of the feast; of a movable one, near enough to choose the year by."""
    day = _find_day(match, 2000)
    return Period(month=day.month, day=day.day)


HOLIDAY_RULES = (
    YearlessRule(
        pattern=re.compile(rf"{START}(?P<feast>{_FEAST})\b{_NO_NOUN}"),
        values=_values,
        period=_period,
        cue=Cue.HOLIDAY,
        needs_tense=True,
    ),
)
"""The feast of the year that the tense says."""

FEAST_RULES = (
    StatedRule(
        pattern=re.compile(rf"{START}(?P<feast>{_FEAST})(?:,? (?:of |in )?)(?P<year>{YEAR})(?!\w)"),
        values=_values,
        cue=Cue.HOLIDAY,
    ),
)
"""Feasts with their year."""
