from itertools import chain

import pytest

from geo.vocabulary import EventField
from layers.spec import EVENT_LAYERS, LAYERS, PLACE_LAYERS, SPECS, TABLES, GeometryType, layer_of_kind

FEATURE = [
    "id",
    "name",
    "name_fa",
    "name_ur",
    "quote",
    "quote_start",
    "quote_end",
    "source_id",
    "source_title",
    "source_url",
    "source_sha256",
    "n_evidence",
    "review_state",
    "comment",
]
PLACE = [
    "place_id",
    "feature_class",
    "country_codes",
    "iso_3166_2",
    "geonames_id",
    "icao",
    "geo_precision",
    "radius_m",
    "location_source",
    "reading",
    "n_mentions",
    "event_ids",
    "agreement_ids",
    "events",
]
BORDER = ["length_km_claimed", "length_km_measured", "measured_from", "tolerance_m"]
EVENT = [
    "event_type",
    "plover_event",
    "plover_mode",
    "status",
    "date_edtf",
    "date_start",
    "date_end",
    "date_basis",
    "time_precision",
    "actors",
    "recipients",
    "place_ids",
    "place_names",
    "place_basis",
    "geo_precision",
    "radius_m",
    "n_sources",
    "sources",
    "contradicts",
    "grade",
]
AGREEMENT = ["parties", "signed_edtf", "provisions"]
ADDED = {
    "actor_ids", "recipient_ids", "party_ids", "cameo_code", "acled_event_type", "acled_sub_event_type", "subject",
    "agreement_state",
}  # fmt: skip
"""Columns of ours beside those of the contract."""


def test_layers_are_those_of_the_contract_in_its_order():
    names = ["border", "provinces", "bases", "capitals", "places", "countries", "seas", "events", "agreements"]
    assert [spec.name for spec in LAYERS] == names


def test_tables_are_those_of_the_contract_in_its_order_and_then_ours():
    names = ["articles", "evidence", "claims", "mentions", "issues", "event_places", "actors", "relations"]
    assert [spec.name for spec in TABLES] == [*names, "field_spans", "reviews"]


def test_every_field_that_has_words_behind_it_is_a_column_of_the_events_or_agreements():
    columns = set(SPECS["agreements"].column_names)
    assert {field.value for field in EventField} <= columns


@pytest.mark.parametrize("spec", PLACE_LAYERS, ids=lambda spec: spec.name)
def test_places_have_the_columns_of_the_contract(spec):
    expected = FEATURE + PLACE + (BORDER if spec.name == "border" else [])
    assert list(spec.column_names) == expected


@pytest.mark.parametrize("spec", EVENT_LAYERS, ids=lambda spec: spec.name)
def test_events_have_the_columns_of_the_contract_in_its_order(spec):
    expected = FEATURE + EVENT + (AGREEMENT if spec.name == "agreements" else [])
    assert [name for name in spec.column_names if name not in ADDED] == expected


def test_evidence_and_event_places_have_exactly_the_columns_of_the_contract():
    assert SPECS["evidence"].column_names == ("feature_id", "source_id", "start", "end", "exact", "prefix", "suffix")
    assert SPECS["event_places"].column_names == ("event_id", "place_id", "role")


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.name)
def test_every_column_is_named_once_and_says_what_it_means(spec):
    assert len(set(spec.column_names)) == len(spec.columns)
    assert all(column.label and column.meaning.endswith(".") for column in spec.columns)
    assert spec.meaning
    assert spec.label


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.name)
def test_a_column_is_found_by_name_or_not_at_all(spec):
    assert all(spec.column(name).name == name for name in spec.column_names)
    with pytest.raises(KeyError, match="nothing"):
        spec.column("nothing")


def test_only_layers_have_a_geometry():
    assert all(isinstance(spec.geometry, GeometryType) for spec in LAYERS)
    assert not any(spec.geometry for spec in TABLES)


def test_no_kind_of_place_belongs_to_two_layers():
    kinds = list(chain.from_iterable(spec.kinds for spec in PLACE_LAYERS))
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    ("kind", "layer"),
    [
        ("boundary", "border"),
        ("province", "provinces"),
        ("base", "bases"),
        ("headquarters", "bases"),
        ("capital", "capitals"),
        ("country", "countries"),
        ("sea", "seas"),
        ("settlement", "places"),
        ("embassy", "places"),
        ("region", "places"),
        ("something new", "places"),
    ],
)
def test_each_kind_of_place_goes_to_its_layer(kind, layer):
    assert layer_of_kind(kind) == layer
