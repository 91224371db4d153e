"""
Put all layers and tables together.

A pure function of the records and the gazetteer; what a single row holds is decided in the modules beside this one.
"""

from geo.places.gazetteer import Gazetteer
from geo.records import Records
from layers.spec import LAYERS, PLACE_LAYERS, TABLES
from layers.tables.events import EventFeature, build_event_features
from layers.tables.frames import Layers, build_frame, build_geo_frame
from layers.tables.links import build_link_rows
from layers.tables.places import PlaceFeature, build_place_features
from layers.tables.shapes import Shapes
from layers.tables.sources import Sources


def build_layers(records: Records, gazetteer: Gazetteer) -> Layers:
    """
    Build every layer and table.

    Parameters
    ----------
    records
        Of one run; every id that one record names is among the others.
    gazetteer
        Gives the geometry of the places.

    Returns
    -------
    layers
        All of `layers.spec.LAYERS` and `TABLES`, empty ones too, rows in order of reading.
    """
    sources = Sources(records.articles, records.standings)
    shapes = Shapes({place.place_id: place for place in records.places}, gazetteer)
    places = build_place_features(records, sources, shapes)
    happenings = {
        "events": build_event_features(records, records.events, sources, shapes),
        "agreements": build_event_features(records, records.agreements, sources, shapes),
    }
    features: dict[str, list[PlaceFeature] | list[EventFeature]] = {
        spec.name: [feature for feature in places if feature.layer == spec.name] for spec in PLACE_LAYERS
    }
    features |= happenings
    rows = build_link_rows(records, sources)
    rows["evidence"] = [row for spec in LAYERS for feature in features[spec.name] for row in feature.evidence]
    told = [feature for group in happenings.values() for feature in group]
    rows["event_places"] = [row for feature in told for row in feature.place_rows]
    rows["field_spans"] = [row for feature in told for row in feature.span_rows]
    return Layers(
        layers={
            spec.name: build_geo_frame(
                spec,
                [feature.row for feature in features[spec.name]],
                [feature.geometry for feature in features[spec.name]],
            )
            for spec in LAYERS
        },
        tables={spec.name: build_frame(spec, rows[spec.name]) for spec in TABLES},
    )
