from pathlib import Path

import pytest

from layers.dashboard import seed_cache


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("One.", encoding="utf-8")
    return tmp_path


def test_a_named_folder_wins_over_out(work):
    (work / "out").mkdir()
    assert seed_cache.find_named_folder(["elsewhere"]) == Path("elsewhere")


def test_out_is_shown_where_it_exists(work):
    assert seed_cache.find_named_folder([]) is None
    (work / "out").mkdir()
    assert seed_cache.find_named_folder([]) == Path("out")


def test_seeds_are_found_here_or_beside_the_page(work, monkeypatch):
    assert seed_cache.find_seeds(Path("/nowhere")) == Path("seeds")
    (work / "other").mkdir()
    monkeypatch.chdir(work / "other")
    assert seed_cache.find_seeds(work) == work / "seeds"
    assert seed_cache.find_seeds(work / "other") is None


def test_other_articles_or_another_version_have_another_folder(work):
    first = seed_cache.find_cache_folder(Path("seeds"), "1")
    assert first.parent == work / "cache" / "sarhad"
    assert seed_cache.find_cache_folder(Path("seeds"), "1") == first
    assert seed_cache.find_cache_folder(Path("seeds"), "2") != first
    (work / "seeds" / "a.txt").write_text("Two.", encoding="utf-8")
    assert seed_cache.find_cache_folder(Path("seeds"), "1") != first


@pytest.mark.parametrize("value", [None, "", "relative"])
def test_without_a_usable_variable_the_home_folder_has_the_cache(work, monkeypatch, value):
    monkeypatch.setenv("HOME", str(work / "home"))
    monkeypatch.delenv("XDG_CACHE_HOME")
    if value is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", value)
    assert work / "home" / ".cache" in seed_cache.find_cache_folder(Path("seeds"), "1").parents


def test_a_mac_keeps_caches_in_its_library(work, monkeypatch):
    monkeypatch.setenv("HOME", str(work))
    monkeypatch.setattr("sys.platform", "darwin")
    assert work / "Library" / "Caches" in seed_cache.find_cache_folder(Path("seeds"), "1").parents
