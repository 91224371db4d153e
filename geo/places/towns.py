"""
Read the settlements within a box, in columns, for the background of a map.

Resolves no name: that is `geo.places.gazetteer`.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from geo.data.folders import GEONAMES
from geo.data.tables import read_bundled_table, read_numbers

_DEGREE = 100_000
"""The bundled positions count 1e-5 degree."""

_TOWNS = frozenset({"settlement", "capital"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """Settlements in columns of equal length, the most populous first."""

    geonames_ids: NDArray[np.int64]
    names: tuple[str, ...]
    country_codes: NDArray[np.str_]
    """ISO 3166-1 alpha-2."""
    is_capital: NDArray[np.bool_]
    lon: NDArray[np.float64]
    """Degrees, EPSG:4326."""
    lat: NDArray[np.float64]
    population: NDArray[np.int64]
    """0: not known."""

    def take(self, chosen: NDArray[np.bool_]) -> "Towns":
        """Keep the rows that are chosen."""
        return Towns(
            geonames_ids=self.geonames_ids[chosen],
            names=tuple(name for name, kept in zip(self.names, chosen.tolist(), strict=True) if kept),
            country_codes=self.country_codes[chosen],
            is_capital=self.is_capital[chosen],
            lon=self.lon[chosen],
            lat=self.lat[chosen],
            population=self.population[chosen],
        )


def read_towns(bounds: tuple[float, float, float, float]) -> Towns:
    """
    Read the settlements within a box.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees; may not cross the antimeridian.

    Raises
    ------
    GeodataError
        If a bundled file is missing or damaged.
    """
    table = read_bundled_table(GEONAMES, "places.parquet").select(
        ["geonames_id", "name", "country_codes", "kind", "lon", "lat", "population"]
    )
    lon = read_numbers(table, "lon") / _DEGREE
    lat = read_numbers(table, "lat") / _DEGREE
    west, south, east, north = bounds
    inside = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
    # The folder holds districts too, and places without a number that only postal codes name.
    towns = [kind in _TOWNS for kind in table.column("kind").take(pa.array(inside)).to_pylist()]
    inside = inside[np.asarray(towns, dtype=np.bool_) & (read_numbers(table, "geonames_id")[inside] > 0)]
    near = table.take(pa.array(inside))
    ids = read_numbers(near, "geonames_id").astype(np.int64)
    population = read_numbers(near, "population").astype(np.int64)
    order = np.lexsort((ids, -population))
    names = near.column("name").to_pylist()
    return Towns(
        geonames_ids=ids[order],
        names=tuple(names[at] for at in order.tolist()),
        country_codes=np.asarray(near.column("country_codes").to_pylist(), dtype=np.str_)[order],
        is_capital=np.asarray([kind == "capital" for kind in near.column("kind").to_pylist()], dtype=np.bool_)[order],
        lon=lon[inside][order],
        lat=lat[inside][order],
        population=population[order],
    )
