import shapely
from shapely import Point

from geo.places.basemap import BasemapLayer
from geo.places.world import read_world

HOLE = (44.0, 14.0, 80.0, 42.0)


def land_of(features):
    return shapely.union_all([one.geometry for one in features if one.layer is BasemapLayer.LAND])


def test_nothing_of_it_lies_in_the_detailed_box():
    inside = shapely.box(*HOLE).buffer(-1e-6)
    assert not any(shapely.intersects(feature.geometry, inside) for feature in read_world(HOLE))


def test_the_land_beyond_is_land_and_the_seas_are_not():
    land = land_of(read_world(HOLE))
    assert land.contains(Point(2.35, 48.85))
    assert not land.contains(Point(-30, 30))
    assert not land.contains(Point(49.5, 44.0))


def test_the_edge_of_the_box_is_no_coast():
    coast = [one.geometry for one in read_world(HOLE) if one.layer is BasemapLayer.COASTLINE]
    edge = shapely.box(*HOLE).exterior
    assert coast
    assert sum(shapely.intersection(line, edge).length for line in coast) == 0


def test_without_a_box_the_whole_world_is_there():
    assert land_of(read_world(None)).contains(Point(60, 32))
