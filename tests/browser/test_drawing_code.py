"""The drawing code's pure parts, each run in a real browser."""

import itertools
import re

import pytest

from layers.drawing.scripts import read_script
from layers.drawing.shapes import SCALE, pack_line

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context()
    opened = context.new_page()
    opened.set_content("<!doctype html><body></body>")
    opened.add_script_tag(content=read_script())
    yield opened
    context.close()


@pytest.mark.parametrize(
    ("edtf", "words", "unit"),
    [
        ("2025-01-20", "20 January 2025", "day"),
        ("2025-01-20?", "20 January 2025", "day"),
        ("2024-04", "April 2024", "month"),
        ("2023", "2023", "year"),
        ("2023~", "about 2023", "year"),
        ("199X", "the 1990s", "more"),
        ("2024-21", "spring 2024", "season"),
        ("2025-01-13/2025-01-19", "13 January 2025 to 19 January 2025", "week"),
        ("2018/2021", "2018 to 2021", "more"),
        ("2018/..", "from 2018 on", "more"),
        ("../2018", "until 2018", "more"),
        ("[2018,2021]", "[2018,2021]", "more"),
    ],
)
def test_dates_in_words_say_no_more_than_is_known(page, edtf, words, unit):
    assert page.evaluate("edtf => SarhadMap.dateInWords(edtf)", edtf) == {"words": words, "unit": unit}


@pytest.mark.parametrize(
    ("event", "words", "note"),
    [
        ({"status": "proposed"}, "No date in the text", "An idea, not an event"),
        ({"status": "occurred", "date_edtf": "2024-04", "date_basis": "stated"}, "April 2024", "To the month"),
        ({"status": "occurred", "date_edtf": "2025-01-20?", "date_basis": "inferred"}, "20 January 2025", "Inferred"),
        ({"status": "denied", "date_edtf": "2023", "date_basis": "stated"}, "2023", "Denied"),
    ],
)
def test_the_note_says_what_a_date_rests_on(page, event, words, note):
    found = page.evaluate("event => SarhadMap.whenInWords(event)", event)
    assert found["words"] == words
    assert note in found["note"]


def test_offsets_count_code_points_also_beyond_the_first_plane(page):
    text = "a𝔅c😀d"
    for start, end in itertools.combinations(range(len(text) + 1), 2):
        found = page.evaluate(
            "([text, a, b]) => { const at = SarhadMap.offsetsIn(text); return text.slice(at(a), at(b)); }",
            [text, start, end],
        )
        assert found == text[start:end]


def test_a_text_is_cut_at_every_end_of_a_span_and_loses_nothing(page):
    spans = [{"start": 2, "end": 9}, {"start": 4, "end": 6}, {"start": 5, "end": 12}, {"start": 20, "end": 25}]
    pieces = page.evaluate("spans => SarhadMap.cutText(3, 15, spans)", spans)
    assert [(piece["start"], piece["end"]) for piece in pieces] == [(3, 4), (4, 5), (5, 6), (6, 9), (9, 12), (12, 15)]
    assert [len(piece["spans"]) for piece in pieces] == [1, 2, 3, 2, 1, 0]


def test_packed_lines_come_back_where_they_were(page):
    line = [(60.872855, 29.858546), (61.5, 28.0), (63.33327, 25.1744)]
    found = page.evaluate("part => Array.from(SarhadMap.unpackPart(part).xy)", pack_line(line))
    for (lon, lat), x, y in zip(line, found[::2], found[1::2], strict=True):
        assert x * 360 - 180 == pytest.approx(lon, abs=1 / SCALE)
        assert y == pytest.approx(page.evaluate("lat => SarhadMap.projectY(lat)", lat), abs=1e-6)


def test_placed_labels_never_cover_one_another_and_the_important_win(page):
    placed = page.evaluate(
        """() => {
            const labels = [];
            for (let i = 0; i < 400; i += 1) {
                const x = (i * 7919) % 800, y = (i * 104729) % 600;
                labels.push({rank: i % 9, id: i, boxes: SarhadMap.boxesBeside(x, y, 60, 14, 6)});
            }
            return SarhadMap.placeLabels(labels, new SarhadMap.Room()).map(({label, box}) => [label.rank, box]);
        }"""
    )
    assert len(placed) > 30
    for (_, a), (_, b) in itertools.combinations(placed, 2):
        assert not (a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1])
    ranks = [rank for rank, _ in placed]
    assert ranks.count(0) > ranks.count(8)


def test_every_type_has_a_shape_of_its_own(page):
    paths = page.evaluate("() => SarhadMap.TYPES.map(type => SarhadMap.symbolPath(type, 8.5))")
    assert len(set(paths)) == len(paths)


