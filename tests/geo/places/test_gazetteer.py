import subprocess
import sys
import tomllib

import pytest
import shapely

from geo.data.folders import DATA_FOLDER, OWN
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
    assert [entry.is_vague for entry in regions] == [True]
    assert world.geometry(regions[0].place_id) is None


@pytest.mark.parametrize(
    ("place_id", "lat", "lon"),
    [
        ("region:europe", 48.69096, 9.14062),
        ("region:africa", 7.1881, 21.09375),
        ("region:middle-east", 33.13906, 35.85869),
        ("region:european-union", 50.1, 9.25),
        ("region:latin-america", -14.60485, -57.65625),
    ],
)
def test_a_vague_region_has_a_point_for_lists(world: Gazetteer, place_id: str, lat: float, lon: float) -> None:
    entry = world.entry(place_id)
    assert (entry.lat, entry.lon) == (pytest.approx(lat, abs=1e-5), pytest.approx(lon, abs=1e-5))
    assert world.geometry(place_id) is None


def test_a_region_that_no_source_places_has_no_point(world: Gazetteer) -> None:
    assert (world.entry("region:sahel").lon, world.entry("region:sahel").lat) == (None, None)


@pytest.mark.parametrize(
    ("place_id", "lat", "lon"),
    [
        ("iso:US", 39.76, -98.5),
        ("iso:CA", 60.10867, -113.64258),
        ("iso:RU", 60.0, 100.0),
        ("iso:MX", 23.0, -102.0),
        ("iso:IN", 22.0, 79.0),
        ("iso:ZA", -29.0, 24.0),
        ("adm1:US-TX", 31.25044, -99.25061),
        ("adm1:CA-ON", 49.25014, -84.49983),
        ("adm1:CA-AB", 52.28333, -117.469),
        ("adm1:CA-QC", 52.00017, -71.99907),
        ("adm1:AU-QLD", -20.0, 145.0),
        ("adm1:IR-11", 28.5, 60.5),
        ("adm1:PK-BA", 28.0, 66.0),
    ],
)
def test_countries_and_provinces_stand_where_geonames_puts_them(
    world: Gazetteer, place_id: str, lat: float, lon: float
) -> None:
    entry = world.entry(place_id)
    assert (entry.lat, entry.lon) == (pytest.approx(lat, abs=1e-4), pytest.approx(lon, abs=1e-4))


@pytest.mark.parametrize("place_id", ["adm1:US-HI", "iso:ID", "iso:JP", "iso:HR", "iso:VN", "adm1:US-MI", "adm1:IR-11"])
def test_the_point_of_an_area_lies_inside(world: Gazetteer, place_id: str) -> None:
    entry, shape = world.entry(place_id), world.geometry(place_id)
    assert shape is not None
    assert shape.covers(shapely.Point(entry.lon, entry.lat))


def test_the_sea_around_hawaii_is_left_for_its_nearest_island(world: Gazetteer) -> None:
    entry = world.entry("adm1:US-HI")
    assert (entry.lat, entry.lon) == (pytest.approx(20.75, abs=0.1), pytest.approx(-156.5, abs=0.1))


@pytest.mark.parametrize(
    ("name", "place_id", "admin1_id"),
    [
        ("Travis County", "gn:4737316", "adm1:US-TX"),
        ("Travis Co.", "gn:4737316", "adm1:US-TX"),
        ("Acadia Parish", "gn:4314344", "adm1:US-LA"),
        ("Acadia", "gn:4314344", "adm1:US-LA"),
        ("Kech", "gn:1163052", "adm1:PK-BA"),
        ("Kech District", "gn:1163052", "adm1:PK-BA"),
    ],
)
def test_districts_are_found_by_the_forms_of_their_name(
    world: Gazetteer, name: str, place_id: str, admin1_id: str
) -> None:
    entry = world.entry(place_id)
    assert place_id in {match.entry.place_id for match in world.find(name)}
    assert (entry.kind, entry.feature_class, entry.admin1_id) == ("district", FeatureClass.ADMINISTRATIVE, admin1_id)
    assert entry.population > 10_000


def test_every_district_has_a_point(world: Gazetteer) -> None:
    for name in ("Travis County", "Loudoun County", "Kech District", "Spin Boldak", "Wiltshire"):
        districts = [match.entry for match in world.find(name) if match.entry.kind == "district"]
        assert all(entry.lon is not None for entry in districts)


@pytest.mark.parametrize("name", ["County Mayo", "Co. Mayo"])
def test_irish_counties_are_found_as_people_say_them(world: Gazetteer, name: str) -> None:
    assert {match.entry.country_codes for match in world.find(name)} == {("IE",)}


