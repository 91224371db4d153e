import factories
import pytest
import shapely

from geo.places.gazetteer import Gazetteer
from layers.drawing.basemap import build_basemap, widen

REGION = (58.0, 24.0, 66.0, 31.0)


@pytest.fixture(scope="module")
def region():
    return build_basemap(REGION, ("IR", "PK"), Gazetteer.load())


def points_of(parts):
    return sum(len(part) // 2 for part in parts)


def test_the_border_of_the_focus_is_drawn_once_and_by_itself(region):
    assert region["border_id"] == "boundary:IR-PK"
    assert points_of(region["border"]) > 5_000
    line = Gazetteer.load().geometry("boundary:IR-PK")
    middle = line.interpolate(0.5, normalized=True).buffer(0.2)
    for boundary in region["boundaries"]:
        for part in boundary["parts"]:
            lons = [sum(part[: i + 1 : 2]) / 10_000 for i in range(0, len(part), 2)]
            lats = [sum(part[1 : i + 2 : 2]) / 10_000 for i in range(0, len(part), 2)]
            if len(part) < 2_000:
                assert not shapely.LineString(zip(lons, lats, strict=True)).intersects(middle)


def test_kilometres_run_from_the_north_to_the_measured_end(region):
    marks = region["km"]
    assert marks[0]["km"] == 0
    assert marks[0]["lat"] > marks[-1]["lat"]
    assert marks[-1]["km"] == pytest.approx(1023, abs=5)
    assert [mark["km"] for mark in marks[:-1]] == list(range(0, 25 * (len(marks) - 1), 25))


def test_disputed_lines_are_told_apart_from_settled_ones():
    kashmir = build_basemap((72.0, 32.0, 80.0, 37.0), (), Gazetteer.load())
    assert {"international", "line_of_control"} <= {line["class"] for line in kashmir["boundaries"]}
    assert kashmir["disputed"]


def test_towns_stand_in_columns_of_equal_length(region):
    towns = region["towns"]
    assert len({len(column) for column in towns.values()}) == 1
    assert "Zahedan" in towns["names"]
    assert set(towns["near"]) == {0, 1}


def test_the_whole_world_stays_small():
    world = build_basemap((-180.0, -60.0, 180.0, 75.0), (), factories.SmallGazetteer())
    assert points_of(world["land"]) < 60_000
    assert len(world["towns"]["names"]) <= 4_300
    assert widen((-180.0, -60.0, 180.0, 75.0)) == (-180.0, -85.0, 180.0, 85.0)
