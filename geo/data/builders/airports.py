"""Airports and air bases, from airportsdata."""

import re

import shapely

from geo.data.builders.earth import Piece
from geo.data.builders.rows import PlaceRow
from geo.data.builders.sources import Cache
from geo.places.names import to_key

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


def locate_airports(
    rows: list[PlaceRow],
    named: dict[str, str],
    provinces: list[PlaceRow],
    pieces: list[Piece],
    admin1_of: dict[str, str],
) -> None:
    """
    Give each airport the province that the source names, or else the one whose area holds it.

    Natural Earth's areas come second: its Islamabad swallows Nur Khan, which lies in Punjab.
    """
    by_name: dict[tuple[str, str], PlaceRow] = {}
    for row in provinces:
        if row.iso_3166_2 and row.place_id == row.admin1_id:
            for name in {row.name, *row.main_names, *row.other_names}:
                by_name.setdefault((row.country_codes[0], to_key(name)), row)
    by_id = {row.place_id: row for row in provinces}
    tree = shapely.STRtree([piece.shape for piece in pieces])
    points = shapely.points([row.lon or 0.0 for row in rows], [row.lat or 0.0 for row in rows])
    inside = dict(tree.query(points, predicate="within").T.tolist())
    for at, row in enumerate(rows):
        if not row.country_codes:
            continue
        province = by_name.get((row.country_codes[0], to_key(named[row.icao or ""])))
        piece = pieces[inside[at]] if at in inside else None
        if not province and piece and piece.country_code == row.country_codes[0]:
            province = by_id.get(admin1_of.get(piece.gn_code or "", ""))
        if province:
            row.admin1_id, row.iso_3166_2 = province.place_id, province.iso_3166_2
