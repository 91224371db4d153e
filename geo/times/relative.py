"""
Expressions that count from the day of reporting: "yesterday", "last year", "on Monday", "two weeks ago".

It is told that day; `geo.times.anchors` finds it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from geo.times.cues import Cue
from geo.times.pieces import ORDINAL
from geo.times.spans import to_day, to_month, to_season, to_shifted, with_qualifier
from geo.times.values import part_values, season_values
from geo.times.words import (
    APPROXIMATE,
    DAY,
    MONTH,
    MONTH_NAME,
    NUMBER,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAY,
    parse_day,
    parse_month,
    parse_number,
    parse_weekday,
)
from geo.times.yearless import is_business

_WEEK = 7
_DIRECTIONS = {"last": -1, "this": 0, "the current": 0, "next": 1, "the coming": 1, "past": -1, "this past": -1}
_NEAR_DAYS = (
    ("day before yesterday", -2),
    ("day after tomorrow", 2),
    ("yesterday", -1),
    ("last night", -1),
    ("tomorrow", 1),
)
_DIRECTION = r"(?P<direction>last|this past|this|the current|next|the coming)"
_BLUR = rf"(?P<blur>{APPROXIMATE}|earlier |later )?"
_DAYTIME = r"(?:(?: at)? (?:morning|afternoon|evening|night|noon|midnight))?"
_NOT_A_NAME = r"(?! (?:Times|Mail|Telegraph|Herald|Post|Night Live|[Pp]rayers?|[Mm]arket|[Mm]assacre))"
_NOT_EVERY = (
    r"(?<!\b[Ee]very )(?<!\b[Ee]ach )(?<!\bper )"
    r"(?<!\bBlack )(?<!\bBloody )(?<!\bGood )(?<!\bEaster )(?<!\bPalm )(?<!\bBlue )"
)

RelativeValue = Callable[["re.Match[str]", date, bool], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeRule:
    """A pattern, and what it says counted from the day of reporting."""

    pattern: re.Pattern[str]
    value: RelativeValue
    """Takes the match, that day, and whether the clause speaks of the future."""
    unit: str
    """What the pattern counts in: `day`, `week`, `month`, `year` (a day of reporting that is only near will do for
    months and years); `any`: the match's own group `unit` says it."""
    cue: Cue
    applies: Callable[[re.Match[str]], bool]


def find_unit(rule: RelativeRule, match: re.Match[str]) -> str:
    """Name the unit that a match counts in."""
    return match["unit"].lower().rstrip("s") if rule.unit == "any" else rule.unit


