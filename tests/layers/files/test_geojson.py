import json

import pytest
from factories import make_layers

from geo.records import Records
from layers.files.geojson import to_geojson, write_geojson
from layers.spec import LAYERS, SPECS


def read(layers, name):
    return json.loads(to_geojson(SPECS[name], layers.layers[name]))


@pytest.mark.parametrize("spec", LAYERS, ids=lambda spec: spec.name)
def test_a_layer_is_a_feature_collection_with_flat_properties(layers, spec):
    collection = read(layers, spec.name)
    assert (collection["type"], collection["name"]) == ("FeatureCollection", spec.name)
    assert len(collection["features"]) == len(layers.layers[spec.name])
    for feature in collection["features"]:
        assert tuple(feature["properties"]) == spec.column_names
        assert feature["id"] == feature["properties"]["id"]
        assert not any(isinstance(value, list | dict) for value in feature["properties"].values())


def test_nothing_known_is_null(layers):
    feature = next(feature for feature in read(layers, "places")["features"] if feature["id"] == "region:marches")
    assert feature["geometry"] is None
    assert feature["properties"]["radius_m"] is None
    assert feature["properties"]["name_fa"] is None


def test_coordinates_are_longitude_then_latitude_with_six_decimals(layers):
    (border,) = read(layers, "border")["features"]
    assert border["geometry"]["coordinates"] == [[[63.0, 25.5], [63.123457, 27.0], [62.9, 28.5], [63.0, 30.0]]]


def test_an_empty_layer_is_written_too():
    collection = read(make_layers(Records()), "seas")
    assert collection["features"] == []


def test_credit_and_worldview_travel_with_the_file(layers):
    collection = read(layers, "border")
    assert collection["worldview"] == "de-facto"
    assert "OpenStreetMap contributors (ODbL" in collection["attribution"]


def test_a_feature_is_a_line_and_no_letter_is_escaped(layers, tmp_path):
    write_geojson(SPECS["countries"], layers.layers["countries"], tmp_path / "c.geojson")
    text = (tmp_path / "c.geojson").read_bytes().decode()
    assert "آریا" in text
    assert "\r" not in text
    assert len(text.splitlines()) == 2 + 2
