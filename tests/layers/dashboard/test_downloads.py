import io
import zipfile

import pytest

from layers.dashboard.downloads import build_archive, group_files, list_files, to_size


@pytest.fixture
def folder(tmp_path):
    for name in (
        "sarhad.html",
        "sarhad.gpkg",
        "manifest.json",
        "layers/border.geojson",
        "tables/claims.csv",
        "articles/a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_the_map_comes_first_and_folders_follow(folder):
    assert [file.name for file in list_files(folder)] == [
        "sarhad.html",
        "sarhad.gpkg",
        "manifest.json",
        "layers/border.geojson",
        "tables/claims.csv",
        "articles/a.txt",
    ]


def test_each_file_says_what_it_is(folder):
    files = {file.name: file for file in list_files(folder)}
    assert (files["layers/border.geojson"].label, files["layers/border.geojson"].mime) == (
        "Border",
        "application/geo+json",
    )
    assert files["tables/claims.csv"].mime == "text/csv"
    assert files["sarhad.html"].mime == "text/html"
    assert files["articles/a.txt"].size == len("articles/a.txt")


def test_what_a_gis_leaves_behind_is_not_offered(folder):
    (folder / "sarhad.gpkg.aux.xml").write_text("<PAMDataset/>", encoding="utf-8")
    assert "sarhad.gpkg.aux.xml" not in {file.name for file in list_files(folder)}


def test_groups_are_named_in_words_and_hold_every_file_once(folder):
    groups = group_files(list_files(folder))
    assert list(groups) == ["Map and data", "Layers, GeoJSON", "Tables, CSV", "Texts as they were read"]
    assert sum(map(len, groups.values())) == len(list_files(folder))


def test_the_archive_holds_every_file_as_it_is(folder):
    archive = zipfile.ZipFile(io.BytesIO(build_archive(list_files(folder))))
    assert {name: archive.read(name).decode() for name in archive.namelist()} == {
        file.name: file.path.read_text(encoding="utf-8") for file in list_files(folder)
    }


def test_the_archive_holds_no_clock(folder):
    first = build_archive(list_files(folder))
    for path in folder.rglob("*.*"):
        path.touch()
    assert build_archive(list_files(folder)) == first


@pytest.mark.parametrize(
    ("n_bytes", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (2_349_000, "2.3 MB")],
)
def test_sizes_are_written_as_people_read_them(n_bytes, words):
    assert to_size(n_bytes) == words