def _near_day(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001  (one signature for all)
    words = match.group().lower()
    return to_shifted(day, next((count for phrase, count in _NEAR_DAYS if phrase in words), 0), "day")


def _near_unit(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    shifted = to_shifted(day, _DIRECTIONS[match["direction"].lower()], find_unit_word(match))
    return _blurred(match, shifted)


def find_unit_word(match: re.Match[str]) -> str:
    """Read the group `unit` in the singular."""
    return match["unit"].lower().rstrip("s")


def _blurred(match: re.Match[str], edtf: str | None) -> str | None:
    blur = match.groupdict().get("blur")
    if edtf is None or not blur or blur.strip().lower() in ("earlier", "later"):
        return edtf
    return with_qualifier(edtf, "~")


def _weekend(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    saturday += timedelta(days=_WEEK * _DIRECTIONS[match["direction"].lower()])
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _bare_weekend(_match: re.Match[str], day: date, future: bool) -> str | None:  # noqa: FBT001
    """Read "over the weekend": the last one whose Sunday is over or running, the next one in a future clause."""
    sunday = day - timedelta(days=(day.weekday() + 1) % _WEEK)
    if future and sunday != day:
        sunday += timedelta(days=_WEEK)
    return f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}"


def _day_of_month(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    month = to_month(day.year, day.month + _DIRECTIONS[match["direction"].lower()])
    try:
        return date.fromisoformat(f"{month}-{parse_day(match['day']):02}").isoformat()
    except ValueError:
        return None


def _weekday(match: re.Match[str], day: date, future: bool) -> str | None:  # noqa: FBT001
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


def _named_month(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    month, direction = parse_month(match["month"]), _DIRECTIONS[match["direction"].lower()]
    year = day.year
    if direction < 0 and month >= day.month:
        year -= 1
    if direction > 0 and month <= day.month:
        year += 1
    return _blurred(match, to_month(year, month))


def _named_season(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    season, direction = SEASONS[match["season"].lower()], _DIRECTIONS[match["direction"].lower()]
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


def _ago(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    number = parse_number(match["number"])
    edtf = None if number is None else to_shifted(day, -number, find_unit_word(match))
    return with_qualifier(edtf, "~") if edtf and match["about"] else edtf


def _hence(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    number = parse_number(match["number"])
    return None if number is None else to_shifted(day, number, find_unit_word(match))


def _dated_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "25 February last year"."""
    year, month = day.year + _DIRECTIONS[match["direction"].lower()], parse_month(match["month"])
    number = match["day"] or match["day2"]
    if number is None:
        return _blurred(match, to_month(year, month))
    try:
        return to_day(year, month, parse_day(number))
    except ValueError:
        return None


def _weekday_of_week(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "Monday of last week"."""
    monday = day - timedelta(days=day.weekday()) + timedelta(days=_WEEK * _DIRECTIONS[match["direction"].lower()])
    return (monday + timedelta(days=parse_weekday(match["weekday"]))).isoformat()


def _running_unit(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "earlier in the week", "the end of the year" and "by year-end" of the week or year of reporting."""
    edtf = to_shifted(day, 0, match.groupdict().get("unit") or "year")
    return edtf if edtf is None or match["within"] else with_qualifier(edtf, "~")


def _part_of_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "the third quarter of last year" and "last year's third quarter"."""
    (span,) = part_values(match, day.year + _DIRECTIONS[match["direction"].lower()])
    return span.edtf


def _season_of_year(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    (span,) = season_values(match, day.year + _DIRECTIONS[match["direction"].lower()])
    return span.edtf


def _near_quarter(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    first = day.month - (day.month - 1) % 3 + 3 * _DIRECTIONS[match["direction"].lower()]
    return f"{to_month(day.year, first)}/{to_month(day.year, first + 2)}"


def _near_era(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "this decade" and "last century"."""
    years, kept = (10, 3) if match["era"].lower() == "decade" else (100, 2)
    year = day.year + years * _DIRECTIONS[match["direction"].lower()]
    return f"{year:04}"[:kept] + "X" * (4 - kept)


def _years_ago_today(match: re.Match[str], day: date, _future: bool) -> str | None:  # noqa: FBT001
    """Read "a year ago this month"."""
    number = 1 if match["past"] else parse_number(match["number"])
    try:
        then = day.replace(year=day.year - (number or 0))
    except ValueError:
        return None
    unit = match["same"].lower().split()[-1]
    return to_shifted(then, 0, "day" if unit == "today" else unit) if number else None


def _rule(
    cue: Cue,
    pattern: str,
    value: RelativeValue,
    unit: str,
    applies: Callable[[re.Match[str]], bool] = lambda _match: True,
) -> RelativeRule:
    return RelativeRule(pattern=re.compile(pattern), value=value, unit=unit, cue=cue, applies=applies)


_ABOUT = r"(?P<about>(?:about|some|around|nearly|almost|more than|over|roughly|approximately|at least) )?"
_PART_OF_YEAR = rf"{ORDINAL}[ -](?P<part>quarter|half)"

RELATIVE_RULES = (
    _rule(
        Cue.DAYTIME,
        r"(?i:\b(?:the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight|last night)\b"
        r"(?:(?: (?:at|in the))? (?:morning|afternoon|evening|night|noon|midnight))?)"
        r"|\b[Tt]his (?:morning|afternoon|evening)\b",
        _near_day,
        "day",
    ),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?<!the )(?<!over )(?<!at ){_BLUR}(?<!the ){_DIRECTION} (?P<unit>week|month|year)\b(?! of\b))",
        _near_unit,
        "any",
    ),
    _rule(
        Cue.UNIT,
        r"(?i:\b(?:(?P<within>(?:earlier|later) in)|late in|early in|(?:the )?(?:end|start|beginning|middle|rest) of) "
        r"(?:the )(?P<unit>week|month|year)\b(?! of\b| [a-z]+ed\b|['’]))|\b(?:the )?[Yy]ear(?:['’]s |-| )end\b",
        _running_unit,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?<!the ){_DIRECTION} weekend\b)", _weekend, "week"),
    _rule(Cue.UNIT, r"(?i:(?:(?<=\bover )|(?<=\bat )|(?<=\bduring ))the weekend\b(?! of\b))", _bare_weekend, "week"),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:the )?(?P<day>{DAY})(?<=\D\D) of (?P<direction>last|this|next) month\b)",
        _day_of_month,
        "day",
    ),
    _rule(
        Cue.WEEKDAY,
        rf"\b{_NOT_EVERY}(?:(?P<direction>[Ll]ast|[Tt]his past|[Tt]his|[Nn]ext|[Tt]he coming) )?"
        rf"(?P<weekday>{WEEKDAY})\b{_DAYTIME}{_NOT_A_NAME}",
        _weekday,
        "day",
    ),
    _rule(
        Cue.WEEKDAY,
        rf"\b(?P<weekday>{WEEKDAY})(?: of|,)? (?P<direction>last|this|next) week\b",
        _weekday_of_week,
        "day",
    ),
    _rule(Cue.MONTH, rf"\b{_BLUR}(?i:{_DIRECTION}) (?P<month>{MONTH_NAME})\b(?!,? \d)", _named_month, "month"),
    _rule(Cue.SEASON, rf"(?i:\b(?<!the ){_BLUR}{_DIRECTION} (?P<season>{SEASON})\b)", _named_season, "month"),
    _rule(
        Cue.MONTH,
        rf"\b(?:the )?{_BLUR}(?:(?P<day>{DAY})(?: of)? )?(?P<month>{MONTH})(?: (?P<day2>{DAY}),?)?,? (?:of )?"
        r"(?P<direction>last|this|next) year\b",
        _dated_year,
        "year",
    ),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:the )?{_PART_OF_YEAR}(?: of| in)? (?P<direction>last|this|next) year\b)",
        _part_of_year,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?P<direction>last|this|next) year['’]s {_PART_OF_YEAR}\b)", _part_of_year, "year"),
    _rule(
        Cue.SEASON,
        rf"(?i:\b(?:the )?(?P<season>{SEASON})(?: of)? (?P<direction>last|this|next) year\b)",
        _season_of_year,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?<!the ){_DIRECTION} quarter\b)", _near_quarter, "month", is_business),
    _rule(Cue.UNIT, r"(?i:\b(?<!the )(?P<direction>last|this|next) (?P<era>decade|century)\b)", _near_era, "year"),
    _rule(Cue.UNIT, rf"(?i:\b{_ABOUT}(?P<number>{NUMBER})[ -](?P<unit>{UNIT}) ago\b)", _ago, "any"),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:(?P<number>{NUMBER}) years? ago|(?P<past>last) year) "
        r"(?P<same>today|this (?:day|week|month)))\b",
        _years_ago_today,
        "day",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?P<number>{NUMBER}) (?P<unit>{UNIT}) (?:from now|hence)\b)", _hence, "any"),
    _rule(Cue.UNIT, rf"(?i:\bin (?P<number>{NUMBER}) (?P<unit>{UNIT})['’] time\b)", _hence, "any"),
)
