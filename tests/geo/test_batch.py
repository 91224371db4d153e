from itertools import permutations

import pytest

from geo.batch import read_batch, read_places
from geo.records import Article, Evidence, Records
from geo.text.reader import article_from_text

TEXTS = {
    "a": "General Omar Khalid of Jordan arrived in Cairo on 3 May 2024. He met Anna Nowak in Luxor.",
    "b": "Poland deployed troops to Suwalki in May 2024.\nThe border of Poland and Belarus is 400 km long.",
    "c": "",
}


def articles() -> list[Article]:
    return [article_from_text(text, name=name) for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def records() -> Records:
    return read_batch(articles())


def test_the_order_of_the_articles_changes_nothing(records: Records) -> None:
    assert all(read_batch(order) == records for order in permutations(articles()))


def test_an_article_alone_gives_the_same_ids_as_among_others(records: Records) -> None:
    alone = read_batch(articles()[:1])
    assert {event.id for event in alone.events} < {event.id for event in records.events}
    assert {actor.id for actor in alone.actors} <= {actor.id for actor in records.actors}


def test_every_quotation_is_its_slice_of_the_text(records: Records) -> None:
    texts = {article.id: article.text for article in records.articles}
    quoted: list[Evidence] = [e for event in (*records.events, *records.agreements) for e in event.evidence]
    quoted += [e for actor in records.actors for e in actor.evidence]
    assert quoted
    assert all(texts[e.article_id][e.start : e.end] == e.exact for e in quoted)
    assert all(texts[c.article_id][c.start : c.end] == c.exact for c in records.claims)


def test_every_actor_and_place_that_an_event_names_is_there(records: Records) -> None:
    actors = {actor.id for actor in records.actors}
    places = {place.place_id for place in records.places}
    for event in records.events:
        assert {*event.actors, *event.recipients} <= actors
        assert {place.place_id for place in event.places} <= places


def test_ids_are_unique(records: Records) -> None:
    ids = [one.id for one in (*records.events, *records.agreements, *records.claims, *records.actors)]
    assert len(ids) == len(set(ids))


def test_no_articles_give_empty_records() -> None:
    assert read_batch([]) == Records()


def test_an_article_that_names_no_place_is_an_issue(records: Records) -> None:
    assert [issue.article_id for issue in records.issues if issue.code == "no-place"] == ["c"]


def test_reading_places_alone_finds_mentions_and_nothing_that_needs_a_parse() -> None:
    quick = read_places(articles())
    found = {(m.article_id, m.exact) for m in quick.mentions if m.plotted}
    assert {("a", "Cairo"), ("a", "Luxor"), ("b", "Suwalki"), ("b", "border of Poland and Belarus")} <= found
    assert (quick.events, quick.dates, quick.agreements) == ((), (), ())
    assert [issue.article_id for issue in quick.issues if issue.code == "no-place"] == ["c"]
