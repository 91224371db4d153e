"""How the bearers of one name stand among each other."""

from dataclasses import replace

import pytest

from geo.places.gazetteer import Entry
from geo.places.lookup import Named
from geo.places.resolution.rivals import find_namesakes, has_seat_nearby, is_same_place, measure_dominance
from geo.vocabulary import FeatureClass

TOWN = Entry(
    place_id="gn:1",
    name="Alpha",
    name_fa=None,
    name_ur=None,
    kind="settlement",
    feature_class=FeatureClass.POPULATED,
    country_codes=("AA",),
    iso_3166_2=None,
    admin1_id="adm1:AA-1",
    geonames_id=1,
    icao=None,
    lon=10.0,
    lat=10.0,
    population=1_000_000,
)
PROVINCE = replace(TOWN, place_id="adm1:AA-1", kind="province", lon=12.0, lat=12.0, population=0)
COUNTRY = replace(PROVINCE, place_id="iso:AA", kind="country", admin1_id=None)
VILLAGE = replace(TOWN, place_id="gn:2", country_codes=("BB",), admin1_id=None, lon=80.0, population=900)


def named(entry: Entry, quality: float = 1.0) -> Named:
    return Named(entry=entry, quality=quality)


def test_city_dominates_a_village_and_not_the_other_way_round():
    rivals = (named(TOWN), named(VILLAGE))
    assert measure_dominance(rivals[0], rivals) == pytest.approx(2.0)
    assert measure_dominance(rivals[1], rivals) == 0.0


def test_city_does_not_dominate_one_of_its_size():
    rivals = (named(TOWN), named(replace(VILLAGE, population=1_000_000)))
    assert measure_dominance(rivals[0], rivals) == 0.0


def test_small_town_dominates_nothing():
    small = named(replace(TOWN, population=9_000))
    assert measure_dominance(small, (small,)) == 0.0


def test_another_of_its_names_gives_no_dominance():
    known_as = named(TOWN, quality=0.6)
    assert measure_dominance(known_as, (known_as,)) == 0.0


def test_province_dominates_as_its_seat_does():
    rivals = (named(TOWN), named(PROVINCE), named(VILLAGE))
    assert measure_dominance(rivals[1], rivals) == measure_dominance(rivals[0], rivals)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (TOWN, PROVINCE, True),
        (PROVINCE, TOWN, True),
        (replace(TOWN, kind="capital"), COUNTRY, True),
        (TOWN, COUNTRY, False),
        (TOWN, VILLAGE, False),
        (TOWN, replace(VILLAGE, country_codes=("AA",), lon=10.3), True),
        (TOWN, replace(VILLAGE, lon=10.3), False),
        (replace(TOWN, population=5_000), PROVINCE, False),
        (TOWN, replace(TOWN, place_id="gn:3", lon=None, lat=None), False),
    ],
)
def test_town_and_what_is_around_it_are_one_place(first, second, same):
    assert is_same_place(first, second) is same


def test_country_of_the_name_is_found():
    assert find_namesakes((named(TOWN), named(COUNTRY))) == {"AA"}
    assert find_namesakes((named(TOWN), named(PROVINCE))) == frozenset()


def test_seat_is_nearby_only_in_a_small_province():
    small = named(replace(PROVINCE, lon=10.2, lat=10.2))
    assert has_seat_nearby(TOWN, (small,))
    assert not has_seat_nearby(TOWN, (named(PROVINCE),))
