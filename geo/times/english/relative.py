"""
Expressions that count from the day of reporting: "yesterday", "last year", "on Monday", "two weeks ago".

It is told that day; `geo.times.anchors` finds it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geo.times.english.counting import (
    to_ago,
    to_bare_weekend,
    to_dated_year,
    to_day_of_month,
    to_hence,
    to_named_month,
    to_named_season,
    to_near_day,
    to_near_era,
    to_near_quarter,
    to_near_unit,
    to_part_of_year,
    to_running_unit,
    to_season_of_year,
    to_weekday,
    to_weekday_of_week,
    to_weekend,
    to_years_ago_today,
)
from geo.times.english.cues import Cue
from geo.times.english.pieces import ORDINAL
from geo.times.english.words import APPROXIMATE, DAY, MONTH, MONTH_NAME, NUMBER, SEASON, UNIT, WEEKDAY
from geo.times.english.yearless import is_business

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
        to_near_day,
        "day",
    ),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?<!the )(?<!over )(?<!at ){_BLUR}(?<!the ){_DIRECTION} (?P<unit>week|month|year)\b(?! of\b))",
        to_near_unit,
        "any",
    ),
    _rule(
        Cue.UNIT,
        r"(?i:\b(?:(?P<within>(?:earlier|later) in)|late in|early in|(?:the )?(?:end|start|beginning|middle|rest) of) "
        r"(?:the )(?P<unit>week|month|year)\b(?! of\b| [a-z]+ed\b|['’]))|\b(?:the )?[Yy]ear(?:['’]s |-| )end\b",
        to_running_unit,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?<!the ){_DIRECTION} weekend\b)", to_weekend, "week"),
    _rule(Cue.UNIT, r"(?i:(?:(?<=\bover )|(?<=\bat )|(?<=\bduring ))the weekend\b(?! of\b))", to_bare_weekend, "week"),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:the )?(?P<day>{DAY})(?<=\D\D) of (?P<direction>last|this|next) month\b)",
        to_day_of_month,
        "day",
    ),
    _rule(
        Cue.WEEKDAY,
        rf"\b{_NOT_EVERY}(?:(?P<direction>[Ll]ast|[Tt]his past|[Tt]his|[Nn]ext|[Tt]he coming) )?"
        rf"(?P<weekday>{WEEKDAY})\b{_DAYTIME}{_NOT_A_NAME}",
        to_weekday,
        "day",
    ),
    _rule(
        Cue.WEEKDAY,
        rf"\b(?P<weekday>{WEEKDAY})(?: of|,)? (?P<direction>last|this|next) week\b",
        to_weekday_of_week,
        "day",
    ),
    _rule(Cue.MONTH, rf"\b{_BLUR}(?i:{_DIRECTION}) (?P<month>{MONTH_NAME})\b(?!,? \d)", to_named_month, "month"),
    _rule(Cue.SEASON, rf"(?i:\b(?<!the ){_BLUR}{_DIRECTION} (?P<season>{SEASON})\b)", to_named_season, "month"),
    _rule(
        Cue.MONTH,
        rf"\b(?:the )?{_BLUR}(?:(?P<day>{DAY})(?: of)? )?(?P<month>{MONTH})(?: (?P<day2>{DAY}),?)?,? (?:of )?"
        r"(?P<direction>last|this|next) year\b",
        to_dated_year,
        "year",
    ),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:the )?{_PART_OF_YEAR}(?: of| in)? (?P<direction>last|this|next) year\b)",
        to_part_of_year,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?P<direction>last|this|next) year['’]s {_PART_OF_YEAR}\b)", to_part_of_year, "year"),
    _rule(
        Cue.SEASON,
        rf"(?i:\b(?:the )?(?P<season>{SEASON})(?: of)? (?P<direction>last|this|next) year\b)",
        to_season_of_year,
        "year",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?<!the ){_DIRECTION} quarter\b)", to_near_quarter, "month", is_business),
    _rule(Cue.UNIT, r"(?i:\b(?<!the )(?P<direction>last|this|next) (?P<era>decade|century)\b)", to_near_era, "year"),
    _rule(Cue.UNIT, rf"(?i:\b{_ABOUT}(?P<number>{NUMBER})[ -](?P<unit>{UNIT}) ago\b)", to_ago, "any"),
    _rule(
        Cue.UNIT,
        rf"(?i:\b(?:(?P<number>{NUMBER}) years? ago|(?P<past>last) year) "
        r"(?P<same>today|this (?:day|week|month)))\b",
        to_years_ago_today,
        "day",
    ),
    _rule(Cue.UNIT, rf"(?i:\b(?P<number>{NUMBER}) (?P<unit>{UNIT}) (?:from now|hence)\b)", to_hence, "any"),
    _rule(Cue.UNIT, rf"(?i:\bin (?P<number>{NUMBER}) (?P<unit>{UNIT})['’] time\b)", to_hence, "any"),
)
