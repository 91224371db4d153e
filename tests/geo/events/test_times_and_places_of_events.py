import pytest

from geo.records import Event, Records
from geo.vocabulary import Basis, EventType, PlaceRole
from tests.geo.events.conftest import Read


def of_type(records: Records, event_type: EventType) -> list[Event]:
    return [event for event in records.events if event.event_type is event_type]


def names_of(records: Records, event: Event) -> list[str]:
    names = {place.place_id: place.name for place in records.places}
    return [names[place.place_id] for place in event.places]


def test_two_dates_of_one_plural_noun_are_two_events(read: Read) -> None:
    records = read("General Omar Khalid's visits to Cairo in July 2018 and October 2021 were short.")
    assert sorted(event.date_edtf or "" for event in of_type(records, EventType.VISIT)) == ["2018-07", "2021-10"]


def test_a_date_taken_from_a_neighbouring_sentence_is_inferred_and_quoted(read: Read) -> None:
    first = "General Omar Khalid called on President Duda in Warsaw on 20 January 2025."
    records = read(f"{first} General Khalid laid a wreath at the memorial in Gdynia.")
    event = of_type(records, EventType.CEREMONY)[0]
    assert (event.date_edtf, event.date_basis) == ("2025-01-20?", Basis.INFERRED)
    assert first in [evidence.exact for evidence in event.evidence[1:]]


def test_a_clause_with_its_own_time_takes_no_neighbours_date(read: Read) -> None:
    records = read(
        "General Omar Khalid called on President Duda in Warsaw on 20 January 2025. "
        "A month earlier General Khalid visited Gdynia."
    )
    assert all(event.date_edtf != "2025-01-20?" for event in of_type(records, EventType.VISIT))


def test_a_capital_that_stands_for_its_government_is_no_place(read: Read) -> None:
    records = read("Tehran deployed troops to Zahedan on 3 May 2024.")
    event = of_type(records, EventType.DEPLOYMENT)[0]
    assert names_of(records, event) == ["Zahedan"]


def test_what_talks_are_about_is_what_they_apply_to(read: Read) -> None:
    records = read("The talks covered many issues, particularly focusing on the instability in Afghanistan.")
    event = of_type(records, EventType.MEETING)[0]
    assert [place.role for place in event.places] == [PlaceRole.APPLIES_TO]


def test_a_place_named_after_the_other_verb_is_shared_by_verbs_joined_with_and(read: Read) -> None:
    records = read("General Omar Khalid visited Gdynia and met Anna Nowak on 3 May 2024.")
    event = of_type(records, EventType.MEETING)[0]
    assert names_of(records, event) == ["Gdynia"]


def test_a_dated_list_gives_its_dates_to_its_lines(read: Read) -> None:
    records = read("Week in brief\n- 5 January 2023: Azerbaijani forces shelled positions near Goris.")
    event = of_type(records, EventType.ATTACK)[0]
    assert event.date_edtf == "2023-01-05"
    assert event.evidence[0].exact.startswith("- 5 January 2023:")


def test_a_dateline_is_no_date_and_no_actor(read: Read) -> None:
    records = read("GOMA, 9 February 2024 - Rwanda sent troops to Bukavu.")
    event = of_type(records, EventType.DEPLOYMENT)[0]
    assert event.date_edtf is None
    assert [actor.name for actor in records.actors] == ["Rwanda"]


def test_an_event_without_date_and_place_is_kept_and_listed(read: Read) -> None:
    records = read("Gunmen attacked a convoy.")
    assert [event.title for event in records.events] == ["Gunmen attack convoy"]
    assert "event-without-date-or-place" in {issue.code for issue in records.issues}


def test_joint_border_patrols_are_placed_at_the_border_of_those_who_patrol(read: Read) -> None:
    records = read(
        "The border between Iran and Pakistan is long. "
        "In 2023, Iran and Pakistan conducted a joint border security exercise."
    )
    event = of_type(records, EventType.EXERCISE)[0]
    assert [place.place_id for place in event.places] == ["boundary:IR-PK"]
    assert event.place_basis is Basis.INFERRED


@pytest.mark.parametrize("text", ["", " ", "سلام", "12"])
def test_a_text_without_events_gives_none(read: Read, text: str) -> None:
    assert not read(text).events


def test_what_counts_from_a_date_before_it_quotes_that_sentence(read: Read) -> None:
    records = read(
        "The report came out on 9 June 2024. General Omar Khalid visited Cairo on 5 May 2020. "
        "Later that month, he visited Luxor. He will write on 10 July 2025."
    )
    visit = next(event for event in records.events if "Luxor" in event.title)
    assert visit.date_edtf == "2020-05?"
    assert "5 May 2020" in visit.evidence[1].exact


@pytest.mark.parametrize(
    "text",
    [
        "General Ali Rezaei and General Omar Khalid discussed security in Sistan and Baluchestan on 3 May 2024.",
        "General Ali Rezaei discussed security in Sistan and Baluchestan with General Omar Khalid on 3 May 2024.",
        "General Ali Rezaei met General Omar Khalid on 3 May 2024 to discuss security in Sistan and Baluchestan.",
        "Talks of General Rezaei and General Khalid on 3 May 2024 focused on security in Sistan and Baluchestan.",
    ],
)
def test_what_is_talked_about_is_not_where_it_is_talked(read: Read, text: str) -> None:
    (meeting,) = of_type(read(text), EventType.MEETING)
    assert [(place.place_id, place.role) for place in meeting.places] == [("adm1:IR-11", PlaceRole.APPLIES_TO)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guards left two districts in summer 2024, among them Syunik, where they had been deployed since 2020.",
            ["2024-22", "2020/.."],
        ),
        (
            "Finnish soldiers left the town of Imatra in May 2025, where they had been stationed since 2022.",
            ["2025-05", "2022/.."],
        ),
        ("Polish troops have been deployed near Grodno since May 2024.", ["2024-05/.."]),
    ],
)
def test_each_date_belongs_to_its_own_verb(read: Read, text: str, expected: list[str]) -> None:
    assert [event.date_edtf for event in of_type(read(text), EventType.DEPLOYMENT)] == expected


@pytest.mark.parametrize("text", ["Ali Rezaei left Armenia in May 2024.", "The troops left the talks in May 2024."])
def test_who_leaves_without_being_troops_on_ground_withdraws_nothing(read: Read, text: str) -> None:
    assert not of_type(read(text), EventType.DEPLOYMENT)


def test_a_clause_without_a_linking_word_has_the_date_that_it_stands_by(read: Read) -> None:
    records = read(
        "Finland had closed the crossing on 30 November 2023, and the following month its leaders shut all crossings."
    )
    assert [event.date_edtf for event in records.events] == ["2023-11-30", "2023-12?"]


def test_who_meets_and_discusses_a_region_meets_once(read: Read) -> None:
    (meeting,) = of_type(
        read(
            "President Ali Rezaei and President Omar Khalid met in Ankara on 3 May 2024 and discussed peace in Ladakh."
        ),
        EventType.MEETING,
    )
    assert [place.role for place in meeting.places] == [PlaceRole.OCCURRED_AT, PlaceRole.APPLIES_TO]


def test_a_name_with_a_hyphen_is_one_person(read: Read) -> None:
    (visit,) = read("Defence Minister Shin Won-sik visited Paju on 3 June 2024.").events
    assert len(visit.actors) == 1
