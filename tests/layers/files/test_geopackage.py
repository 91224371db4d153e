import hashlib
import shutil
import sqlite3
import subprocess
from contextlib import closing

import pyogrio
import pytest
from factories import make_layers

from geo.records import Records
from layers.files.geopackage import write_geopackage
from layers.files.notices import WORLDVIEW, attribution
from layers.spec import LAYERS, SPECS, TABLES
from layers.tables import to_rows


@pytest.fixture(scope="module")
def path(layers, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "sarhad.gpkg"
    write_geopackage(layers, path)
    return path


def query(path, sql):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def test_sqlite_reads_the_same_rows_without_gdal(layers, path):
    for spec in (*LAYERS, *TABLES):
        frame = layers.layers.get(spec.name, layers.tables.get(spec.name))
        columns = ", ".join(f'"{name}"' for name in spec.column_names)
        rows = query(path, f'SELECT {columns} FROM "{spec.name}" ORDER BY fid')  # noqa: S608  (our own names)
        assert rows == [tuple(row.values()) for row in to_rows(spec, frame)], spec.name


def test_it_declares_layers_and_attribute_tables(path):
    kinds = dict(query(path, "SELECT table_name, data_type FROM gpkg_contents"))
    assert kinds == {spec.name: "features" for spec in LAYERS} | {spec.name: "attributes" for spec in TABLES}


def test_its_pragmas_are_those_of_a_geopackage(path):
    assert query(path, "PRAGMA application_id") == [(0x47504B47,)]
    assert query(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_cell_without_value_is_null(path):
    assert query(path, "SELECT typeof(radius_m), typeof(icao), typeof(geonames_id) FROM border") == [("null",) * 3]
    assert query(path, "SELECT count(*) FROM places WHERE geom IS NULL") == [(1,)]


def test_layers_declare_what_they_draw(path):
    types = dict(query(path, "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert (types["border"], types["countries"], types["capitals"]) == ("MULTILINESTRING", "MULTIPOLYGON", "POINT")
    assert types["events"] == "GEOMETRY"


def test_gdal_reads_the_same_geometries(layers, path):
    for spec in LAYERS:
        read = pyogrio.read_dataframe(path, layer=spec.name)
        written = layers.layers[spec.name].geometry
        assert [shape and shape.wkt for shape in read.geometry] == [shape and shape.wkt for shape in written]


def test_gdal_leaves_nothing_beside_what_it_only_reads(path):
    before = path.read_bytes()
    pyogrio.list_layers(path)
    for name in SPECS:
        pyogrio.read_dataframe(path, layer=name)
    assert [child.name for child in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_every_layer_names_the_view_of_borders_and_whom_to_credit(path):
    for spec in LAYERS:
        metadata = pyogrio.read_info(path, layer=spec.name)["layer_metadata"]
        assert metadata["WORLDVIEW"] == WORLDVIEW
        assert metadata["ATTRIBUTION"] == attribution()


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="ogrinfo is not installed")
def test_ogrinfo_lists_every_layer_and_table(path):
    done = subprocess.run(["ogrinfo", "-ro", "-so", "-al", str(path)], capture_output=True, text=True, check=True)
    assert all(f"Layer name: {name}\n" in done.stdout for name in SPECS)


def test_empty_layers_are_written_with_their_columns(tmp_path):
    path = tmp_path / "empty.gpkg"
    write_geopackage(make_layers(Records()), path)
    for spec in (*LAYERS, *TABLES):
        columns = [row[1] for row in query(path, f'PRAGMA table_info("{spec.name}")')]
        assert [name for name in columns if name not in {"fid", "geom"}] == list(spec.column_names)


def test_a_province_without_an_area_is_written_as_it_is(tmp_path, layers):
    frame = layers.layers["provinces"].copy()
    frame.geometry = frame.geometry.representative_point()
    changed = type(layers)(layers={**layers.layers, "provinces": frame}, tables=layers.tables)
    write_geopackage(changed, tmp_path / "points.gpkg")
    types = dict(query(tmp_path / "points.gpkg", "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert types["provinces"] == "GEOMETRY"


def test_two_files_of_the_same_content_are_byte_equal(layers, path, tmp_path):
    (tmp_path / "other folder").mkdir()
    other = tmp_path / "other folder" / "x.gpkg"
    write_geopackage(layers, other)
    assert hashlib.sha256(other.read_bytes()).digest() == hashlib.sha256(path.read_bytes()).digest()


def test_the_fixed_date_does_not_leak_into_the_process(layers, tmp_path):
    write_geopackage(layers, tmp_path / "x.gpkg")
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None
