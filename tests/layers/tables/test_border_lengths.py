from dataclasses import replace

import pytest
from factories import FIRST, PLACES, SECOND, make_claim, make_records
from pyproj import Geod

from geo.places.gazetteer import Gazetteer
from layers.tables.borders import border_cells, claimed_km
from layers.tables.sources import Sources

BORDER = PLACES["boundary:XA-XB"]


def claim(value, unit="km", **changes):
    return make_claim(FIRST, "They share", "border length XA-XB", value, unit=unit, place_id=BORDER.place_id, **changes)


def claimed(*claims):
    records = replace(make_records(), claims=claims)
    return border_cells(BORDER, records, Sources(records.articles))["length_km_claimed"]


@pytest.mark.parametrize(
    ("value", "unit", "km"),
    [
        ("909", "km", "909"),
        ("1,023", "kilometers", "1023"),
        ("909.5", "km", "909.5"),
        ("565", "miles", "909"),
        ("909", None, None),
        ("909", "tons", None),
        ("long", "km", None),
    ],
)
def test_a_claimed_length_is_read_in_kilometres(value, unit, km):
    assert claimed_km(claim(value, unit)) == km


def test_every_claim_stands_in_the_order_of_the_articles(layers):
    assert layers.layers["border"]["length_km_claimed"].tolist() == ["909; 900"]


def test_the_same_length_claimed_twice_stands_once():
    assert claimed(claim("909"), claim("909")) == "909"


def test_claims_on_other_subjects_or_borders_do_not_count():
    other = replace(claim("7"), place_id="boundary:XA-XC")
    title = make_claim(SECOND, "Lumi called", "title Oda", "900", unit="km", place_id=BORDER.place_id)
    assert claimed(other, title) is None


def test_a_border_that_no_source_draws_has_no_measured_length(layers):
    row = layers.layers["border"].iloc[0]
    assert row["measured_from"] is None


def test_the_measured_length_is_that_of_the_line_that_is_drawn():
    place = replace(BORDER, place_id="boundary:IR-PK", country_codes=("IR", "PK"))
    records = make_records()
    cells = border_cells(place, records, Sources(records.articles))
    drawn_km = Geod(ellps="WGS84").geometry_length(Gazetteer.load().geometry("boundary:IR-PK")) / 1000
    assert cells["length_km_measured"] == pytest.approx(drawn_km, abs=0.1)
    assert cells["length_km_measured"] == pytest.approx(1023, abs=5)
    assert "OpenStreetMap" in cells["measured_from"]
    assert cells["tolerance_m"] == 0
