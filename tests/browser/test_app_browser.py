"""The dashboard in a real browser: served on this machine, clicked as a reader does."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from factories import FIRST, SmallGazetteer, make_article, make_layers, make_records
from playwright.sync_api import expect

from layers.build import write_folder

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SECONDS = 30
expect.set_options(timeout=SECONDS * 1000)
HOSTILE = '<img src=x onerror="window.isHurt=1"><script>window.isHurt=1</script>\'`*_[a](javascript:window.isHurt=1)'


def write_world(folder, records=None):
    """Write an output folder of the invented world."""
    records = records or make_records()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_folder(folder, make_layers(records), records.articles, SmallGazetteer())


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world") / "out"
    write_world(folder)
    return folder


@pytest.fixture(scope="module")
def address(world):
    """Serve the dashboard on a free port of this machine until the module's tests are done."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(HERE / "invented_dashboard.py"), "--server.port", str(port),
        "--server.headless", "true", "--server.fileWatcherType", "none", "--", str(world),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    with (
        (world.parent / "server.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for_server(url, server):
    for _ in range(SECONDS * 5):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


@dataclass
class Reader:
    """A reader with the dashboard open, and what the browser noticed."""

    page: object
    outside: list = field(default_factory=list)
    complaints: list = field(default_factory=list)
    received: list = field(default_factory=list)

    @property
    def marks(self):
        return self.page.locator(".sarhad-mark:visible")

    @property
    def events(self):
        return self.page.locator(".sarhad-mark[data-layer=events]:visible, .sarhad-mark[data-layer=agreements]:visible")

    def view(self):
        """Where Leaflet stands: zoom and centre."""
        return self.page.locator(".sarhad-dashboard").evaluate(
            "e => { const m = e.sarhadState.map, c = m.getCenter(); return [m.getZoom(), c.lng, c.lat]; }"
        )

    def mark_nodes(self):
        """Sign the elements of the map, so that a replaced one would be seen."""
        for name in (".sarhad-dashboard", ".leaflet-container"):
            self.page.locator(name).evaluate("e => { e.isSame = true; }")

    def are_nodes_same(self):
        names = (".sarhad-dashboard", ".leaflet-container")
        return all(self.page.locator(name).evaluate("e => e.isSame === true") for name in names)

    def choose(self, words):
        self.page.get_by_test_id("stSidebar").get_by_role("button", name=words).click()

    def wait_for_title(self, words):
        self.page.locator(".sarhad-title p", has_text=words).wait_for()

    def open_tab(self, name):
        self.page.get_by_role("tab", name=name).click()


@pytest.fixture
def open_dashboard(browser, address):
    """Open the dashboard; what it asks outside and what it complains of fails the test in the end."""
    readers, contexts = [], []

    def run(viewport=DESKTOP, **options):
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(SECONDS * 1000)
        reader = Reader(page)
        page.on("request", lambda request: reader.outside.append(request.url) if is_outside(request.url) else None)
        page.on("console", lambda said: reader.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        page.on("websocket", lambda wire: wire.on("framereceived", lambda frame: reader.received.append(len(frame))))
        page.goto(address)
        page.locator(".sarhad-mark").first.wait_for()
        readers.append(reader)
        return reader

    yield run
    for context in contexts:
        context.close()
    for reader in readers:
        assert reader.outside == []
        assert reader.complaints == []


def is_outside(url):
    parts = urlsplit(url)
    return parts.scheme not in {"blob", "data"} and parts.hostname != "127.0.0.1"


def test_the_map_is_drawn_with_a_mark_for_every_event_that_has_a_place(open_dashboard):
    reader = open_dashboard()
    placed = sum(
        layer.geometry.notna().sum() for name, layer in make_layers().layers.items() if name in {"events", "agreements"}
    )
    expect(reader.events).to_have_count(int(placed))


def test_a_filter_changes_the_marks_and_leaves_view_and_map_alone(open_dashboard):
    reader = open_dashboard()
    reader.page.get_by_role("button", name="Zoom in").click()
    box = reader.page.locator(".leaflet-container").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 4
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 60, y + 40, steps=6)
    reader.page.mouse.up()
    reader.page.wait_for_timeout(900)
    before = reader.view()
    reader.mark_nodes()
    reader.choose("Agreements 2")
    reader.wait_for_title("2 of 14 events")
    expect(reader.page.locator(".sarhad-mark[data-layer=events]")).to_have_count(0)
    expect(reader.events).to_have_count(2)
    assert reader.view() == before
    assert reader.are_nodes_same()


def test_a_filter_sends_little(open_dashboard):
    reader = open_dashboard()
    reader.page.wait_for_timeout(1000)
    first = sum(reader.received)
    reader.choose("Agreements 2")
    reader.wait_for_title("2 of 14 events")
    reader.page.wait_for_timeout(1000)
    assert first > 200_000
    assert sum(reader.received) - first < 30_000


def test_a_clicked_mark_leads_to_its_sentence(open_dashboard):
    reader = open_dashboard()
    reader.page.locator(".sarhad-mark[aria-label*='Trade pact']").click()
    reader.page.locator(".sarhad-card h2", has_text="Trade pact").wait_for()
    sentence = "A visit in July 2018 ended with a trade pact at Borgrad."
    reader.page.locator(".sarhad-text mark.is-now").first.wait_for()
    assert "".join(reader.page.locator(".sarhad-text mark.is-now").all_inner_texts()) == sentence
    assert reader.page.locator(".sarhad-text mark.is-now").first.is_visible()


def test_the_article_below_shows_what_was_clicked_on_the_map(open_dashboard):
    reader = open_dashboard()
    reader.page.locator(".sarhad-mark[aria-label*='Arrival of General Oda']").click()
    reader.open_tab("Articles")
    chosen = reader.page.locator(".sarhad-article mark.selected")
    chosen.first.wait_for()
    assert "".join(chosen.all_inner_texts()) == FIRST.text.split("\n")[0]


def test_closing_the_card_selects_nothing_anywhere(open_dashboard):
    reader = open_dashboard()
    reader.open_tab("Articles")
    reader.page.locator(".sarhad-mark[aria-label*='Trade pact']").click()
    reader.page.locator(".sarhad-article mark.selected").first.wait_for()
    reader.page.locator(".sarhad-card").get_by_role("button", name="Close").click()
    reader.page.locator(".sarhad-article mark.selected").first.wait_for(state="detached")
    reader.page.locator(".sarhad-mark[aria-label*='Trade pact']").click()
    reader.page.locator(".sarhad-article mark.selected").first.wait_for()


def test_evidence_in_the_article_selects_its_mark_and_row(open_dashboard):
    reader = open_dashboard()
    reader.page.locator(".sarhad-text .sarhad-ev", has_text="signed a security agreement").first.click()
    reader.page.locator(".sarhad-card h2", has_text="Security agreement").wait_for()
    reader.open_tab("Articles")
    assert reader.page.locator(".sarhad-article mark.selected").first.inner_text().startswith("In April 2024")


def test_a_row_of_the_table_selects_its_mark(open_dashboard):
    reader = open_dashboard()
    reader.mark_nodes()
    table = reader.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    reader.page.mouse.click(box["x"] + 15, box["y"] + 52)
    reader.page.locator(".sarhad-card h2", has_text="Founding of the army").wait_for()
    assert reader.page.locator(".sarhad-text mark.is-now").first.inner_text().startswith("The Arian army")
    assert reader.are_nodes_same()


def test_what_is_selected_stays_selected_and_says_so_while_a_filter_hides_it(open_dashboard):
    reader = open_dashboard()
    card, note = reader.page.locator(".sarhad-card"), reader.page.locator(".sarhad-card .sarhad-hidden")
    table = reader.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    reader.page.mouse.click(box["x"] + 15, box["y"] + 52)
    name = "Founding of the army"
    expect(card.locator("h2")).to_have_text(name)
    expect(note).to_have_count(0)
    reader.choose("Agreements 2")
    reader.wait_for_title("2 of 14 events")
    expect(note).to_have_text("Not on the map now: a filter or a layer hides it.")
    expect(card.locator("h2")).to_have_text(name)
    reader.page.wait_for_timeout(1500)  # a table that lost its row might still answer
    expect(card.locator("h2")).to_have_text(name)
    reader.open_tab("Articles")
    reader.page.locator(".sarhad-article mark.selected").first.wait_for()
    reader.page.get_by_role("button", name="Clear all").click()
    expect(note).to_have_count(0)
    expect(card.locator("h2")).to_have_text(name)
    reader.open_tab("Events")
    reader.page.wait_for_timeout(1500)
    expect(card.locator("h2")).to_have_text(name)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    reader.page.mouse.click(box["x"] + 15, box["y"] + 52)  # again: now nothing is selected
    expect(card.locator("h2")).to_have_count(0)


def test_a_file_and_the_archive_come_as_they_are(open_dashboard, world, tmp_path):
    reader = open_dashboard()
    reader.open_tab("Downloads")
    with reader.page.expect_download() as started:
        reader.page.get_by_role("button", name="border.geojson").click()
    started.value.save_as(tmp_path / "border.geojson")
    assert (tmp_path / "border.geojson").read_bytes() == (world / "layers" / "border.geojson").read_bytes()
    with reader.page.expect_download() as started:
        reader.page.get_by_role("button", name="Everything as one ZIP").click()
    started.value.save_as(tmp_path / "sarhad.zip")
    with zipfile.ZipFile(tmp_path / "sarhad.zip") as archive:
        assert archive.read("sarhad.html") == (world / "sarhad.html").read_bytes()
        assert len(archive.namelist()) == sum(path.is_file() for path in world.rglob("*"))


def test_no_match_offers_the_cure_and_it_works(open_dashboard):
    reader = open_dashboard()
    reader.choose("Attack 1")
    reader.wait_for_title("1 of 14 events")
    reader.choose("Proposed 0")
    reader.page.get_by_text("No event matches these filters.").wait_for()
    reader.page.get_by_role("button", name="Remove Attack to see 1").click()
    reader.wait_for_title("1 of 14 events")
    expect(reader.page.locator(".sarhad-mark[aria-label*='Joint naval exercises']")).to_have_count(1)


def test_data_that_was_built_again_is_shown_without_losing_the_view(open_dashboard, world):
    reader = open_dashboard()
    reader.page.get_by_role("button", name="Zoom in").click()
    reader.page.wait_for_timeout(900)
    before = reader.view()
    records = make_records()
    renamed = tuple(
        replace(event, title="alert_closed") if event.title == "Border exercise" else event for event in records.events
    )
    write_world(world, replace(records, events=renamed))
    try:
        reader.choose("Exercise 2")
        reader.page.locator(".sarhad-mark[aria-label*='alert_closed']").wait_for()
        assert reader.page.locator(".sarhad-mark[aria-label*='Border exercise']").count() == 0
        assert reader.view() == pytest.approx(before, abs=1e-6)
    finally:
        write_world(world)


def test_hostile_words_stay_words(open_dashboard, world):
    records = make_records()
    articles = tuple(
        replace(
            make_article(f"{article.text}\n{HOSTILE}", article_id=article.id),
            title=HOSTILE, author=HOSTILE, publisher=HOSTILE,
        )
        for article in records.articles
    )  # fmt: skip
    hostile = replace(
        records,
        articles=articles,
        events=tuple(replace(event, title=HOSTILE) for event in records.events),
        actors=tuple(replace(actor, name=HOSTILE, names=(HOSTILE,)) for actor in records.actors),
        issues=tuple(replace(issue, message=HOSTILE) for issue in records.issues),
        claims=tuple(replace(claim, value=HOSTILE) for claim in records.claims),
    )
    write_world(world, hostile)
    try:
        reader = open_dashboard()
        reader.events.first.click()
        reader.page.locator(".sarhad-card h2").first.wait_for()
        for tab in ("No place", "Issues", "Said", "Articles", "Downloads", "Events"):
            reader.open_tab(tab)
            reader.page.wait_for_timeout(150)
        assert reader.page.evaluate("window.isHurt") is None
        assert "<img src=x" in reader.page.locator(".sarhad-card h2").first.inner_text()
        assert reader.page.locator("a[href^='javascript']").count() == 0
    finally:
        write_world(world)


def test_a_phone_shows_map_filters_and_sentence(open_dashboard):
    reader = open_dashboard(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    width = reader.page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= PHONE["width"]
    box = reader.page.locator(".leaflet-container").bounding_box()
    assert box["width"] > 340
    assert box["height"] > 300
    reader.page.locator(".sarhad-mark[aria-label*='Trade pact']").tap()
    reader.page.locator(".sarhad-card h2", has_text="Trade pact").wait_for()
    reader.page.get_by_test_id("stExpandSidebarButton").tap()
    reader.page.get_by_test_id("stSidebar").get_by_text("What happened").wait_for()


def test_dark_is_dark_everywhere(open_dashboard):
    reader = open_dashboard(color_scheme="dark")
    assert reader.page.locator(".sarhad[data-theme=dark]").count() == 1
    ground = reader.page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == "rgb(20, 24, 27)"


def test_the_toolbar_has_nothing_to_deploy(open_dashboard):
    reader = open_dashboard()
    assert reader.page.get_by_text("Deploy", exact=True).count() == 0
    assert reader.page.title() == "Sarhad"
