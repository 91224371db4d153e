"""
Build the background of the map for the region that the articles are about: full detail inside, coarse beyond.

Holds nothing that an article says; draws nothing.
"""

from collections.abc import Sequence
from typing import Any

from geo.places.gazetteer import Gazetteer


def build_basemap(
    view: tuple[float, float, float, float], focus: Sequence[str], gazetteer: Gazetteer
) -> dict[str, Any]:
    """
    Build the background around a view (west, south, east, north in degrees).

    Returns
    -------
    basemap
        `land`, `lakes`, `countries`, `rivers`, `provinces`, `boundaries`, `disputed`, `towns`, `seas`.
    """
    del view, focus, gazetteer
    return {}


def credits_of(focus: Sequence[str]) -> tuple[str, ...]:
    """Name the sources whose data the page carries, ODbL notice included."""
    del focus
    return (
        "Border © OpenStreetMap contributors (ODbL)",
        "Land: Natural Earth",
        "Towns: GeoNames (CC BY 4.0)",
    )
