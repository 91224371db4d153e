"""
The land of the whole world for what lies beyond a map's own region: `python -m geo.data.builders.world`.

Made from the bundled pieces, so it needs no download; coarse on purpose (about 8 km) and never measured.
"""

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.data.builders.background import Background, write_background
from geo.data.folders import DATA_FOLDER, NATURAL_EARTH
from geo.data.tables import read_bundled_table
from geo.places.basemap import BasemapFeature, BasemapLayer, read_basemap

_TOLERANCE_DEG = 0.08
_LEAST_AREA_DEG2 = 0.04
"""Islands under about 400 square kilometres are left out."""
_LEAST_LAKE_DEG2 = 0.1
_LEAST_SEA_DEG2 = 1.0
"""Holes in the land that are seas (the Caspian); smaller ones are gaps between the pieces."""
_LEAST_BOUNDARY_DEG = 3.5
_REST = (BasemapLayer.LAKE, BasemapLayer.BOUNDARY, BasemapLayer.DISPUTED_AREA)
_WORLD = (-180.0, -90.0, 180.0, 90.0)


def build_world() -> list[Background]:
    """Build coarse land, large lakes, boundaries and disputed areas of the whole world, from Natural Earth alone."""
    # Not `read_pieces`: that fits two pieces to OpenStreetMap, whose data must not enter this folder.
    pieces = read_bundled_table(NATURAL_EARTH, "pieces.parquet").column("geometry").to_pylist()
    land = _build_land(shapely.from_wkb(pieces))
    rest = [
        Background(
            layer=feature.layer,
            shape=shape,
            line_class=feature.line_class,
            name=feature.name,
            rank=feature.rank,
        )
        for feature in read_basemap(_WORLD)
        if feature.layer in _REST and feature.folder == NATURAL_EARTH and not (shape := _coarsen(feature)).is_empty
    ]
    return [Background(layer=BasemapLayer.LAND, shape=land), *rest]


def write_world(folder: Path) -> None:
    """Write `world.parquet` into a licence folder."""
    write_background(build_world(), folder / "world.parquet")


def _coarsen(feature: BasemapFeature) -> BaseGeometry:
    shape = shapely.simplify(feature.geometry, _TOLERANCE_DEG, preserve_topology=False)
    if feature.layer is BasemapLayer.BOUNDARY:
        return shape if shape.length > _LEAST_BOUNDARY_DEG else shapely.LineString()
    whole = shapely.buffer(shape, 0)
    if feature.layer is BasemapLayer.DISPUTED_AREA:
        return whole
    return shapely.MultiPolygon([part for part in shapely.get_parts(whole) if part.area > _LEAST_LAKE_DEG2])


def _build_land(pieces: NDArray[np.object_]) -> BaseGeometry:
    land = shapely.simplify(shapely.union_all(pieces), _TOLERANCE_DEG, preserve_topology=False)
    large = [
        shapely.Polygon(
            part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area > _LEAST_SEA_DEG2]
        )
        for part in shapely.get_parts(land)
        if part.area > _LEAST_AREA_DEG2
    ]
    return shapely.buffer(shapely.MultiPolygon(large), 0)


if __name__ == "__main__":
    write_world(DATA_FOLDER / NATURAL_EARTH)
