import json

import factories
import pytest

from layers.drawing.basemap import widen
from layers.drawing.content import find_focus
from layers.drawing.payload import build_payload
from layers.spec import LAYERS

ARTICLES = (factories.FIRST, factories.SECOND)


@pytest.fixture(scope="module")
def layers():
    return factories.make_layers()


@pytest.fixture(scope="module")
def payload(layers):
    return build_payload(layers, ARTICLES, factories.SmallGazetteer())


@pytest.fixture(scope="module")
def by_id(payload):
    return {feature["id"]: feature for feature in payload["features"]}


def test_it_is_ready_for_json(payload):
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload


def test_every_feature_of_every_layer_is_there_once(payload, layers):
    for spec in LAYERS:
        ids = [feature["id"] for feature in payload["features"] if feature["layer"] == spec.name]
        assert ids == list(layers.layers[spec.name]["id"])
    assert {layer["name"]: layer["count"] for layer in payload["layers"]} == {
        spec.name: len(layers.layers[spec.name]) for spec in LAYERS
    }


def test_every_piece_of_evidence_is_a_slice_of_its_article(payload, layers):
    table = layers.tables["evidence"]
    expected = {(row.feature_id, row.exact) for row in table.itertuples()}
    found = {
        (feature["id"], payload["articles"][article]["text"][start:end])
        for feature in payload["features"]
        for article, start, end in feature["evidence"]
    }
    assert found == expected


def test_features_at_one_place_share_one_shape(payload):
    at_the_border = {
        feature["shape"] for feature in payload["features"] if "boundary:XA-XB" in feature.get("place_ids", ())[:1]
    }
    assert len(at_the_border) == 1


def test_a_feature_without_a_place_has_no_shape(by_id, layers):
    events = layers.layers["events"]
    unplaced = list(events[events.geometry.isna()]["id"])
    assert unplaced
    assert all(by_id[feature_id]["shape"] is None and by_id[feature_id]["kind"] == "none" for feature_id in unplaced)


@pytest.mark.parametrize(
    ("place_id", "kind"),
    [
        ("gn:1", "point"),
        ("facility:ghq", "city"),
        ("boundary:XA-XB", "line"),
        ("adm1:XA-01", "area"),
        ("sea:calm", "area"),
        ("iso:XA", "country"),
        ("region:marches", "none"),
    ],
)
def test_the_kind_says_how_well_a_place_is_known(by_id, place_id, kind):
    assert by_id[place_id]["kind"] == kind


def test_the_view_holds_every_point_of_an_event(payload, layers):
    west, south, east, north = payload["view"]
    for name in ("events", "agreements"):
        for shape in layers.layers[name].geometry:
            if shape is not None and shape.geom_type == "Point":
                assert west < shape.x < east
                assert south < shape.y < north


def test_without_a_border_no_country_is_in_focus():
    assert find_focus(factories.make_layers(factories.Records())) == ()


def test_an_empty_batch_gives_a_payload():
    payload = build_payload(factories.make_layers(factories.Records()), (), factories.SmallGazetteer())
    assert payload["features"] == []
    assert payload["basemap"]["border"] == []


def test_the_focus_is_the_countries_of_the_border(payload):
    assert payload["focus"] == ["XA", "XB"]
    assert [country["code"] for country in payload["basemap"]["focus"]] == ["XA", "XB"]


def test_claims_point_into_their_article(payload):
    values = {claim["value"] for claim in payload["claims"]}
    assert {"909", "900"} <= values
    for claim in payload["claims"]:
        article, start, end = claim["evidence"]
        assert 0 <= start < end <= len(payload["articles"][article]["text"])


def test_as_of_is_the_day_of_the_latest_article_never_the_clock(payload):
    assert payload["as_of"] == "2025-01-22"


def test_equal_input_gives_an_equal_payload(payload):
    again = build_payload(factories.make_layers(), ARTICLES, factories.SmallGazetteer())
    assert json.dumps(again, sort_keys=True) == json.dumps(payload, sort_keys=True)


@pytest.mark.parametrize("view", [(50.0, 21.0, 74.0, 37.0), (-180.0, -60.0, 180.0, 75.0), (10.0, 10.0, 10.5, 10.5)])
def test_the_detailed_box_holds_the_view_and_stays_on_the_globe(view):
    west, south, east, north = widen(view)
    assert -180 <= west <= view[0] < view[2] <= east <= 180
    assert -90 <= south <= view[1] < view[3] <= north <= 90


def test_the_words_behind_each_field_are_slices_of_their_article(payload, layers):
    table = layers.tables["field_spans"]
    expected = {(row.feature_id, row.field, row.exact) for row in table.itertuples()}
    found = {
        (feature["id"], field, payload["articles"][article]["text"][start:end])
        for feature in payload["features"]
        for field, spans in feature.get("words", {}).items()
        for article, start, end in spans
    }
    assert expected
    assert found == expected
