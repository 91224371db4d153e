import numpy as np

from geo.places.towns import read_towns


def test_towns_lie_in_the_box_the_most_populous_first():
    towns = read_towns((60.0, 24.0, 64.0, 31.0))
    assert "Gwadar" in towns.names
    assert ((towns.lon >= 60) & (towns.lon <= 64) & (towns.lat >= 24) & (towns.lat <= 31)).all()
    assert (np.diff(towns.population) <= 0).all()


def test_a_box_in_the_open_sea_has_none():
    assert read_towns((63.0, 15.0, 65.0, 17.0)).names == ()


def test_districts_and_places_of_postal_codes_are_no_towns():
    towns = read_towns((-95.0, 33.0, -94.5, 33.4))
    assert "Mount Pleasant" in towns.names
    assert "Titus County" not in towns.names
    assert "Cookville" not in towns.names
    assert (towns.geonames_ids > 0).all()


def test_rows_are_taken_together():
    towns = read_towns((72.0, 33.0, 74.0, 34.5))
    capitals = towns.take(towns.is_capital)
    assert capitals.names == ("Islamabad",)
    assert capitals.country_codes.tolist() == ["PK"]
