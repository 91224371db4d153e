"""The edges that neighbouring areas of a coverage share, as lines."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

_GRID = 1e7
"""Vertices closer than 1e-7 degree (1 cm) are one vertex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Every segment that exactly two areas share."""

    ends: NDArray[np.float64]
    """Shape (n, 2, 2): two (lon, lat) ends."""
    first: NDArray[np.intp]
    """Number of the area with the lower number."""
    second: NDArray[np.intp]

    def chosen(self, mask: NDArray[np.bool_]) -> "Edges":
        """Keep some of the segments."""
        return Edges(ends=self.ends[mask], first=self.first[mask], second=self.second[mask])

    def merged(self) -> BaseGeometry:
        """Join the segments to as few lines as possible."""
        segments = shapely.MultiLineString(list(self.ends))
        line: BaseGeometry = shapely.line_merge(segments)
        return line


def find_edges(shapes: NDArray[np.object_]) -> Edges:
    """Find the segments that two areas of a coverage share, whatever direction each runs in."""
    parts, part_owners = shapely.get_parts(shapes, return_index=True)
    rings, ring_parts = shapely.get_rings(parts, return_index=True)
    owners = part_owners[ring_parts]
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    inside = ring_of[:-1] == ring_of[1:]
    starts, stops = points[:-1][inside], points[1:][inside]
    owner = owners[ring_of[:-1][inside]]
    low, high = np.rint(starts * _GRID).astype(np.int64), np.rint(stops * _GRID).astype(np.int64)
    swap = (low[:, 0] > high[:, 0]) | ((low[:, 0] == high[:, 0]) & (low[:, 1] > high[:, 1]))
    low[swap], high[swap] = high[swap].copy(), low[swap].copy()
    order = np.lexsort((owner, high[:, 1], high[:, 0], low[:, 1], low[:, 0]))
    keys = np.hstack((low, high))[order]
    same = np.all(keys[:-1] == keys[1:], axis=1)
    at, after = order[:-1][same], order[1:][same]
    apart = owner[at] != owner[after]
    at, after = at[apart], after[apart]
    ends = np.stack((starts[at], stops[at]), axis=1)
    return Edges(ends=ends, first=owner[at], second=owner[after])
