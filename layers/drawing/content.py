"""
Build what a map shows of the articles: features, evidence, texts and lengths, as one value that is ready for JSON.

Rests on the layers and the articles alone, so that an output folder can be checked without building it again; the
background is added by `layers.drawing.payload`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.places.measure import border_measurements
from geo.records import Article
from layers.drawing.basemap import Bounds, widen
from layers.drawing.shapes import find_anchor, find_label_points, pack_shape
from layers.drawing.view import find_view
from layers.files.notices import WORLDVIEW
from layers.spec import LAYERS, LayerSpec
from layers.tables import Layers, to_rows
from layers.tables.articles import describe_article
from layers.tables.cells import split_values

PAYLOAD_VERSION = 1
_LISTS = ("actors", "recipients", "parties", "provisions", "place_ids", "place_names", "country_codes", "contradicts")
_PLAIN = (
    "name_fa", "name_ur", "quote_start", "quote_end", "review_state", "geo_precision", "radius_m", "place_id",
    "iso_3166_2", "icao", "location_source", "reading", "event_type", "status", "date_edtf", "date_start", "date_end",
    "date_basis", "time_precision", "place_basis", "signed_edtf", "subject", "agreement_state", "length_km_measured",
    "measured_from", "tolerance_m",
)  # fmt: skip
_PLACE_KINDS = {"iso": "country", "adm1": "area", "sea": "area", "boundary": "line"}

Row = Mapping[str, Any]


def build_content(layers: Layers, articles: Sequence[Article]) -> dict[str, Any]:
    """
    Build what a map shows of the articles.

    Returns
    -------
    content
        `version`, `worldview`, `as_of` (the latest article's ISO day, None: no article has one), `view` (west, south,
        east, north in degrees), `focus` (ISO alpha-2 of the countries of the border), `layers` (name, label, count),
        `shapes` (packed, shared by features), `features`, `articles`, `claims`, `measures` (by feature id). Plain
        lists, dicts, strings, numbers and None only.
    """
    numbers = {article.id: number for number, article in enumerate(articles)}
    evidence = _evidence_by_feature(layers, numbers)
    words = _words_by_feature(layers, numbers)
    view = find_view(layers)
    shapes = _Shapes(widen(view))
    features = [
        {**_build_feature(spec, row, geometry, evidence, shapes), **words.get(str(row["id"]), {})}
        for spec in LAYERS
        for row, geometry in zip(
            to_rows(spec, layers.layers[spec.name]), layers.layers[spec.name].geometry, strict=True
        )
    ]
    return {
        "version": PAYLOAD_VERSION,
        "worldview": WORLDVIEW,
        "as_of": max((article.published for article in articles if article.published), default=None),
        "view": [round(edge, 3) for edge in view],
        "focus": list(find_focus(layers)),
        "layers": [{"name": spec.name, "label": spec.label, "count": len(layers.layers[spec.name])} for spec in LAYERS],
        "shapes": shapes.packed,
        "features": features,
        "articles": [{**describe_article(article), "text": article.text} for article in articles],
        "claims": _build_claims(layers, numbers),
        "measures": _build_measures(features),
    }


def find_focus(layers: Layers) -> tuple[str, ...]:
    """Find the countries of the main border (the one with most evidence), ISO alpha-2, sorted; none without one."""
    rows = list(to_rows(LAYERS[0], layers.layers["border"]))
    if not rows:
        return ()
    main = max(rows, key=lambda row: (int(row["n_mentions"] or 0), str(row["id"])))
    return tuple(sorted(split_values(str(main["country_codes"] or ""))))


class _Shapes:
    """The shapes of the features, each kept once however many features have it."""

    def __init__(self, detail: Bounds) -> None:
        self.packed: list[dict[str, Any]] = []
        self._detail = detail
        self._numbers: dict[bytes, int] = {}

    def add(self, geometry: BaseGeometry) -> int:
        key = shapely.to_wkb(geometry)
        if key not in self._numbers:
            self._numbers[key] = len(self.packed)
            shape = pack_shape(geometry)
            anchor = find_anchor(geometry)
            points = self._find_points(geometry) if shape["type"] == "area" else []
            self.packed.append({**shape, "anchor": anchor, "points": points})
        return self._numbers[key]

    def _find_points(self, geometry: BaseGeometry) -> list[list[float]]:
        """Points where marks of an area may stand: in the part that the map shows first, then anywhere in it."""
        shown = shapely.clip_by_rect(geometry, *self._detail)
        near = [] if shown.is_empty else find_label_points(shown)
        return [*near, *find_label_points(geometry, count=2)]


def _build_feature(
    spec: LayerSpec, row: Row, geometry: BaseGeometry | None, evidence: Mapping[str, list[list[int]]], shapes: _Shapes
) -> dict[str, Any]:
    shape = geometry if geometry is not None and not geometry.is_empty else None
    feature: dict[str, Any] = {
        "id": row["id"],
        "layer": spec.name,
        "name": row["name"],
        "kind": _kind_of(spec, row, shape),
        "shape": None if shape is None else shapes.add(shape),
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


def _words_by_feature(layers: Layers, numbers: Mapping[str, int]) -> dict[str, dict[str, Any]]:
    """Build `words` of events: (number of the article, start, end) by field; nothing for what has none."""
    found: dict[str, dict[str, Any]] = {}
    table = layers.tables["field_spans"]
    columns = (table[name] for name in ("feature_id", "field", "source_id", "start", "end"))
    for feature_id, field, source_id, start, end in zip(*columns, strict=True):
        spans = found.setdefault(feature_id, {"words": {}})["words"].setdefault(field, [])
        span = [numbers[source_id], int(start), int(end)]
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
    """Measured lengths by feature: the one of the layer first, then those of other sources and coarser rulers."""
    measures: dict[str, list[dict[str, Any]]] = {}
    for feature in features:
        if feature.get("length_km_measured") is None:
            continue
        own = (str(feature.get("measured_from") or ""), feature.get("tolerance_m"), feature["length_km_measured"])
        rows = [own]
        codes = feature.get("country_codes", [])
        if len(codes) == 2:  # noqa: PLR2004  (a border has two sides)
            rows += [
                (one.source, float(one.tolerance_m), round(one.length_km, 1)) for one in border_measurements(*codes)
            ]
        unique = {(source, tolerance): km for source, tolerance, km in reversed(rows)}
        measures[feature["id"]] = [
            {"source": source, "tolerance_m": tolerance, "km": km}
            for (source, tolerance), km in sorted(unique.items(), key=lambda item: (item[1], item[0][0]))
        ]
    return measures
