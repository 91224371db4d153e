from itertools import pairwise

import pytest
import shapely
from factories import PLACES, SmallGazetteer
from hypothesis import given
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, Point, Polygon, box

from layers.tables.shapes import Shapes, finish_geometry, has_right_hand_rings


def ring_area(ring) -> float:
    """Signed area after the shoelace formula: positive for counter-clockwise."""
    points = list(ring.coords)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points)) / 2


def test_outer_rings_run_counter_clockwise_and_holes_clockwise():
    clockwise = Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    finished = finish_geometry(clockwise)
    assert ring_area(finished.geoms[0].exterior) > 0
    assert ring_area(finished.geoms[0].interiors[0]) < 0


def degrees(limit):
    return st.integers(-limit * 10**9, limit * 10**9).map(lambda value: value / 10**9)


@given(st.lists(st.tuples(degrees(180), degrees(90)), min_size=3, max_size=8))
def test_every_area_is_finished_valid_on_the_grid_and_right_handed(points):
    hull = shapely.MultiPoint(points).convex_hull
    finished = finish_geometry(hull)
    if finished is None:
        return
    assert finished.is_valid
    assert has_right_hand_rings(finished)
    for value in shapely.get_coordinates(finished).ravel():
        assert float(f"{value:.6f}") == value


def test_coordinates_have_at_most_six_decimals():
    assert finish_geometry(Point(61.12345678, 27.00000049)) == Point(61.123457, 27.0)


def test_no_coordinate_is_minus_zero():
    assert str(finish_geometry(Point(-1e-9, 0)).x) == "0.0"


def test_lines_and_areas_become_multi_geometries():
    assert finish_geometry(LineString([(0, 0), (1, 1)])).geom_type == "MultiLineString"
    assert finish_geometry(box(0, 0, 1, 1)).geom_type == "MultiPolygon"


def test_a_third_dimension_is_dropped():
    assert not finish_geometry(Point(1, 2, 3)).has_z


@pytest.mark.parametrize("empty", [Polygon(), GeometryCollection(), box(0, 0, 1e-9, 1e-9)])
def test_nothing_left_on_the_grid_is_none(empty):
    assert finish_geometry(empty) is None


def test_a_clockwise_outer_ring_is_seen():
    assert not has_right_hand_rings(Polygon([(0, 0), (0, 1), (1, 1), (1, 0)]))
    assert has_right_hand_rings(Polygon([(0, 0), (1, 0), (1, 1), (0, 1)]))
    assert not has_right_hand_rings(Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (2, 1), (2, 2)]]))


@pytest.fixture
def shapes() -> Shapes:
    return Shapes(PLACES, SmallGazetteer())


def test_a_facility_stands_where_its_host_does(shapes):
    assert shapes.of_place("facility:ghq") == Point(61.25, 26.5)


def test_a_place_without_position_has_no_geometry(shapes):
    assert shapes.of_place("region:marches") is None


def test_a_place_that_nobody_knows_has_no_geometry(shapes):
    assert shapes.of_place("gn:999") is None


def test_a_geometry_is_finished_once(shapes):
    assert shapes.of_place("iso:XA") is shapes.of_place("iso:XA")
