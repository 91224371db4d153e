"""
How well our own annotated articles are read: eight styles, eight borders, scored as `make eval` scores the corpora.

The floors lie a little below what is reached; whoever betters the reading may raise them. The annotations stay.
"""

import sys
from collections import Counter

import pytest

from benchmarks.events import OWN_ARTICLES, render_tables
from benchmarks.figures import ANY, TYPED, Key, count_reading, labels_of, measure
from benchmarks.gold import GoldDocument, read_own_documents
from benchmarks.matching import Reading, read_documents

FLOORS = {
    ("F1", ANY): 0.94,
    ("F1", TYPED): 0.91,
    ("precision", ANY): 0.92,
    ("date", ANY): 0.85,
    ("place", ANY): 0.50,
    ("status", ANY): 0.90,
    ("map", ANY): 0.80,
}
LEAST_ARTICLES = 8
FEWEST_WORDS, MOST_WORDS = 200, 400


@pytest.fixture(scope="module")
def documents() -> list[GoldDocument]:
    return read_own_documents(OWN_ARTICLES)


@pytest.fixture(scope="module")
def readings(documents: list[GoldDocument]) -> list[Reading]:
    return read_documents(documents)


@pytest.fixture(scope="module")
def counts(readings: list[Reading]) -> list[Counter[Key]]:
    return [count_reading(reading) for reading in readings]


def test_there_are_enough_articles_of_ordinary_length(documents: list[GoldDocument]) -> None:
    assert len(documents) >= LEAST_ARTICLES
    assert all(FEWEST_WORDS <= len(document.text.split()) <= MOST_WORDS for document in documents)


@pytest.mark.parametrize(("name", "label"), FLOORS)
def test_no_figure_falls_below_its_floor(counts: list[Counter[Key]], name: str, label: str) -> None:
    figure = measure(counts, name, label)
    assert figure.value is not None
    assert figure.value >= FLOORS[name, label], f"{figure.right} of {figure.whole}"


def test_the_figures_are_shown_by_type(
    readings: list[Reading], counts: list[Counter[Key]], capsys: pytest.CaptureFixture[str]
) -> None:
    tables = list(render_tables(readings))
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *tables, ""]))
    shown = [line.split()[0] for line in tables]
    assert set(labels_of(counts)) <= set(shown)


def test_an_article_by_itself_is_read_as_among_the_others(
    documents: list[GoldDocument], readings: list[Reading]
) -> None:
    assert read_documents(documents[-1:]) == readings[-1:]
