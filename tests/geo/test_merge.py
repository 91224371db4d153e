from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Actor, Event, EventPlace, Evidence, Records
from geo.text.reader import article_from_text
from geo.vocabulary import ActorType, Basis, EventType, PlaceRole, Status


def evidence(article_id: str, start: int = 0) -> Evidence:
    return Evidence(article_id=article_id, start=start, end=start + 4, exact="text")


def actor(article_id: str, name: str, country: str | None = "JO") -> Actor:
    return Actor(
        id=f"actor-{article_id}-{name}",
        name=name,
        names=(name,),
        actor_type=ActorType.PERSON,
        role=None,
        country_code=country,
        evidence=(evidence(article_id),),
    )


def visit(
    article_id: str, start: int, *, by: str = "Omar Khalid", edtf: str | None = None, to: str = "iso:EG"
) -> Event:
    return Event(
        id=f"event-{article_id}-{start}",
        event_type=EventType.VISIT,
        title="Khalid visits Egypt",
        status=Status.OCCURRED,
        date_edtf=edtf,
        date_basis=Basis.STATED if edtf else None,
        places=(EventPlace(place_id=to, role=PlaceRole.OCCURRED_AT),),
        place_basis=Basis.STATED,
        actors=(f"actor-{article_id}-{by}",),
        recipients=(),
        evidence=(evidence(article_id, start),),
        plover_event=None,
        plover_mode=None,
    )


def records_of(*events: Event, actors: tuple[Actor, ...] = ()) -> Records:
    named = actors or tuple(actor(article_id, "Omar Khalid") for article_id in ("a", "b"))
    return Records(actors=named, events=events)


def test_one_person_of_two_articles_is_one_actor_with_every_name() -> None:
    actors = (actor("a", "Omar Khalid"), actor("b", "Omar Hussein Khalid", None))
    merged = merge(Records(actors=actors)).actors
    assert [(one.id, one.name, one.names) for one in merged] == [
        ("actor-a-Omar Khalid", "Omar Hussein Khalid", ("Omar Khalid", "Omar Hussein Khalid"))
    ]


def test_persons_of_different_countries_stay_apart() -> None:
    assert len(merge(Records(actors=(actor("a", "Omar Khalid"), actor("b", "Omar Khalid", "EG")))).actors) == 2


def test_one_visit_of_two_articles_is_one_event_with_two_sources() -> None:
    merged = merge(records_of(visit("a", 0, edtf="2024-05-03"), visit("b", 0, edtf="2024-05")))
    assert [(event.id, event.date_edtf, len(event.evidence)) for event in merged.events] == [
        ("event-a-0", "2024-05-03", 2)
    ]


def test_visits_on_different_dates_stay_apart() -> None:
    assert len(merge(records_of(visit("a", 0, edtf="2018-07"), visit("b", 0, edtf="2021-10"))).events) == 2


def test_visits_to_different_places_stay_apart() -> None:
    assert len(merge(records_of(visit("a", 0, edtf="2024"), visit("b", 0, edtf="2024", to="iso:JO"))).events) == 2


def test_an_undated_visit_takes_the_date_of_the_only_one_it_can_be() -> None:
    merged = merge(records_of(visit("a", 0, edtf="2024-05-03"), visit("b", 0)))
    assert [event.date_edtf for event in merged.events] == ["2024-05-03"]


def test_an_undated_visit_that_could_be_several_of_another_article_stays_undated() -> None:
    merged = merge(records_of(visit("a", 0, edtf="2018-07"), visit("a", 9, edtf="2021-10"), visit("b", 0)))
    assert [event.date_edtf for event in merged.events] == ["2018-07", "2021-10", None]


def test_a_sentence_that_tells_a_visit_from_earlier_ones_keeps_it_apart_from_them() -> None:
    text = (
        "This visit marks General Omar Khalid's third trip to Egypt, "
        "following his visits in July 2018 and October 2021."
    )
    merged = merge(read_batch([article_from_text(text, name="a")]))
    assert sorted(event.date_edtf or "" for event in merged.events) == ["", "2018-07", "2021-10"]


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED])
def test_a_visit_that_is_planned_or_denied_is_not_the_one_that_occurred(status: Status) -> None:
    other = replace(visit("b", 0, edtf="2024-05-03"), status=status)
    assert len(merge(records_of(visit("a", 0, edtf="2024-05-03"), other)).events) == 2


DATES = st.sampled_from([None, "2018-07", "2021-10", "2024-05-03", "2024"])
PLACES = st.sampled_from(["iso:EG", "iso:JO"])
VISITS = st.lists(st.tuples(st.sampled_from("ab"), DATES, PLACES), max_size=5)


@given(VISITS)
def test_merging_again_or_in_another_order_changes_nothing(described: list[tuple[str, str | None, str]]) -> None:
    events = [visit(name, 9 * i, edtf=edtf, to=to) for i, (name, edtf, to) in enumerate(described)]
    merged = merge(records_of(*events))
    assert merge(merged).events == merged.events
    for order in list(permutations(events))[:6]:
        assert merge(records_of(*order)).events == merged.events


@given(VISITS)
def test_no_evidence_is_lost(described: list[tuple[str, str | None, str]]) -> None:
    events = [visit(name, 9 * i, edtf=edtf, to=to) for i, (name, edtf, to) in enumerate(described)]
    merged = merge(records_of(*events))
    assert {e for event in merged.events for e in event.evidence} == {e for event in events for e in event.evidence}