def test_every_status_is_told_apart_without_colour(page):
    drawn = page.evaluate(
        """() => SarhadMap.STATUSES.filter(status => status !== "demanded").map(status =>
            SarhadMap.symbol("visit", status, 8.5).innerHTML.replace(/sarhad-half-\\d+/g, ""))"""
    )
    assert len(set(drawn)) == len(drawn)


def test_what_only_a_machine_has_read_is_never_filled_and_carries_a_question_mark(page):
    text, fills = page.evaluate(
        """() => {
            const mark = SarhadMap.symbol("visit", "occurred", 8.5, true);
            return [mark.textContent, [...mark.querySelectorAll("path")].map(path => path.getAttribute("fill"))];
        }"""
    )
    assert text == "?"
    assert "var(--dip)" not in fills


@pytest.mark.parametrize(("count", "is_counted"), [(1, False), (6, False), (7, True)])
def test_more_than_six_at_one_place_become_a_count(page, count, is_counted):
    groups = page.evaluate(
        """count => SarhadMap.groupEvents(Array.from({length: count}, (_, i) =>
            ({id: `e${i}`, name: `${i}`, layer: "events", event_type: "visit", kind: "point", shape: 0})),
            [{anchor: [1, 2]}])""",
        count,
    )
    assert len(groups) == 1
    assert groups[0]["isCounted"] is is_counted


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "//evil.example", "file:///etc", None],
)
def test_only_web_addresses_become_links(page, address):
    assert page.evaluate("address => SarhadMap.link(address, 'x').tagName", address) == "SPAN"


def test_a_link_opens_apart_and_tells_nothing(page):
    found = page.evaluate(
        "() => { const a = SarhadMap.link('https://a.example/', 'x'); return [a.tagName, a.rel, a.target]; }"
    )
    assert found == ["A", "noopener noreferrer", "_blank"]


@pytest.mark.parametrize("zoom", [3, 5.5, 8, 12])
def test_the_scale_bar_is_true_and_round(page, zoom):
    bar = page.evaluate("zoom => SarhadMap.scaleBar(29, 256 * 2 ** zoom, 120)", zoom)
    km_per_px = 40075.016686 * 0.8746197 / (256 * 2**zoom)
    assert bar["px"] <= 120
    assert bar["km"] == pytest.approx(bar["px"] * km_per_px, rel=1e-4)


def test_the_axis_of_lengths_holds_every_value(page):
    for values in ([900, 909, 1023.4], [5], [0.4, 0.5], [12000, 12001]):
        axis = page.evaluate("values => SarhadMap.axisAround(values)", values)
        assert axis["from"] <= min(values)
        assert max(values) <= axis["to"]
        assert (axis["to"] - axis["from"]) / axis["step"] <= 8


@pytest.mark.parametrize(("height", "state"), [(60, "peek"), (300, "half"), (700, "full")])
def test_a_dragged_sheet_comes_to_rest_at_the_nearest_height(page, height, state):
    assert page.evaluate("height => SarhadMap.nearestState(height, 844)", height) == state


def test_every_word_that_the_code_asks_for_is_in_the_table(page):
    keys = page.evaluate("() => Object.keys(SarhadMap.STRINGS.en)")
    asked = set(re.findall(r'S\.say\("([^"]+)"', read_script()))
    assert asked
    assert asked <= set(keys)


@pytest.mark.parametrize(
    ("value", "unit", "km"),
    [
        ("909", "kilometer", [909]),
        ("1,023", "kilometres", [1023]),
        ("959", "km", [959]),
        ("100", "miles", [160.9344]),
        ("3", None, []),
        ("3", "visits", []),
        ("many", "km", []),
    ],
)
def test_a_claimed_length_is_read_in_any_spelling_of_its_unit(page, value, unit, km):
    payload = {"claims": [{"place_id": "b", "value": value, "unit": unit, "evidence": [0, 0, 1]}], "measures": {}}
    said = page.evaluate("payload => SarhadMap.lengthsOf(payload, {id: 'b'}).said", payload)
    assert [one["km"] for one in said] == km


ROW = {"isCounted": False, "events": [1, 2, 3, 4, 5], "kind": "point"}


def test_a_row_stands_in_its_own_country_where_there_is_room(page):
    at = "group => SarhadMap.placeBeside(group, [400, 300], new SarhadMap.Room(), [0, 0, 800, 600], (x, y) => y < 310)"
    place = page.evaluate(at, ROW)
    assert place["box"][1] + 15 >= 310
    free = page.evaluate(at.replace("y < 310", "false"), ROW)
    assert max(abs(free["end"]), abs(free["dy"])) <= 34


