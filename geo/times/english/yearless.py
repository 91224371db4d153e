"""
Patterns of dates that print no year: "12 February", "in March", "the second quarter", "over the summer".

`geo.times.anchors` chooses the year; this says which part of a year is meant.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.times.english.cues import Cue
from geo.times.english.pieces import (
    APPROXIMATELY,
    BEFORE_DAY,
    DAY_2,
    DAY_GROUP,
    DAY_MONTH,
    DAY_MONTH_2,
    END,
    MONTH_2,
    MONTH_DAY,
    MONTH_DAY_2,
    MONTH_GROUP,
    OF_MONTH,
    ORDINAL,
    START,
    TO,
)
from geo.times.english.values import (
    Values,
    day_month_pair_values,
    day_pair_values,
    day_values,
    month_pair_values,
    month_values,
    nth_weekday_values,
    part_months,
    part_values,
    season_values,
    short_quarter_values,
)
from geo.times.english.words import (
    APPROXIMATE,
    CLEAR_MONTH,
    MONTH_NAME,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    parse_day,
    parse_month,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A part of a year."""

    month: int
    day: int | None = None
    """None: whole months."""
    months: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlessRule:
    """A pattern, which part of a year it means, and what it says once the year is known."""

    pattern: re.Pattern[str]
    values: Values
    period: Callable[[re.Match[str]], Period]
    cue: Cue
    needs_tense: bool = False
    """In a clause that is neither past nor future it speaks of every year ("in summer the road is open")."""
    applies: Callable[[re.Match[str]], bool] = lambda _match: True


def _month_period(match: re.Match[str]) -> Period:
    day = match.groupdict().get("day")
    return Period(month=parse_month(match["month"]), day=parse_day(day) if day else None)


def _season_period(match: re.Match[str]) -> Period:
    return Period(month=3 * (SEASONS[match["season"].lower()] - 20), months=3)


def _part_period(match: re.Match[str]) -> Period:
    first, last = part_months(match)
    return Period(month=first, months=last - first + 1)


def _quarter_period(match: re.Match[str]) -> Period:
    return Period(month=3 * int(match["quarter"]) - 2, months=3)


_BUSINESS = re.compile(
    r"(?i)\b(?:profits?|earn\w*|revenues?|sales|income|loss(?:es)?|shares?|[bm]illion|percent|per cent|econom\w+|gdp|"
    r"growth|grew|output|production|trade|exports?|imports?|fiscal|invest\w+|shipments?|orders|charges?|dividends?|"
    r"results|companys?|inflation|spending|prices?|demand|budget|market)\b|[$€£₨%]"
)
_NAMED_MAY = re.compile(
    r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|[Mm]inister|Premier|President|Gen\.?|Dr\.?) May\b|\bMay['’]s\b"
)
_OPENERS = "In|The|An?|Last|This|Next|Since|By|On|From|Until"
_NAME_BEFORE = re.compile(rf"(?<![.!?:\n“\"] )(?<!^)\b(?!(?:{_OPENERS})\b)[A-Z]\w+ $", re.MULTILINE)
_AROUND = 130


def is_business(match: re.Match[str]) -> bool:
    """Tell a quarter of the year from that of a match: its sentence speaks of money."""
    text = match.string
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if re.search(r"(?i)\b(?:fiscal|financial)(?: year)?(?:[ -]\d+){0,2}(?:['’]s)? $", before):
        return False  # its months depend on whose year it is
    sentence = re.split(r"[.!?] (?=[A-Z])|\n", before)[-1] + re.split(r"[.!?] (?=[A-Z])|\n", after)[0]
    return bool(re.match(r" of the year\b", after) or _BUSINESS.search(sentence))


def _is_no_name(match: re.Match[str]) -> bool:
    """Tell a month from a person or a name that holds one ("Theresa May", "Black September")."""
    if match["month"] == "May" and not re.search(
        r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil) $", match.string[: match.start()][-8:]
    ):
        return _NAMED_MAY.search(match.string) is None
    return _NAME_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()]) is None


