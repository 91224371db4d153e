from dataclasses import replace

import pytest
from factories import SECOND, make_article, make_records

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Issue
from geo.text.reader import Reading
from geo.vocabulary import Severity
from layers import pipeline
from layers.pipeline import join_batches, read_records

TEXTS = {
    "c": "Tehran and Islamabad talked in 2023.",
    "a": "A visit to Quetta took place on 3 May 2024.",
    "b": "Iran shares a border with Pakistan.",
}
ARTICLES = [make_article(text, article_id=name) for name, text in TEXTS.items()]
ISSUE = Issue(severity=Severity.INFO, code="same-text", message="twice")


def reading(articles=ARTICLES, issues=()):
    return Reading(articles=tuple(articles), faults=(), issues=issues)


@pytest.mark.parametrize("size", [1, 2, 8])
def test_the_size_of_a_batch_changes_nothing(monkeypatch, size):
    monkeypatch.setattr(pipeline, "BATCH", size)
    whole = merge(read_batch(ARTICLES))
    assert read_records(reading(), lambda _: None) == whole


def test_the_order_of_the_articles_changes_nothing():
    assert read_records(reading(ARTICLES[::-1]), lambda _: None) == read_records(reading(), lambda _: None)


def test_what_reading_the_files_found_comes_first():
    assert read_records(reading(ARTICLES[:1], (ISSUE,)), lambda _: None).issues[0] == ISSUE


def test_progress_counts_every_article(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 2)
    steps = []
    read_records(reading(), steps.append)
    assert steps == [2, 1]


def test_a_place_of_two_batches_stands_once_and_all_else_is_kept():
    first, second = make_records(), replace(make_records(), articles=(replace(SECOND, id="third"),))
    joined = join_batches([first, second])
    assert sorted(place.place_id for place in first.places) == [place.place_id for place in joined.places]
    assert len(joined.articles) == 3
    for name in ("mentions", "dates", "actors", "events", "agreements", "claims", "relations", "issues"):
        assert getattr(joined, name) == getattr(first, name) + getattr(second, name)


def test_nothing_joined_is_nothing():
    assert join_batches([]).articles == ()
