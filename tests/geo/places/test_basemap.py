import pytest
import shapely

from geo.data.folders import OPENSTREETMAP
from geo.errors import GeometryError
from geo.places.basemap import BasemapFeature, BasemapLayer, LineClass, read_basemap

REGION = (58.0, 24.0, 68.0, 32.0)


def of_layer(features: tuple[BasemapFeature, ...], layer: BasemapLayer) -> list[BasemapFeature]:
    return [feature for feature in features if feature.layer is layer]


def test_everything_lies_within_the_box() -> None:
    box = shapely.box(*REGION)
    features = read_basemap(REGION)
    assert features
    assert all(box.buffer(1e-9).covers(feature.geometry) for feature in features)


def test_layers_come_in_drawing_order() -> None:
    order = list(BasemapLayer)
    found = [order.index(feature.layer) for feature in read_basemap(REGION)]
    assert found == sorted(found)
    assert {BasemapLayer.LAND, BasemapLayer.COASTLINE, BasemapLayer.RIVER, BasemapLayer.BOUNDARY} <= {
        order[at] for at in found
    }


def test_the_cut_edges_of_the_land_are_no_coast() -> None:
    (coast,) = of_layer(read_basemap(REGION), BasemapLayer.COASTLINE)
    assert coast.geometry.bounds[3] < 28


def test_no_seam_between_provinces_passes_for_a_coast() -> None:
    assert of_layer(read_basemap((60.5, 27.5, 64.0, 31.0)), BasemapLayer.COASTLINE) == []


def test_the_iran_pakistan_line_is_openstreetmaps() -> None:
    lines = [feature for feature in read_basemap(REGION) if feature.name == "IR-PK"]
    assert [(line.layer, line.line_class, line.folder) for line in lines] == [
        (BasemapLayer.BOUNDARY, LineClass.INTERNATIONAL, OPENSTREETMAP)
    ]


@pytest.mark.parametrize(
    ("pair", "line_class", "box"),
    [
        ("IN-PK", LineClass.LINE_OF_CONTROL, (73, 32.5, 78, 36)),
        ("CN-IN", LineClass.DISPUTED, (77, 32, 81, 36)),
        ("RU-UA", LineClass.DISPUTED, (33, 45.5, 36, 46.5)),
        ("KP-KR", LineClass.LINE_OF_CONTROL, (126, 37, 129, 39)),
        ("RS-XK", LineClass.DISPUTED, (20, 42, 22, 43.5)),
    ],
)
def test_unsettled_boundaries_are_never_international(
    pair: str, line_class: LineClass, box: tuple[float, float, float, float]
) -> None:
    lines = [feature for feature in of_layer(read_basemap(box), BasemapLayer.BOUNDARY) if feature.name == pair]
    lengths = {line.line_class: line.geometry.length for line in lines}
    assert lengths[line_class] > 5 * lengths.get(LineClass.INTERNATIONAL, 0)


def test_disputed_areas_around_kashmir_are_named() -> None:
    names = {feature.name for feature in of_layer(read_basemap((72, 32, 81, 37.5)), BasemapLayer.DISPUTED_AREA)}
    assert {"Aksai Chin", "Azad Kashmir", "Gilgit-Baltistan", "Jammu and Kashmir", "Ladakh", "Siachen Glacier"} <= names


def test_a_tolerance_leaves_fewer_vertices() -> None:
    def count(tolerance_deg: float) -> int:
        features = read_basemap(REGION, tolerance_deg=tolerance_deg)
        return sum(int(shapely.get_num_coordinates(feature.geometry)) for feature in features)

    assert count(0.05) < count(0.0) / 2


@pytest.mark.parametrize("bounds", [(10, 0, 10, 5), (0, 5, 10, 0), (-190, 0, 0, 5), (0, 0, 10, 95)])
def test_a_box_off_the_globe_or_without_extent_is_refused(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(GeometryError, match="bounds"):
        read_basemap(bounds)
