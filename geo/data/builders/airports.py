"""Airports and air bases, from airportsdata."""

import re

from geo.data.builders.rows import PlaceRow
from geo.data.builders.sources import Cache

_MILITARY = re.compile(
    r"\b(air\s?base|airbase|air force|afb|afs|raf|paf|raaf|naval|navy|nas|mcas|army|aaf|military|marine corps"
    r"|joint base|air reserve base|air national guard|coast guard|royal air)\b",
    re.IGNORECASE,
)
_AIR_BASE = re.compile(r"^(?P<stem>.+?) (?:military )?(?:air ?base|air force base|afb)$", re.IGNORECASE)
_AIRPORT = re.compile(r"^(?P<stem>.+?) (?:international|regional|municipal|national|domestic) airport$", re.IGNORECASE)
_AIR_FORCES = {"PK": "PAF", "GB": "RAF", "AU": "RAAF", "NZ": "RNZAF", "IN": "IAF", "BD": "BAF"}
"""What the air forces whose bases are called by their initials are called."""


def build_airports(cache: Cache) -> list[PlaceRow]:
    """Build a row for each airport and air base with an ICAO or local code."""
    rows = cache.read_csv("airportsdata", "airportsdata/airports.csv")
    built = [_build_airport(row) for row in rows if row["icao"]]
    return sorted(built, key=lambda row: row.place_id)


def subdivisions(cache: Cache) -> dict[str, str]:
    """Map ICAO code to the name of the province that the source gives."""
    return {row["icao"]: row["subd"] for row in cache.read_csv("airportsdata", "airportsdata/airports.csv")}


def _build_airport(row: dict[str, str]) -> PlaceRow:
    name, icao, code = row["name"].strip() or row["icao"], row["icao"], row["country"]
    return PlaceRow(
        place_id=f"icao:{icao}",
        name=name,
        kind="base" if _MILITARY.search(name) else "airport",
        feature_class="S",
        country_codes=(code,) if code else (),
        icao=icao,
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        other_names={icao, *_variants(name, code)},
    )


def _variants(name: str, code: str) -> set[str]:
    airport = _AIRPORT.match(name)
    if airport:
        return {f"{airport['stem']} Airport"}
    base = _AIR_BASE.match(name)
    if not base:
        return set()
    stem = base["stem"]
    found = {stem, f"{stem} Air Base", f"{stem} Airbase", f"{stem} Base", f"{stem} Air Force Base", f"{stem} Airfield"}
    force = _AIR_FORCES.get(code)
    return found | ({f"{force} Base {stem}", f"{force} {stem}", f"{force} {stem} Base"} if force else set())
