import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from layers.__main__ import main
from layers.build import build
from layers.verify import verify

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "own-gazetteer.md").read_text("utf-8")
CROSSING = "The Rimdan border crossing reopened on 20 January 2025. Guards met at Colonel Point in Pakistan.\n"
# Positions are test data: right to some kilometres, from no source.
CSV = (
    "name,alternate_names,kind,lon,lat,source,country_code,id\n"
    'Rimdan–Gabd,"Rimdan; Gabd",crossing,61.51,25.19,test data,IR; PK,rimdan-gabd\n'
    "Colonel Point,,,,,field notes,,\n"
    "Nowhere Gate,,crossing,61.0,29.0,unused,,\n"
)
SQUARE = [[[73.03, 33.58], [73.05, 33.58], [73.05, 33.60], [73.03, 33.60], [73.03, 33.58]]]
GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": "Yadgar e shuhada", "kind": "landmark", "source": "test data"},
                "geometry": {"type": "Polygon", "coordinates": SQUARE},
            }
        ],
    }
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The seeds and an article on a crossing, with a CSV of the analyst's; not to be edited."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "crossing.txt").write_text(CROSSING)
    (folder / "mine.csv").write_text(CSV, encoding="utf-8")
    build([ROOT / "seeds", folder / "crossing.txt"], folder / "out", gazetteer=folder / "mine.csv")
    return folder / "out"


def read_rows(folder, name):
    features = json.loads((folder / "layers" / f"{name}.geojson").read_text("utf-8"))["features"]
    return {row["properties"]["id"]: (row["properties"], row["geometry"]) for row in features}


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_crossing_of_the_analyst_is_drawn_and_verifies(built):
    properties, geometry = read_rows(built, "places")["own:rimdan-gabd"]
    assert geometry == {"type": "Point", "coordinates": [61.51, 25.19]}
    assert (properties["location_source"], properties["geo_precision"]) == ("own:mine.csv (test data)", 1)
    assert properties["quote"] == "The Rimdan border crossing reopened on 20 January 2025."
    assert verify(built) == ()


def test_a_place_without_a_position_is_listed(built):
    properties, geometry = read_rows(built, "places")["own:colonel-point"]
    assert (geometry, properties["geo_precision"], properties["location_source"]) == (None, 0, None)


def test_the_seeds_keep_their_own_places(built):
    assert "gn:1176615" in read_rows(built, "capitals")


def test_the_manifest_names_file_hash_places_and_sources(built):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert manifest["own_gazetteer"] == {
        "file": "mine.csv",
        "sha256": hashlib.sha256(CSV.encode()).hexdigest(),
        "entries": 3,
        "places": [
            {"place_id": "own:colonel-point", "name": "Colonel Point", "source": "field notes"},
            {"place_id": "own:rimdan-gabd", "name": "Rimdan–Gabd", "source": "test data"},
        ],
    }
    assert manifest["licences"][-1]["attribution"] == "field notes; test data"
    assert str(built.parent) not in json.dumps(manifest)


def test_the_credit_stands_on_the_map_and_in_the_layer(built):
    credit = "Own gazetteer: mine.csv (test data)"
    assert credit in (built / "sarhad.html").read_text("utf-8")
    assert credit in json.loads((built / "layers" / "places.geojson").read_text("utf-8"))["attribution"]


def test_another_folder_and_a_second_build_give_the_same_bytes(built, tmp_path):
    (tmp_path / "crossing.txt").write_text(CROSSING)
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    build([tmp_path / "crossing.txt", ROOT / "seeds"], tmp_path / "again", gazetteer=tmp_path / "mine.csv")
    assert snapshot(tmp_path / "again") == snapshot(built)


def test_a_polygon_is_drawn_as_it_is(tmp_path):
    (tmp_path / "mine.geojson").write_text(GEOJSON)
    build([ROOT / "seeds"], tmp_path / "out", gazetteer=tmp_path / "mine.geojson")
    _, geometry = read_rows(tmp_path / "out", "places")["own:yadgar-e-shuhada"]
    assert geometry["type"] == "MultiPolygon"
    assert {tuple(point) for point in geometry["coordinates"][0][0]} == {tuple(point) for point in SQUARE[0]}
    assert verify(tmp_path / "out") == ()


@pytest.mark.parametrize("command", [["build", "good.txt"], ["extract", "good.txt"]])
def test_a_faulty_gazetteer_is_one_line_and_nothing_is_written(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Tehran is a town.\n")
    Path("mine.csv").write_text("name,kind\nRimdan,gate\n")
    assert main([*command, "--gazetteer", "mine.csv"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: mine.csv:2: kind 'gate' is not known: use one of ")
    assert captured.err.count("\n") == 1
    assert not Path("out").exists()


def test_a_folder_that_holds_the_gazetteer_is_not_replaced(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Tehran is a town.\n")
    Path("out").mkdir()
    Path("out/mine.csv").write_text("name\nRimdan\n")
    assert main(["build", "good.txt", "--gazetteer", "out/mine.csv"]) == 2
    assert "holds the input" in capsys.readouterr().err
    assert Path("out/mine.csv").exists()


def test_the_example_of_the_documentation_works(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, language in (("crossings.csv", "csv"), ("article.txt", "text")):
        block = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
        assert block is not None
        Path(name).write_text(block[1], encoding="utf-8")
    assert "sarhad build article.txt --gazetteer crossings.csv --out my-map" in PAGE
    assert main(["extract", "article.txt", "--gazetteer", "crossings.csv"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {row["exact"]: row for row in rows if row["record"] == "mention"}
    assert found["Rimdan border crossing"]["place_id"] == "own:rimdan-gabd"
    assert (found["Colonel Point"]["place_id"], found["Colonel Point"]["plotted"]) == ("own:colonel-point", False)


def test_verify_knows_which_places_are_the_analysts(built, tmp_path):
    shutil.copytree(built, tmp_path / "out")
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    manifest["own_gazetteer"]["file"] = "other.csv"
    manifest["own_gazetteer"]["places"][0]["place_id"] = "own:elsewhere"
    (tmp_path / "out" / "manifest.json").write_text(json.dumps(manifest))
    problems = "\n".join(map(str, verify(tmp_path / "out")))
    assert "own:colonel-point: from an own gazetteer, but own_gazetteer does not list it" in problems
    assert "own_gazetteer lists 'own:elsewhere', which is nowhere" in problems
    assert "not from 'own:other.csv'" in problems
