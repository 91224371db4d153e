"""
Find what a map shows first: the region that the articles are about, not the farthest place that they name.

Nothing is left off the map by it; what lies outside is drawn as well and reached by moving the map.
"""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.spec import EVENT_LAYERS
from layers.tables import Layers

View = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

WORLD: View = (-180.0, -60.0, 180.0, 75.0)
"""The inhabited world: shown where nothing has a place."""

_MARGIN_SHARE = 0.06
_MARGIN_LEAST_DEG = 1.5
"""So that also a single town is seen with its province and its neighbours."""
_AREA_REACH_SHARE = 0.22
_LEAST_LAT, _MOST_LAT = -80.0, 83.0
_FAR_SHARE = 0.1
"""A place with fewer than this share of the events may be left outside …"""
_GAIN_SHARE = 0.35
"""… if the view becomes smaller by at least this share without it."""


def find_view(layers: Layers) -> View:
    """
    Find the box that a map shows first, with a margin.

    Returns
    -------
    view
        Around every border and the points of events and agreements, single far ones left out; of an area only what
        lies near them counts (or, with nothing else to show, a point inside it). Without events: around the places;
        without any place: the inhabited world.
    """
    events = [shape for spec in EVENT_LAYERS for shape in _shapes_of(layers, spec.name)]
    lines = _shapes_of(layers, "border")
    places = [shape for name in layers.layers for shape in _shapes_of(layers, name)]
    box = _find_box([*events, *lines]) or _find_box(places)
    if box is None:
        return WORLD
    west, south, east, north = box
    margin = max(_MARGIN_LEAST_DEG, _MARGIN_SHARE * max(east - west, north - south))
    return (
        max(west - margin, WORLD[0]),
        max(south - margin, _LEAST_LAT),
        min(east + margin, WORLD[2]),
        min(north + margin, _MOST_LAT),
    )


def _shapes_of(layers: Layers, name: str) -> list[BaseGeometry]:
    return [shape for shape in layers.layers[name].geometry if shape is not None and not shape.is_empty]


def _find_box(shapes: Iterable[BaseGeometry]) -> View | None:
    """Box around lines and points, far points left out, and around what of the areas lies near them."""
    areas: list[BaseGeometry] = []
    others: list[BaseGeometry] = []
    for shape in shapes:
        (areas if shape.geom_type.endswith("Polygon") else others).append(shape)
    others = others or [area.representative_point() for area in areas]
    if not others:
        return None
    boxes = _drop_far(shapely.bounds(others))
    west, south, east, north = _around(boxes)
    reach = _AREA_REACH_SHARE * max(east - west, north - south, 1.0)
    wide = (west - reach, south - reach, east + reach, north + reach)
    near = [part for area in areas if not (part := shapely.clip_by_rect(area, *wide)).is_empty]
    inside = [part.representative_point() for part in near]
    return _around(np.vstack([boxes, shapely.bounds(inside)]) if inside else boxes)


def _drop_far(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out places that few events share and that alone make the view much larger, the farthest first."""
    allowed = int(len(boxes) * _FAR_SHARE)
    while allowed > 0 and len(boxes) > 2:  # noqa: PLR2004  (of two places neither is the far one)
        unique, numbers, counts = np.unique(boxes, axis=0, return_inverse=True, return_counts=True)
        numbers = numbers.reshape(-1)
        sizes = [_size(boxes[numbers != number]) if count <= allowed else np.inf for number, count in enumerate(counts)]
        best = int(np.argmin(sizes))
        if len(unique) < 3 or sizes[best] > (1 - _GAIN_SHARE) * _size(boxes):  # noqa: PLR2004
            break
        allowed -= int(counts[best])
        boxes = boxes[numbers != best]
    return boxes


def _around(boxes: NDArray[np.float64]) -> View:
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _size(boxes: NDArray[np.float64]) -> float:
    """Square degrees of the box around; a strip without breadth still has a size."""
    west, south, east, north = _around(boxes)
    return max(east - west, 0.1) * max(north - south, 0.1)