def _rule(  # noqa: PLR0913  (one field each)
    cue: Cue,
    pattern: str,
    values: Values,
    period: Callable[[re.Match[str]], Period] = _month_period,
    *,
    needs_tense: bool = False,
    applies: Callable[[re.Match[str]], bool] = lambda _match: True,
) -> YearlessRule:
    return YearlessRule(
        pattern=re.compile(pattern), values=values, period=period, cue=cue, needs_tense=needs_tense, applies=applies
    )


def _after(*words: str) -> str:
    """Write a pattern for the place behind one of some words."""
    return "(?:" + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in words) + ")"


_IN = _after(
    *("in", "of", "since", "until", "till", "by", "during", "from", "to", "through", "throughout", "before", "after"),
    *("between", "for", "ending", "starting"),
)
_THE = _after("the", "a", "an", "this", "its", "his", "her", "their", "our")
_THROUGH = _after("in", "over", "during", "throughout", "by", "since", "until", "through", "for", "of")
_NO_DAY = r"(?![\w-]|['’](?!s\b)| \d)"

YEARLESS_RULES = (
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_MONTH}(?!\s\d|,? {YEAR}){END}", day_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}(?!%|:\d|,\d|,? {YEAR}){END}", day_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_GROUP}{TO}{DAY_2}{OF_MONTH}(?!,? \d){END}", day_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}{TO}{DAY_2}(?!,? \d){END}", day_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_MONTH}{TO}{DAY_MONTH_2}(?!,? \d){END}", day_month_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}{TO}{MONTH_DAY_2}(?!,? \d){END}", day_month_pair_values),
    _rule(Cue.MONTH, rf"{START}{MONTH_GROUP}{TO}{MONTH_2}(?!,? \d|,? {YEAR}){END}", month_pair_values),
    _rule(Cue.MONTH, rf"{_IN}(?<!\b[Ff]ourth of )(?P<month>{MONTH_NAME}){_NO_DAY}", month_values, applies=_is_no_name),
    _rule(Cue.MONTH, rf"(?<![\w-])(?P<month>{CLEAR_MONTH}){_NO_DAY}", month_values, applies=_is_no_name),
    _rule(Cue.MONTH, rf"{_THE}(?P<month>{MONTH_NAME}){_NO_DAY}(?= [a-z])", month_values, applies=_is_no_name),
    _rule(Cue.MONTH, rf"{START}(?P<approximate>{APPROXIMATE})(?P<month>{MONTH_NAME}){_NO_DAY}", month_values),
    _rule(
        Cue.SEASON,
        rf"{_THROUGH}"
        rf"{APPROXIMATELY}(?:[Tt]he )?(?P<season>{SEASON})\b(?!-| (?:of |in )?{YEAR})",
        season_values,
        _season_period,
        needs_tense=True,
    ),
    _rule(
        Cue.UNIT,
        rf"{START}{APPROXIMATELY}(?i:(?:the )?{ORDINAL}[ -](?P<part>quarter|half)(?: of the year)?\b)"
        rf"(?!-final| of [a-z ]{{0,16}}(?:fiscal|financial)| (?:of |in )?{YEAR})",
        part_values,
        _part_period,
        applies=is_business,
    ),
    _rule(
        Cue.QUARTER,
        rf"{START}Q(?P<quarter>[1-4])(?![\w-]|(?: of|,)? {YEAR})",
        short_quarter_values,
        _quarter_period,
        applies=is_business,
    ),
    _rule(
        Cue.WEEKDAY,
        rf"(?<!\b[Ee]very )\b(?i:(?:the )?{ORDINAL} (?P<weekday>{WEEKDAY}) (?:of|in)) (?P<month>{MONTH_NAME}){_NO_DAY}",
        nth_weekday_values,
        needs_tense=True,
    ),
)
"""Patterns whose year comes from elsewhere."""
