"""
What an expression that counts from the day of reporting says once that day is known.

It holds no pattern; `geo.times.english.relative` does. Each function takes a match, that day, and whether the clause
speaks of the future, and gives EDTF; None where the calendar has no such day.
"""

import re
from datetime import date, timedelta

from geo.times.english.values import part_values, season_values
from geo.times.english.words import SEASONS, parse_day, parse_month, parse_number, parse_weekday
from geo.times.spans import to_day, to_month, to_season, to_shifted, with_qualifier

_WEEK = 7
DIRECTIONS = {"last": -1, "this": 0, "the current": 0, "next": 1, "the coming": 1, "past": -1, "this past": -1}
_NEAR_DAYS = (
    ("day before yesterday", -2),
    ("day after tomorrow", 2),
    ("yesterday", -1),
    ("last night", -1),
    ("tomorrow", 1),
)


def to_near_day(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001  (one signature for all)
    """Read "yesterday"."""
    words = match.group().lower()
    return to_shifted(day, next((count for phrase, count in _NEAR_DAYS if phrase in words), 0), "day")


def to_near_unit(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "last week", "earlier this month"."""
    shifted = to_shifted(day, DIRECTIONS[match["direction"].lower()], _read_unit(match))
    return _blurred(match, shifted)


def _read_unit(match: re.Match[str]) -> str:
    """Read the group `unit` in the singular."""
    return match["unit"].lower().rstrip("s")


def _blurred(match: re.Match[str], edtf: str | None) -> str | None:
    blur = match.groupdict().get("blur")
    if edtf is None or not blur or blur.strip().lower() in ("earlier", "later"):
        return edtf
    return with_qualifier(edtf, "~")


def to_weekend(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "last weekend"."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    saturday += timedelta(days=_WEEK * DIRECTIONS[match["direction"].lower()])
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def to_bare_weekend(_match: re.Match[str], day: date, future: bool) -> str | None:  # noqa: FBT001
    """Read "over the weekend": the last one whose Sunday is over or running, the next one in a future clause."""
    sunday = day - timedelta(days=(day.weekday() + 1) % _WEEK)
    if future and sunday != day:
        sunday += timedelta(days=_WEEK)
    return f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}"


def to_day_of_month(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "the 5th of this month"."""
    month = to_month(day.year, day.month + DIRECTIONS[match["direction"].lower()])
    try:
        return date.fromisoformat(f"{month}-{parse_day(match['day']):02}").isoformat()
    except ValueError:
        return None


def to_weekday(match: re.Match[str], day: date, future: bool) -> str | None:  # noqa: FBT001
    """Choose the nearest such day on the side that the tense or the word says; the day itself where that may be."""
    back = (day.weekday() - parse_weekday(match["weekday"])) % _WEEK
    direction = (match["direction"] or "").lower()
    if direction in ("last", "this past"):
        return (day - timedelta(days=back or _WEEK)).isoformat()
    if direction in ("next", "the coming"):
        return (day + timedelta(days=_WEEK - back)).isoformat()
    if future:
        return (day + timedelta(days=(_WEEK - back) % _WEEK)).isoformat()
    return (day - timedelta(days=back)).isoformat()


def to_named_month(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "last March"."""
    month, direction = parse_month(match["month"]), DIRECTIONS[match["direction"].lower()]
    year = day.year
    if direction < 0 and month >= day.month:
        year -= 1
    if direction > 0 and month <= day.month:
        year += 1
    return _blurred(match, to_month(year, month))


def to_named_season(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "last summer"."""
    season, direction = SEASONS[match["season"].lower()], DIRECTIONS[match["direction"].lower()]
    first_month = 3 * (season - 20)
    year = day.year
    started = day.month >= first_month
    if direction < 0:
        over = day.month > first_month + 2
        year -= 0 if over else 1
        if season == max(SEASONS.values()) and day.month < 3:  # noqa: PLR2004  (the running winter is not the last one)
            year -= 1
    elif direction == 0 and season == max(SEASONS.values()) and day.month < 3:  # noqa: PLR2004
        year -= 1
    elif direction > 0 and started:
        year += 1
    return _blurred(match, to_season(year, season))


def to_ago(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "two weeks ago"."""
    number = parse_number(match["number"])
    edtf = None if number is None else to_shifted(day, -number, _read_unit(match))
    return with_qualifier(edtf, "~") if edtf and match["about"] else edtf


def to_hence(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "two weeks from now"."""
    number = parse_number(match["number"])
    return None if number is None else to_shifted(day, number, _read_unit(match))


def to_dated_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "25 February last year"."""
    year, month = day.year + DIRECTIONS[match["direction"].lower()], parse_month(match["month"])
    number = match["day"] or match["day2"]
    if number is None:
        return _blurred(match, to_month(year, month))
    try:
        return to_day(year, month, parse_day(number))
    except ValueError:
        return None


def to_weekday_of_week(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "Monday of last week"."""
    monday = day - timedelta(days=day.weekday()) + timedelta(days=_WEEK * DIRECTIONS[match["direction"].lower()])
    return (monday + timedelta(days=parse_weekday(match["weekday"]))).isoformat()


def to_running_unit(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "earlier in the week", "the end of the year" and "by year-end" of the week or year of reporting."""
    edtf = to_shifted(day, 0, match.groupdict().get("unit") or "year")
    return edtf if edtf is None or match["within"] else with_qualifier(edtf, "~")


def to_part_of_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "the third quarter of last year" and "last year's third quarter"."""
    (span,) = part_values(match, day.year + DIRECTIONS[match["direction"].lower()])
    return span.edtf


def to_season_of_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "the summer of last year"."""
    (span,) = season_values(match, day.year + DIRECTIONS[match["direction"].lower()])
    return span.edtf


def to_near_quarter(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "this quarter"."""
    first = day.month - (day.month - 1) % 3 + 3 * DIRECTIONS[match["direction"].lower()]
    return f"{to_month(day.year, first)}/{to_month(day.year, first + 2)}"


def to_near_era(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "this decade" and "last century"."""
    years, kept = (10, 3) if match["era"].lower() == "decade" else (100, 2)
    year = day.year + years * DIRECTIONS[match["direction"].lower()]
    return f"{year:04}"[:kept] + "X" * (4 - kept)


def to_years_ago_today(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "a year ago this month"."""
    number = 1 if match["past"] else parse_number(match["number"])
    try:
        then = day.replace(year=day.year - (number or 0))
    except ValueError:
        return None
    unit = match["same"].lower().split()[-1]
    return to_shifted(then, 0, "day" if unit == "today" else unit) if number else None
