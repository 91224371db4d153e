"""
Read the coarse land, lakes and boundaries of the whole world, for what lies beyond a map's own region.

Good for orientation only; nothing is measured on it. The region itself comes from `geo.places.basemap`.
"""

import shapely

from geo.data.folders import NATURAL_EARTH
from geo.data.tables import read_bundled_table
from geo.places.basemap import BasemapFeature, BasemapLayer, LineClass


def read_world(hole: tuple[float, float, float, float] | None) -> tuple[BasemapFeature, ...]:
    """
    Read the coarse world around a box, or all of it.

    Parameters
    ----------
    hole
        West, south, east, north in degrees: what is drawn in full detail, and therefore left out here;
        None: nothing is left out.

    Raises
    ------
    GeodataError
        If the bundled file is missing or damaged.
    """
    box = shapely.Polygon() if hole is None else shapely.box(*hole)
    features: list[BasemapFeature] = []
    for row in read_bundled_table(NATURAL_EARTH, "world.parquet").to_pylist():
        layer, shape = BasemapLayer(row["layer"]), shapely.from_wkb(row["geometry"])
        line_class = LineClass(row["line_class"]) if row["line_class"] else None
        drawn = {layer: shape}
        if layer is BasemapLayer.LAND:
            # The coast is cut by itself: the edges of the hole in the land are no coast.
            drawn[BasemapLayer.COASTLINE] = shapely.boundary(shape)
        features += [
            BasemapFeature(
                layer=one,
                line_class=line_class,
                name=row["name"] or None,
                rank=row["rank"],
                folder=NATURAL_EARTH,
                geometry=cut,
            )
            for one, whole in drawn.items()
            if not (cut := shapely.difference(whole, box)).is_empty
        ]
    return tuple(features)
