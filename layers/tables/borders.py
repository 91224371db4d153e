"""
The lengths of a border: those that articles claim beside the one that is measured.

A claim is never corrected and a measurement never chosen to fit one.
"""

import re

from geo.places.measure import border_measurements
from geo.records import Claim, Place, Records
from layers.tables.cells import Cell, join_values, unique
from layers.tables.sources import Sources

_SUBJECT = "border length"
_KM_PER_UNIT = {
    "km": 1.0,
    "kilometre": 1.0,
    "kilometres": 1.0,
    "kilometer": 1.0,
    "kilometers": 1.0,
    "mi": 1.609344,
    "mile": 1.609344,
    "miles": 1.609344,
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_KM_DECIMALS = 1


def border_cells(place: Place, records: Records, sources: Sources) -> dict[str, Cell]:
    """Fill the columns that only a border has."""
    claims = sorted(
        (claim for claim in records.claims if claim.subject.startswith(_SUBJECT) and claim.place_id == place.place_id),
        key=lambda claim: sources.position(claim.article_id, claim.start, claim.end),
    )
    lengths = (claimed_km(claim) for claim in claims)
    return {
        "length_km_claimed": join_values(unique(length for length in lengths if length is not None)),
        **_measured_cells(place),
    }


def claimed_km(claim: Claim) -> str | None:
    """
    Read the length that a claim gives, in kilometres.

    Returns
    -------
    length
        As claimed, without a thousands separator ("909"); miles are turned into whole kilometres; None where the
        claim gives no number or a unit that is no length.
    """
    per_unit = _KM_PER_UNIT.get((claim.unit or "").strip().casefold())
    number = _NUMBER.search(claim.value.replace(",", "").replace("\u00a0", ""))
    if per_unit is None or number is None:
        return None
    return number.group() if per_unit == 1.0 else f"{float(number.group()) * per_unit:.0f}"


def _measured_cells(place: Place) -> dict[str, Cell]:
    """Measure the line that is drawn: of the most detailed source, which the measurements name last."""
    as_drawn = [measured for measured in border_measurements(*place.country_codes) if not measured.tolerance_m]
    if not as_drawn:
        return {"length_km_measured": None, "measured_from": None, "tolerance_m": None}
    return {
        "length_km_measured": round(as_drawn[-1].length_km, _KM_DECIMALS),
        "measured_from": as_drawn[-1].source,
        "tolerance_m": float(as_drawn[-1].tolerance_m),
    }
