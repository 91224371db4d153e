"""Every state of the page, run by Streamlit without a browser."""

import ast
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from factories import SmallGazetteer, make_layers, make_records
from streamlit.elements.lib import policies
from streamlit.testing.v1 import AppTest

from geo.places.gazetteer import Gazetteer
from geo.records import Records
from layers.build import BuildResult, write_folder
from layers.dashboard.component import HASH_LENGTH

APP = Path(__file__).parents[2] / "streamlit_app.py"
SLOW = 60


@pytest.fixture(autouse=True)
def _invented_world(monkeypatch, tmp_path):
    monkeypatch.setattr(Gazetteer, "load", classmethod(lambda _: SmallGazetteer()))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write_folder(folder, make_layers(), make_records().articles, SmallGazetteer())
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "built")


@pytest.fixture
def open_app(monkeypatch):
    def run(*arguments):
        monkeypatch.setattr("sys.argv", [str(APP), *map(str, arguments)])
        app = AppTest.from_file(str(APP), default_timeout=SLOW).run()
        assert not app.exception
        return app

    return run


@pytest.fixture
def app(open_app, folder):
    return open_app(folder)


def build_again(folder):
    """Replace an output with one of three events."""
    records = make_records()
    kept = replace(records, events=records.events[:3], agreements=(), claims=(), relations=())
    shutil.rmtree(folder)
    folder.mkdir()
    write_folder(folder, make_layers(kept), kept.articles, SmallGazetteer())


def component_of(app, name):
    protos = (element.proto for element in flatten(app.main))
    return next(proto for proto in protos if getattr(proto, "component_name", "") == name)


def flatten(block):
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from flatten(child)


def told_map(app):
    """What the last run told the map."""
    return ast.literal_eval(component_of(app, "sarhad_map").json.replace("null", "None"))


def pills(app, label):
    return next(group for group in app.button_group if group.label == label)


def table_of(app, column="Event"):
    return next(frame.value for frame in app.dataframe if column in frame.value)


def title_of(app):
    return next(element.body for element in app.get("html") if "<h1>" in element.body)


def open_tab(app, name):
    app.session_state["tab"] = next(tab.label for tab in app.tabs if tab.label.startswith(name))
    return app.run()


def errors_of(app):
    return [error.value for error in app.error]


def test_the_page_counts_articles_and_events(app):
    assert "2 articles, 14 events." in title_of(app)
    assert len(table_of(app)) == 14


def test_everything_is_on_the_map_at_first(app):
    told = told_map(app)
    assert told["visible"] is None
    assert told["selected"] == {"id": None, "turn": 0}
    assert component_of(app, "sarhad_store").bytes[:HASH_LENGTH].decode() == told["hash"]


def test_choices_show_how_many_events_each_would_leave(app):
    assert "Exercise 2" in pills(app, "What happened").options
    assert "Demanded 1" in pills(app, "Did it happen?").options
    assert "Border 1" in pills(app, "On the map").options
    assert "Oda 4" in app.multiselect[0].options


def test_a_filter_narrows_table_map_and_counts_and_leaves_the_data_alone(app):
    before = told_map(app)["hash"]
    pills(app, "What happened").set_value(["exercise"]).run()
    assert list(table_of(app)["Event"]) == ["Border exercise", "Joint naval exercises"]
    assert "2 of 14 events" in title_of(app)
    told = told_map(app)
    assert told["hash"] == before
    assert "gn:1" in told["visible"]
    assert sum(feature_id.startswith(("event-", "agreement-")) for feature_id in told["visible"]) == 2
    assert "Proposed 1" in pills(app, "Did it happen?").options


def test_filters_of_all_kinds_narrow_each_other(app):
    app.multiselect[0].set_value(["Oda"]).run()
    pills(app, "Did it happen?").set_value(["occurred"]).run()
    app.date_input(key="filter_earliest").set_value(date(2025, 1, 20)).run()
    app.toggle(key="filter_undated").set_value(False).run()
    assert list(table_of(app)["Event"]) == ["Meeting of Oda; Lumi"]


