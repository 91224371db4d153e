"""
The words and pieces of pattern that English expressions of time are made of.

It matches nothing by itself.
"""

import calendar
import re

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF season codes, independent of the hemisphere."""

_UNITS = ("day", "week", "fortnight", "month", "year", "decade")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_SMALL.split())}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
NUMBERS |= {"a": 1, "an": 1, "a hundred": 100, "one hundred": 100}
NUMBERS_AS_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_MONTH_NAMES = "|".join(f"{name}|{name.upper()}" for name in MONTHS)
_MONTH_SHORT = "|".join(f"{name[:3]}|{name[:3].upper()}" for name in MONTHS if len(name) > len("June")) + "|Sept|SEPT"
MONTH_NAME = rf"(?:{_MONTH_NAMES})"
"""Full names only, for patterns with neither a day nor a year beside them."""
_UNCLEAR = ("March", "April", "May", "June", "August")
CLEAR_MONTH = rf"(?:{'|'.join(f'{name}|{name.upper()}' for name in MONTHS if name not in _UNCLEAR)})"
"""Full names that are neither an English word nor a given name."""
MONTH = rf"(?:{_MONTH_NAMES}|(?:{_MONTH_SHORT})\b\.?|(?:Jun|Jul|JUN|JUL)\b\.?)"
YEAR = r"(?:1\d|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
WEEKDAY = rf"(?:{'|'.join(f'{name}|{name.upper()}|{name.lower()}' for name in WEEKDAYS)})"
WEEKDAY_PREFIX = rf"(?:(?:{WEEKDAY}|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?,? )?"
UNIT = rf"(?:{'|'.join(_UNITS)})s?"
SEASON = rf"(?:{'|'.join(SEASONS)})"
NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|"
    rf"eight|nine))?|{'|'.join(_SMALL.split()[1:])}|an?(?: hundred)?|one hundred)"
)
APPROXIMATE = (
    r"(?i:(?:(?:very )?(?:early|late|mid)(?:[- ]?to[- ]?late)?|circa|c\.|ca\.)[- ]?(?:in )?"
    r"|(?:the )?(?:end|beginning|start|middle|early part|later part|latter part|early days|final days) of )"
)
"""Words that blur a month, a year or a season ("late 2016", "the end of May")."""


def parse_number(text: str) -> int | None:
    """Read a whole number in digits or words; None for anything else."""
    words = text.lower().strip()
    if words.isdecimal():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    parts = re.split(r"[- ]", words)
    known = [NUMBERS[part] for part in parts if part in NUMBERS]
    return sum(known) if len(known) == len(parts) else None


def parse_month(text: str) -> int:
    """Read a month's name, in full or short, into 1 to 12."""
    return [name[:3] for name in MONTHS].index(text[:3].title()) + 1


def parse_weekday(text: str) -> int:
    """Read a weekday's name into 0 (Monday) to 6."""
    return WEEKDAYS.index(text.title())


def find_weekday(text: str) -> int | None:
    """Find the weekday that a date begins with, 0 (Monday) to 6; None where it begins with none."""
    return next((number for number, name in enumerate(WEEKDAYS) if text.title().startswith(name[:3])), None)


def parse_day(text: str) -> int:
    """Read the day of a month, with or without its ordinal ending."""
    return int(re.sub(r"\D", "", text))
