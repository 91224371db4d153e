"""The floors of the house: data moves from geo to layers to the app, never back."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "geo": {"geopandas", "pandas", "folium", "branca", "streamlit", "layers", "streamlit_app"},
    "layers": {"streamlit", "streamlit_app", "streamlit_folium"},
}
MOST_MODULES = 10
GEODATA_BUILDER = ROOT / "geo" / "data"


def imported_roots(source: str) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            roots.add(node.module.split(".")[0])
    return roots


def modules_of(package: str) -> list[Path]:
    return [path for path in sorted((ROOT / package).rglob("*.py")) if GEODATA_BUILDER not in path.parents]


@pytest.mark.parametrize("package", FORBIDDEN)
def test_a_floor_never_imports_the_one_above(package):
    found = {
        f"{path.relative_to(ROOT)}: {root}"
        for path in modules_of(package)
        for root in imported_roots(path.read_text(encoding="utf-8")) & FORBIDDEN[package]
    }
    assert not found


@pytest.mark.parametrize("package", FORBIDDEN)
def test_every_module_says_what_it_is_for(package):
    silent = [path for path in modules_of(package) if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_an_import_of_the_floor_above_would_be_seen():
    assert imported_roots("import streamlit as st\nfrom geopandas.io import file") == {"streamlit", "geopandas"}


def test_no_module_has_a_name_that_says_nothing():
    vague = {"utils", "helpers", "manager", "common", "core", "misc"}
    assert not [path for package in FORBIDDEN for path in modules_of(package) if path.stem in vague]


def test_only_the_command_line_knows_the_dashboard():
    inner = [path for path in modules_of("layers") if path.parent.name != "dashboard" and path.stem != "__main__"]
    assert not [path for path in inner if "layers.dashboard" in path.read_text(encoding="utf-8")]


def test_no_folder_of_the_layers_has_more_modules_than_a_reader_can_survey():
    folders = [ROOT / "layers", *(path for path in (ROOT / "layers").iterdir() if path.is_dir())]
    counts = {folder.name: len([path for path in folder.glob("*.py") if path.stem != "__init__"]) for folder in folders}
    assert {name: count for name, count in counts.items() if count > MOST_MODULES} == {}


def test_every_path_that_the_architecture_page_names_is_there():
    named = re.findall(r"`((?:geo|layers|tests|docs)/[\w/.]*)`", (ROOT / "docs" / "architecture.md").read_text("utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