def test_a_district_comes_after_the_town_of_its_name(world: Gazetteer) -> None:
    kinds = [match.entry.kind for match in world.find("Spin Boldak") if match.is_main_name]
    assert kinds == sorted(kinds, key=lambda kind: kind == "district")
    assert "district" in kinds


def test_a_place_that_only_its_postal_code_names_lies_in_its_state(world: Gazetteer) -> None:
    entry = world.entry("zip:TX:cookville")
    assert (entry.kind, entry.admin1_id, entry.population) == ("settlement", "adm1:US-TX", 0)
    assert (entry.lat, entry.lon) == (pytest.approx(33.2, abs=0.1), pytest.approx(-94.9, abs=0.1))


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


@pytest.mark.parametrize(
    ("word", "place_id"),
    [
        ("Texan", "adm1:US-TX"),
        ("Texans", "adm1:US-TX"),
        ("Ohioans", "adm1:US-OH"),
        ("West Virginians", "adm1:US-WV"),
        ("Ontarians", "adm1:CA-ON"),
        ("Québécois", "adm1:CA-QC"),
        ("Queenslanders", "adm1:AU-QLD"),
        ("English", "adm1:GB-ENG"),
        ("Englishmen", "adm1:GB-ENG"),
        ("Scots", "adm1:GB-SCT"),
        ("Catalans", "adm1:ES-CT"),
        ("Chechens", "adm1:RU-CE"),
        ("Abkhaz", "adm1:GE-AB"),
        ("South Ossetians", "region:south-ossetia"),
        ("Kurds", "region:kurdistan-region"),
        ("Baloch", "adm1:PK-BA"),
        ("Tibetans", "adm1:CN-XZ"),
        ("Gazans", "adm1:PS.GZ"),
        ("European", "region:europe"),
        ("Latin Americans", "region:latin-america"),
        ("South East Asian", "region:southeast-asia"),
        ("Londoners", "gn:2643743"),
        ("Muscovites", "gn:524901"),
        ("Czechs", "iso:CZ"),
        ("Georgian", "iso:GE"),
        ("Arab", None),
    ],
)
def test_demonyms_of_provinces_regions_and_cities(world: Gazetteer, word: str, place_id: str | None) -> None:
    assert world.find_demonym(word) == place_id


def test_every_demonym_leads_to_a_place(world: Gazetteer) -> None:
    table = tomllib.loads((DATA_FOLDER / OWN / "demonyms.toml").read_text(encoding="utf-8"))
    for place_id, words in table["places"].items():
        assert world.entry(place_id).place_id == place_id
        assert {world.find_demonym(word) for word in words} == {place_id}


@pytest.mark.parametrize(
    ("place_id", "lat", "lon"),
    [
        ("sea:red-sea", 19.0, 39.5),
        ("sea:black-sea", 43.0, 35.0),
        ("sea:caribbean-sea", 15.0, -75.0),
        ("sea:gulf-of-mexico", 25.0, -90.0),
        ("sea:indian-ocean", -10.0, 70.0),
        ("sea:north-pacific-ocean", 30.0, -170.0),
        ("sea:mediterranean-sea", 35.0, 20.0),
        ("sea:persian-gulf", 27.0, 51.0),
    ],
)
def test_seas_stand_where_geonames_puts_them_in_their_water(
    world: Gazetteer, place_id: str, lat: float, lon: float
) -> None:
    entry, shape = world.entry(place_id), world.geometry(place_id)
    assert (entry.lat, entry.lon) == (lat, lon)
    assert shape is not None
    assert shape.covers(shapely.Point(lon, lat))


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Mississippi River", 29.0, -89.3), ("Indus River", 24.0, 67.6), ("Orinoco River", 8.9, -61.0)],
)
def test_a_river_stands_at_its_mouth(world: Gazetteer, name: str, lat: float, lon: float) -> None:
    entry = world.find(name)[0].entry
    assert (entry.lat, entry.lon) == (pytest.approx(lat, abs=0.5), pytest.approx(lon, abs=0.5))


def test_a_province_that_no_area_is_known_of_stands_among_its_towns(world: Gazetteer) -> None:
    entry = world.entry("adm1:CD-IT")
    assert (entry.name, entry.lat, entry.lon) == ("Ituri", pytest.approx(1.8, abs=0.6), pytest.approx(30.0, abs=0.8))


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


def test_loading_needs_no_pandas() -> None:
    code = (
        "import sys; from geo.places.gazetteer import Gazetteer; Gazetteer.load().find('Quetta'); "
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_point_is_told_by_the_folder_that_it_is_from():
    gazetteer = Gazetteer.load()
    folders = [gazetteer.position_folder(place_id) for place_id in ("gn:1167528", "gn:4297480", "icao:OPSR", "gn:0")]
    assert folders == ["geonames-cc-by", "us-census-public-domain", "airports-mit", None]
