"""The Iran–Pakistan line at full resolution, from the time zones that OpenStreetMap bounds."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.edges import find_edges
from geo.data.builders.sources import Cache, SourceError

_LAND_FROM_LAT = 25.1744
"""The line meets the sea at Gwadar Bay; south of this latitude it bounds territorial waters."""
_SIDE_DEG = 0.2
"""The strips on both sides of the line, wider than the 10 km in which they decide the country."""
_TOLERANCE_DEG = 0.0015
_REQUIREMENTS = ("h3==4.5.0", "cffi==2.1.1", "flatbuffers==25.12.19", "pycparser==3.12")
_SCRIPT = """
import json, sys
from timezonefinder import TimezoneFinder
finder = TimezoneFinder()
print(json.dumps({zone: finder.get_geometry(tz_name=zone, coords_as_pairs=True) for zone in sys.argv[1:]}))
"""


def read_zones(cache: Cache) -> dict[str, BaseGeometry]:
    """Read the areas of the time zones Asia/Tehran and Asia/Karachi."""
    target = cache.folder / "unpacked" / "timezonefinder"
    if not target.exists():
        wheels = [str(cache.find(name)) for name in ("timezonefinder", "timezonefinder-data")]
        _run(["-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), *wheels, *_REQUIREMENTS])
    printed = _run(["-c", _SCRIPT, "Asia/Tehran", "Asia/Karachi"], path=target)
    return {
        zone: shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
        for zone, polygons in json.loads(printed).items()
    }


def build_line(zones: dict[str, BaseGeometry]) -> BaseGeometry:
    """Build the line on land, from the sea northwards to the three-country point."""
    edges = find_edges(np.array([zones["Asia/Tehran"], zones["Asia/Karachi"]], dtype=object))
    land = shapely.clip_by_rect(edges.merged(), -180, _LAND_FROM_LAT, 180, 90)
    line = shapely.line_merge(land)
    return line if line.coords[0][1] < line.coords[-1][1] else shapely.reverse(line)


def build_sides(zones: dict[str, BaseGeometry], line: BaseGeometry) -> dict[str, BaseGeometry]:
    """Build the strips along the line that each country holds, by ISO code."""
    strip = shapely.simplify(line, 0.01).buffer(_SIDE_DEG)
    return {
        code: shapely.intersection(zones[zone], strip) for code, zone in (("IR", "Asia/Tehran"), ("PK", "Asia/Karachi"))
    }


def fit_pieces(areas: dict[str, BaseGeometry], sides: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """
    Fit the areas on both sides of the line to it, so that a province ends where the line is drawn.

    Parameters
    ----------
    areas
        The bordering area by ISO code of its country, land only.
    sides
        As built, territorial waters included.
    """
    land = shapely.union_all(list(areas.values()))
    (first, second) = sorted(areas)
    fitted = [
        shapely.union(shapely.difference(areas[own], sides[other]), shapely.intersection(land, sides[own]))
        for own, other in ((first, second), (second, first))
    ]
    # Only the edge between them: the others are shared with pieces that stay as they are.
    coarse = shapely.coverage_simplify(np.array(fitted, dtype=object), _TOLERANCE_DEG, simplify_boundary=False)
    return {code: shapely.make_valid(shape) for code, shape in zip((first, second), coarse, strict=True)}


def _run(words: list[str], path: Path | None = None) -> str:
    environment = {"PYTHONPATH": str(path)} if path else None
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, env=environment)  # noqa: S603 - fixed words
    if done.returncode:
        raise SourceError(f"timezonefinder: {done.stderr.strip()[-300:]}")
    return done.stdout
