from dataclasses import replace

import pytest
from factories import (
    FIRST,
    LUMI,
    ODA,
    PLACES,
    SECOND,
    find_span,
    make_agreement,
    make_event,
    make_evidence,
    make_layers,
    make_records,
)
from shapely import Point

from geo.records import EventPlace, Evidence, Records
from geo.vocabulary import AgreementState, Basis, PlaceRole, Status
from layers.spec import SPECS
from layers.tables import to_rows
from layers.tables.events import drawn_place


def build(*events, agreements=()):
    return make_layers(
        Records(
            articles=(FIRST, SECOND),
            places=tuple(PLACES.values()),
            actors=(ODA, LUMI),
            events=events,
            agreements=agreements,
        )
    )


def row_of(layers, name="events"):
    (row,) = to_rows(SPECS[name], layers.layers[name])
    return row


def at(place_id, role=PlaceRole.OCCURRED_AT):
    return EventPlace(place_id=place_id, role=role)


def test_an_event_without_anything_known_has_empty_cells():
    row = row_of(build(make_event(FIRST, "He met President")))
    known = {name for name, value in row.items() if value is not None}
    assert "date_edtf" not in known
    assert not known & {"date_start", "date_end", "date_basis", "time_precision", "actors", "place_ids", "place_basis"}
    assert row["geo_precision"] == 0


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision"),
    [
        ("2025-01-19", "2025-01-19", "2025-01-19", 1),
        ("2025-01-20?", "2025-01-20", "2025-01-20", 1),
        ("2024-04", "2024-04-01", "2024-04-30", 2),
        ("2023", "2023-01-01", "2023-12-31", 3),
        ("199X", "1990-01-01", "1999-12-31", 3),
        ("2021-10/..", "2021-10-01", None, 3),
    ],
)
def test_the_days_of_an_event_follow_from_its_date(edtf, start, end, precision):
    row = row_of(build(make_event(FIRST, "He met President", date_edtf=edtf, date_basis=Basis.STATED)))
    assert (row["date_start"], row["date_end"], row["time_precision"]) == (start, end, precision)
    assert row["date_edtf"] == edtf


def test_the_quotation_of_an_event_is_its_first_evidence():
    row = row_of(build(make_event(FIRST, "He met President")))
    assert row["quote"] == FIRST.text[row["quote_start"] : row["quote_end"]]
    assert row["quote"].startswith("He met President")
    assert row["source_sha256"] == FIRST.sha256


def test_an_event_is_drawn_where_it_occurred_else_at_its_first_place():
    signed = at("gn:2", PlaceRole.SIGNED_AT)
    event = make_event(FIRST, "He met President")
    assert drawn_place(event) is None
    assert drawn_place(replace(event, places=(signed, at("gn:1")))) == "gn:1"
    assert drawn_place(replace(event, places=(signed, at("gn:3", PlaceRole.APPLIES_TO)))) == "gn:2"


def test_an_event_has_the_geometry_and_precision_of_its_place():
    layers = build(make_event(FIRST, "He met President", places=(at("facility:ghq"),), place_basis=Basis.STATED))
    row = row_of(layers)
    assert layers.layers["events"].geometry[0] == Point(61.25, 26.5)
    assert (row["geo_precision"], row["radius_m"], row["place_names"]) == (2, 5000.0, "General Headquarters")


def test_an_event_at_a_border_has_the_line_of_the_border(layers):
    events = layers.layers["events"].set_index("name").geometry
    assert events["Border exercise"].equals(layers.layers["border"].geometry[0])


def test_an_event_without_a_place_has_no_geometry():
    assert build(make_event(FIRST, "He met President")).layers["events"].geometry[0] is None


def test_actors_are_named_for_reading_and_given_by_id_for_joining():
    row = row_of(build(make_event(FIRST, "He met President", actors=(ODA.id, LUMI.id), recipients=(LUMI.id,))))
    assert (row["actors"], row["recipients"]) == ("Oda; Lumi", "Lumi")
    assert row["actor_ids"] == f"{ODA.id}; {LUMI.id}"


