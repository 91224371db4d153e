"""
Build the payload: everything that the drawing code shows, as one value that is ready for JSON.

Draws nothing and reads no file; the background comes from `layers.basemap`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.places.gazetteer import Gazetteer
from geo.records import Article
from layers.basemap import build_basemap, credits_of
from layers.shapes import find_anchor, find_label_points, pack_shape
from layers.spec import EVENT_LAYERS, LAYERS, LayerSpec
from layers.tables import Layers, to_rows
from layers.tables.cells import split_values

PAYLOAD_VERSION = 1
WORLDVIEW = "de-facto"
_WORLD = (-180.0, -60.0, 180.0, 75.0)
_EVENT_NAMES = frozenset(spec.name for spec in EVENT_LAYERS)
_MARGIN_SHARE = 0.06
_MARGIN_LEAST_DEG = 0.6
_LISTS = ("actors", "recipients", "parties", "provisions", "place_ids", "place_names", "country_codes", "contradicts")
_PLAIN = (
    "name_fa", "name_ur", "quote_start", "quote_end", "review_state", "geo_precision", "radius_m", "place_id",
    "iso_3166_2", "icao", "location_source", "reading", "event_type", "status", "date_edtf", "date_start", "date_end",
    "date_basis", "time_precision", "place_basis", "signed_edtf", "length_km_measured", "measured_from", "tolerance_m",
)  # fmt: skip
_PLACE_KINDS = {"iso": "country", "adm1": "area", "sea": "area", "boundary": "line"}

Row = Mapping[str, Any]


def build_payload(layers: Layers, articles: Sequence[Article], gazetteer: Gazetteer) -> dict[str, Any]:
    """
    Build what the map shows.

    Returns
    -------
    payload
        `version`, `worldview`, `as_of` (the latest article's ISO day, None: no article has one), `view` and `detail`
        (west, south, east, north in degrees), `focus` (ISO alpha-2 of the countries of the border), `layers`
        (name, label, count), `shapes` (packed, shared by features), `features`, `articles`, `claims`, `measures`
        (by feature id), `basemap`, `credits`. Plain lists, dicts, strings, numbers and None only.
    """
    numbers = {article.id: number for number, article in enumerate(articles)}
    evidence = _evidence_by_feature(layers, numbers)
    shapes = _Shapes()
    features = [
        _build_feature(spec, row, geometry, evidence, shapes)
        for spec in LAYERS
        for row, geometry in zip(
            to_rows(spec, layers.layers[spec.name]), layers.layers[spec.name].geometry, strict=True
        )
    ]
    view = find_view(layers)
    focus = find_focus(layers)
    return {
        "version": PAYLOAD_VERSION,
        "worldview": WORLDVIEW,
        "as_of": max((article.published for article in articles if article.published), default=None),
        "view": [round(edge, 3) for edge in view],
        "focus": list(focus),
        "layers": [{"name": spec.name, "label": spec.label, "count": len(layers.layers[spec.name])} for spec in LAYERS],
        "shapes": shapes.packed,
        "features": features,
        "articles": [_to_article(article) for article in articles],
        "claims": _build_claims(layers, numbers),
        "measures": _build_measures(features),
        "basemap": build_basemap(view, focus, gazetteer),
        "credits": list(credits_of(focus)),
    }


def find_view(layers: Layers) -> tuple[float, float, float, float]:
    """
    Find what the map shows first: every located event and agreement and the border, with a margin.

    Returns
    -------
    view
        (west, south, east, north) in degrees; areas count by a point inside them. Without events: every place;
        without any place: the inhabited world.
    """
    events = [layers.layers[name].geometry for name in (*_EVENT_NAMES, "border")]
    points = _anchor_box(events) or _anchor_box([frame.geometry for frame in layers.layers.values()])
    if points is None:
        return _WORLD
    west, south, east, north = points
    margin = max(_MARGIN_LEAST_DEG, _MARGIN_SHARE * max(east - west, north - south))
    return (
        max(west - margin, _WORLD[0]),
        max(south - margin, -80.0),
        min(east + margin, _WORLD[2]),
        min(north + margin, 83.0),
    )


def find_focus(layers: Layers) -> tuple[str, ...]:
    """Find the countries of the main border (the one with most evidence), ISO alpha-2, sorted; none without one."""
    rows = list(to_rows(LAYERS[0], layers.layers["border"]))
    if not rows:
        return ()
    main = max(rows, key=lambda row: (int(row["n_mentions"] or 0), str(row["id"])))
    return tuple(sorted(split_values(str(main["country_codes"] or ""))))


class _Shapes:
    """The shapes of the features, each kept once however many features have it."""

    def __init__(self) -> None:
        self.packed: list[dict[str, Any]] = []
        self._numbers: dict[bytes, int] = {}

    def add(self, geometry: BaseGeometry) -> int:
        key = shapely.to_wkb(geometry)
        if key not in self._numbers:
            self._numbers[key] = len(self.packed)
            shape = pack_shape(geometry)
            anchor = find_anchor(geometry)
            points = find_label_points(geometry) if shape["type"] == "area" else []
            self.packed.append({**shape, "anchor": anchor, "points": points})
        return self._numbers[key]


def _build_feature(
    spec: LayerSpec, row: Row, geometry: BaseGeometry | None, evidence: Mapping[str, list[list[int]]], shapes: _Shapes
) -> dict[str, Any]:
    located = geometry is not None and not geometry.is_empty
    feature: dict[str, Any] = {
        "id": row["id"],
        "layer": spec.name,
        "name": row["name"],
        "kind": _kind_of(spec, row, geometry if located else None),
        "shape": shapes.add(geometry) if located else None,
        "evidence": evidence.get(row["id"], []),
        "events": [
            *split_values(row.get("event_ids")),
            *split_values(row.get("agreement_ids")),
        ],
    }
    feature.update({name: row[name] for name in _PLAIN if row.get(name) is not None})
    feature.update({name: list(split_values(row[name])) for name in _LISTS if row.get(name)})
    return feature


def _kind_of(spec: LayerSpec, row: Row, geometry: BaseGeometry | None) -> str:
    """Say how the place is known: `point`, `city` (dashed ring), `line`, `area`, `country`, `none`."""
    if geometry is None:
        return "none"
    place_id = row.get("place_id") or (split_values(row.get("place_ids")) or ("",))[0]
    if spec.name == "countries":
        return "country"
    kind = _PLACE_KINDS.get(place_id.split(":")[0])
    if geometry.geom_type.endswith("Polygon"):
        return kind if kind == "country" else "area"
    if geometry.geom_type.endswith("LineString"):
        return "line"
    return "city" if row["geo_precision"] != 1 else "point"


def _evidence_by_feature(layers: Layers, numbers: Mapping[str, int]) -> dict[str, list[list[int]]]:
    """Evidence as (number of the article, start, end), in the table's order; spans repeated are kept once."""
    found: dict[str, list[list[int]]] = {}
    table = layers.tables["evidence"]
    for feature_id, source_id, start, end in zip(
        table["feature_id"], table["source_id"], table["start"], table["end"], strict=True
    ):
        span = [numbers[source_id], int(start), int(end)]
        spans = found.setdefault(str(feature_id), [])
        if span not in spans:
            spans.append(span)
    return found


def _build_claims(layers: Layers, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    table = layers.tables["claims"].astype(object).where(layers.tables["claims"].notna(), None)
    return [
        {
            "id": row["id"],
            "subject": row["subject"],
            "value": row["value"],
            "unit": row["unit"],
            "place_id": row["place_id"],
            "evidence": [numbers[row["source_id"]], int(row["start"]), int(row["end"])],
        }
        for row in table.to_dict("records")
    ]


def _build_measures(features: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Measured lengths by feature; the one of the layer, and those of coarser rulers where the geodata has them."""
    return {
        feature["id"]: [
            {
                "source": feature.get("measured_from") or "",
                "tolerance_m": feature.get("tolerance_m"),
                "km": feature["length_km_measured"],
            }
        ]
        for feature in features
        if feature.get("length_km_measured") is not None
    }


def _to_article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
    }


def _anchor_box(series: Sequence[gpd.GeoSeries]) -> tuple[float, float, float, float] | None:
    """Box around the geometries, (west, south, east, north); areas by a point inside, none empty."""
    geometries = [geometry for one in series for geometry in one if geometry is not None and not geometry.is_empty]
    anchors = [
        geometry.representative_point() if geometry.geom_type.endswith("Polygon") else geometry
        for geometry in geometries
    ]
    if not anchors:
        return None
    west, south, east, north = shapely.total_bounds(anchors)
    return float(west), float(south), float(east), float(north)
