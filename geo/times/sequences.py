"""
Expressions that count from another date in the text: "two days later", "the following year", "the same day".

It is told the dates before and after; it does not look for them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.times.edtf import edtf_bounds
from geo.times.english.cues import Cue, Windows, find_matches
from geo.times.english.words import (
    APPROXIMATE,
    DAY,
    MONTH,
    NUMBER,
    SEASON,
    SEASONS,
    WEEKDAY,
    parse_day,
    parse_month,
    parse_number,
    parse_weekday,
)
from geo.times.spans import TimeSpan, to_day, to_shifted, with_qualifier

_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_SHIFT = rf"(?P<number>{NUMBER}) {_UNIT}"
_THAT = r"that(?: very)?|the same|the following|the next|the previous|the preceding"

SEQUENCE = re.compile(
    rf"(?i:\b(?:(?<!for )(?<!than )(?<!least )(?:just |only |exactly )?{_SHIFT} "
    r"(?P<way>later|afterwards?|thereafter|earlier|(?:before|after)\b)"
    r"|(?<!over )(?<!during )(?<!within )(?<!for )(?<!in )"
    r"the (?P<step>same|following|next|previous|preceding) (?P<step_unit>day|week|month|year|morning|evening|night)\b"
    r"|(?<=in )the (?P<in_step>same|following|previous|preceding) (?P<in_unit>day|week|month|year)\b"
    r"|(?<=\b)(?P<that>that|the same) (?P<that_unit>day|week|month|year|morning|afternoon|evening|night)\b(?! that)"
    rf"|(?P<season_step>{_THAT}) (?P<season_after>{SEASON})\b"
    rf"|the (?:following|next) (?P<weekday>{WEEKDAY})\b"
    r"|the day (?P<side>after|before)(?=[.,;)\n]|$)))"
)
DATED_SEQUENCE = re.compile(
    rf"\b(?P<blur>{APPROXIMATE})?(?:(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH}) (?P<day2>{DAY})|(?P<month3>{MONTH})|(?i:(?:the )?(?P<season>{SEASON})))"
    rf"(?:,| of|, of| in)? (?i:(?P<which>{_THAT}) year)\b"
    rf"|\b(?i:the )?(?P<day3>{DAY}) of (?i:(?P<which_month>{_THAT}) month)\b"
)
"""Days, months and seasons whose year or month is another date's: "10 November of that year"."""
_STEPS = {"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
_APPOSITION = re.compile(r",? ?(?:(?:in|on) )?")
_COARSEST = {"day": 1, "week": 1, "fortnight": 1, "month": 31, "year": 366}
"""How many days the earlier date may cover, for a count in that unit to be sound."""
_DAYS_A_WEEK = 7
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", ")", "\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far an expression lies from the date that it counts from."""

    count: int
    unit: str
    needs_event: bool = False
    """An event follows ("two days after the attack"), so that the date before is not meant."""
    month: int | None = None
    """Month or EDTF season within the year that is counted to; None: none is printed."""
    day: int | None = None
    """Day of that month; None: none is printed."""
    weekday: int | None = None
    """Count to the first such day after the date, 0 for Monday; None: no weekday is printed."""
    is_blurred: bool = False


def find_sequences(text: str, windows: Windows) -> list[re.Match[str]]:
    """Find the expressions that count from another date, those with a month or day of their own before the rest."""
    dated = list(find_matches(DATED_SEQUENCE, text, windows[Cue.UNIT]))
    plain = [
        match
        for match in {
            found.span(): found
            for cue in (Cue.UNIT, Cue.DAYTIME, Cue.SEASON, Cue.WEEKDAY)
            for found in find_matches(SEQUENCE, text, windows[cue])
        }.values()
        if not any(match.start() < other.end() and other.start() < match.end() for other in dated)
    ]
    return sorted([*dated, *plain], key=lambda match: match.start())


def is_sequence(text: str, start: int) -> bool:
    """Tell whether the expression of time at an offset counts from another date of the text."""
    return bool(SEQUENCE.match(text, start) or DATED_SEQUENCE.match(text, start))


def names_date(match: re.Match[str]) -> bool:
    """Tell whether a match holds a month, day or weekday that looks like a date of its own."""
    return match.re is DATED_SEQUENCE or match["weekday"] is not None


def parse_step(match: re.Match[str]) -> Step | None:
    """Read a match of `SEQUENCE` or `DATED_SEQUENCE`; None for a number that is none."""
    if match.re is DATED_SEQUENCE:
        return _dated_step(match)
    if match["number"]:
        return _shift_step(match)
    if match["side"]:
        return Step(count=1 if match["side"].lower() == "after" else -1, unit="day")
    if match["weekday"]:
        return Step(count=0, unit="day", weekday=parse_weekday(match["weekday"]))
    if match["season_after"]:
        return Step(count=_direction(match["season_step"]), unit="year", month=SEASONS[match["season_after"].lower()])
    step = match["step"] or match["in_step"] or "same"
    unit = match["step_unit"] or match["in_unit"] or match["that_unit"]
    return Step(count=_STEPS[step.lower()], unit=_unit(unit))


def _shift_step(match: re.Match[str]) -> Step | None:
    count = parse_number(match["number"])
    if count is None:
        return None
    way = match["way"].lower()
    follows = match.string[match.end() : match.end() + 1]
    needs_event = way in ("after", "before") and follows not in (".", ",", ";", ":", ")", "\n", "")
    return Step(
        count=-count if way in ("earlier", "before") else count, unit=_unit(match["unit"]), needs_event=needs_event
    )


def _dated_step(match: re.Match[str]) -> Step:
    if match["day3"]:
        return Step(count=_direction(match["which_month"]), unit="month", day=parse_day(match["day3"]))
    month, day = match["month"] or match["month2"] or match["month3"], match["day"] or match["day2"]
    return Step(
        count=_direction(match["which"]),
        unit="year",
        month=parse_month(month) if month else SEASONS[match["season"].lower()],
        day=parse_day(day) if day else None,
        is_blurred=match["blur"] is not None,
    )


def _direction(words: str) -> int:
    return _STEPS.get(words.lower().split()[-1], 0)


def resolve_step(match: re.Match[str], step: Step, dates: Sequence[TimeSpan], *, reach: int) -> TimeSpan | None:
    """
    Give a sequence expression its place, from the other dates of the text.

    Parameters
    ----------
    dates
        Those already resolved, in text order.
    reach
        Offset where the sentence before that of the expression begins: what was told further back is not taken up.

    Returns
    -------
    span
        The date in apposition ("a year later, in 1989", "in 1989, a year later,"), else counted from the
        date after ("two days after 5 May 2020") or nearest before it in the text, then marked as inferred; None where
        that is too far or too coarse.
    """
    following = next((found for found in dates if found.start >= match.end()), None)
    gap = match.string[match.end() : following.start] if following else None
    if following and gap is not None and len(gap) <= len(", on ") and _APPOSITION.fullmatch(gap):
        if not step.needs_event:
            return TimeSpan(start=match.start(), end=match.end(), edtf=following.edtf, inferred=following.inferred)
        return _counted(match, step, following, inferred=following.inferred)
    if step.needs_event:
        return None
    anchor = next((found for found in reversed(dates) if found.end <= match.start()), None)
    if anchor is None or anchor.start < reach:
        return None
    if _is_aside(match, anchor):
        return TimeSpan(start=match.start(), end=match.end(), edtf=anchor.edtf, inferred=anchor.inferred)
    return _counted(match, step, anchor, inferred=True)


def _is_aside(match: re.Match[str], before: TimeSpan) -> bool:
    """Tell whether an expression only says again when a date was: "found on April 5, three days later."."""
    if match.re is not SEQUENCE or not match["number"]:
        return False
    text = match.string
    return text[before.end : match.start()] == ", " and text[match.end() : match.end() + 1] in _CLAUSE_ENDS


def _counted(match: re.Match[str], step: Step, anchor: TimeSpan, *, inferred: bool) -> TimeSpan | None:
    bounds = edtf_bounds(anchor.edtf)
    if bounds.earliest is None or _days_covered(anchor.edtf) > _COARSEST[step.unit]:
        return None
    edtf = _within(step, bounds.earliest)
    if edtf is None:
        return None
    edtf = with_qualifier(edtf, "~") if step.is_blurred else edtf
    return TimeSpan(
        start=match.start(), end=match.end(), edtf=with_qualifier(edtf, "?") if inferred else edtf, inferred=inferred
    )


def _within(step: Step, start: date) -> str | None:
    """Count a step on from a day, and set the month and day that it prints; None beyond the calendar."""
    if step.weekday is not None:
        ahead = (step.weekday - start.weekday() - 1) % _DAYS_A_WEEK + 1
        return to_shifted(start, ahead, "day")
    edtf = to_shifted(start, step.count, step.unit)
    if edtf is None or (step.month is None and step.day is None):
        return edtf
    year = int(edtf[:4])
    month = step.month if step.month is not None else int(edtf[5:7])
    try:
        return to_day(year, month, step.day) if step.day is not None else f"{year:04}-{month:02}"
    except ValueError:
        return None


def _days_covered(edtf: str) -> float:
    bounds = edtf_bounds(edtf)
    if bounds.earliest is None or bounds.latest is None:
        return float("inf")
    return (bounds.latest - bounds.earliest).days + 1


def _unit(word: str) -> str:
    return "day" if word.lower() in ("morning", "afternoon", "evening", "night") else word.lower()
