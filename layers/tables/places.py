"""
The features of the seven layers of places: every place that at least one mention puts on the map.

A vague region ("the Middle East") is listed without a geometry; a place named only by a demonym, for its government
or inside an organisation's name is not listed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.records import Agreement, Event, Mention, Place, Records
from geo.times.edtf import edtf_bounds
from geo.vocabulary import MentionType, Reading
from layers.spec import layer_of_kind
from layers.tables.borders import border_cells
from layers.tables.cells import Cell, join_values
from layers.tables.shapes import Shapes
from layers.tables.sources import Sources

_NAMING = frozenset({MentionType.TOPONYM, MentionType.FACILITY, MentionType.BOUNDARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFeature:
    """One row of a layer of places."""

    layer: str
    row: dict[str, Cell]
    geometry: BaseGeometry | None
    evidence: tuple[dict[str, Cell], ...]


def build_place_features(records: Records, sources: Sources, shapes: Shapes) -> list[PlaceFeature]:
    """
    Build the features of all places, in the order in which the articles name them.

    Returns
    -------
    features
        One for each place with a mention that is drawn, or, for a place without a position, that names it.
    """
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in records.mentions:
        if mention.place_id is not None:
            mentions[mention.place_id].append(mention)
    happenings: dict[str, list[Event]] = defaultdict(list)
    for event in (*records.events, *records.agreements):
        for place_id in dict.fromkeys(place.place_id for place in event.places):
            happenings[place_id].append(event)
    shown = []
    for place in records.places:
        drawn = sorted(
            (mention for mention in mentions[place.place_id] if _is_shown(mention, place)),
            key=lambda mention: sources.position(mention.article_id, mention.start, mention.end),
        )
        if drawn:
            shown.append((place, drawn))
    shown.sort(key=lambda pair: (*sources.position(*_span(pair[1][0])), pair[0].place_id))
    features = []
    for place, drawn in shown:
        layer = layer_of_kind(place.kind)
        row = _build_row(place, drawn, sources)
        row["n_mentions"] = len(mentions[place.place_id])
        row |= _event_cells(happenings[place.place_id])
        if layer == "border":
            row |= border_cells(place, records, sources)
        evidence = tuple(sources.evidence_rows(place.place_id, drawn))
        row["n_evidence"] = len(evidence)
        geometry = shapes.of_place(place.place_id)
        features.append(PlaceFeature(layer=layer, row=row, geometry=geometry, evidence=evidence))
    return features


def _span(mention: Mention) -> tuple[str, int, int]:
    return (mention.article_id, mention.start, mention.end)


def _is_shown(mention: Mention, place: Place) -> bool:
    if place.lon is None:
        return mention.plotted or (mention.mention_type in _NAMING and not mention.metonym)
    return mention.plotted


def _build_row(place: Place, drawn: Sequence[Mention], sources: Sources) -> dict[str, Cell]:
    first = drawn[0]
    is_alternative = all(mention.reading is Reading.ALTERNATIVE for mention in drawn)
    reading = Reading.ALTERNATIVE if is_alternative else Reading.PRIMARY
    return {
        "id": place.place_id,
        "name": place.name,
        "name_fa": place.name_fa,
        "name_ur": place.name_ur,
        **sources.quotation(first.article_id, first.sentence_start, first.sentence_end),
        **sources.review_cells(place.place_id),
        "place_id": place.place_id,
        "feature_class": place.feature_class.value,
        "country_codes": join_values(place.country_codes),
        "iso_3166_2": place.iso_3166_2,
        "geonames_id": place.geonames_id,
        "icao": place.icao,
        "geo_precision": place.geo_precision,
        "radius_m": place.radius_m,
        "location_source": place.location_source,
        "reading": reading.value,
    }


def _event_cells(happenings: Iterable[Event]) -> dict[str, Cell]:
    in_time = sorted(happenings, key=_time_key)
    return {
        "event_ids": join_values(event.id for event in in_time if not isinstance(event, Agreement)),
        "agreement_ids": join_values(event.id for event in in_time if isinstance(event, Agreement)),
        "events": "\n".join(f"{event.date_edtf or 'undated'} – {' '.join(event.title.split())}" for event in in_time)
        or None,
    }


def _time_key(event: Event) -> tuple[bool, str, str]:
    if event.date_edtf is None:
        return (True, "", event.id)
    bounds = edtf_bounds(event.date_edtf)
    day = bounds.earliest or bounds.latest
    return (day is None, "" if day is None else day.isoformat(), event.id)
