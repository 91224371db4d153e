"""
Words without which there is no expression of time, and the stretches around them: patterns are tried only there.

It reads no expression; it saves the patterns from running over whole texts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from geo.times.english.words import MONTHS, NUMBERS_AS_DECADES, SEASONS, WEEKDAYS

_BEFORE, _AFTER = 60, 60
"""Characters that an expression may reach to either side of its cue; the longest known ("from the beginning of the
third quarter of last year") keeps within."""
_YEAR_DIGITS = 4


class Cue(StrEnum):
    """A class of words, one of which every match of a pattern holds."""

    MONTH = "month"
    YEAR = "year"
    """Four digits."""
    WEEKDAY = "weekday"
    SEASON = "season"
    UNIT = "unit"
    DAYTIME = "daytime"
    DECADE = "decade"
    HOLIDAY = "holiday"
    SHORT_YEAR = "short year"
    """Two digits behind an apostrophe."""
    QUARTER = "quarter"
    """The Q of "Q3"."""
    ATTACK = "attack"
    """The days that attacks are called by: 9/11, 26/11, 7/7."""
    SLASH = "slash"
    """Digits with a slash, full stop or hyphen after them."""


Windows = Mapping[Cue, Sequence[tuple[int, int]]]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_UNITS = "day week weekend fortnight month year decade century quarter half"
_DAYTIMES = "yesterday tomorrow today tonight night morning afternoon evening"
_HOLIDAYS = (
    "christmas easter eve nowruz nowrooz norooz noruz novruz halloween year boxing fourth valentine patrick friday"
)


def _collect() -> dict[str, Cue]:
    cues = {name.lower(): Cue.MONTH for name in MONTHS} | {name[:3].lower(): Cue.MONTH for name in MONTHS}
    cues |= {"sept": Cue.MONTH, "q": Cue.QUARTER} | {name.lower(): Cue.WEEKDAY for name in WEEKDAYS}
    cues |= dict.fromkeys(SEASONS, Cue.SEASON) | dict.fromkeys(NUMBERS_AS_DECADES, Cue.DECADE)
    units = [*_UNITS.split(), *(f"{unit}s" for unit in _UNITS.split()), "centuries", "halves"]
    return cues | dict.fromkeys(units, Cue.UNIT) | dict.fromkeys(_DAYTIMES.split(), Cue.DAYTIME)


_CUES = _collect()


_HOLIDAY_WORDS = frozenset(_HOLIDAYS.split())
_SLASHES = frozenset("/.-")
_APOSTROPHES = frozenset("'’")
_ATTACK_DAYS = frozenset({"11", "11th", "7"})


def find_windows(text: str) -> Windows:
    """Find, for each class of cues, the stretches of a text in which an expression with such a cue can lie."""
    found: dict[Cue, list[tuple[int, int]]] = {cue: [] for cue in Cue}
    known = _CUES
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isdecimal():
            for cue in _digit_cues(match):
                _add_window(found[cue], match, len(text))
            continue
        lower = word.lower()
        if lower in known:
            _add_window(found[known[lower]], match, len(text))
        if lower in _HOLIDAY_WORDS:
            _add_window(found[Cue.HOLIDAY], match, len(text))
    return found


def _add_window(windows: list[tuple[int, int]], match: re.Match[str], length: int) -> None:
    start, end = max(0, match.start() - _BEFORE), min(length, match.end() + _AFTER)
    if windows and start <= windows[-1][1]:
        windows[-1] = (windows[-1][0], end)
    else:
        windows.append((start, end))


def _digit_cues(match: re.Match[str]) -> Iterator[Cue]:
    word, text = match.group(), match.string
    if len(word) == _YEAR_DIGITS:
        yield Cue.YEAR
    if text[match.start() - 1 : match.start()] in _APOSTROPHES:
        yield Cue.SHORT_YEAR
    if word in _ATTACK_DAYS:
        yield Cue.ATTACK
    if word[-1] == "0":
        yield Cue.DECADE
    if text[match.end() : match.end() + 1] in _SLASHES:
        yield Cue.SLASH


def find_matches(pattern: re.Pattern[str], text: str, windows: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Find what a pattern matches within some windows, in text order."""
    for start, end in windows:
        yield from pattern.finditer(text, start, end)
