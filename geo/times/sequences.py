"""
Expressions that count from another date in the text: "two days later", "the following year", "the same day".

It is told the dates before and after; it does not look for them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.times.edtf import edtf_bounds
from geo.times.spans import TimeSpan, to_shifted, with_qualifier
from geo.times.words import NUMBER, parse_number

_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_SHIFT = rf"(?P<number>{NUMBER}) {_UNIT}"

SEQUENCE = re.compile(
    rf"(?i:\b(?:(?<!for )(?<!than )(?<!least )(?:just |only |exactly )?{_SHIFT} "
    r"(?P<way>later|afterwards?|thereafter|earlier|(?:before|after)\b)"
    r"|(?<!over )(?<!during )(?<!within )(?<!for )(?<!in )"
    r"the (?P<step>same|following|next|previous|preceding) (?P<step_unit>day|week|month|year|morning|evening|night)\b"
    r"|(?<=in )the (?P<in_step>same|following|previous|preceding) (?P<in_unit>day|week|month|year)\b"
    r"|(?<=\b)(?P<that>that|the same) (?P<that_unit>day|month|year)\b(?! that)"
    r"|the day (?P<side>after|before)(?=[.,;)]|$)))"
)
_STEPS = {"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
_APPOSITION = re.compile(r",? ?(?:(?:in|on) )?")
_LOOK_BACK_CHARACTERS = 600
_COARSEST = {"day": 1, "week": 1, "fortnight": 1, "month": 31, "year": 366}
"""How many days the earlier date may cover, for a count in that unit to be sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far an expression lies from the date that it counts from."""

    count: int
    unit: str
    needs_event: bool
    """An event follows ("two days after the attack"), so that the date before is not meant."""


def parse_step(match: re.Match[str]) -> Step | None:
    """Read a match of `SEQUENCE`; None for a number that is none."""
    if match["number"]:
        count = parse_number(match["number"])
        if count is None:
            return None
        way = match["way"].lower()
        follows = match.string[match.end() : match.end() + 1]
        needs_event = way in ("after", "before") and follows not in (".", ",", ";", ":", ")", "\n", "")
        return Step(
            count=-count if way in ("earlier", "before") else count, unit=_unit(match["unit"]), needs_event=needs_event
        )
    if match["side"]:
        return Step(count=1 if match["side"].lower() == "after" else -1, unit="day", needs_event=False)
    step = match["step"] or match["in_step"] or "same"
    unit = match["step_unit"] or match["in_unit"] or match["that_unit"]
    return Step(count=_STEPS[step.lower()], unit=_unit(unit), needs_event=False)


def resolve_step(match: re.Match[str], step: Step, dates: Sequence[TimeSpan]) -> TimeSpan | None:
    """
    Give a sequence expression its place, from the other dates of the text.

    Parameters
    ----------
    dates
        Those already resolved, in text order.

    Returns
    -------
    span
        The date in apposition ("a year later, in 1989"), else counted from the date after ("two days after 5 May
        2020") or right before it in the text, then marked as inferred; None where that is too far or too coarse.
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
    if anchor is None or match.start() - anchor.end > _LOOK_BACK_CHARACTERS:
        return None
    return _counted(match, step, anchor, inferred=True)


def _counted(match: re.Match[str], step: Step, anchor: TimeSpan, *, inferred: bool) -> TimeSpan | None:
    bounds = edtf_bounds(anchor.edtf)
    if bounds.earliest is None or _days_covered(anchor.edtf) > _COARSEST[step.unit]:
        return None
    edtf = to_shifted(bounds.earliest, step.count, step.unit)
    if edtf is None:
        return None
    return TimeSpan(
        start=match.start(), end=match.end(), edtf=with_qualifier(edtf, "?") if inferred else edtf, inferred=inferred
    )


def _days_covered(edtf: str) -> float:
    bounds = edtf_bounds(edtf)
    if bounds.earliest is None or bounds.latest is None:
        return float("inf")
    return (bounds.latest - bounds.earliest).days + 1


def _unit(word: str) -> str:
    return "day" if word.lower() in ("morning", "evening", "night") else word.lower()