PLACE_OR_FOLD = """
    ([group, taken]) => {
        const room = new SarhadMap.Room();
        for (const box of taken) room.take(box);
        const place = SarhadMap.placeOrFold(group, [400, 300], room, [0, 0, 800, 600]);
        return [place.isCounted, Math.hypot(place.end, place.dy)];
    }
"""
COLUMNS = [[x, 100, x + 20, 500] for x in range(240, 560, 64)]
"""Gaps of 44 px: a number fits, a row of five does not."""


@pytest.mark.parametrize(
    ("events", "kind", "taken", "is_counted"),
    [(5, "point", [], False), (5, "city", COLUMNS, True), (2, "city", COLUMNS, False), (5, "line", COLUMNS, False)],
)
def test_a_row_that_finds_no_room_near_its_place_becomes_a_number(page, events, kind, taken, is_counted):
    group = {"isCounted": False, "events": list(range(events)), "kind": kind}
    found, stalk_px = page.evaluate(PLACE_OR_FOLD, [group, taken])
    assert found is is_counted
    assert stalk_px <= 96


def test_a_stalk_ends_on_its_row(page):
    for blocked in itertools.product((0, 400), (0, 300)):
        place = page.evaluate(
            """([group, [left, top]]) => {
                const room = new SarhadMap.Room();
                room.take([left, top, left + 400, top + 300]);
                return SarhadMap.placeBeside(group, [400, 300], room, [0, 0, 800, 600]);
            }""",
            [ROW, blocked],
        )
        assert place["dx"] - 0.01 <= place["end"] <= place["dx"] + 4 * 27 + 0.01


@pytest.mark.parametrize("status", ["occurred", "planned", "proposed", "demanded", "denied", "historical"])
def test_the_legend_shows_marks_as_the_map_draws_them(page, status):
    draw = """([status, review]) => {
        const event = {id: 'e', layer: 'events', event_type: 'visit', status, review_state: review, kind: 'point'};
        const box = document.createElement('div');
        box.append(...SarhadMap.renderLegend({payload: {features: [event]}}));
        const outline = box.querySelectorAll('.sarhad-legend-grid')[1].querySelector('.sarhad-outline');
        const mark = SarhadMap.symbol('visit', status, 6, review === 'machine').querySelector('.sarhad-outline');
        return [outline, mark].map(one => [one.getAttribute('fill'), one.getAttribute('stroke-dasharray')]);
    }"""
    for review in ("machine", "accepted"):
        in_legend, on_map = page.evaluate(draw, [status, review])
        assert in_legend == on_map


@pytest.mark.parametrize(
    ("note", "is_up"), [([0, 50, 90, 80], True), ([0, -40, 90, -10], False), ([-99, 0, -4, 20], False), (None, False)]
)
def test_the_thread_leaves_a_row_on_the_side_without_the_note(page, note, is_up):
    assert page.evaluate("note => SarhadMap.leavesUpward(note, [0, 0, 90, 30])", note) is is_up


def test_the_note_never_stands_on_the_right_where_the_thread_leaves(page):
    right_edges = page.evaluate(
        """() => {
            const room = new SarhadMap.Room();
            for (const box of [[-500, -500, 600, -1], [-500, 31, 600, 500]]) room.take(box);
            const view = {size: 1e6, left: 0, top: 0, width: 800, height: 600, zoom: 5};
            const note = {words: "A title", box: [0, 0, 90, 30]};
            const names = {base: {}, named: [], areas: new Set(), areaAt: {}, note};
            return SarhadMap.layOutLabels(names, view, room).map(({box}) => box[2]);
        }"""
    )
    assert right_edges
    assert max(right_edges) <= 0


def test_without_a_border_no_capital_of_the_background_looks_like_a_named_one(page):
    kinds = page.evaluate(
        """() => {
            const towns = {ids: ["t"], names: ["Town"], x: [0.5], y: [0.5], population: [9e6], near: [0], focus: [1],
                capital: [1]};
            const view = {size: 1000, left: 0, top: 0, width: 1000, height: 1000, zoom: 4};
            const label = hasFocus => SarhadMap.townLabels(towns, view, SarhadMap.measure, new Set(), hasFocus)[0].kind;
            return [label(true), label(false)];
        }"""
    )
    assert kinds == ["capital", "town"]


@pytest.mark.parametrize(
    ("box", "is_free"),
    [
        ([6, 40, 60, 52], True),
        ([4, 40, 60, 52], False),
        ([-60, 40, 3, 52], False),
        ([-60, 40, 0, 52], True),
        ([97, 40, 150, 52], False),
        ([40, -9, 80, 3], False),
    ],
)
def test_no_name_is_cut_by_the_edge_of_the_map(page, box, is_free):
    script = "box => new SarhadMap.Room(64, [6, 6, 94, 94], 6).isFree(box)"
    assert page.evaluate(script, box) is is_free
