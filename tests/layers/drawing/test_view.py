import geopandas as gpd
import pytest
from factories import Records, make_layers
from shapely import LineString, Point, box

from layers.drawing.view import WORLD, find_view
from layers.spec import LAYERS
from layers.tables import Layers


def layers_of(**shapes) -> Layers:
    frames = {
        spec.name: gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes.get(spec.name, []), crs="EPSG:4326"))
        for spec in LAYERS
    }
    return Layers(layers=frames, tables={})


def holds(view, x, y):
    return view[0] < x < view[2] and view[1] < y < view[3]


def test_without_any_place_the_view_is_the_inhabited_world():
    assert find_view(make_layers(Records())) == WORLD


def test_a_single_place_has_some_country_around_it():
    west, south, east, north = find_view(layers_of(events=[Point(10, 50)]))
    assert east - west >= 1
    assert holds((west, south, east, north), 10, 50)


def test_every_event_near_the_others_is_in_it():
    points = [Point(60 + i % 5, 25 + i // 5) for i in range(20)]
    view = find_view(layers_of(events=points))
    assert all(holds(view, point.x, point.y) for point in points)


def test_one_far_event_among_many_does_not_make_the_map_small():
    near = [Point(60 + i % 5, 25 + i // 5) for i in range(20)]
    assert not holds(find_view(layers_of(events=[*near, Point(34, 31)])), 34, 31)


def test_a_far_place_of_many_events_is_in_it():
    near = [Point(60 + i % 5, 25 + i // 5) for i in range(20)]
    assert holds(find_view(layers_of(events=[*near, *[Point(34, 31)] * 8])), 34, 31)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_of_few_events_none_is_the_far_one(count):
    points = [Point(10 * i, 5 * i) for i in range(count)]
    view = find_view(layers_of(events=points))
    assert all(holds(view, point.x, point.y) for point in points)


def test_the_whole_border_is_in_it_and_of_a_sea_only_what_is_near():
    view = find_view(layers_of(border=[LineString([(61, 25), (63, 30)])], events=[box(50, -40, 80, 24.5)]))
    assert holds(view, 61, 25)
    assert holds(view, 63, 30)
    assert view[1] > 20


def test_without_events_the_places_are_shown():
    assert holds(find_view(layers_of(places=[Point(1, 2)])), 1, 2)
