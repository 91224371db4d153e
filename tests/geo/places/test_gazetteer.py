import subprocess
import sys

import pytest
import shapely

from geo.errors import GeodataError
from geo.places.gazetteer import Gazetteer
from geo.vocabulary import FeatureClass


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.load()


def first_id(world: Gazetteer, name: str) -> str:
    return world.find(name)[0].entry.place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Iran", "iso:IR"),
        ("Islamic Republic of Iran", "iso:IR"),
        ("ایران", "iso:IR"),
        ("پاکستان", "iso:PK"),
        ("US", "iso:US"),
        ("U.S.", "iso:US"),
        ("USA", "iso:US"),
        ("America", "iso:US"),
        ("UK", "iso:GB"),
        ("Britain", "iso:GB"),
        ("UAE", "iso:AE"),
        ("Türkiye", "iso:TR"),
        ("Turkey", "iso:TR"),
        ("Burma", "iso:MM"),
        ("DR Congo", "iso:CD"),
        ("Palestine", "iso:PS"),
        ("Kosovo", "iso:XK"),
    ],
)
def test_countries_are_found_by_their_usual_names(world: Gazetteer, name: str, place_id: str) -> None:
    assert first_id(world, name) == place_id


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sistan and Baluchestan", "IR-11"),
        ("Sistan and Balochistan", "IR-11"),
        ("Sistan-Baluchestan", "IR-11"),
        ("سیستان و بلوچستان", "IR-11"),
        ("Zanjan Province", "IR-19"),
        ("Baluchistan", "PK-BA"),
        ("Sind", "PK-SD"),
        ("NWFP", "PK-KP"),
        ("FATA", "PK-KP"),
        ("Northern Areas", "PK-GB"),
        ("England", "GB-ENG"),
        ("Telangana", "IN-TS"),
        ("Crimea", "UA-43"),
    ],
)
def test_provinces_carry_todays_codes_and_keep_their_old_names(world: Gazetteer, name: str, code: str) -> None:
    provinces = [match.entry for match in world.find(name) if match.entry.kind == "province"]
    assert [entry.iso_3166_2 for entry in provinces] == [code]


def test_the_main_name_of_a_corrected_province_is_todays(world: Gazetteer) -> None:
    assert world.entry("adm1:PK-BA").name == "Balochistan"
    assert {match.entry.place_id: match.is_main_name for match in world.find("Baluchistan")}["adm1:PK-BA"] is False


def test_no_piece_of_a_merged_province_is_left(world: Gazetteer) -> None:
    with pytest.raises(GeodataError):
        world.entry("adm1:PAK-1112")


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("کوئٹہ", "gn:1167528"), ("تهران", "gn:112931"), ("طهران", "gn:112931"), ("Teheran", "gn:112931")],
)
def test_towns_are_found_in_other_scripts_and_spellings(world: Gazetteer, name: str, place_id: str) -> None:
    assert first_id(world, name) == place_id


@pytest.mark.parametrize(
    ("name", "code"),
    [("Islamabad", "PK"), ("Tehran", "IR"), ("London", "GB"), ("Paris", "FR"), ("Moscow", "RU")],
)
def test_a_capital_comes_before_its_namesakes(world: Gazetteer, name: str, code: str) -> None:
    entry = world.find(name)[0].entry
    assert (entry.kind, entry.country_codes) == ("capital", (code,))
    assert world.capital_of(code) == entry.place_id


def test_homonyms_are_all_found(world: Gazetteer) -> None:
    pishin = {match.entry.country_codes for match in world.find("Pishin") if match.entry.kind == "settlement"}
    assert {("PK",), ("IR",)} <= pishin


def test_an_alias_comes_after_the_place_that_is_called_so(world: Gazetteer) -> None:
    matches = world.find("Zahedan")
    assert [match.is_main_name for match in matches] == sorted((m.is_main_name for m in matches), reverse=True)
    assert matches[0].entry.iso_3166_2 == "IR-11"
    assert "Zāhed Shahr" in {match.entry.name for match in matches[1:]}


@pytest.mark.parametrize("name", ["Mushaf", "PAF Base Mushaf", "Mushaf Air Base", "Mushaf Airbase", "OPSR"])
def test_an_air_base_is_found_by_the_forms_of_its_name(world: Gazetteer, name: str) -> None:
    entry = world.find(name)[0].entry
    assert (entry.icao, entry.kind, entry.iso_3166_2) == ("OPSR", "base", "PK-PB")


def test_nur_khan_lies_in_punjab_whatever_natural_earth_draws(world: Gazetteer) -> None:
    assert world.entry("icao:OPRN").iso_3166_2 == "PK-PB"


