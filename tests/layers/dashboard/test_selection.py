from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.dashboard import selection
from layers.dashboard.selection import Facet, Filters


def event(event_id, **fields):
    base = {
        "id": event_id,
        "name": event_id,
        "event_type": "visit",
        "status": "occurred",
        "date_start": "2025-01-20",
        "date_end": "2025-01-20",
        "actors": None,
        "recipients": None,
    }
    return base | fields


def columns_of(*events, agreements=()):
    layers = {
        "capitals": pd.DataFrame({"id": ["place-tehran"]}),
        "seas": pd.DataFrame({"id": ["place-sea"]}),
        "events": pd.DataFrame(list(events) or [event("none")]).iloc[: len(events)],
        "agreements": pd.DataFrame(
            [{"parties": None, **row} for row in agreements] or [event("none", parties=None)]
        ).iloc[: len(agreements)],
    }
    return layers, selection.build_event_columns(layers)


def matching(events, **filters):
    return set(selection.filter_events(events, Filters(**filters))["id"])


@pytest.fixture
def events():
    _, columns = columns_of(
        event("visit-day", actors="Asim Munir; Iran"),
        event(
            "exercise-year", event_type="exercise", date_start="2023-01-01", date_end="2023-12-31", recipients="Iran"
        ),
        event("naval-undated", event_type="exercise", status="proposed", date_start=None, date_end=None),
        event("since-1979", event_type="attack", status="historical", date_start="1979-01-01", date_end=None),
        agreements=[
            event("pact-month", event_type="commitment", date_start="2024-04-01", date_end="2024-04-30", parties="Iran")
        ],
    )
    return columns


def test_no_filter_keeps_every_event(events):
    assert matching(events) == {"visit-day", "exercise-year", "naval-undated", "since-1979", "pact-month"}


def test_events_and_agreements_stand_in_order_of_time_with_undated_last(events):
    assert list(events.table["id"]) == ["since-1979", "exercise-year", "pact-month", "visit-day", "naval-undated"]


def test_an_interval_matches_when_it_overlaps_by_one_day(events):
    assert "exercise-year" in matching(events, earliest=date(2023, 12, 31))
    assert "exercise-year" not in matching(events, earliest=date(2024, 1, 1))
    assert "exercise-year" in matching(events, latest=date(2023, 1, 1))
    assert "exercise-year" not in matching(events, latest=date(2022, 12, 31))


def test_an_open_end_reaches_every_later_day(events):
    assert "since-1979" in matching(events, earliest=date(2024, 5, 1))
    assert "since-1979" not in matching(events, latest=date(1978, 12, 31))


def test_undated_events_stay_or_go_by_the_switch_only(events):
    assert "naval-undated" in matching(events, earliest=date(2024, 1, 1), latest=date(2024, 12, 31))
    assert "naval-undated" not in matching(events, keep_undated=False)
    assert "visit-day" in matching(events, keep_undated=False)


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(events):
    assert matching(events, event_type=frozenset({"visit", "attack"})) == {"visit-day", "since-1979"}
    assert matching(events, event_type=frozenset({"visit", "attack"}), status=frozenset({"occurred"})) == {"visit-day"}


def test_an_actor_matches_as_actor_recipient_or_party(events):
    assert matching(events, actor=frozenset({"Iran"})) == {"visit-day", "exercise-year", "pact-month"}


def test_the_layer_of_agreements_holds_only_agreements(events):
    assert matching(events, layer=frozenset({"agreements"})) == {"pact-month"}
    assert matching(events, layer=frozenset({"capitals"})) == set()


def test_a_value_that_no_event_has_matches_nothing(events):
    assert matching(events, status=frozenset({"denied"})) == set()


def test_counts_leave_their_own_facet_open(events):
    filters = Filters(event_type=frozenset({"visit"}), status=frozenset({"occurred"}))
    assert selection.count_values(events, filters, Facet.EVENT_TYPE) == {
        "attack": 0,
        "commitment": 1,
        "exercise": 1,
        "visit": 1,
    }
    assert selection.count_values(events, filters, Facet.STATUS) == {"historical": 0, "occurred": 1, "proposed": 0}


def test_an_event_with_an_actor_twice_counts_once():
    _, events = columns_of(event("one", actors="Iran; Iran", recipients="Iran"))
    assert selection.count_values(events, Filters(), Facet.ACTOR) == {"Iran": 1}


