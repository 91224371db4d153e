"""
What is said of every file: whose data is in it, and which view of disputed borders it takes.

The notices themselves come with the geodata, see `geo.data.notices`.
"""

from collections.abc import Iterable

from geo.data.notices import read_notices
from geo.places.own.entries import PREFIX

WORLDVIEW = "de-facto"
"""Boundaries as they are controlled on the ground; it takes no side in a dispute."""

ARTICLES_NOTICE = (
    "The articles and the sentences quoted from them belong to their authors and publishers; no licence is given here."
)


def attribution(location_sources: Iterable[object] = ()) -> str:
    """
    Join the credit lines of all bundled sources into one, and that of the analyst's own gazetteer.

    Parameters
    ----------
    location_sources
        Cells of the column `location_source` of what is credited.
    """
    own = own_credit(location_sources)
    lines = [notice.attribution for notice in read_notices().values()]
    return "; ".join([*lines, own] if own else lines)


def own_credit(location_sources: Iterable[object]) -> str | None:
    """
    Credit the analyst's own gazetteer.

    Parameters
    ----------
    location_sources
        Cells of the column `location_source`; those that name no own gazetteer say nothing.

    Returns
    -------
    credit
        Its file, and the sources that it states for the places that are shown; None: no place is from one.
    """
    found = sorted({value for value in location_sources if isinstance(value, str) and value.startswith(PREFIX)})
    return f"Own gazetteer: {'; '.join(value.removeprefix(PREFIX) for value in found)}" if found else None
