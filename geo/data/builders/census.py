"""The counties of the United States, from the Census Bureau's cartographic boundaries: a point each."""

import re
from typing import Any

import numpy as np
import shapely

from geo.data.builders.sources import Cache

_FILE = "package/counties-10m.json"
_STATES = {
    code: f"{number:02}"
    for number, code in enumerate(
        # Two letters a state, by its number; five numbers were never given.
        re.findall(
            "..", "ALAK--AZARCA--COCTDEDCFLGA--HIIDILINIAKSKYLAMEMDMAMIMNMSMOMTNENVNHNJNMNYNCNDOHOKORPA--RISCSDTN"
        )
        + re.findall("..", "TXUTVTVA--WAWVWIWY"),
        start=1,
    )
}
"""Numbers of the states in FIPS codes."""

_LEAST_RING = 4
"""Islets of fewer vertices vanished in the source's coarsening."""


def read_counties(cache: Cache) -> dict[str, tuple[float, float]]:
    """Read the point within each county, (lon, lat), by its GeoNames code ("US.LA.009")."""
    topology = cache.read_json("us-atlas", _FILE)
    arcs = [_to_line(arc, topology["transform"]) for arc in topology["arcs"]]
    states = {number: code for code, number in _STATES.items()}
    points: dict[str, tuple[float, float]] = {}
    for county in topology["objects"]["counties"]["geometries"]:
        state = states.get(county["id"][:2])
        if state and county.get("arcs"):
            point = _to_point(county, arcs)
            points[f"US.{state}.{county['id'][2:]}"] = (point.x, point.y)
    return points


def _to_line(arc: list[list[int]], transform: dict[str, Any]) -> np.ndarray:
    steps = np.cumsum(np.array(arc, dtype=np.float64), axis=0)
    line: np.ndarray = steps * np.asarray(transform["scale"]) + np.asarray(transform["translate"])
    return line


def _to_point(county: dict[str, Any], arcs: list[np.ndarray]) -> shapely.Point:
    polygons = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
    rings = [_to_ring(rings[0], arcs) for rings in polygons]
    whole = [shapely.Polygon(ring) for ring in rings if len(ring) >= _LEAST_RING]
    area = shapely.make_valid(shapely.MultiPolygon(whole))
    middle = shapely.centroid(area)
    point: shapely.Point = middle if area.covers(middle) else area.representative_point()
    return point


def _to_ring(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers])