def test_undated_events_are_counted_whatever_the_dates(events):
    assert selection.count_undated(events, Filters(earliest=date(2030, 1, 1), keep_undated=False)) == 1
    assert selection.count_undated(events, Filters(status=frozenset({"occurred"}))) == 0


def test_relief_is_the_filter_that_hides_most(events):
    filters = Filters(event_type=frozenset({"visit"}), status=frozenset({"proposed"}), keep_undated=False)
    assert not matching(events, event_type=filters.event_type, status=filters.status, keep_undated=False)
    relief = selection.find_relief(events, filters)
    assert (relief.facet, relief.chosen, relief.n_events) == (Facet.STATUS, ("proposed",), 1)


def test_no_relief_where_no_single_filter_is_to_blame(events):
    filters = Filters(event_type=frozenset({"attack"}), status=frozenset({"proposed"}), actor=frozenset({"Iran"}))
    assert selection.find_relief(events, filters) is None


def test_without_filters_nothing_is_sent_to_the_map():
    layers, events = columns_of(event("one"))
    assert selection.find_visible_ids(layers, events, Filters()) is None


def test_a_filter_of_events_leaves_places_on_the_map():
    layers, events = columns_of(event("one"), event("two", event_type="attack"))
    visible = selection.find_visible_ids(layers, events, Filters(event_type=frozenset({"attack"})))
    assert set(visible) == {"place-tehran", "place-sea", "two"}


def test_a_choice_of_layers_hides_other_places_and_events():
    layers, events = columns_of(event("one"))
    assert selection.find_visible_ids(layers, events, Filters(layer=frozenset({"seas"}))) == ("place-sea",)


def test_removing_a_facet_asks_for_nothing_there():
    filters = Filters(earliest=date(2020, 1, 1), keep_undated=False, actor=frozenset({"Iran"}))
    assert filters.active() == (Facet.DATES, Facet.ACTOR)
    assert filters.without(Facet.DATES).without(Facet.ACTOR) == Filters()


def test_years_before_pandas_begins_are_kept():
    _, events = columns_of(event("old", date_start="0712-01-01", date_end="0712-12-31"))
    assert selection.filter_events(events, Filters(latest=date(800, 1, 1)))["id"].tolist() == ["old"]


def test_no_events_at_all_is_no_error():
    _, events = columns_of()
    assert selection.filter_events(events, Filters(actor=frozenset({"Iran"}))).empty
    assert selection.count_values(events, Filters(), Facet.STATUS) == {}


DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
KINDS = st.sampled_from(["visit", "attack", "exercise"])


@given(
    rows=st.lists(st.tuples(KINDS, DAYS, DAYS), min_size=1, max_size=12),
    earliest=DAYS,
    latest=DAYS,
    kinds=st.frozensets(KINDS),
)
def test_filters_agree_with_a_plain_loop(rows, earliest, latest, kinds):
    made = []
    for number, (kind, one, other) in enumerate(rows):
        start, end = (min(one, other), max(one, other)) if one and other else (one, other)
        made.append(
            event(
                str(number), event_type=kind, date_start=start and start.isoformat(), date_end=end and end.isoformat()
            )
        )
    _, events = columns_of(*made)

    def is_wanted(row):
        if kinds and row["event_type"] not in kinds:
            return False
        start, end = row["date_start"], row["date_end"]
        if start is None and end is None:
            return True
        after = earliest is None or end is None or end >= earliest.isoformat()
        before = latest is None or start is None or start <= latest.isoformat()
        return after and before

    expected = {row["id"] for row in made if is_wanted(row)}
    assert matching(events, earliest=earliest, latest=latest, event_type=kinds) == expected


@given(kinds=st.frozensets(KINDS, min_size=1), status=st.frozensets(st.sampled_from(["occurred", "planned"])))
def test_each_further_filter_gives_a_subset(kinds, status):
    _, events = columns_of(event("a"), event("b", event_type="attack"), event("c", status="planned"))
    narrow = selection.find_matches(events, Filters(event_type=kinds, status=status))
    wide = selection.find_matches(events, Filters(event_type=kinds))
    assert np.all(wide | ~narrow)


def test_values_come_in_the_order_of_their_vocabulary(events):
    assert events.listed[Facet.EVENT_TYPE].names == ("visit", "exercise", "commitment", "attack")
    assert events.listed[Facet.STATUS].names == ("occurred", "proposed", "historical")
