import json
import shutil

import pandas as pd
import pyogrio
import pytest
from factories import SmallGazetteer, make_layers, make_records

from geo.errors import InputError
from layers.build import write_folder
from layers.dashboard.opening import open_output, stamp_output


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write_folder(folder, make_layers(), make_records().articles, SmallGazetteer())
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "out")


def test_tables_come_back_as_they_were_built(whole):
    built, opened = make_layers(), open_output(whole)
    assert list(opened.layers.tables) == list(built.tables)
    for name, table in built.tables.items():
        pd.testing.assert_frame_equal(opened.layers.tables[name], table)


def test_layers_come_back_as_they_were_built(whole):
    built, opened = make_layers(), open_output(whole)
    assert list(opened.layers.layers) == list(built.layers)
    for name, layer in built.layers.items():
        again = opened.layers.layers[name]
        pd.testing.assert_frame_equal(again.drop(columns="geometry"), pd.DataFrame(layer.drop(columns="geometry")))
        assert again.crs == layer.crs
        for shape, same in zip(layer.geometry, again.geometry, strict=True):
            assert (shape is None) == (same is None)
            assert shape is None or shape.equals_exact(same, 1e-6)


def test_articles_come_back_with_their_texts(whole):
    assert open_output(whole).articles == make_records().articles


def test_opening_leaves_the_folder_as_it_is(folder):
    before = stamp_output(folder)
    open_output(folder)
    assert stamp_output(folder) == before
    assert not list(folder.glob("*.aux.xml"))


def test_what_a_gis_leaves_beside_the_geopackage_changes_nothing(folder):
    before = stamp_output(folder)
    (folder / "sarhad.gpkg-wal").write_bytes(b"")
    assert stamp_output(folder) == before


def test_the_stamp_changes_when_a_file_is_written_again(folder):
    before = stamp_output(folder)
    path = folder / "articles" / "first.txt"
    path.write_text(path.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert stamp_output(folder) != before


def test_a_missing_folder_has_a_stamp(tmp_path):
    assert stamp_output(tmp_path / "nowhere") == stamp_output(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere: there is no such folder; build one with `sarhad build"):
        open_output(tmp_path / "nowhere")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: is not a folder"):
        open_output(tmp_path / "file")


def test_a_folder_without_manifest_is_no_output(tmp_path):
    with pytest.raises(InputError, match=r"is no output of Sarhad: manifest\.json is missing"):
        open_output(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "\udcff"])
def test_a_broken_manifest_is_named(folder, text):
    (folder / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=r"manifest\.json: is damaged"):
        open_output(folder)


def test_a_missing_geopackage_is_named(folder):
    (folder / "sarhad.gpkg").unlink()
    with pytest.raises(InputError, match=r"sarhad\.gpkg: is missing; build it again"):
        open_output(folder)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\0" * 600])
def test_a_damaged_geopackage_is_named(folder, content):
    (folder / "sarhad.gpkg").write_bytes(content)
    with pytest.raises(InputError, match=r"sarhad\.gpkg: has no readable layer"):
        open_output(folder)


def test_an_output_with_other_columns_is_of_another_version(folder):
    path = folder / "sarhad.gpkg"
    path.unlink()
    for name, table in make_layers().tables.items():
        kept = table.drop(columns="reason", errors="ignore")
        pyogrio.write_dataframe(kept, path, layer=name, driver="GPKG", append=path.exists())
    with pytest.raises(
        InputError, match=r"layer 'mentions' has no column 'reason': another version of Sarhad wrote it"
    ):
        open_output(folder)


def test_a_text_that_was_edited_after_the_build_is_named(folder):
    (folder / "articles" / "first.txt").write_text("Other words.", encoding="utf-8")
    with pytest.raises(InputError, match=r"first\.txt: was changed after the build"):
        open_output(folder)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_that_cannot_be_read_is_named(folder, content):
    path = folder / "articles" / "second.txt"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"second\.txt: cannot be read as UTF-8 text"):
        open_output(folder)


def test_a_text_outside_the_folder_is_refused(folder):
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    table = make_layers().tables["articles"].assign(file="../secret.txt")
    pyogrio.write_dataframe(table, folder / "sarhad.gpkg", layer="articles", driver="GPKG")
    with pytest.raises(InputError, match="names a text outside the folder"):
        open_output(folder)


def test_the_version_is_that_of_the_manifest(folder):
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "version": "9.9"}), encoding="utf-8")
    assert open_output(folder).version == "9.9"