def test_a_layer_alone_leaves_only_its_features(app):
    pills(app, "On the map").set_value(["seas"]).run()
    assert told_map(app)["visible"] == ["sea:calm"]


def test_clear_all_removes_every_filter(app):
    assert app.button(key="clear").disabled
    pills(app, "What happened").set_value(["visit"]).run()
    app.date_input(key="filter_latest").set_value(date(2020, 1, 1)).run()
    app.toggle(key="filter_undated").set_value(False).run()
    app.button(key="clear").click().run()
    assert told_map(app)["visible"] is None
    assert app.date_input(key="filter_latest").value is None
    assert app.toggle(key="filter_undated").value is True
    assert app.button(key="clear").disabled


def test_clear_all_leaves_no_complaint_in_the_log_of_the_server(app, monkeypatch):
    complaints = []
    monkeypatch.setattr(policies, "_shown_default_value_warning", False)
    monkeypatch.setattr(policies._LOGGER, "warning", lambda *words, **_: complaints.append(words))
    pills(app, "What happened").set_value(["visit"]).run()
    app.button(key="clear").click().run()
    assert complaints == []


def test_no_match_names_the_filter_that_hides_most_as_a_button(app):
    pills(app, "What happened").set_value(["attack"]).run()
    pills(app, "Did it happen?").set_value(["proposed"]).run()
    assert "No event matches these filters." in [text.value for text in app.markdown]
    assert app.button(key="relief").label == "Remove *Attack* to see 1"
    app.button(key="relief").click().run()
    assert list(table_of(app)["Event"]) == ["Joint naval exercises"]


def test_no_match_that_no_single_filter_explains_offers_to_remove_all(app):
    pills(app, "What happened").set_value(["attack"]).run()
    pills(app, "Did it happen?").set_value(["proposed"]).run()
    app.multiselect[0].set_value(["Lumi"]).run()
    app.button(key="relief").click().run()
    assert len(table_of(app)) == 14


