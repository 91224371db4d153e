"""Distances on a sphere, as scorers of geoparsers measure them."""

import math

_DIAMETER_KM = 12_742.0


def measure_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Measure the great-circle distance of two (lon, lat) in degrees, in kilometres (haversine, mean radius)."""
    (lon, lat), (other_lon, other_lat) = ((math.radians(x), math.radians(y)) for x, y in (start, end))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return _DIAMETER_KM * math.asin(min(1.0, math.sqrt(half)))
