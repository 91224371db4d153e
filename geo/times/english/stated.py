"""
Patterns of dates that their own words fix, year and all: days, months, spans of them, seasons, quarters, decades.

Bare years are in `years`, dates without a year in `yearless`, digits in `numeric`, all beside this module.
"""

import re
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
    RECENT,
    START,
    THEN_YEAR,
    TO,
    YEAR_GROUP,
)
from geo.times.english.values import (
    Values,
    bare_short_year_values,
    century_values,
    day_month_pair_values,
    day_pair_values,
    day_values,
    decade_values,
    iso_values,
    month_pair_values,
    month_values,
    nth_weekday_values,
    part_values,
    season_values,
    short_quarter_values,
    short_year_values,
    worded_decade_values,
    year_pair_values,
)
from geo.times.english.words import APPROXIMATE, NUMBERS_AS_DECADES, SEASON, WEEKDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRule:
    """A pattern, and what it says."""

    pattern: re.Pattern[str]
    values: Values
    cue: Cue


def _rule(cue: Cue, pattern: str, values: Values) -> StatedRule:
    return StatedRule(pattern=re.compile(pattern), values=values, cue=cue)


FULL_RULES = (
    _rule(
        Cue.YEAR,
        rf"(?<![\w/.-]){YEAR_GROUP}(?P<join>[-/.])(?P<m>\d\d)(?P=join)(?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
        r"(?![\w/-]|\.\d)",
        iso_values,
    ),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_MONTH}{THEN_YEAR}{END}", day_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}{THEN_YEAR}{END}", day_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_GROUP}{TO}{DAY_2}{OF_MONTH}{THEN_YEAR}{END}", day_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}{TO}{DAY_2}{THEN_YEAR}{END}", day_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{DAY_MONTH}{TO}{DAY_MONTH_2}{THEN_YEAR}{END}", day_month_pair_values),
    _rule(Cue.MONTH, rf"{BEFORE_DAY}{MONTH_DAY}{TO}{MONTH_DAY_2}{THEN_YEAR}{END}", day_month_pair_values),
    _rule(Cue.MONTH, rf"{START}{MONTH_GROUP}{TO}{MONTH_2}{THEN_YEAR}{END}", month_pair_values),
    _rule(Cue.MONTH, rf"{START}{APPROXIMATELY}{MONTH_GROUP}{THEN_YEAR}{END}", month_values),
    _rule(Cue.MONTH, rf"{START}{APPROXIMATELY}{MONTH_GROUP} ['’](?P<short_year>\d\d)(?!\w)", short_year_values),
    _rule(
        Cue.SEASON,
        rf"{START}{APPROXIMATELY}(?i:(?:the )?(?P<season>{SEASON}) (?:season )?(?:of )?){RECENT}(?:[-–/]\d\d)?{END}",
        season_values,
    ),
    _rule(
        Cue.UNIT,
        rf"{START}{APPROXIMATELY}(?i:(?:the )?{ORDINAL}[ -](?P<part>quarter|half) (?:of |in )?(?:the year )?)"
        rf"{YEAR_GROUP}{END}",
        part_values,
    ),
    _rule(
        Cue.UNIT,
        rf"{START}(?i:the )?(?<!\b[Ff]iscal ){YEAR_GROUP}(?:['’]s)? (?i:{ORDINAL}[ -](?P<part>quarter|half))(?!-final)",
        part_values,
    ),
    _rule(Cue.YEAR, rf"{START}Q(?P<quarter>[1-4])(?: of|,)? {YEAR_GROUP}{END}", short_quarter_values),
    _rule(
        Cue.DECADE, rf"{START}(?:[Tt]he )?{APPROXIMATELY}(?:the )?(?P<year>(?:1\d|20)\d0)['’]?s(?!\w)", decade_values
    ),
    _rule(
        Cue.YEAR,
        rf"(?:{START}|(?<=\bFY)){YEAR_GROUP}\s?[-–—/]\s?(?P<year2>(?:1\d|20)\d\d|\d\d)(?![\w/-]|[.,]\d)",
        year_pair_values,
    ),
    _rule(
        Cue.SHORT_YEAR,
        r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\bof ))['’](?P<short_year>\d\d)(?![\w'’])",
        bare_short_year_values,
    ),
    _rule(
        Cue.WEEKDAY,
        rf"\b(?i:(?:the )?{ORDINAL} (?P<weekday>{WEEKDAY}) (?:of|in)) {MONTH_GROUP}{THEN_YEAR}{END}",
        nth_weekday_values,
    ),
)
"""Patterns with their year."""

_NO_MEASURE = r"(?! (?:degrees|percent|per cent|mph|and \d0s|or \d0s|to \d0s))"

TIMELESS_RULES = (
    _rule(
        Cue.DECADE,
        rf"\b(?:the )?(?i:{APPROXIMATE})?(?<!\w)(?P<tens_only>['’](?P<tens>[2-9])0['’]?s\b){_NO_MEASURE}"
        rf"|(?i:\bthe (?:{APPROXIMATE})?(?P<word>{'|'.join(NUMBERS_AS_DECADES)})\b(?! of))",
        worded_decade_values,
    ),
    _rule(
        Cue.UNIT,
        r"(?i:\b(?:the )?(?:(?:early|late|mid)[- ])?(?P<century>1[0-9]th|20th|21st|eighteenth|nineteenth|twentieth|"
        r"twenty-first)[- ]centur(?:y|ies)\b)",
        century_values,
    ),
)
"""Patterns that need no year."""
