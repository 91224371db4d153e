import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point, Polygon, box

from layers.drawing.shapes import SCALE, find_anchor, find_label_points, pack_line, pack_shape

positions = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def unpack(part):
    lon = lat = 0
    found = []
    for step_lon, step_lat in zip(part[::2], part[1::2], strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        found.append((lon / SCALE, lat / SCALE))
    return found


@given(st.lists(positions, min_size=2, max_size=30))
def test_a_packed_line_stays_where_it_was(line):
    found = unpack(pack_line(line))
    for lon, lat in found:
        assert min(max(abs(lon - x), abs(lat - y)) for x, y in line) <= 0.5 / SCALE + 1e-9
    if found:
        assert found[-1] == pytest.approx(line[-1], abs=0.5 / SCALE + 1e-9)


def test_a_run_that_shrinks_to_a_point_is_left_out():
    assert pack_line([(1.0, 1.0), (1.00001, 1.00001)]) == []


@pytest.mark.parametrize(
    ("geometry", "kind", "parts"),
    [
        (Point(1, 2), "point", 1),
        (LineString([(0, 0), (1, 1)]), "line", 1),
        (MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 3)]]), "line", 2),
        (Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior]), "area", 2),
    ],
)
def test_a_shape_says_its_type_and_keeps_every_part(geometry, kind, parts):
    packed = pack_shape(geometry)
    assert packed["type"] == kind
    assert len(packed["parts"]) == parts


def test_names_of_an_area_stand_inside_its_largest_part():
    crescent = Point(0, 0).buffer(3).difference(Point(1, 0).buffer(2.5))
    area = shapely.union(crescent, box(10, 10, 11, 11))
    points = find_label_points(area)
    assert points
    assert all(crescent.contains(Point(point)) for point in points)


def test_a_mark_of_a_line_stands_on_it():
    line = LineString([(0, 0), (4, 0), (4, 4)])
    assert line.distance(Point(find_anchor(line))) < 1e-6


def test_a_mark_of_an_area_stands_inside_it():
    ring = Point(0, 0).buffer(3).difference(Point(0, 0).buffer(2))
    assert ring.contains(Point(find_anchor(ring)))
