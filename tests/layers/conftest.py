"""Fixtures of the layers' tests: the invented world as layers and as an output folder."""

import shutil
from pathlib import Path

import pytest
from factories import SmallGazetteer, make_layers, make_records

from layers.files.folder import write_folder
from layers.tables import Layers


@pytest.fixture(scope="session")
def layers() -> Layers:
    return make_layers()


@pytest.fixture(scope="session")
def pristine(tmp_path_factory, layers) -> Path:
    """An output folder that nobody may edit."""
    folder = tmp_path_factory.mktemp("pristine") / "out"
    folder.mkdir()
    write_folder(folder, layers, make_records().articles, SmallGazetteer())
    return folder


@pytest.fixture
def output(tmp_path, pristine) -> Path:
    """An output folder to edit."""
    return Path(shutil.copytree(pristine, tmp_path / "out"))
