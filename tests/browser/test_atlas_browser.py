"""The standalone map as its readers open it: from disk, in a real browser, with no network."""

import copy
import itertools
import re

import factories
import pytest

from layers.atlas import render_page
from layers.drawing.payload import build_payload

pytestmark = pytest.mark.browser

ARTICLES = (factories.FIRST, factories.SECOND)
HOSTILE = (
    '"><img src=x onerror="window.pwned=1"></script><script>window.pwned=2</script><svg onload=window.pwned=3>{{7*7}}'
)


@pytest.fixture(scope="module")
def payload():
    built = build_payload(factories.make_layers(), ARTICLES, factories.SmallGazetteer())
    built["measures"]["boundary:XA-XB"] = [{"source": "Invented survey", "tolerance_m": 100.0, "km": 505.5}]
    return built


@pytest.fixture(scope="module")
def path(payload, tmp_path_factory):
    file = tmp_path_factory.mktemp("atlas") / "sarhad.html"
    file.write_text(render_page(payload), encoding="utf-8")
    return file


class Opened:
    """A page, and what it asked for and complained of."""

    def __init__(self, browser, path, **options):
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        self.context.set_offline(True)
        self.requests, self.complaints = [], []
        self.page = self.context.new_page()
        self.page.route(re.compile("^(?!file:)"), lambda route: route.abort())
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector(".sarhad-mark", state="attached")


@pytest.fixture
def open_page(browser):
    opened = []

    def open_one(path, **options):
        opened.append(Opened(browser, path, **options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.context.close()


@pytest.fixture
def atlas(open_page, path):
    return open_page(path)


def feature_named(payload, layer):
    return next(one for one in payload["features"] if one["layer"] == layer and one["shape"] is not None)


def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(atlas, path):
    atlas.page.wait_for_timeout(300)
    assert atlas.requests == [path.as_uri()]
    assert atlas.complaints == []


def test_every_located_feature_of_every_layer_has_its_mark(atlas, payload):
    for layer in payload["layers"]:
        expected = sorted(
            one["id"] for one in payload["features"] if one["layer"] == layer["name"] and one["shape"] is not None
        )
        marks = atlas.page.locator(f'.sarhad-mark[data-layer="{layer["name"]}"]')
        assert sorted(marks.evaluate_all("all => all.map(one => one.dataset.id)")) == expected


def test_the_control_counts_the_features_of_each_layer(atlas, payload):
    labels = atlas.page.locator(".sarhad-layers label").evaluate_all("all => all.map(one => one.textContent)")
    assert labels == [f"{layer['label']}{layer['count']}" for layer in payload["layers"]]


def test_a_layer_can_be_put_away_and_back_and_the_view_stays(atlas):
    marks = atlas.page.locator('.sarhad-mark[data-layer="events"]')
    before, scale = marks.count(), atlas.page.locator(".sarhad-scale").text_content()
    atlas.page.locator('[data-layer-box="events"]').uncheck()
    assert marks.count() == 0
    atlas.page.locator('[data-layer-box="events"]').check()
    assert marks.count() == before
    assert atlas.page.locator(".sarhad-scale").text_content() == scale


def test_the_ground_is_painted(atlas):
    colours = atlas.page.locator(".leaflet-pane canvas").first.evaluate(
        """canvas => {
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4 * 97) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
            return [...seen];
        }"""
    )
    assert "220,229,230" in colours
    assert "251,247,236" in colours
    assert len(colours) > 10


def test_a_click_on_a_mark_shows_the_sentence_itself(atlas, payload):
    for event in (one for one in payload["features"] if one["layer"] in ("events", "agreements")):
        if event["shape"] is None:
            continue
        atlas.page.locator(f'.sarhad-mark[data-id="{event["id"]}"]').dispatch_event("click")
        article, start, end = event["evidence"][0]
        exact = payload["articles"][article]["text"][start:end]
        assert atlas.page.locator(".sarhad-title").text_content() == event["name"]
        assert atlas.page.locator(".sarhad-evidence q").first.text_content() == exact
        marked = atlas.page.locator(".sarhad-text mark.is-now").evaluate_all("all => all.map(one => one.textContent)")
        assert "".join(marked) == exact.replace("\n", "")


UNDERLINED = ".sarhad-text .sarhad-why.is-why"


def open_arrival(atlas, payload):
    arrival = next(one for one in payload["features"] if one["name"] == "Arrival of General Oda")
    atlas.page.locator(f'.sarhad-mark[data-id="{arrival["id"]}"]').dispatch_event("click")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("event_type", "arrived"),
        ("date_edtf", "19 January 2025"),
        ("place_ids", "Arpolis"),
        ("actors", "General Oda"),
    ],
)
def test_a_field_of_the_card_underlines_the_words_that_it_was_read_from(atlas, payload, field, words):
    open_arrival(atlas, payload)
    assert atlas.page.locator(UNDERLINED).count() == 0
    atlas.page.locator(f'.sarhad-card [data-why="{field}"]').hover()
    assert "".join(atlas.page.locator(UNDERLINED).all_text_contents()) == words
    atlas.page.locator(".sarhad-title").hover()
    assert atlas.page.locator(UNDERLINED).count() == 0


