import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, MultiLineString, Point

from geo.errors import GeometryError
from geo.places.gazetteer import Gazetteer
from geo.places.geometry import read_shape
from geo.places.measure import border_measurements, country_at, distance_to_boundary_km, length_km, simplify_m
from geo.places.towns import read_towns

GEOD = Geod(ellps="WGS84")


def measured(source: str, tolerance_m: int) -> float:
    found = {(each.source, each.tolerance_m): each.length_km for each in border_measurements("PK", "IR")}
    return found[(source, tolerance_m)]


@pytest.mark.parametrize(
    ("source", "tolerance_m", "km", "within_km"),
    [
        ("Natural Earth 10m", 0, 816.6, 0.5),
        ("geoBoundaries CGAZ", 0, 868, 1),
        ("OpenStreetMap 2026", 0, 1023, 5),
        ("OpenStreetMap 2026", 100, 961, 10),
        ("OpenStreetMap 2026", 500, 906, 10),
        ("OpenStreetMap 2026", 1000, 872, 10),
    ],
)
def test_the_border_is_as_long_as_each_source_draws_it(
    source: str, tolerance_m: int, km: float, within_km: float
) -> None:
    assert measured(source, tolerance_m) == pytest.approx(km, abs=within_km)


def test_other_borders_are_measured_from_natural_earth_alone() -> None:
    assert [each.source for each in border_measurements("AF", "PK")] == ["Natural Earth 10m"]
    assert border_measurements("IR", "FR") == ()


def test_a_length_is_geodesic() -> None:
    # One degree of the meridian at the equator, WGS84: 110.574 km.
    assert length_km(LineString([(0, 0), (0, 1)])) == pytest.approx(110.574, abs=0.001)
    assert length_km(MultiLineString([[(0, 0), (0, 1)], [(5, 0), (5, 1)]])) == pytest.approx(221.149, abs=0.002)


@pytest.mark.parametrize("shape", [LineString(), Point(0, 0), LineString([(0, 0), (0, 91)])])
def test_what_is_no_line_on_the_globe_has_no_length(shape: shapely.Geometry) -> None:
    with pytest.raises(GeometryError):
        length_km(shape)


@settings(max_examples=40, deadline=None)
@given(lon=st.floats(-5, 5), lat=st.floats(-4, 4))
def test_a_distance_is_within_a_metre_of_a_brute_force_search(lon: float, lat: float) -> None:
    centre = (61.0 + lon, 28.0 + lat)
    line = LineString([(60.8, 29.9), (61.9, 28.6), (62.8, 28.2), (63.3, 26.7), (61.6, 25.2)])
    dense = shapely.get_coordinates(shapely.segmentize(line, 0.001))
    ones = np.ones(len(dense))
    _, _, metres = GEOD.inv(ones * centre[0], ones * centre[1], dense[:, 0], dense[:, 1])
    near = int(np.argmin(metres))
    stretch = LineString(dense[max(near - 2, 0) : near + 3])
    finer = shapely.get_coordinates(shapely.segmentize(stretch, 0.000002))
    ones = np.ones(len(finer))
    _, _, metres = GEOD.inv(ones * centre[0], ones * centre[1], finer[:, 0], finer[:, 1])
    assert distance_to_boundary_km(Point(centre), line) == pytest.approx(metres.min() / 1000, abs=0.001, rel=0)


def test_a_point_on_the_line_is_no_distance_off() -> None:
    assert distance_to_boundary_km(Point(61, 28), LineString([(61, 27), (61, 29)])) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("point", [Point(), Point(200, 0)])
def test_a_point_off_the_globe_is_refused(point: Point) -> None:
    with pytest.raises(GeometryError):
        distance_to_boundary_km(point, LineString([(61, 27), (61, 29)]))
    with pytest.raises(GeometryError):
        country_at(point)


def test_mushaf_is_within_six_kilometres_of_sargodha() -> None:
    world = Gazetteer.load()
    base, town = world.entry("icao:OPSR"), world.find("Sargodha")[0].entry
    assert GEOD.inv(base.lon, base.lat, town.lon, town.lat)[2] < 6000


def test_no_settlement_within_sixty_kilometres_of_the_border_is_on_the_wrong_side() -> None:
    line = read_shape("boundary:IR-PK")
    assert line is not None
    west, south, east, north = line.buffer(0.7).bounds
    towns = read_towns((west, south, east, north))
    points = zip(towns.names, towns.country_codes.tolist(), towns.lon.tolist(), towns.lat.tolist(), strict=True)
    near = [(name, code, Point(lon, lat)) for name, code, lon, lat in points]
    near = [town for town in near if distance_to_boundary_km(town[2], line) <= 60]
    wrong = [name for name, code, point in near if country_at(point) != code]
    assert len(near) > 20
    assert wrong == []


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [(51.42, 35.69, "IR"), (73.04, 33.72, "PK"), (34.46, 31.5, "PS"), (20.9, 42.6, "XK"), (64.0, 15.0, None)],
)
def test_a_point_lies_in_the_country_that_holds_it(lon: float, lat: float, code: str | None) -> None:
    assert country_at(Point(lon, lat)) == code


def test_close_to_the_line_openstreetmap_decides() -> None:
    line = read_shape("boundary:IR-PK")
    assert isinstance(line, LineString)
    for share in np.linspace(0.02, 0.98, 25):
        on_line = line.interpolate(share, normalized=True)
        codes = {
            country_at(Point(on_line.x + dx, on_line.y + dy)) for dx in (-0.03, 0, 0.03) for dy in (-0.03, 0, 0.03)
        }
        assert codes == {"IR", "PK"}


def test_no_tolerance_gives_the_line_back() -> None:
    line = LineString([(61, 27), (61.001, 28), (61, 29)])
    assert simplify_m(line, 0) is line
    assert len(simplify_m(line, 1000).coords) == 2
