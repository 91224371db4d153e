import json

import pytest
from factories import FIRST, SECOND, make_records

from geo.records import Records
from layers.extraction import to_lines

KEYS = {
    "article": "record id title author publisher published url language sha256 characters",
    "mention": "record article_id start end exact mention_type place_id lon lat probability plotted feature_class "
    "geo_precision metonym reading reason candidates",
    "date": "record article_id start end exact edtf",
    "event": "record id event_type title status date_edtf date_basis place_ids place_basis actors recipients evidence",
    "agreement": "record id event_type title status date_edtf date_basis place_ids place_basis actors recipients "
    "evidence parties signed_edtf provisions",
    "claim": "record id subject value unit article_id start end exact",
    "issue": "record severity code message article_id start end",
}
TEXTS = {"first": FIRST.text, "second": SECOND.text}


@pytest.fixture(scope="module")
def objects():
    return [json.loads(line) for line in to_lines(make_records())]


@pytest.mark.parametrize("record", KEYS)
def test_a_record_has_exactly_the_keys_of_the_contract_in_its_order(objects, record):
    found = [one for one in objects if one["record"] == record]
    assert found
    assert all(" ".join(one) == KEYS[record] for one in found)


def test_a_line_is_one_object_and_no_letter_is_escaped():
    lines = list(to_lines(make_records()))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert any("“frank”" in line for line in lines)


def test_every_quotation_equals_its_slice(objects):
    stretches = [one for one in objects if "exact" in one]
    stretches += [evidence for one in objects for evidence in one.get("evidence", ())]
    assert len(stretches) > 30
    assert all(TEXTS[one["article_id"]][one["start"] : one["end"]] == one["exact"] for one in stretches)


def test_actors_and_parties_are_named(objects):
    (agreement,) = [one for one in objects if one["record"] == "agreement" and one["parties"]]
    assert agreement["parties"] == ["Aria", "Boria"]
    assert any(one.get("actors") == ["Oda"] for one in objects)


def test_what_is_not_known_is_null_or_an_empty_list(objects):
    event = next(one for one in objects if one["record"] == "event" and one["title"] == "=A new age")
    assert (event["date_edtf"], event["date_basis"], event["place_basis"]) == (None, None, None)
    assert (event["place_ids"], event["recipients"]) == ([], [])
    unresolved = next(one for one in objects if one.get("exact") == "Xanthe")
    assert (unresolved["place_id"], unresolved["lon"], unresolved["candidates"]) == (None, None, [])


def test_candidates_have_a_place_and_a_probability(objects):
    mention = next(one for one in objects if one.get("exact") == "Calm Sea")
    (candidate,) = mention["candidates"]
    assert set(candidate) == {"place_id", "name", "lon", "lat", "probability"}
    assert candidate["place_id"] == mention["place_id"] == "sea:calm"


def test_no_records_are_no_lines():
    assert list(to_lines(Records())) == []
