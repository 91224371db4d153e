import hashlib
import json

from layers.dashboard import component


def test_store_data_is_the_hash_of_the_payload_and_the_payload():
    data = component.to_store_data({"b": "سرحد", "a": 1})
    head, _, body = data.partition(b"\n")
    assert json.loads(body) == {"a": 1, "b": "سرحد"}
    assert head.decode() == hashlib.sha256(body).hexdigest()


def test_equal_payloads_give_equal_data_and_any_change_another_hash():
    first = component.to_store_data({"a": "alert_open", "b": None})
    assert component.to_store_data({"b": None, "a": "alert_open"}) == first
    assert component.to_store_data({"a": "alert_closed", "b": None})[:64] != first[:64]


def test_the_map_is_told_ids_and_a_hash_but_no_payload():
    data = component.to_store_data({"text": "x" * 10_000})
    told = component.to_map_data(data, visible=("a", "b"), selected="a", turn=3)
    assert told["visible"] == ["a", "b"]
    assert told["selected"] == {"id": "a", "turn": 3}
    assert told["hash"] == data[:64].decode()
    assert len(json.dumps(told)) < 500


def test_no_filter_is_told_as_nothing():
    assert component.to_map_data(b"0" * 70, visible=None, selected=None, turn=0)["visible"] is None


def test_the_libraries_stand_in_the_part_that_is_sent_once():
    assert "SarhadMap" in component.read_store_script()
    assert component.read_store_script().count("export default") == 1
    assert len(component.read_map_script()) + len(component.read_map_style()) < 1_500


def test_nothing_in_the_component_names_an_address_to_fetch():
    for text in (component.read_store_script(), component.read_page_style(), component.read_map_style()):
        assert "url(http" not in text
        assert "@import" not in text
