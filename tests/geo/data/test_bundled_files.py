import re

import pytest

from geo.data.builders.documents import derived_files
from geo.data.builders.sources import hash_file, read_sources
from geo.data.folders import DATA_FOLDER, FOLDERS
from geo.data.notices import read_notices
from geo.data.tables import read_bundled_table
from geo.errors import GeodataError

SOURCES = (DATA_FOLDER / "SOURCES.md").read_text(encoding="utf-8")
LISTED = dict(re.findall(r"^\| `([^`]+)` \| \d+ \| `([0-9a-f]{64})` \|$", SOURCES, re.MULTILINE))


def test_every_bundled_file_is_listed_with_its_hash() -> None:
    assert {f"{path.parent.name}/{path.name}": hash_file(path) for path in derived_files(DATA_FOLDER)} == LISTED


def test_every_folder_has_a_licence_and_a_notice() -> None:
    assert set(read_notices()) == set(FOLDERS)
    for folder, notice in read_notices().items():
        text = (DATA_FOLDER / folder / "LICENSE").read_text(encoding="utf-8")
        assert notice.licence in text
        assert notice.attribution in text


def test_no_folder_with_data_is_without_a_licence() -> None:
    holders = {path.parent.name for pattern in ("*.parquet", "*.marisa") for path in DATA_FOLDER.glob(f"*/{pattern}")}
    assert holders <= set(FOLDERS)


def test_every_source_is_pinned_and_described() -> None:
    for source in read_sources().values():
        assert re.fullmatch("[0-9a-f]{64}", source.sha256)
        assert source.folder in FOLDERS
        assert all((source.version, source.date, source.inside, source.changed, source.licence))
        assert source.sha256 in SOURCES


def test_openstreetmap_travels_with_the_text_of_its_licence() -> None:
    assert "ODC Open Database License" in (DATA_FOLDER / "openstreetmap-odbl" / "ODbL-1.0.txt").read_text(
        encoding="utf-8"
    )
    assert read_notices()["openstreetmap-odbl"].must_travel


def test_all_of_it_takes_at_most_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in derived_files(DATA_FOLDER)) <= 30_000_000


def test_a_missing_table_names_the_file_and_the_cure() -> None:
    with pytest.raises(GeodataError, match=r"geonames-cc-by/nothing\.parquet: .*reinstall Sarhad"):
        read_bundled_table("geonames-cc-by", "nothing.parquet")
