import pytest

from geo.records import Event, Records
from geo.vocabulary import Basis, Status
from tests.geo.events.conftest import Read


def find(records: Records, word: str) -> Event:
    events = [event for event in (*records.events, *records.agreements) if word in event.title]
    assert len(events) == 1, [event.title for event in (*records.events, *records.agreements)]
    return events[0]


def names_of(event: Event, records: Records) -> set[str]:
    known = {place.place_id: place.name for place in records.places}
    return {known[place.place_id] for place in event.places}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Poland is going to deploy troops to Suwalki in May 2024.", Status.PLANNED),
        ("Warsaw announced on 3 May 2024 that Poland would deploy troops to Vilnius.", Status.PLANNED),
        ("Nobody attacked a checkpoint in Suwalki on 3 May 2024.", Status.DENIED),
        ("No soldiers were deployed to Suwalki on 3 May 2024.", Status.DENIED),
        ("Reports that gunmen attacked a checkpoint in Suwalki on 3 May 2024 are baseless.", Status.DENIED),
        ("Reports that gunmen attacked a checkpoint in Suwalki on 3 May 2024 are correct.", Status.OCCURRED),
        ("Gunmen attacked a checkpoint in Suwalki on 3 May 2024. That is a lie.", Status.DENIED),
        ("Gunmen attacked a checkpoint in Suwalki on 3 May 2024. That is a pity.", Status.OCCURRED),
        ("Lithuania invited President Andrzej Duda to visit Vilnius in May 2024.", Status.PROPOSED),
        ("Gunmen made an attempt to storm a checkpoint in Suwalki on 3 May 2024.", Status.OCCURRED),
    ],
)
def test_status_follows_what_is_said_of_the_thing(read: Read, text: str, status: Status) -> None:
    events = read(text).events
    assert [event.status for event in events if event.event_type.value != "statement"] == [status]


def test_would_under_a_condition_stays_open(read: Read) -> None:
    text = "Warsaw said on 3 May 2024 that Poland would deploy troops to Suwalki if Belarus attacked."
    assert not [event for event in read(text).events if event.event_type.value == "deployment"]


def test_both_sides_agreement_to_act_is_settled_and_one_sides_promise_is_planned(read: Read) -> None:
    both = read("Poland and Lithuania agreed on 3 May 2024 to share intelligence on smugglers.")
    one = read("Poland agreed on 3 May 2024 to share intelligence on smugglers.")
    assert "occurred" in {event.status.value for event in (*both.events, *both.agreements)}
    assert "occurred" not in {event.status.value for event in (*one.events, *one.agreements)}


def test_a_town_that_the_parser_takes_for_a_person_is_where_troops_are_moved(read: Read) -> None:
    records = read("The army deployed a tank battalion to Phanom Dong Rak in May 2024, near Surin in Thailand.")
    assert any("Phanom" in name for event in records.events for name in names_of(event, records))


def test_the_owner_before_a_finer_name_is_no_place(read: Read) -> None:
    records = read("Gunmen attacked villages in Khost's Gurbuz district in Afghanistan on 3 May 2024.")
    assert names_of(find(records, "attack"), records) == {"Gurbuz"}


def test_people_expelled_from_a_country_are_expelled_there(read: Read) -> None:
    records = read("Sixty diplomats were expelled from Norway on 3 May 2024.")
    assert names_of(find(records, "expelled"), records) == {"Norway"}


def test_a_name_found_nowhere_keeps_the_border_from_standing_in(read: Read) -> None:
    text = "Gunmen attacked a post near Xyzzyford on 3 May 2024 along the border of Poland and Lithuania."
    assert not any(place.place_id.startswith("boundary") for event in read(text).events for place in event.places)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Troops left Vilnius in April. Soldiers were deployed there on 3 May 2024.", "deployed", "Vilnius"),
        ("Vilnius lies in Lithuania. Gunmen attacked a police station in the city on 3 May 2024.", "attack", "Vilnius"),
        ("Elections were near in Norway. Gunmen raided banks across the country on 3 May 2024.", "raid", "Norway"),
    ],
)
def test_what_takes_up_a_place_is_that_place(read: Read, text: str, word: str, place: str) -> None:
    records = read(text)
    event = find(records, word)
    assert (names_of(event, records), event.place_basis) == ({place}, Basis.INFERRED)


def test_a_states_police_act_in_that_state(read: Read) -> None:
    records = read("Norwegian police arrested two men on 3 May 2024. Norway said nothing more.")
    event = find(records, "arrest")
    assert (names_of(event, records), event.place_basis) == ({"Norway"}, Basis.INFERRED)


def test_a_towns_police_act_in_that_town(read: Read) -> None:
    records = read("Oslo police arrested two men on 3 May 2024.")
    assert names_of(find(records, "arrest"), records) == {"Oslo"}


def test_talks_that_follow_a_visit_take_its_day_and_place(read: Read) -> None:
    records = read(
        "Defence Minister Jonas Kask arrived in Vilnius on 3 May 2024. The two ministers then held talks on security."
    )
    event = find(records, "talks")
    assert (event.date_edtf, names_of(event, records), event.date_basis) == ("2024-05-03?", {"Vilnius"}, Basis.INFERRED)


def test_talks_that_nothing_ties_to_a_visit_take_nothing(read: Read) -> None:
    records = read(
        "Defence Minister Jonas Kask arrived in Vilnius on 3 May 2024. Officials of Peru and Chile held talks."
    )
    assert {event.date_edtf for event in records.events if "talks" in event.title.lower()} <= {None}


@pytest.mark.parametrize(
    ("words", "day"),
    [("two days after", "2024-05-01?"), ("a week after", "2024-04-26?"), ("a day before", "2024-05-04?")],
)
def test_days_are_counted_from_the_main_clause(read: Read, words: str, day: str) -> None:
    text = f"The explosion on 3 May 2024 came {words} gunmen killed six officers in Suwalki."
    assert day in {event.date_edtf for event in read(text).events}


def test_what_broke_out_while_something_dated_went_on_has_its_date(read: Read) -> None:
    text = "In November 2020, while fighting broke out in Tigray, the army seized Gallabat in Sudan."
    assert {event.date_edtf for event in read(text).events} == {"2020-11"}


def test_what_was_done_during_a_dated_war_has_the_wars_date(read: Read) -> None:
    event = find(read("Soldiers laid mines near Suwalki. They attacked Vilnius during the war of 1920."), "Vilnius")
    assert event.date_edtf == "1920"


def test_a_statement_is_at_its_venue_and_not_at_what_it_is_about(read: Read) -> None:
    records = read("President Andrzej Duda warned in Vilnius on 3 May 2024 that troops threatened peace in Ukraine.")
    places = {name for event in records.events for name in names_of(event, records)}
    assert places == {"Vilnius"}


def test_the_time_that_an_entry_was_written_is_not_when_its_meeting_will_be(read: Read) -> None:
    text = "Live on 9 December 2025\n\n16:58 Foreign ministers of Peru and Chile will meet in Lima on 11 December 2025."
    records = read(text, published="2025-12-09")
    assert [event.date_edtf for event in records.events if event.status is Status.PLANNED] == ["2025-12-11"]
