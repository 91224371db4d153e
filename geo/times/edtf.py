"""
What an EDTF string says in days: its bounds and how precise it is.

It finds no expression in a text; `geo.times.expressions` does.
"""

import calendar
import re
import warnings
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

with warnings.catch_warnings():
    # Its grammar trips a diagnostic of pyparsing's when Python runs with warnings as errors.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException, parse_edtf

_DAY_PRECISION, _MONTH_PRECISION, _COARSE_PRECISION = 1, 2, 3
_WINTER = "24"
_LONGEST_MONTH_DAYS = 31
_LAST_MONTH = 12
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The days that an EDTF value covers, both ends included."""

    earliest: date | None
    """None: no beginning is known, or it lies before the year 1."""
    latest: date | None
    """None: no end is known."""
    precision: int
    """1 a day, 2 a week or month, 3 more."""


def is_edtf(text: str) -> bool:
    """Tell whether a text is an EDTF date or interval of level 0 or 1 that `edtf_bounds` understands."""
    try:
        edtf_bounds(text)
    except ValueError:
        return False
    return True


def edtf_bounds(edtf: str) -> Bounds:
    """
    Turn an EDTF value into the days that it covers.

    Raises
    ------
    ValueError
        If it is no EDTF value, or an interval that ends before it starts.

    Notes
    -----
    ISO 8601-2:2019. Qualifiers (`?`, `~`, `%`) widen nothing. A winter (season 24) runs from December of its year to
    the end of the next February, the other seasons likewise by whole northern months.
    """
    halves = edtf.split("/")
    if len(halves) > 2:  # noqa: PLR2004
        raise ValueError(f"{edtf!r} is no EDTF interval")
    first, last = _day_bounds(halves[0], edtf), _day_bounds(halves[-1], edtf)
    earliest, latest = first[0], last[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it starts")
    return Bounds(earliest=earliest, latest=latest, precision=_to_precision(earliest, latest))


@lru_cache(maxsize=4096)
def _day_bounds(half: str, edtf: str) -> tuple[date | None, date | None]:
    """Bounds of a single date; the open or unknown end of an interval has none."""
    if half in ("", "..") and "/" in edtf and len(edtf.strip("/.")):
        return None, None
    if plain := _PLAIN.fullmatch(half):
        return _plain_bounds(plain[1], plain[2], plain[3], edtf)
    try:
        parsed: Any = parse_edtf(half)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ValueError(f"{edtf!r} is no EDTF date") from error
    return _to_date(lower), _winter_end(half) or _to_date(upper)


def _plain_bounds(year: str, month: str | None, day: str | None, edtf: str) -> tuple[date, date]:
    """Find the bounds of year, month or day without the library, whose grammar takes 20 ms a date."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{edtf!r} is no date of the calendar") from error
    last_month = int(month or _LAST_MONTH)
    last_day = int(day or calendar.monthrange(first.year, last_month)[1])
    return first, date(first.year, last_month, last_day)


def _winter_end(half: str) -> date | None:
    """Find the last day of a winter, which the library ends with December; None for anything else."""
    year, _, season = half.rstrip("?~%").partition("-")
    if season != _WINTER or not year.isdigit():
        return None
    following = int(year) + 1
    return date(following, 2, 29 if calendar.isleap(following) else 28)


def _to_date(moment: Any) -> date | None:
    year, month, day = moment[:3]
    return date(year, month, day) if date.min.year <= year <= date.max.year else None


def _to_precision(earliest: date | None, latest: date | None) -> int:
    if earliest is None or latest is None:
        return _COARSE_PRECISION
    days = (latest - earliest).days + 1
    if days == 1:
        return _DAY_PRECISION
    return _MONTH_PRECISION if days <= _LONGEST_MONTH_DAYS else _COARSE_PRECISION