def test_a_row_of_the_table_is_selected_on_the_map(app):
    row = list(table_of(app)["Event"]).index("Trade pact")
    app.session_state["events"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    app.session_state["selected"] = app.session_state["table_ids"][row]
    app.session_state["turn"] += 1
    app.run()
    told = told_map(app)
    assert told["selected"]["turn"] == 1
    assert told["selected"]["id"].startswith("agreement-")


def test_the_table_follows_the_map_and_its_own_filters(app):
    row = list(table_of(app)["Event"]).index("Joint naval exercises")
    app.session_state["selected"] = app.session_state["table_ids"][row]
    app.run()
    assert app.session_state["events"]["selection"]["rows"] == [row]
    pills(app, "Did it happen?").set_value(["proposed"]).run()
    assert app.session_state["events"]["selection"]["rows"] == [0]
    pills(app, "Did it happen?").set_value(["denied"]).run()
    assert app.session_state["events"]["selection"]["rows"] == []


def test_the_article_shows_the_evidence_of_what_is_selected(app):
    row = list(table_of(app)["Event"]).index("Arrival of General Oda")
    app.session_state["selected"] = app.session_state["table_ids"][row]
    open_tab(app, "Articles")
    article = next(element.body for element in app.get("html") if "sarhad-article" in element.body)
    assert '<mark class="evidence selected"' in article
    assert article.index("General Oda") > article.index("evidence selected")


def test_articles_are_named_by_author_site_and_date_or_by_what_is_not_printed(app):
    open_tab(app, "Articles")
    assert app.selectbox[0].options == [
        "Article 1 · A visit & a border · A. Writer · The Lark · 2025-01-22",
        "Article 2 · author and date not printed",
    ]
    app.selectbox[0].select_index(1).run()
    assert any("Oda proposed joint naval" in element.body for element in app.get("html"))


def test_unresolved_names_and_places_without_position_are_listed(app):
    open_tab(app, "Issues (2)")
    assert list(table_of(app, "Issue")["Words"]) == ["Xanthe", ""]
    open_tab(app, "No place in the text (3)")
    assert "Far Marches" in list(table_of(app, "Name")["Name"])
    open_tab(app, "Said / measured (4)")
    assert list(table_of(app, "About")["Said / measured"])[:2] == ["909 km", "900 km"]


def test_every_file_of_the_output_can_be_downloaded(app, folder):
    open_tab(app, "Downloads")
    names = {button.key for button in app.get("download_button")}
    assert names >= {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert "Everything as one ZIP" in {button.label for button in app.get("download_button")}


def test_a_folder_that_was_built_again_shows_its_new_data(app, folder):
    before = told_map(app)["hash"]
    build_again(folder)
    app.run()
    assert "3 events" in title_of(app)
    assert told_map(app)["hash"] != before


def test_a_choice_that_is_no_longer_offered_is_forgotten(app, folder):
    pills(app, "What happened").set_value(["commitment"]).run()
    build_again(folder)
    app.run()
    assert not app.exception
    assert "3 events" in title_of(app)


def test_articles_without_any_event_are_no_error(open_app, tmp_path):
    records = make_records()
    kept = Records(articles=records.articles, places=records.places, mentions=records.mentions)
    (tmp_path / "quiet").mkdir()
    write_folder(tmp_path / "quiet", make_layers(kept), kept.articles, SmallGazetteer())
    app = open_app(tmp_path / "quiet")
    assert "2 articles, 0 events" in title_of(app)
    assert not app.date_input


def test_out_is_shown_where_no_folder_is_named(open_app, folder, tmp_path):
    folder.rename(tmp_path / "out")
    assert "14 events" in title_of(open_app())


def test_without_out_the_seeds_are_built_once_into_the_users_cache(open_app, monkeypatch, tmp_path):
    (tmp_path / "seeds").mkdir()
    built = []

    def build(paths, out):
        built.append(paths)
        out.mkdir(parents=True)
        write_folder(out, make_layers(), make_records().articles, SmallGazetteer())
        return BuildResult(is_written=True, faults=())

    monkeypatch.setattr("layers.build.build", build)
    assert "14 events" in title_of(open_app())
    assert "14 events" in title_of(open_app())
    assert built == [(Path("seeds"),)]
    assert list((tmp_path / "cache" / "sarhad").iterdir())


def test_seeds_that_cannot_be_read_are_named(open_app, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "empty.txt").write_text("")
    (message,) = errors_of(open_app())
    assert "empty.txt" in message
    assert not list(tmp_path.glob("cache/sarhad/*"))


def test_with_nothing_to_show_the_page_says_what_to_do(open_app, monkeypatch):
    monkeypatch.setattr("layers.dashboard.seed_cache.find_seeds", lambda _: None)
    app = open_app()
    assert app.info[0].value.startswith("No articles yet.")
    assert not app.error


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (shutil.rmtree, "there is no such folder"),
        (lambda folder: (folder / "manifest.json").unlink(), "is no output of Sarhad"),
        (lambda folder: (folder / "sarhad.gpkg").write_bytes(b""), "has no readable layer"),
        (lambda folder: (folder / "articles" / "first.txt").write_text("x"), "was changed after the build"),
    ],
    ids=["missing", "no output", "damaged", "edited"],
)
def test_a_broken_folder_is_named_with_a_cure_and_no_trace(open_app, folder, damage, words):
    damage(folder)
    app = open_app(folder)
    assert len(app.error) == 1
    assert words in app.error[0].value
    assert "sarhad build" in app.error[0].value
    assert not app.dataframe


def test_the_page_stays_thin():
    assert len(APP.read_text(encoding="utf-8").splitlines()) <= 250