def test_several_articles_are_several_sources():
    event = make_event(FIRST, "He met President")
    event = replace(event, evidence=(*event.evidence, make_evidence(SECOND, "Lumi called")))
    row = row_of(build(event))
    assert (row["n_sources"], row["sources"], row["n_evidence"]) == (2, "first; second", 2)


def test_what_an_inferred_date_rests_on_is_evidence_too(layers):
    honour = layers.layers["events"].set_index("name").loc["Guard of honour"]
    evidence = layers.tables["evidence"]
    assert evidence[evidence["feature_id"] == honour["id"]]["exact"].tolist()[1] == "20 January 2025"


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_event_in_the_invented_world(layers, status):
    assert status in set(layers.layers["events"]["status"])


def test_an_agreement_is_in_its_own_layer_only(layers):
    assert set(layers.layers["agreements"]["id"]).isdisjoint(layers.layers["events"]["id"])
    assert set(layers.layers["agreements"]["event_type"]) == {"commitment"}


def test_an_agreement_says_who_signed_what_and_when():
    agreement = make_agreement(
        FIRST, "In April 2024", parties=(ODA.id,), signed_edtf="2024-04", provisions=("patrols; posts", "trade")
    )
    row = row_of(build(agreements=(agreement,)), "agreements")
    assert (row["parties"], row["signed_edtf"], row["provisions"]) == ("Oda", "2024-04", "patrols, posts; trade")


def test_each_place_of_an_event_is_a_row_with_its_role():
    event = make_event(FIRST, "He met President", places=(at("gn:1"), at("gn:1"), at("gn:2", PlaceRole.APPLIES_TO)))
    rows = list(to_rows(SPECS["event_places"], build(event).tables["event_places"]))
    assert [(row["place_id"], row["role"]) for row in rows] == [("gn:1", "occurred_at"), ("gn:2", "applies_to")]
    assert {row["event_id"] for row in rows} == {event.id}


def test_the_order_of_the_records_changes_nothing(layers):
    records = make_records()
    turned = make_layers(replace(records, events=records.events[::-1], agreements=records.agreements[::-1]))
    for name in ("events", "agreements"):
        assert turned.layers[name].equals(layers.layers[name])


def test_prefix_and_suffix_are_what_stands_around():
    start, end = find_span(FIRST, "Arpolis")
    event = replace(
        make_event(FIRST, "He met President"),
        evidence=(Evidence(article_id="first", start=start, end=end, exact="Arpolis"),),
    )
    row = next(to_rows(SPECS["evidence"], build(event).tables["evidence"]))
    assert FIRST.text.startswith(f"{row['prefix']}Arpolis{row['suffix']}"[:20])
    assert (row["prefix"], len(row["suffix"])) == ("General Oda of Boria arrived in ", 32)


def test_at_the_ends_of_a_text_there_is_nothing_around():
    whole = Evidence(article_id="first", start=0, end=len(FIRST.text), exact=FIRST.text)
    event = replace(make_event(FIRST, "He met President"), evidence=(whole,))
    row = next(to_rows(SPECS["evidence"], build(event).tables["evidence"]))
    assert (row["prefix"], row["suffix"]) == (None, None)


def test_the_codes_of_other_schemes_stand_in_their_columns():
    codes = {"cameo_code": "173", "acled_event_type": "Strategic developments", "acled_sub_event_type": "Arrests"}
    row = row_of(build(make_event(FIRST, "He met President", **codes)))
    assert {name: row[name] for name in codes} == codes


def test_an_agreement_says_what_it_is_about_and_how_far_it_has_come():
    agreement = make_agreement(FIRST, "In April 2024", subject="border\nsecurity", state=AgreementState.IN_FORCE)
    row = row_of(build(agreements=(agreement,)), "agreements")
    assert (row["subject"], row["agreement_state"]) == ("border security", "in_force")
