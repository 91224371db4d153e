"""
Dates in digits: "19/01/2025", "1/19/25", and the days that are called by their digits ("9/11").

Nothing is guessed where day and month can change places.
"""

import re
from collections.abc import Iterable
from datetime import date

NUMERIC = re.compile(
    r"(?<![\w/.,$€£-])(?P<day>[0-3]?\d)(?P<join>[/.-])[0-3]?\d(?P=join)(?:(?:1[89]|20)\d\d|(?<=/)\d\d)(?![\w/-]|\.\d)"
)
"""Day or month first; a year of two digits only between slashes."""

CALLED_BY_DIGITS = re.compile(
    r"(?<![\w/.,$-])(?:(?P<nine>9/11)(?![\w/%]|\.\d)|(?P<mumbai>26/11)(?= (?:attack|massacre|terror|Mumbai))"
    r"|(?P<london>7/7)(?= (?:attack|bomb|terror|London)))"
    r"|\b(?:[Tt]he )?(?P<september>Sept(?:ember|\.)? 11(?:th)?)(?:,)?"
    r"(?= (?:terror(?:ist)? |al-Qaeda |suicide )?(?:attack|hijack|terror))"
)
"""Days that their attacks are called by; the words after them tell them from fractions and from other years' days."""
_CALLED = {"nine": "2001-09-11", "september": "2001-09-11", "mumbai": "2008-11-26", "london": "2005-07-07"}
_LATEST_SHORT_YEAR = 40
_MONTHS = 12


def find_order(texts: Iterable[str]) -> str | None:
    """Find which of day and month the dates of one text put first, `day` or `month`; None where none of them tells."""
    orders = set()
    for text in texts:
        first, second, _ = (int(part) for part in re.split(r"[/.-]", text))
        if first > _MONTHS >= second:
            orders.add("day")
        elif second > _MONTHS >= first:
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None


def parse_numeric(text: str, order: str | None = None) -> date | None:
    """
    Read "19/01/2025", "1/19/2025", "1/19/25" or "19.01.2025".

    Parameters
    ----------
    order
        What the other dates of the text put first, `day` or `month`; None: not known.

    Returns
    -------
    day
        None where day and month can be told apart neither by their size nor by the full stops, which only writers who
        put the day first use.

    Raises
    ------
    ValueError
        If there is no such day in either order.
    """
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    if year < 100:  # noqa: PLR2004  (two digits)
        year += 2000 if year <= _LATEST_SHORT_YEAR else 1900
    if "." in text or first > _MONTHS or first == second or (order == "day" and second <= _MONTHS):
        return date(year, second, first)
    if order == "month":
        return date(year, first, second)
    return date(year, first, second) if second > _MONTHS else None


def parse_called(match: re.Match[str]) -> str:
    """Read a match of `CALLED_BY_DIGITS`."""
    return _CALLED[next(name for name, value in match.groupdict().items() if value)]