def test_a_civil_airport_is_no_base(world: Gazetteer) -> None:
    assert world.entry("icao:OIZH").kind == "airport"


@pytest.mark.parametrize("name", ["Middle East", "South Asia", "West Asia", "Horn of Africa", "Sahel", "Makran"])
def test_a_vague_region_is_known_and_not_pinned(world: Gazetteer, name: str) -> None:
    regions = [match.entry for match in world.find(name) if match.entry.kind == "region"]
    assert [(entry.lon, entry.lat) for entry in regions] == [(None, None)]
    assert world.geometry(regions[0].place_id) is None


def test_gaza_is_located(world: Gazetteer) -> None:
    entry = world.find("Gaza")[0].entry
    assert (entry.kind, entry.country_codes) == ("settlement", ("PS",))
    assert world.find("Gaza Strip")[0].entry.lon == pytest.approx(34.4, abs=0.2)


@pytest.mark.parametrize("name", ["Arabian Sea", "دریای عرب", "Gulf of Oman", "Sea of Oman", "Persian Gulf", "Red Sea"])
def test_seas_are_areas_of_water(world: Gazetteer, name: str) -> None:
    entry = next(match.entry for match in world.find(name) if match.entry.kind == "sea")
    shape = world.geometry(entry.place_id)
    assert entry.feature_class is FeatureClass.HYDROGRAPHIC
    assert shape is not None
    assert shape.geom_type in ("Polygon", "MultiPolygon")
    assert shape.covers(shapely.Point(entry.lon, entry.lat))


def test_the_strait_of_hormuz_lies_between_the_seas_that_it_joins(world: Gazetteer) -> None:
    entry = world.find("Strait of Hormuz")[0].entry
    assert (entry.lon, entry.lat) == (pytest.approx(56.5, abs=0.5), pytest.approx(26.3, abs=0.6))


@pytest.mark.parametrize(
    ("word", "place_id"),
    [
        ("Iranian", "iso:IR"),
        ("Pakistanis", "iso:PK"),
        ("Turkish", "iso:TR"),
        ("Turks", "iso:TR"),
        ("Frenchmen", "iso:FR"),
        ("Saudi", "iso:SA"),
        ("Afghans", "iso:AF"),
        ("British", "iso:GB"),
        ("Iran", None),
    ],
)
def test_demonyms_name_a_country(world: Gazetteer, word: str, place_id: str | None) -> None:
    assert world.find_demonym(word) == place_id


def test_a_boundary_is_found_by_its_countries_in_any_order(world: Gazetteer) -> None:
    assert world.find_boundary("PK", "IR") == world.find_boundary("IR", "PK") == "boundary:IR-PK"
    assert world.find_boundary("IR", "FR") is None


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Iran–Pakistan border", "boundary:IR-PK"),
        ("Pakistan-Iran border", "boundary:IR-PK"),
        ("Durand Line", "boundary:AF-PK"),
        ("Line of Control", "boundary:IN-PK"),
    ],
)
def test_a_boundary_is_found_by_name(world: Gazetteer, name: str, place_id: str) -> None:
    assert first_id(world, name) == place_id


def test_neighbours_share_a_boundary(world: Gazetteer) -> None:
    assert world.neighbours("PK") == ("AF", "CN", "IN", "IR")
    assert world.neighbours("IS") == ()


def test_an_unknown_name_gives_nothing(world: Gazetteer) -> None:
    assert world.find("Xyzzyabad-on-Sea") == ()
    assert not world.has_name("Xyzzyabad-on-Sea")
    assert not world.has_name("")


def test_an_unknown_id_is_refused(world: Gazetteer) -> None:
    with pytest.raises(GeodataError, match="gn:999999999999: no such place"):
        world.entry("gn:999999999999")


def test_every_entry_is_found_again_by_its_id_and_name(world: Gazetteer) -> None:
    for place_id in ("iso:IR", "adm1:IR-11", "gn:112931", "icao:OPSR", "sea:arabian-sea", "region:sahel", "ne:KAS"):
        entry = world.entry(place_id)
        assert entry.place_id == place_id
        assert place_id in {match.entry.place_id for match in world.find(entry.name)}


def test_places_within_a_box_come_by_population(world: Gazetteer) -> None:
    found = world.find_within((60.0, 25.0, 64.0, 31.0), {"settlement", "capital"}, min_population=50_000)
    assert found[0].name == "Zahedan"
    assert [entry.population for entry in found] == sorted((entry.population for entry in found), reverse=True)
    assert all(entry.lon is not None and 60 <= entry.lon <= 64 for entry in found)


def test_loading_needs_no_pandas() -> None:
    code = (
        "import sys; from geo.places.gazetteer import Gazetteer; Gazetteer.load().find('Quetta'); "
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
