"""Boundaries between neighbouring countries, from the edges that their admin-1 pieces share."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.data.builders.countries import read_own
from geo.data.builders.earth import Piece
from geo.data.builders.edges import Edges, find_edges
from geo.data.builders.rows import PlaceRow

_SHORTEST_DEG = 0.002
"""Pairs that touch for less than 200 m are slivers of the coverage, not neighbours."""


def build_lines(pieces: list[Piece]) -> dict[tuple[str, str], BaseGeometry]:
    """Build the line of each pair of neighbouring countries, de facto, at full resolution, by their ISO codes."""
    codes = np.array([piece.country_code or "" for piece in pieces])
    edges = find_edges(np.array([piece.shape for piece in pieces], dtype=object))
    lines = {pair: shared.merged() for pair, shared in group_by_pair(edges, codes).items()}
    return {pair: line for pair, line in sorted(lines.items()) if all(pair) and line.length > _SHORTEST_DEG}


def group_by_pair(edges: Edges, codes: NDArray[np.str_]) -> dict[tuple[str, str], Edges]:
    """Group edges by the pair of codes, sorted, of the areas that they part; edges within one code are left out."""
    first, second = codes[edges.first], codes[edges.second]
    low, high = np.where(first < second, first, second), np.where(first < second, second, first)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in np.flatnonzero(low != high).tolist():
        rows[(str(low[at]), str(high[at]))].append(at)
    count = len(edges.first)
    return {pair: edges.chosen(np.isin(np.arange(count), found)) for pair, found in sorted(rows.items())}


def build_boundaries(
    pairs: Iterable[tuple[str, str]], lines: dict[tuple[str, str], BaseGeometry], countries: list[PlaceRow]
) -> list[PlaceRow]:
    """Build a row for each boundary, named "A–B border"."""
    by_code = {row.country_codes[0]: row for row in countries}
    own = read_own("boundaries.toml")["names"]
    rows = []
    for pair in pairs:
        first, second = (by_code[code] for code in pair)
        point = middle_of(lines[pair])
        row = PlaceRow(
            place_id=f"boundary:{'-'.join(pair)}",
            name=f"{first.name}–{second.name} border",
            kind="boundary",
            feature_class="A",
            country_codes=pair,
            name_fa=f"مرز {first.name_fa} و {second.name_fa}" if first.name_fa and second.name_fa else None,
            name_ur=f"{first.name_ur} {second.name_ur} سرحد" if first.name_ur and second.name_ur else None,
            lon=point.x,
            lat=point.y,
            other_names=set(own.get("-".join(pair), ())),
        )
        row.main_names = {f"{a.name}–{b.name} {word}" for a, b in ((first, second), (second, first)) for word in _WORDS}
        rows.append(row)
    return rows


_WORDS = ("border", "boundary", "frontier")


def middle_of(line: BaseGeometry) -> shapely.Point:
    """Find the point half-way along the longest part of a line."""
    parts = shapely.get_parts(line)
    longest = parts[int(np.argmax(shapely.length(parts)))]
    point: shapely.Point = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return point
