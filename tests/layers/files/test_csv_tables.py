import csv
import io
import re

import pytest
from factories import FIRST, make_article, make_event, make_layers
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.records import Issue, Records
from geo.vocabulary import Severity
from layers.files.csv_tables import CSV_NOTICE, FORMULA_STARTS, from_cell, to_cell, to_csv, write_csv
from layers.spec import SPECS, TABLES


def parse(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (-7, "-7"),
        (0.5, "0.5"),
        (-0.5, "-0.5"),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-a", "'-a"),
        ("@sum", "'@sum"),
        ("\ttab", "'\ttab"),
        ("\rreturn", "'\rreturn"),
        ("'quoted'", "'quoted'"),
        ("'=1+1", "''=1+1"),
    ],
)
def test_values_are_spelled_so_that_no_text_becomes_a_formula(value, cell):
    assert to_cell(value) == cell


@given(st.text(min_size=1) | st.text("'=+-@\t\ra", min_size=1))
def test_a_cell_never_begins_like_a_formula_and_gives_its_text_back(text):
    cell = to_cell(text)
    assert not cell.startswith(FORMULA_STARTS)
    assert from_cell(cell) == text


@given(st.text(min_size=1) | st.text("'=+-@\t\ra", min_size=1))
def test_whoever_does_what_the_manifest_says_has_every_text_back(text):
    pattern = re.search(r"matches (\S+) take", CSV_NOTICE)[1]
    cell = to_cell(text)
    assert (cell[1:] if re.match(pattern, cell) else cell) == text


@settings(deadline=None)
@given(st.text())
def test_any_text_survives_writing_and_reading(message):
    issue = Issue(severity=Severity.INFO, code="any", message=message)
    table = make_layers(Records(issues=(issue,))).tables["issues"]
    (row,) = parse(to_csv(SPECS["issues"], table))
    assert row["message"] == to_cell(message)


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_a_table_has_its_columns_and_all_its_rows(layers, spec):
    rows = parse(to_csv(spec, layers.tables[spec.name]))
    assert len(rows) == len(layers.tables[spec.name])
    assert all(tuple(row) == spec.column_names for row in rows)


def test_an_empty_table_has_a_head():
    empty = make_layers(Records()).tables["relations"]
    assert to_csv(SPECS["relations"], empty) == "subject_id,relation,object_id,reason\n"


def test_a_quotation_that_looks_like_a_formula_is_disarmed():
    article = make_article("=HYPERLINK(1) was seen. ", article_id="first")
    records = Records(articles=(article,), events=(make_event(article, "=HYPERLINK(1) was"),))
    (row,) = parse(to_csv(SPECS["evidence"], make_layers(records).tables["evidence"]))
    assert row["exact"] == "'=HYPERLINK(1) was seen."


def test_the_file_is_utf8_with_line_feeds(layers, tmp_path):
    write_csv(SPECS["evidence"], layers.tables["evidence"], tmp_path / "e.csv")
    content = (tmp_path / "e.csv").read_bytes()
    assert content.startswith(b"feature_id,source_id,")
    assert b"\r" not in content
    assert "“frank”" in content.decode()
    assert FIRST.id in content.decode()
