import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo.errors import InputError
from geo.places.own.file.kinds import OWN_KINDS
from geo.places.own.file.reader import read_own_gazetteer
from geo.vocabulary import FeatureClass

HEADER = "name,alternate_names,kind,lon,lat,source\n"
SQUARE = [[[61.0, 25.0], [62.0, 25.0], [62.0, 26.0], [61.0, 26.0], [61.0, 25.0]]]


@pytest.fixture
def read(tmp_path):
    """Write a file and read it as a gazetteer."""

    def run(content, name="own.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_own_gazetteer(path)

    return run


def collection(*features, **members):
    return json.dumps({"type": "FeatureCollection", **members, "features": list(features)}, indent=1)


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*ring):
    return feature({"type": "Polygon", "coordinates": [ring]}, name="Gabd")


def test_a_row_is_read_with_all_its_columns(read):
    (entry,) = read(
        "name,alternate_names,kind,lon,lat,source,country_code,name_fa,name_ur,id,radius_m,precision\n"
        'Rimdan–Gabd,"Rimdan; Gabd",crossing,61.51,25.19,survey 2024,IR; PK,ریمدان,گبد,rg-1,250,2\n'
    ).entries
    assert (entry.place_id, entry.name, entry.kind, entry.feature_class) == (
        "own:rg-1", "Rimdan–Gabd", "crossing", FeatureClass.SPOT,
    )  # fmt: skip
    assert entry.names == ("Rimdan–Gabd", "Rimdan", "Gabd", "ریمدان", "گبد")
    assert (entry.lon, entry.lat, entry.radius_m, entry.geo_precision) == (61.51, 25.19, 250.0, 2)
    assert entry.country_codes == ("IR", "PK")
    assert entry.location_source == "own:own.csv (survey 2024)"
    assert (entry.name_fa, entry.name_ur, entry.line) == ("ریمدان", "گبد", 2)


def test_a_name_alone_is_a_place_without_a_position(read):
    (entry,) = read("name\nColonel Point\n").entries
    assert (entry.place_id, entry.kind) == ("own:colonel-point", "landmark")
    assert (entry.lon, entry.geometry, entry.geo_precision, entry.location_source) == (None, None, 0, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_byte_order_mark_and_line_ends_are_found_out(read, delimiter, mark, end):
    rows = (("name", "kind", "lon", "lat"), ("Gabd", "village", "61.5", "25.2"))
    (entry,) = read(mark + end.join(delimiter.join(row) for row in rows)).entries
    assert (entry.name, entry.kind, entry.lon, entry.lat) == ("Gabd", "settlement", 61.5, 25.2)


def test_blank_rows_and_columns_of_the_analyst_are_left_alone(read):
    (entry,) = read("name,my notes,kind\n\nGabd,busy,crossing\n,,\n").entries
    assert entry.line == 3


def test_two_places_of_one_name_keep_apart_whatever_their_order(read):
    rows = ["Gabd,,crossing,61.5,25.2,a\n", "Gabd,,village,66.0,30.0,b\n"]
    ids = [{(e.place_id, e.source) for e in read(HEADER + "".join(order)).entries} for order in (rows, rows[::-1])]
    assert ids[0] == ids[1]
    assert len({place_id for place_id, _ in ids[0]}) == 2


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("Gabd,,crossing,25.2,161.5,x\n", 2, "swapped"),
        ("Gabd,,crossing,261.5,25.2,x\n", 2, "beyond ±180"),
        ("Gabd,,crossing,361.5,99,x\n", 2, "EPSG:4326"),
        ("Gabd,,crossing,nan,25.2,x\n", 2, "no number"),
        ('Gabd,,crossing,"61,5",25.2,x\n', 2, "with a point"),
        ("Gabd,,crossing,61.5,,x\n", 2, "both lon and lat"),
        ("Gabd,,crossing,61.5,25.2,x\n,,crossing,61.5,25.2,x\n", 3, "no name"),
        ("Gabd,,gate,61.5,25.2,x\n", 2, "base, capital"),
        ("G,,crossing,61.5,25.2,x\n", 2, "too short"),
        ("5140,,crossing,61.5,25.2,x\n", 2, "too short"),
        ("Gabd,crossing,61.5,25.2,x\n", 2, "5 cells, the header 6"),
        ("Gabd,,crossing,61.5,25.2,x,y\n", 2, "7 cells, the header 6"),
        ('"Rimdan\n\nTerminal",,crossing,,,x\nGabd,,gate,,,x\n', 5, "'gate'"),
        ('Gabd,,crossing,61.5,25.2,"x\n', 2, "close every quote"),
        ("Gabd,,crossing,61.5,25.2,x\nGabd,,crossing,61.5,25.2,x\n", 3, "line 2 already"),
    ],
)
def test_a_faulty_row_is_named_with_its_line_and_the_cure(read, rows, line, words):
    with pytest.raises(InputError) as caught:
        read(HEADER + rows)
    assert caught.value.line == line
    assert words in caught.value.problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name,id\nGabd,a\nRimdan,a\n", "line 2 already"),
        ("name,id\nGabd,a b\n", "holds a space"),
        ("name,country_code\nGabd,Iran\n", "alpha-2"),
        ("name,radius_m\nGabd,100\n", "no position"),
        ("name,lon,lat,radius_m\nGabd,61,25,-1\n", "above 0"),
        ("name,precision\nGabd,1\n", "without a position"),
        ("name,lon,lat,precision\nGabd,61,25,0\n", "1 exact"),
        ("name,longitude,latitude\nGabd,61,25\n", "'lon'"),
        ("name,alternate_name\nGabd,Gabad\n", "'alternate_names'"),
        ("name,name\nGabd,Gabad\n", "twice"),
        ("place,kind\nGabd,crossing\n", "no column 'name'"),
        ("name,kind\n", "no place"),
        (" \n", "empty"),
        (b"name\nTeher\xe1n\n", "UTF-8"),
        ("name\nGabd\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_faulty_table_is_refused(read, content, words):
    with pytest.raises(InputError, match=words):
        read(content)


@pytest.mark.parametrize("name", ["own.xlsx", "own", "own.txt"])
def test_another_extension_is_refused(read, name):
    with pytest.raises(InputError, match=r"\.csv or \.geojson"):
        read("name\nGabd\n", name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.csv", "folder.csv"):
        with pytest.raises(InputError, match=name):
            read_own_gazetteer(tmp_path / name)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [61.5, 25.2]},
        {"type": "MultiPoint", "coordinates": [[61.5, 25.2], [61.6, 25.3]]},
        {"type": "LineString", "coordinates": [[61.0, 25.0], [62.0, 26.0]]},
        {"type": "MultiLineString", "coordinates": [[[61.0, 25.0], [62.0, 26.0]], [[63.0, 25.0], [64.0, 25.0]]]},
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
    ],
)
def test_a_geometry_is_kept_as_it_is_with_a_point_in_it(read, geometry):
    text = collection(feature(geometry, name="Gabd", alternate_names=["Gabad", "گبد"], source="drawn"))
    (entry,) = read(text, "own.geojson").entries
    assert entry.geometry is not None
    assert entry.geometry.geom_type == geometry["type"]
    assert entry.geometry.distance(Point(entry.lon, entry.lat)) < 1e-6
    assert entry.names == ("Gabd", "Gabad", "گبد")
    assert entry.kind == ("landmark" if "Point" in geometry["type"] else "region")


