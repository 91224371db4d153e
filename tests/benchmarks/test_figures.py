from collections import Counter

import pytest

from benchmarks.figures import ANY, TYPED, count_reading, labels_of, measure
from benchmarks.gold import GoldDocument
from benchmarks.matching import pair_document
from tests.benchmarks.test_matching import SENTENCES, make_found, make_gold


@pytest.fixture
def counts():
    """Count one document with two annotated events: one found with another type and place, one missed, one false."""
    gold = (make_gold(), make_gold(id="e2", mentions=((110, 115),)))
    found = (make_found(label="meeting", places=((30, 35),), drawn=((30, 35),)), make_found(evidence=(SENTENCES[1],)))
    document = GoldDocument(corpus="own", id="a", published=None, text="", sha256="", events=gold)
    return count_reading(pair_document(document, found))


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("precision", ANY, 1 / 2),
        ("recall", ANY, 1 / 2),
        ("F1", ANY, 1 / 2),
        ("F1", TYPED, 0),
        ("date", ANY, 1),
        ("place", ANY, 0),
        ("status", ANY, 1),
        ("map", ANY, 0),
        ("recall", "attack", 0),
        ("date", "attack", 1),
    ],
)
def test_every_figure_is_the_share_that_it_says(counts, name, label, value):
    assert measure([counts], name, label).value == value


def test_what_has_no_whole_has_no_share(counts):
    assert measure([counts], "F1", "visit").value is None
    assert measure([], "F1", ANY).value is None


def test_types_are_listed_whether_annotated_or_found(counts):
    assert labels_of([counts]) == ["attack", "meeting"]


def test_documents_that_are_alike_leave_no_doubt(counts):
    figure = measure([counts] * 5, "F1", ANY)
    assert (figure.low, figure.high) == (figure.value, figure.value)


def test_the_interval_holds_the_value_and_is_the_same_every_time():
    some = [Counter({("hit", ANY): hit, ("gold", ANY): 5}) for hit in (0, 2, 3, 5, 5)]
    figure = measure(some, "recall", ANY)
    assert figure == measure(some, "recall", ANY)
    assert figure.low < figure.value < figure.high


def test_a_figure_reads_as_a_cell(counts):
    assert str(measure([counts], "F1", ANY)) == ".50 [.50–.50]"
    assert str(measure([counts], "F1", "visit")) == "–"
