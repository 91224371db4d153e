import pytest
import shapely

from geo.data.folders import GEOBOUNDARIES, NATURAL_EARTH, OPENSTREETMAP
from geo.errors import GeodataError
from geo.places.gazetteer import Gazetteer
from geo.places.geometry import find_shape_folders, read_pieces, read_shape, read_shape_of


def holds(place_id: str, town: str, code: str) -> bool:
    shape = read_shape(place_id)
    assert shape is not None
    entries = [match.entry for match in Gazetteer.load().find(town)]
    entry = next(entry for entry in entries if entry.country_codes == (code,) and entry.feature_class == "P")
    return bool(shape.covers(shapely.Point(entry.lon, entry.lat)))


@pytest.mark.parametrize("town", ["Zahedan", "Saravan", "Chabahar", "Mirjaveh"])
def test_sistan_and_baluchestan_holds_its_towns(town: str) -> None:
    assert holds("adm1:IR-11", town, "IR")


@pytest.mark.parametrize("town", ["Taftan", "Panjgur", "Turbat", "Quetta"])
def test_balochistan_holds_its_towns(town: str) -> None:
    assert holds("adm1:PK-BA", town, "PK")


@pytest.mark.parametrize(
    ("town", "code"), [("Sargodha", "PK-PB"), ("Rawalpindi", "PK-PB"), ("Islamabad", "PK-IS"), ("Gwadar", "PK-BA")]
)
def test_towns_know_their_province(town: str, code: str) -> None:
    assert Gazetteer.load().find(town)[0].entry.iso_3166_2 == code


def test_gwadar_harbour_lies_in_the_arabian_sea_and_chabahar_bay_in_the_gulf_of_oman() -> None:
    near_deg = 0.15  # the harbour itself lies inside the coarse coastline
    gwadar, chabahar = shapely.Point(62.34, 25.08), shapely.Point(60.55, 25.25)
    arabian, oman = read_shape("sea:arabian-sea"), read_shape("sea:gulf-of-oman")
    assert arabian is not None
    assert oman is not None
    assert arabian.distance(gwadar) < near_deg
    assert arabian.distance(gwadar) <= oman.distance(gwadar)
    assert oman.distance(chabahar) < near_deg
    assert oman.distance(chabahar) <= arabian.distance(chabahar)


def test_a_province_ends_at_the_line_that_is_drawn() -> None:
    line, province = read_shape("boundary:IR-PK"), read_shape("adm1:IR-11")
    assert line is not None
    assert province is not None
    middle = line.interpolate(0.5, normalized=True)
    assert province.boundary.distance(middle) < 0.005
    assert find_shape_folders("adm1:IR-11") == (NATURAL_EARTH, OPENSTREETMAP)


def test_provinces_on_both_sides_of_the_line_do_not_overlap() -> None:
    iran, pakistan = read_shape("adm1:IR-11"), read_shape("adm1:PK-BA")
    assert iran is not None
    assert pakistan is not None
    assert iran.intersection(pakistan).area < 1e-6


def test_a_country_is_the_union_of_its_pieces() -> None:
    iran = read_shape("iso:IR")
    pieces = read_pieces()
    assert iran is not None
    assert iran.area == pytest.approx(float(shapely.area(pieces.shapes[pieces.country_codes == "IR"]).sum()), rel=1e-4)


def test_every_piece_is_valid() -> None:
    shapes = read_pieces().shapes
    assert int((~shapely.is_valid(shapes)).sum()) <= 1  # Goiás crosses itself in the source


def test_de_facto_crimea_is_drawn_with_russia_and_stays_a_province_of_ukraine() -> None:
    crimea, russia = read_shape("adm1:UA-43"), read_shape("iso:RU")
    assert crimea is not None
    assert russia is not None
    assert russia.covers(crimea.representative_point())
    assert Gazetteer.load().entry("adm1:UA-43").country_codes == ("UA",)


def test_each_source_has_its_own_line() -> None:
    lines = [read_shape_of(folder, "boundary:IR-PK") for folder in (NATURAL_EARTH, GEOBOUNDARIES, OPENSTREETMAP)]
    assert len({line.wkb for line in lines if line is not None}) == 3


def test_the_line_runs_from_the_sea_to_the_north() -> None:
    line = read_shape("boundary:IR-PK")
    assert isinstance(line, shapely.LineString)
    assert line.coords[0][1] == pytest.approx(25.1744)
    assert line.coords[-1] == (pytest.approx(60.87, abs=0.01), pytest.approx(29.86, abs=0.01))


def test_what_has_no_extent_has_no_shape() -> None:
    assert read_shape("gn:112931") is None
    assert read_shape("region:sahel") is None
    assert find_shape_folders("gn:112931") == ()


def test_a_folder_without_shapes_is_refused() -> None:
    with pytest.raises(GeodataError, match="airports-mit"):
        read_shape_of("airports-mit", "boundary:IR-PK")
