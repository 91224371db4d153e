"""The points that GeoNames gives countries, provinces, districts and hamlets, from OpenWeather's list of cities."""

import bz2
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from geo.data.builders.sources import Cache

_FILE = "pyowm/commons/cityids/cities.db.bz2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One row of the list: a place of GeoNames, of any kind, with GeoNames' number and point."""

    geonames_id: int
    name: str
    country_code: str
    """ISO 3166-1 alpha-2; empty for continents."""
    state: str
    """Two letters of a state of the United States; empty elsewhere."""
    lon: float
    lat: float


def read_spots(cache: Cache) -> dict[int, Spot]:
    """Read the list, by ascending GeoNames number."""
    raw = bz2.decompress(cache.read_bytes("pyowm", _FILE))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cities.db"
        path.write_bytes(raw)
        connection = sqlite3.connect(path)
        try:
            rows = connection.execute("SELECT city_id, name, country, state, lon, lat FROM city ORDER BY city_id, id")
            return {
                number: Spot(geonames_id=number, name=name, country_code=country, state=state or "", lon=lon, lat=lat)
                for number, name, country, state, lon, lat in rows
            }
        finally:
            connection.close()
