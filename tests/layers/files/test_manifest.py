import hashlib
import json

import pytest
from factories import FIRST

from layers.spec import LAYERS, TABLES


@pytest.fixture(scope="module")
def manifest(pristine):
    return json.loads((pristine / "manifest.json").read_text("utf-8"))


def test_every_file_is_listed_with_its_hash(manifest, pristine):
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    found = {
        path.relative_to(pristine).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pristine.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert listed == found


def test_the_folder_holds_the_files_of_the_contract(manifest):
    expected = {"sarhad.html", "sarhad.gpkg", "articles/first.txt", "articles/second.txt"}
    expected |= {f"layers/{spec.name}.geojson" for spec in LAYERS} | {f"tables/{spec.name}.csv" for spec in TABLES}
    assert {entry["path"] for entry in manifest["files"]} == expected


def test_every_column_is_there_with_its_meaning(manifest):
    for spec in LAYERS:
        columns = manifest["layers"][spec.name]["columns"]
        assert [column["name"] for column in columns] == list(spec.column_names)
        assert all(column["meaning"] and column["type"] for column in columns)


def test_rows_are_counted(manifest, layers):
    assert manifest["layers"]["capitals"]["rows"] == 2
    rows = {entry["path"]: entry.get("rows") for entry in manifest["files"]}
    assert rows["tables/mentions.csv"] == manifest["tables"]["mentions"]["rows"] == len(layers.tables["mentions"])
    assert rows["sarhad.html"] is None


def test_licences_name_whom_to_credit(manifest):
    notices = {entry["name"]: entry for entry in manifest["licences"]}
    assert notices["OpenStreetMap"]["licence"] == "ODbL 1.0"
    assert "© OpenStreetMap contributors" in notices["OpenStreetMap"]["attribution"]
    assert notices["GeoNames"]["licence"] == "CC BY 4.0"


def test_worldview_crs_and_articles_are_stated(manifest):
    assert (manifest["worldview"], manifest["crs"], manifest["generator"]) == ("de-facto", "EPSG:4326", "sarhad")
    assert manifest["articles"][0] == {"id": "first", "sha256": FIRST.sha256, "characters": len(FIRST.text)}


def test_how_to_read_a_disarmed_cell_is_stated(manifest):
    assert "take the first apostrophe off" in manifest["csv"]


def test_no_path_and_no_clock_stands_in_it(manifest, pristine):
    text = json.dumps(manifest)
    assert str(pristine) not in text
    assert not {"created", "date", "time", "host"} & set(manifest)