def test_the_words_of_a_field_are_found_with_the_keyboard_too(atlas, payload):
    open_arrival(atlas, payload)
    atlas.page.locator('.sarhad-card [data-why="date_edtf"]').focus()
    assert atlas.page.locator(UNDERLINED).text_content() == "19 January 2025"


def test_a_field_without_words_of_its_own_underlines_nothing(atlas, payload):
    open_arrival(atlas, payload)
    assert atlas.page.locator('.sarhad-card [data-why="status"]').count() == 0


def test_the_card_of_an_agreement_says_what_it_is_about_and_how_it_stands(atlas, payload):
    agreement = next(one for one in payload["features"] if one["name"] == "Security agreement")
    atlas.page.locator(f'.sarhad-mark[data-id="{agreement["id"]}"]').dispatch_event("click")
    rows = atlas.page.locator(".sarhad-card dd").all_text_contents()
    assert {"security", "Signed"} <= set(rows)


def test_a_real_click_selects_and_draws_the_thread(atlas):
    mark = atlas.page.locator('.sarhad-group[data-kind="point"] .sarhad-mark').first
    mark.click()
    assert mark.get_attribute("aria-current") == "true"
    assert atlas.page.locator(".sarhad-thread").is_visible()
    assert atlas.page.locator(".sarhad-text mark.is-now").first.is_visible()


def test_every_event_can_be_reached_from_the_list(atlas, payload):
    events = [one for one in payload["features"] if one["layer"] in ("events", "agreements")]
    listed = atlas.page.locator(".sarhad-list-items .sarhad-item:not(.sarhad-item-place)")
    assert sorted(listed.evaluate_all("all => all.map(one => one.dataset.id)")) == sorted(one["id"] for one in events)


def test_what_has_no_place_lies_in_the_tray(atlas, payload):
    unplaced = {
        one["id"] for one in payload["features"] if one["layer"] in ("events", "agreements") and one["shape"] is None
    }
    found = atlas.page.locator(".sarhad-tray .sarhad-item").evaluate_all("all => all.map(one => one.dataset.id)")
    assert set(found) == unplaced


def test_the_border_shows_what_is_said_beside_what_is_measured(atlas, payload):
    border = feature_named(payload, "border")
    atlas.page.locator(f'.sarhad-mark[data-id="{border["id"]}"]').dispatch_event("click")
    rows = atlas.page.locator(".sarhad-lengths tr").evaluate_all("all => all.map(one => one.textContent)")
    assert any(row.startswith("909 km") and "They share a 909-kilometer border." in row for row in rows)
    assert any(row.startswith("900 km") for row in rows)
    assert "505.5 kmInvented survey, bends under 100 m left out" in rows


def test_the_keyboard_alone_opens_and_closes_a_card(atlas):
    for _ in range(120):
        atlas.page.keyboard.press("Tab")
        if atlas.page.evaluate("() => document.activeElement.matches('.sarhad-group[data-kind] .sarhad-mark')"):
            break
    name = atlas.page.evaluate("() => document.activeElement.title")
    atlas.page.keyboard.press("Enter")
    assert atlas.page.locator(".sarhad-title").text_content() == name
    atlas.page.keyboard.press("Escape")
    assert atlas.page.locator(".sarhad-title").count() == 0
    assert atlas.page.evaluate("() => document.activeElement.title") == name


def test_everything_that_can_be_clicked_has_a_name(atlas):
    unnamed = atlas.page.locator("button, a, input, select, summary").evaluate_all(
        "all => all.filter(one => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.length))"
        ".map(one => one.outerHTML)"
    )
    assert unnamed == []


