"""
What is said of every file: whose data is in it, and which view of disputed borders it takes.

The notices themselves come with the geodata, see `geo.data.notices`.
"""

from geo.data.notices import read_notices

WORLDVIEW = "de-facto"
"""Boundaries as they are controlled on the ground; it takes no side in a dispute."""

ARTICLES_NOTICE = (
    "The articles and the sentences quoted from them belong to their authors and publishers; no licence is given here."
)


def attribution() -> str:
    """Join the credit lines of all bundled sources into one."""
    return "; ".join(notice.attribution for notice in read_notices().values())
