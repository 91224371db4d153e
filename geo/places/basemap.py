"""
Read the background of a map: land, lakes, rivers, provinces and boundaries, clipped to a box.

Colours, dashes and labels are the drawing code's.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.folders import BASEMAP_FOLDERS, NATURAL_EARTH
from geo.data.tables import read_bundled_table, read_numbers
from geo.errors import GeometryError
from geo.places.geometry import read_pieces

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


class BasemapLayer(StrEnum):
    """What a piece of the background is, in drawing order from the bottom."""

    LAND = "land"
    DISPUTED_AREA = "disputed_area"
    LAKE = "lake"
    RIVER = "river"
    PROVINCE_LINE = "province_line"
    COASTLINE = "coastline"
    BOUNDARY = "boundary"


class LineClass(StrEnum):
    """How settled a boundary is; only `INTERNATIONAL` may be drawn as a full line."""

    INTERNATIONAL = "international"
    DISPUTED = "disputed"
    LINE_OF_CONTROL = "line_of_control"
    INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapFeature:
    """One piece of the background."""

    layer: BasemapLayer
    line_class: LineClass | None
    """Of a boundary; None for every other layer."""
    name: str | None
    rank: int
    """0 the most to 10 the least important: draw rank <= zoom or so."""
    folder: str
    """Licence folder under `geo/data` that it comes from: names the notice that must travel with it."""
    geometry: BaseGeometry
    """EPSG:4326, (lon, lat), clipped to the box; never empty."""


_SEAM_DEG2 = 0.01
"""Holes in the land up to this size, about 100 square kilometres, are seams."""

WORLDVIEW = "de facto"
"""The view that the boundaries show: who holds the ground, as Natural Earth draws it by default."""


def read_basemap(bounds: Bounds, *, tolerance_deg: float = 0.0) -> tuple[BasemapFeature, ...]:
    """
    Read the background within a box, bottom layer first.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees; may not cross the antimeridian.
    tolerance_deg
        Simplify further for small scales, degrees; 0 gives the bundled detail (about 300 m).

    Raises
    ------
    GeometryError
        If the box is empty or leaves the globe.
    GeodataError
        If a bundled file is missing or damaged.
    """
    west, south, east, north = bounds
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 - the globe
        raise GeometryError(f"bounds {bounds}: need west < east and south < north within the globe")
    features = _read_land(bounds, tolerance_deg)
    for folder in BASEMAP_FOLDERS:
        table = _read_table(folder)
        box = {side: read_numbers(table, side) for side in ("west", "south", "east", "north")}
        near = (box["west"] <= east) & (box["east"] >= west) & (box["south"] <= north) & (box["north"] >= south)
        rows = table.take(pa.array(np.flatnonzero(near))).to_pylist()
        features += [feature for row in rows if (feature := _clip(row, folder, bounds, tolerance_deg))]
    order = list(BasemapLayer)
    return tuple(sorted(features, key=lambda feature: order.index(feature.layer)))


def _read_land(bounds: Bounds, tolerance_deg: float) -> list[BasemapFeature]:
    """Read the land and its coastline: the union of the pieces, so that provinces fit the coast exactly."""
    pieces = read_pieces().shapes
    west, south, east, north = bounds
    # A margin, or the cut edges of the land would pass for coast.
    wide = (west - 1, south - 1, east + 1, north + 1)
    near = pieces[shapely.intersects(shapely.box(*wide), shapely.envelope(pieces))]
    land = _close_seams(shapely.union_all(shapely.clip_by_rect(near, *wide)))
    if tolerance_deg:
        land = shapely.simplify(land, tolerance_deg)
    coast = shapely.clip_by_rect(shapely.boundary(land), *bounds)
    drawn = ((BasemapLayer.LAND, shapely.clip_by_rect(land, *bounds)), (BasemapLayer.COASTLINE, coast))
    return [
        BasemapFeature(layer=layer, line_class=None, name=None, rank=0, folder=NATURAL_EARTH, geometry=shape)
        for layer, shape in drawn
        if not shape.is_empty
    ]


def _close_seams(land: BaseGeometry) -> BaseGeometry:
    """Close small holes: lakes are no holes in the pieces, so these are places where neighbours do not quite meet."""
    closed = [
        shapely.Polygon(part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area > _SEAM_DEG2])
        for part in shapely.get_parts(land)
        if part.geom_type == "Polygon"
    ]
    return shapely.MultiPolygon(closed)


def _clip(row: dict[str, Any], folder: str, bounds: Bounds, tolerance_deg: float) -> BasemapFeature | None:
    clipped = shapely.clip_by_rect(shapely.from_wkb(row["geometry"]), *bounds)
    if tolerance_deg:
        clipped = shapely.simplify(clipped, tolerance_deg)
    if clipped.is_empty:
        return None
    line_class = row["line_class"]
    return BasemapFeature(
        layer=BasemapLayer(str(row["layer"])),
        line_class=LineClass(str(line_class)) if line_class else None,
        name=str(row["name"]) if row["name"] else None,
        rank=int(row["rank"]),
        folder=folder,
        geometry=clipped,
    )


@cache
def _read_table(folder: str) -> pa.Table:
    return read_bundled_table(folder, "basemap.parquet")
