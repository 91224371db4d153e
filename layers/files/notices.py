"""
Whom to credit for what the output folder carries, and which view of disputed borders it takes.

The licence texts themselves lie in `geo/data/`, one folder a licence.
"""

from dataclasses import dataclass

WORLDVIEW = "de facto"
"""Boundaries as they are controlled on the ground; it takes no side in a dispute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One source of geodata and its terms."""

    source: str
    licence: str
    """SPDX identifier, or `public domain`."""
    url: str
    """Of the licence."""
    notice: str
    """To be shown wherever the data is; empty where nothing is asked."""
    used_for: str


NOTICES = (
    Notice(
        source="OpenStreetMap",
        licence="ODbL-1.0",
        url="https://opendatacommons.org/licenses/odbl/1-0/",
        notice="© OpenStreetMap contributors",
        used_for="the line of the Iran–Pakistan border",
    ),
    Notice(
        source="GeoNames",
        licence="CC-BY-4.0",
        url="https://creativecommons.org/licenses/by/4.0/",
        notice="© GeoNames (geonames.org)",
        used_for="settlements and their names",
    ),
    Notice(
        source="Natural Earth",
        licence="public domain",
        url="https://www.naturalearthdata.com/about/terms-of-use/",
        notice="Made with Natural Earth",
        used_for="countries, provinces, seas and the background",
    ),
    Notice(
        source="airportsdata",
        licence="MIT",
        url="https://opensource.org/license/mit",
        notice="airportsdata © Mike Borsetti",
        used_for="airfields and air bases",
    ),
    Notice(
        source="geoBoundaries CGAZ",
        licence="CC-BY-4.0",
        url="https://creativecommons.org/licenses/by/4.0/",
        notice="© geoBoundaries",
        used_for="disputed areas of the background, and a second measurement of the border",
    ),
)

ARTICLES_NOTICE = (
    "The articles and the sentences quoted from them belong to their authors and publishers; no licence is given here."
)


def attribution() -> str:
    """Join the notices that have to be shown into one line."""
    return "; ".join(f"{notice.notice} ({notice.licence})" for notice in NOTICES if notice.notice)
