"""
Read the background of a map: land, lakes, rivers, provinces and boundaries, clipped to a box.

Colours, dashes and labels are the drawing code's.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.folders import BASEMAP_FOLDERS, DATA_FOLDER
from geo.errors import GeodataError, GeometryError

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
    features: list[BasemapFeature] = []
    for folder in BASEMAP_FOLDERS:
        table = _read_table(folder)
        box = {side: table.column(side).to_numpy() for side in ("west", "south", "east", "north")}
        near = (box["west"] <= east) & (box["east"] >= west) & (box["south"] <= north) & (box["north"] >= south)
        rows = table.take(pa.array(np.flatnonzero(near))).to_pylist()
        features += [feature for row in rows if (feature := _clip(row, folder, bounds, tolerance_deg))]
    order = list(BasemapLayer)
    return tuple(sorted(features, key=lambda feature: order.index(feature.layer)))


def _clip(row: dict[str, object], folder: str, bounds: Bounds, tolerance_deg: float) -> BasemapFeature | None:
    shape = shapely.from_wkb(row["geometry"])
    clipped = shapely.clip_by_rect(shape, *bounds)
    if tolerance_deg:
        clipped = shapely.simplify(clipped, tolerance_deg)
    if clipped.is_empty:
        return None
    line_class = row["line_class"]
    return BasemapFeature(
        layer=BasemapLayer(str(row["layer"])),
        line_class=LineClass(str(line_class)) if line_class else None,
        name=str(row["name"]) if row["name"] else None,
        rank=int(str(row["rank"])),
        folder=folder,
        geometry=clipped,
    )


@cache
def _read_table(folder: str) -> pa.Table:
    path = DATA_FOLDER / folder / "basemap.parquet"
    try:
        return pq.read_table(path)
    except (OSError, pa.ArrowException) as fault:
        raise GeodataError(f"{folder}/basemap.parquet: {fault}; reinstall Sarhad") from fault
