from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest
from factories import FIRST, SECOND
from hypothesis import given
from hypothesis import strategies as st

from layers.dashboard.reading_view import (
    Span,
    build_paragraphs,
    find_source,
    find_spans,
    list_titles,
    render_paragraphs,
    to_byline,
)


class Reader(HTMLParser):
    """What a browser would show: the text, and the marks with theirs."""

    def __init__(self, html):
        super().__init__()
        self.paragraphs, self.marks, self.tags = [], [], set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "p":
            self.paragraphs.append("")
        if tag == "mark":
            self.marks.append({**dict(attrs), "text": ""})
            self._in_mark = True

    def handle_endtag(self, tag):
        if tag == "mark":
            self._in_mark = False

    _in_mark = False

    def handle_data(self, data):
        self.paragraphs[-1] += data
        if self._in_mark:
            self.marks[-1]["text"] += data


def read(text, *spans, selected=None, names=None):
    made = [Span(start=start, end=end, feature_id=feature) for start, end, feature in spans]
    return Reader(render_paragraphs(build_paragraphs(text, made), selected=selected, names=names))


def test_each_line_is_a_paragraph_and_empty_lines_are_none():
    assert read("One.\n\nTwo.").paragraphs == ["One.", "Two."]


def test_evidence_is_marked_with_its_feature():
    marks = read("He came. He left.", (9, 17, "event-b")).marks
    assert [(mark["text"], mark["data-ids"], mark["class"]) for mark in marks] == [("He left.", "event-b", "evidence")]


def test_overlapping_evidence_is_cut_where_each_begins_and_ends():
    marks = read("abcdef", (0, 4, "x"), (2, 6, "y")).marks
    assert [(mark["text"], mark["data-ids"]) for mark in marks] == [("ab", "x"), ("cd", "x y"), ("ef", "y")]


def test_the_shortest_evidence_of_nested_ones_is_named_first():
    marks = read("abcdef", (0, 6, "sentence"), (2, 4, "name")).marks
    assert marks[1]["data-ids"] == "name sentence"


def test_the_same_evidence_twice_is_one_mark():
    assert len(read("abc", (0, 3, "x"), (0, 3, "x")).marks) == 1


def test_all_stretches_of_the_selected_feature_are_highlighted_and_the_first_is_the_target():
    marks = read("abcdef", (0, 2, "x"), (1, 6, "y"), selected="y").marks
    assert [mark["class"] for mark in marks] == ["evidence", "evidence selected", "evidence selected"]
    assert ["data-target" in mark for mark in marks] == [False, True, False]


def test_evidence_that_crosses_a_line_break_is_marked_in_both_lines():
    reader = read("one\ntwo", (1, 6, "x"))
    assert [mark["text"] for mark in reader.marks] == ["ne", "tw"]
    assert reader.paragraphs == ["one", "two"]


def test_a_mark_says_what_it_is_evidence_of():
    marks = read("abc", (0, 3, "x"), (0, 2, "y"), names={"x": 'Visit "of" <state>', "y": "Call"}).marks
    assert [mark["title"] for mark in marks] == ['Call; Visit "of" <state>', 'Visit "of" <state>']


def test_hostile_text_and_ids_stay_text():
    text = '<script>alert(1)</script> & <img src=x onerror="a()">'
    reader = read(text, (0, 8, '"><script>'), selected='"><script>', names={'"><script>': '"><b>'})
    assert reader.paragraphs == [text]
    assert reader.tags == {"p", "mark"}


def test_evidence_outside_the_text_is_cut_off():
    assert [mark["text"] for mark in read("abc", (-2, 1, "x"), (2, 9, "y"), (7, 9, "z"), (1, 1, "w")).marks] == [
        "a",
        "c",
    ]


def test_offsets_count_code_points_beyond_the_basic_plane():
    assert [mark["text"] for mark in read("😀 سرحد", (2, 6, "x")).marks] == ["سرحد"]


EVIDENCE = pd.DataFrame(
    {"feature_id": ["x", "y", "x"], "source_id": ["b", "a", "a"], "start": [0, 2, 4], "end": [1, 3, 5]}
)


def test_spans_of_one_article_come_from_the_table_of_evidence():
    assert find_spans(EVIDENCE, "a") == (Span(start=2, end=3, feature_id="y"), Span(start=4, end=5, feature_id="x"))


def test_the_source_of_a_feature_is_that_of_its_first_evidence():
    assert [find_source(EVIDENCE, feature) for feature in ("x", "y", "z", None)] == ["b", "a", None, None]


def test_an_article_is_called_by_what_is_printed_of_it():
    assert list_titles([FIRST, SECOND]) == [
        "Article 1 · A visit & a border · A. Writer · The Lark · 2025-01-22",
        "Article 2 · author and date not printed",
    ]
    assert to_byline(replace(FIRST, published=None)) == "A. Writer · The Lark · date not printed"
    assert to_byline(replace(FIRST, author=None)) == "The Lark · 2025-01-22 · author not printed"


TEXTS = st.text(st.sampled_from("ab <&\n\"'😀س"), max_size=40)


@given(
    text=TEXTS, spans=st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from("xyz")), max_size=8)
)
def test_segments_joined_are_the_text_and_name_exactly_the_spans_over_them(text, spans):
    made = [Span(start=start, end=end, feature_id=feature) for start, end, feature in spans]
    paragraphs = build_paragraphs(text, made)
    assert "\n".join("".join(segment.text for segment in paragraph) for paragraph in paragraphs) == text
    for segment in (segment for paragraph in paragraphs for segment in paragraph):
        assert text[segment.start : segment.start + len(segment.text)] == segment.text
        for position in range(segment.start, segment.start + len(segment.text)):
            covering = {feature for start, end, feature in spans if start <= position < end}
            assert set(segment.feature_ids) == covering


@given(
    text=TEXTS, spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("xyz")), max_size=6)
)
def test_what_is_shown_is_the_text(text, spans):
    lines = [line for line in text.split("\n") if line]
    assert read(text, *spans, selected="x").paragraphs == lines


@pytest.mark.parametrize(
    ("control", "name"),
    [(chr(code), name) for code, name in zip(range(0x202A, 0x202F), ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True)]
    + [(chr(code), name) for code, name in zip(range(0x2066, 0x206A), ("LRI", "RLI", "FSI", "PDI"), strict=True)],
)
def test_a_control_that_would_turn_the_text_around_is_named_and_not_obeyed(control, name):
    html = render_paragraphs(build_paragraphs(f"He {control}left.", ()), selected=None)
    assert html == f'<p dir="auto">He <bdi class="turn" dir="ltr">{name}</bdi>left.</p>'


def test_a_control_before_and_inside_evidence_moves_no_mark():
    text = "One \u202etwo th\u2067ree."
    start, end = text.index("two"), text.index(".")
    (mark,) = read(text, (start, end, "event-a")).marks
    assert mark["text"] == "two thRLIree"


def test_marks_of_direction_that_turn_nothing_stay():
    assert read("a\u200fb\u200ec").paragraphs == ["a\u200fb\u200ec"]