def test_a_feature_without_a_geometry_is_listed(read):
    (entry,) = read(collection(feature(None, name="Gabd")), "own.geojson").entries
    assert (entry.geometry, entry.geo_precision) == (None, 0)


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_wgs84_by_its_older_names_is_read(read, crs):
    text = collection(feature(None, name="Gabd"), crs={"type": "name", "properties": {"name": crs}})
    assert read(text, "own.geojson").entries


def test_the_line_of_a_feature_is_found_behind_members_of_every_kind(read):
    bad = feature({"type": "Point", "coordinates": [200, 0]}, name="Gabd")
    text = '{"name": "a [ } b", "list": [{"features": []}],\n"features": [\n  %s,\n\n  %s ], "more": {"x": 1}, '
    text += '"type": "FeatureCollection"}'
    with pytest.raises(InputError) as caught:
        read(text % (json.dumps(feature(None, name="Rimdan")), json.dumps(bad)), "own.json")
    assert caught.value.line == 5


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (collection(feature(None, name="A b"), crs={"properties": {"name": "EPSG:3857"}}), 3, "ogr2ogr"),
        (collection(feature({"type": "Point", "coordinates": [25.2, 161.5]}, name="Gabd")), 4, "swapped"),
        (collection(polygon([0, 0], [1, 1], [1, 0], [0, 1], [0, 0])), 4, "Self-intersection"),
        (collection(polygon([0, 0], [1, 1])), 4, "cannot be read"),
        (collection(polygon([0, 0], [1e-8, 0], [0, 1e-8], [0, 0])), 4, "smaller"),
        (collection(feature({"type": "Point", "coordinates": []}, name="Gabd")), 4, "empty"),
        (collection(feature({"type": "Point", "coordinates": ["x", "y"]}, name="Gabd")), 4, "cannot be read"),
        (collection(feature({"type": "GeometryCollection", "geometries": []}, name="Gabd")), 4, "LineString"),
        (collection(feature({"type": "Point", "coordinates": [61, 25]})), 4, "no name"),
        (collection("Gabd"), 4, "no Feature"),
        (collection(), 1, "no place"),
        ('{"type": "Feature"}', 1, "FeatureCollection"),
        ('{"type":\n "FeatureCollection",,}', 2, "no JSON"),
        ("[" * 100_000, 1, "JSON"),
    ],
)  # fmt: skip
def test_faulty_geojson_is_refused_with_its_line(read, text, line, words):
    with pytest.raises(InputError) as caught:
        read(text, "own.geojson")
    assert (caught.value.line, words in caught.value.problem) == (line, True)


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "Zs", "P")), min_size=3, max_size=20).filter(
    lambda text: sum(char.isascii() and char.isalpha() for char in text) > 1
)


@given(
    st.lists(
        st.tuples(
            NAMES,
            st.sampled_from(sorted(OWN_KINDS)),
            st.floats(-180, 180).map(lambda value: round(value, 6)),
            st.floats(-90, 90).map(lambda value: round(value, 6)),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda row: row[0],
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_is_written_is_read_back(tmp_path_factory, rows, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["name", "kind", "lon", "lat", "source", "id"])
    writer.writerows([*row, f"p{number}"] for number, row in enumerate(rows))
    path = tmp_path_factory.mktemp("round") / "own.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    entries = read_own_gazetteer(path).entries
    assert [(e.place_id, e.lon, e.lat) for e in entries] == [
        (f"own:p{number}", row[2], row[3]) for number, row in enumerate(rows)
    ]
    assert all(entry.kind == OWN_KINDS[row[1]].kind for entry, row in zip(entries, rows, strict=True))
