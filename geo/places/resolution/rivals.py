"""How one bearer of a name stands among the others, by size, kind and position alone; the text is not asked."""

import math
from collections.abc import Sequence
from typing import Protocol

from geo.places.gazetteer import Entry
from geo.places.lookup import Named

TOWN_KINDS = frozenset({"settlement", "capital"})
MAIN_QUALITY = 0.9
"""Fit from which on a name is the place's own, not another of its names."""
_SAME_SPOT_KM = 60.0
_KM_PER_DEGREE = 111.2
_VILLAGE = 1_000
"""Inhabitants that every bearer is given on top, so that ratios between hamlets say nothing."""
_MOST_DECADES = 2.0
_LEAST_SEAT = 20_000
"""Inhabitants below which a town is only a village that happens to bear the name of its province."""
_SMALL_PROVINCE_KM = 80.0
_SMALL, _WORLD_KNOWN = 4.0, 6.0
"""Decimal logarithm of the population below which dominance says nothing, and from which on it counts in full."""


def measure_dominance(named: Named, rivals: Sequence[Named]) -> float:
    """
    Measure by how much a large town outdoes every other town of its name.

    Returns
    -------
    dominance
        0 to 2: powers of ten between its population and that of the next, at most 2, times a share that grows from
        0 at 10,000 to 1 at a million inhabitants. A town at the same spot is no rival, nor is one by another name.
        A province has that of its seat, for the two are one place.
    """
    entry = named.entry
    if entry.kind == "province":
        seats = (n for n in rivals if is_seat(n.entry, entry) and n.entry.kind != "country")
        return max((measure_dominance(seat, rivals) for seat in seats), default=0.0)
    if entry.kind not in TOWN_KINDS or named.quality < MAIN_QUALITY:
        return 0.0
    towns = (n.entry for n in rivals if n.entry.kind in TOWN_KINDS and n.quality >= MAIN_QUALITY)
    next_best = max((town.population for town in towns if not is_same_place(town, entry)), default=0)
    decades = math.log10((entry.population + _VILLAGE) / (next_best + _VILLAGE))
    known = (math.log10(entry.population + 1) - _SMALL) / (_WORLD_KNOWN - _SMALL)
    return max(0.0, min(_MOST_DECADES, decades)) * max(0.0, min(1.0, known))


def find_namesakes(rivals: Sequence[Named]) -> frozenset[str]:
    """Find the countries that bear the name themselves: their towns of that name win nothing by being in them."""
    countries = (n.entry for n in rivals if n.entry.kind == "country" and n.quality >= MAIN_QUALITY)
    return frozenset(code for entry in countries for code in entry.country_codes)


def is_same_place(entry: Entry, other: Entry) -> bool:
    """
    Tell whether two bearers of a name are one place for a reader: a town, and the province or district around it.

    They are where one is the seat of the other, or where both lie within 60 km in one country.
    """
    if entry.place_id == other.place_id:
        return True
    if entry.country_codes != other.country_codes:
        return False
    if is_seat(entry, other) or is_seat(other, entry):
        return True
    return measure_km(entry, other) <= _SAME_SPOT_KM


def has_seat_nearby(town: Entry, rivals: Sequence[Named]) -> bool:
    """Tell whether a town is the seat of a province so small that a reader thinks of the town ("Ohrid")."""
    return any(is_seat_nearby(town, n.entry) for n in rivals)


def is_seat_nearby(town: Entry, province: Entry) -> bool:
    """Tell whether a town is the seat of this province, and the province no wider than its surroundings."""
    return is_seat(town, province) and measure_km(town, province) <= _SMALL_PROVINCE_KM


def is_seat(town: Entry, wider: Entry) -> bool:
    """Tell whether a town and what it lies in bear one name: a province's seat, or the capital of its country."""
    if wider.kind == "country":
        return town.kind == "capital" and town.country_codes == wider.country_codes
    is_inside = wider.kind == "province" and town.kind in TOWN_KINDS and town.admin1_id == wider.place_id
    return is_inside and town.population >= _LEAST_SEAT


class Located(Protocol):
    """Anything with a point in degrees, or None where it has none."""

    @property
    def lon(self) -> float | None: ...  # noqa: D102
    @property
    def lat(self) -> float | None: ...  # noqa: D102


def measure_km(entry: Located, other: Located) -> float:
    """Measure roughly how far two places are apart, in kilometres on a flat map; infinite where one has no point."""
    if entry.lon is None or entry.lat is None or other.lon is None or other.lat is None:
        return math.inf
    north = (entry.lat - other.lat) * _KM_PER_DEGREE
    east = (entry.lon - other.lon) * _KM_PER_DEGREE * math.cos(math.radians(other.lat))
    return math.hypot(north, east)
