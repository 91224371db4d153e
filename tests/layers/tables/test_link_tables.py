import pandas as pd
import pytest
from factories import FIRST, SECOND

from layers.spec import LAYERS, SPECS, TABLES
from layers.tables import to_rows

TEXTS = {"first": FIRST.text, "second": SECOND.text}


@pytest.mark.parametrize("name", ["evidence", "claims", "mentions", "actors", "field_spans"])
def test_every_quotation_equals_its_slice(layers, name):
    rows = list(to_rows(SPECS[name], layers.tables[name]))
    assert rows
    assert all(TEXTS[row["source_id"]][row["start"] : row["end"]] == row["exact"] for row in rows)


def test_cells_are_plain_values_or_none(layers):
    frames = {**layers.layers, **layers.tables}
    for spec in (*LAYERS, *TABLES):
        for row in to_rows(spec, frames[spec.name]):
            assert {type(value) for value in row.values()} <= {str, int, float, bool, type(None)}
            assert not any(pd.isna(value) for value in row.values() if value is not None)


def test_text_columns_hold_none_where_nothing_is_known(layers):
    frame = layers.tables["articles"]
    assert frame["title"].tolist() == ["A visit & a border", None]


def test_an_article_says_where_its_text_lies(layers):
    row = next(to_rows(SPECS["articles"], layers.tables["articles"]))
    assert (row["file"], row["characters"], row["sha256"]) == ("articles/first.txt", len(FIRST.text), FIRST.sha256)


def test_mentions_are_listed_resolved_or_not(layers):
    rows = {row["exact"]: row for row in to_rows(SPECS["mentions"], layers.tables["mentions"])}
    assert (rows["Xanthe"]["place_id"], rows["Xanthe"]["plotted"], rows["Xanthe"]["candidates"]) == (None, False, None)
    assert rows["Calm Sea"]["candidates"] == "Calm Sea (sea:calm, 0.9)"
    assert rows["Calm Sea"]["place_name"] == "Calm Sea"


def test_mentions_are_in_the_order_of_reading(layers):
    rows = list(to_rows(SPECS["mentions"], layers.tables["mentions"]))
    positions = [(row["source_id"], row["start"]) for row in rows]
    assert positions == sorted(positions)


def test_a_mention_stands_inside_its_sentence(layers):
    for row in to_rows(SPECS["mentions"], layers.tables["mentions"]):
        sentence = TEXTS[row["source_id"]][row["sentence_start"] : row["sentence_end"]]
        assert row["exact"] in sentence


def test_an_issue_without_an_article_is_kept(layers):
    rows = {row["code"]: row for row in to_rows(SPECS["issues"], layers.tables["issues"])}
    assert (rows["same-text"]["source_id"], rows["same-text"]["start"]) == (None, None)
    assert rows["unresolved-toponym"]["source_id"] == "first"


def test_an_actor_lists_every_name_used(layers):
    rows = {row["name"]: row for row in to_rows(SPECS["actors"], layers.tables["actors"])}
    assert rows["Oda"]["names"] == "General Oda; Oda"
    assert (rows["Oda"]["actor_type"], rows["Oda"]["country_code"]) == ("person", "XB")


def test_relations_join_claims(layers):
    claims = set(layers.tables["claims"]["id"])
    assert set(layers.tables["relations"]["subject_id"]) <= claims
    assert layers.tables["relations"]["relation"].tolist() == ["contradicts"]


def test_the_words_behind_a_field_say_which_value_they_gave(layers):
    rows = {(row["field"], row["exact"]): row for row in to_rows(SPECS["field_spans"], layers.tables["field_spans"])}
    row = rows[("date_edtf", "19 January 2025")]
    events = {event["id"]: event for event in to_rows(SPECS["events"], layers.layers["events"])}
    assert events[row["feature_id"]]["date_edtf"] == row["value"] == "2025-01-19"


def test_single_words_are_no_pieces_of_evidence(layers):
    quotations = {(row["start"], row["end"]) for row in to_rows(SPECS["evidence"], layers.tables["evidence"])}
    words = {(row["start"], row["end"]) for row in to_rows(SPECS["field_spans"], layers.tables["field_spans"])}
    start = FIRST.text.index("arrived")
    assert (start, start + len("arrived")) in words - quotations
