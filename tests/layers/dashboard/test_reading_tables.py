import re

import pytest
from factories import FIRST, make_layers, make_records
from hypothesis import given
from hypothesis import strategies as st

from layers.dashboard import reading_tables
from layers.dashboard.selection import build_event_columns


@pytest.fixture(scope="module")
def layers():
    return make_layers()


def row_of(table, column, value):
    return table[table[column] == value].iloc[0].to_dict()


def event_table(layers):
    numbers = reading_tables.number_articles(make_records().articles)
    return reading_tables.build_event_table(build_event_columns(layers.layers).table, numbers)


def test_an_event_is_written_in_words(layers):
    row = row_of(event_table(layers), "Event", "Closing of camps")
    assert row == {
        "Date": "",
        "Event": "Closing of camps",
        "Type": "Commitment",
        "Status": "Demanded",
        "Who": "Oda, Lumi",
        "Where": "Boria",
        "Articles": "2",
    }


def test_parties_of_an_agreement_are_named_once(layers):
    assert row_of(event_table(layers), "Event", "Security agreement")["Who"] == "Aria, Boria"


def test_an_event_without_a_place_says_so(layers):
    assert row_of(event_table(layers), "Event", "=A new age")["Where"] == "No place in the text"


def test_the_tray_holds_what_has_no_position(layers):
    table = reading_tables.build_unplaced_table(layers)
    assert set(table["Name"]) == {"Far Marches", "=A new age", "Worry about the Far Marches"}
    assert row_of(table, "Name", "Far Marches")["What"] == "Places"
    assert row_of(table, "Name", "=A new age")["Sentence"].startswith("Lumi called it")


def test_unresolved_names_are_listed_with_their_words(layers):
    table = reading_tables.build_issue_table(layers, make_records().articles)
    assert table.iloc[0].to_dict() == {
        "Severity": "Warning",
        "Issue": "“Xanthe”: no place fits",
        "Words": "Xanthe",
        "Article": "1",
    }
    assert table.iloc[1]["Words"] == ""
    assert table.iloc[1]["Article"] == ""


def test_claims_stand_beside_the_measurement():
    layers = make_layers()
    border = layers.layers["border"]
    border["length_km_measured"], border["measured_from"] = 504.2, "Survey"
    table = reading_tables.build_claim_table(layers, make_records().articles)
    assert table.iloc[0].to_dict()["Sentence"] == "They share a 909-kilometer border."
    lengths = table[table["About"] == "border length XA-XB"]
    assert list(lengths["Said / measured"]) == ["909 km", "900 km", "504.2 km"]
    assert list(lengths["Source"]) == ["Article 1", "Article 2", "Measured"]
    assert lengths.iloc[2]["Sentence"] == "Survey"


def test_a_measured_border_that_no_article_measures_is_named():
    layers = make_layers()
    layers.layers["border"]["length_km_measured"] = 504.2
    layers.tables["claims"] = layers.tables["claims"].iloc[:0]
    table = reading_tables.build_claim_table(layers, make_records().articles)
    assert list(table["About"]) == ["border length Aria–Boria border"]


def test_a_border_without_a_measurement_has_no_row_for_it(layers):
    table = reading_tables.build_claim_table(layers, make_records().articles)
    assert "Measured" not in set(table["Source"])


def test_values_and_layers_have_words():
    assert reading_tables.to_words("armed_group") == "Armed group"
    assert reading_tables.to_words("seas") == "Seas"
    assert reading_tables.to_words(None) == ""


def test_the_tagline_counts_what_is_shown():
    assert reading_tables.to_tagline(2, 31, 31).startswith("2 articles, 31 events. ")
    assert reading_tables.to_tagline(1, 1, 1).startswith("1 article, 1 event. ")
    assert reading_tables.to_tagline(1, 31, 0).startswith("1 article, 0 of 31 events. ")


def test_articles_are_counted_from_one():
    assert reading_tables.number_articles([FIRST]) == {"first": 1}


def test_markdown_in_a_text_shows_as_it_is():
    assert reading_tables.to_markdown("[a](b) *c* :red[d]") == r"\[a\]\(b\) \*c\* \:red\[d\]"
    assert reading_tables.to_markdown("run `sarhad build`") == "run `sarhad build`"


@given(st.text())
def test_escaping_loses_no_character(text):
    assert re.sub(r"\\(.)", r"\1", reading_tables.to_markdown(text)) == text