def test_the_policy_stops_a_script_that_was_slipped_in(atlas):
    ran = atlas.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.slipped = true";
            document.body.append(script);
            const image = document.createElement("div");
            image.setAttribute("onclick", "window.slipped = true");
            document.body.append(image);
            image.click();
            return window.slipped === true;
        }"""
    )
    assert ran is False


def test_hostile_names_titles_and_quotations_stay_text(open_page, payload, tmp_path):
    hostile = copy.deepcopy(payload)
    for feature in hostile["features"]:
        feature["name"] = HOSTILE
        for key in ("actors", "recipients", "parties", "provisions", "place_names"):
            feature[key] = [HOSTILE]
        feature["subject"] = HOSTILE
    for article in hostile["articles"]:
        article.update(title=HOSTILE, author=HOSTILE, publisher=HOSTILE, url="javascript:window.pwned=4")
        article["text"] = (HOSTILE * 200)[: len(article["text"])]
    hostile["credits"] = [HOSTILE]
    file = tmp_path / "hostile.html"
    file.write_text(render_page(hostile), encoding="utf-8")
    opened = open_page(file)
    for feature in hostile["features"]:
        opened.page.evaluate(
            'id => document.querySelector(`.sarhad-item[data-id="${CSS.escape(id)}"]`).click()', feature["id"]
        )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("() => window.pwned") is None
    assert opened.page.locator(".sarhad img, .sarhad a, .sarhad svg[onload]").count() == 0
    assert opened.page.locator(".sarhad-title").text_content() == HOSTILE
    assert opened.requests == [file.as_uri()]
    assert opened.complaints == []


def test_a_phone_shows_map_sheet_and_tabs(open_page, path):
    phone = open_page(path, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    assert phone.locator(".sarhad").get_attribute("data-size") == "narrow"
    assert phone.locator(".sarhad-details").get_attribute("data-sheet") == "peek"
    phone.locator('.sarhad-mark[data-layer="events"]').first.dispatch_event("click")
    assert phone.locator(".sarhad-details").get_attribute("data-sheet") == "half"
    assert phone.locator(".sarhad-title").is_visible()
    phone.locator('[data-tab="list"]').click()
    assert phone.locator(".sarhad-list-items").is_visible()
    phone.locator('[data-tab="text"]').click()
    assert phone.locator(".sarhad-details").get_attribute("data-sheet") == "full"
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_reader_and_can_be_chosen(open_page, path, scheme):
    page = open_page(path, color_scheme=scheme).page
    root = page.locator(".sarhad")
    assert root.get_attribute("data-theme") == scheme
    other = {"light": "dark", "dark": "light"}[scheme]
    page.locator(f'[data-theme-choice="{other}"]').click()
    assert root.get_attribute("data-theme") == other


def test_it_works_in_a_shadow_root_and_a_filter_keeps_the_view(atlas, payload):
    found = atlas.page.evaluate(
        """() => {
            const host = document.createElement("div");
            const root = document.createElement("div");
            host.style.cssText = "position:fixed;inset:0;width:900px;height:600px";
            root.style.cssText = "width:900px;height:600px";
            const styles = [...document.querySelectorAll("style")].map(one => one.cloneNode(true));
            host.attachShadow({mode: "open"}).append(...styles, root);
            document.body.append(host);
            const payload = JSON.parse(document.getElementById("sarhad-payload").textContent);
            const handle = SarhadMap.create(root, payload, {L, parts: ["legend", "trays", "card", "reader", "thread"]});
            const chosen = [], views = [];
            handle.on("select", id => chosen.push(id));
            handle.on("view", view => views.push(view.zoom));
            const event = payload.features.find(one => one.layer === "events" && one.kind === "point");
            handle.setFilter([event.id]);
            const marks = root.querySelectorAll(".sarhad-mark").length;
            handle.setFilter(null);
            handle.select(event.id);
            const title = root.querySelector(".sarhad-title").textContent;
            const all = root.querySelectorAll(".sarhad-mark").length;
            handle.destroy();
            return {marks, title, all, chosen, views, left: root.children.length, id: event.id, name: event.name};
        }"""
    )
    assert found["marks"] == 1
    assert found["title"] == found["name"]
    assert found["all"] == sum(one["shape"] is not None for one in payload["features"])
    assert found["chosen"] == [found["id"]]
    assert found["views"] == []
    assert found["left"] == 0


@pytest.fixture
def crowded(open_page, payload, tmp_path):
    """Forty invented events at one place."""
    many = copy.deepcopy(payload)
    first = next(one for one in many["features"] if one["layer"] == "events" and one["kind"] == "point")
    many["features"] += [{**first, "id": f"event-{n}", "name": f"Invented event {n}"} for n in range(40)]
    file = tmp_path / "crowded.html"
    file.write_text(render_page(many), encoding="utf-8")
    return open_page(file).page


def test_a_count_opens_its_list_and_is_the_mark_of_what_is_chosen_there(crowded):
    before = crowded.locator(".sarhad-scale").text_content()
    count = crowded.locator(".sarhad-count")
    count.click()
    crowded.locator(".sarhad-card .sarhad-item", has_text="Invented event 7").click()
    assert crowded.locator(".sarhad-title").text_content() == "Invented event 7"
    assert "is-selected" in count.get_attribute("class")
    assert crowded.locator(".sarhad-thread").is_visible()
    assert crowded.locator(".sarhad-scale").text_content() == before


def test_the_list_of_a_place_closes_by_its_button_and_by_escape(crowded):
    for close in (crowded.locator(".sarhad-close").click, lambda: crowded.keyboard.press("Escape")):
        crowded.locator(".sarhad-count").click()
        assert crowded.locator(".sarhad-title").count() == 1
        close()
        assert crowded.locator(".sarhad-title").count() == 0


def test_a_selected_event_that_is_hidden_says_so(atlas):
    atlas.page.locator('.sarhad-mark[data-layer="events"]').first.dispatch_event("click")
    assert atlas.page.locator(".sarhad-hidden").count() == 0
    atlas.page.locator('[data-layer-box="events"]').uncheck()
    assert atlas.page.locator(".sarhad-hidden").is_visible()
    atlas.page.locator('[data-layer-box="events"]').check()
    assert atlas.page.locator(".sarhad-hidden").count() == 0


@pytest.mark.parametrize(("width", "is_open"), [(1440, True), (1180, False)])
def test_the_legend_waits_folded_where_it_would_cover_the_middle(open_page, path, width, is_open):
    page = open_page(path, viewport={"width": width, "height": 800}).page
    assert page.locator(".sarhad-legend").evaluate("one => one.open") is is_open


def test_a_control_in_a_text_is_named_turns_nothing_around_and_moves_no_mark(payload, tmp_path, open_page):
    turned = copy.deepcopy(payload)
    event = next(one for one in turned["features"] if one["layer"] == "events" and one["evidence"])
    number, start, end = event["evidence"][0]
    article = turned["articles"][number]
    quotation = article["text"][start:end].replace(" ", "\u202e").replace(",", "\u2067")
    article["text"] = article["text"][:start] + quotation + article["text"][end:]
    (tmp_path / "turned.html").write_text(render_page(turned), encoding="utf-8")
    page = open_page(tmp_path / "turned.html").page
    page.locator(f'.sarhad-item[data-id="{event["id"]}"]').first.click()
    named = quotation.replace("\u202e", "RLO").replace("\u2067", "RLI")
    assert "".join(page.locator(".sarhad-text mark.is-now").all_text_contents()) == named
    assert page.locator(".sarhad-evidence q").first.text_content() == named
    assert "RLO" in page.locator(".sarhad-text bdi.sarhad-turn").all_text_contents()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.locator("body").inner_text())


def test_a_province_that_no_article_names_gives_way_to_other_names(payload, tmp_path, open_page):
    crowd = copy.deepcopy(payload)
    names, points = crowd["basemap"]["provinces_named"], crowd["basemap"]["countries"][0]["points"]
    names += [{"id": f"adm1:crowd-{n}", "name": f"Crowd {n}", "points": [at], "extent": 0.01, "near": True}
              for n, at in enumerate(2 * points)]  # fmt: skip
    (tmp_path / "provinces.html").write_text(render_page(crowd), encoding="utf-8")
    page = open_page(tmp_path / "provinces.html").page
    page.evaluate(
        """() => {
            const layOut = SarhadMap.layOutLabels;
            SarhadMap.layOutLabels = (...all) => (window.placed = layOut(...all));
        }"""
    )
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(900)
    placed = page.evaluate("placed.map(({label, box}) => [label.kind, ...box])")
    assert "country" in {kind for kind, *_ in placed}
    areas = [box for kind, *box in placed if kind in {"country", "province"}]
    covered = [
        (one, other)
        for one, other in itertools.combinations(areas, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert covered == []
