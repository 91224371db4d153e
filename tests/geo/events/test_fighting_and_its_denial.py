"""Towns taken, fire exchanged, ambassadors recalled, exercises held: in the words of news, and denied in them."""

import pytest

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Event, Records
from geo.text.reader import article_from_text
from geo.vocabulary import EventType, Status
from tests.geo.events.conftest import Read, kind_of


def events(records: Records) -> list[Event]:
    return [*records.events, *records.agreements]


def only(records: Records) -> Event:
    found = events(records)
    assert len(found) == 1, [event.title for event in found]
    return found[0]


def names_of(records: Records, ids: tuple[str, ...]) -> list[str]:
    names = {actor.id: actor.name for actor in records.actors}
    return [names[one] for one in ids]


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("M23 rebels captured Goma in January 2025.", "attack", "occurred"),
        ("M23 rebels took Walikale on 5 March 2025.", "attack", "occurred"),
        ("Rebels took Goma on 27 January 2025.", "attack", "occurred"),
        ("Eritrean troops occupied Qarnax in May 2024.", "attack", "occurred"),
        ("Militants infiltrated from Belarus near Grodno on 3 May 2023.", "attack", "occurred"),
        ("Polish and Belarusian troops exchanged fire near Grodno on 3 May 2023.", "attack", "occurred"),
        ("War broke out in Tigray in November 2020.", "attack", "occurred"),
        ("Russian troops withdrew from Kharkiv in September 2022.", "deployment", "occurred"),
        ("The European Union sent a monitoring mission to Goris in February 2023.", "deployment", "occurred"),
        ("The foreign ministers plan to meet in Almaty on 3 May 2024.", "meeting", "planned"),
        ("NATO held exercises near Suwalki in May 2024.", "exercise", "occurred"),
        ("Police in Sydney held an exercise on 3 May 2024.", "exercise", "occurred"),
        ("Turkey took part in exercises in Konya in 2023.", "exercise", "occurred"),
        ("Pakistan recalled its ambassador from Kabul on 12 October 2025.", "institutional", "occurred"),
        ("Pakistan has not recalled its ambassador from Kabul.", "institutional", "denied"),
        ("There was no attack on Goma, the governor said.", "attack", "denied"),
        ("Belarus denied that its troops had fired at Polish guards.", "attack", "denied"),
        ("Minsk called for talks with the European Union, but Brussels rejected the idea.", "meeting", "demanded"),
        ("Poland and Belarus agreed to a ceasefire on 3 May 2024.", "agreement", "occurred"),
        ("Poland suspended the treaty on 3 May 2024.", "other", "occurred"),
        ("On 2 May 2024, Polish forces held the exercise Brave Griffin near Suwalki.", "exercise", "occurred"),
    ],
)
def test_what_forces_and_states_do_is_found(read: Read, text: str, event_type: str, status: str) -> None:
    event = only(read(text))
    assert (kind_of(event), event.status.value) == (event_type, status)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Nowak took Goma on 27 January 2025.",
        "The class held exercises in Goma in May 2024.",
    ],
)
def test_the_same_words_of_others_give_no_event(read: Read, text: str) -> None:
    assert not events(read(text))


def test_two_towns_taken_on_two_dates_are_two_events(read: Read) -> None:
    records = read("M23 rebels captured Goma in January 2025 and Bukavu a month later.")
    found = {event.title: (event.date_edtf, len(event.places)) for event in records.events}
    assert found == {"M23 capture Goma": ("2025-01", 1), "M23 capture Bukavu": ("2025-02?", 1)}


def test_towns_after_a_preposition_are_told_apart_by_their_dates_too(read: Read) -> None:
    records = read("Israel struck targets in Tehran on 13 June 2025 and Qom on 22 June 2025.")
    assert [(event.title, event.date_edtf) for event in records.events] == [
        ("Israel strikes targets in Tehran", "2025-06-13"),
        ("Israel strikes targets in Qom", "2025-06-22"),
    ]


def test_they_are_the_fighters_of_the_sentence_before(read: Read) -> None:
    records = read("M23 rebels seized Goma on 27 January 2025. They took Bukavu on 16 February 2025.")
    assert [names_of(records, event.actors) for event in records.events] == [["M23"], ["M23"]]


def test_troops_of_two_states_are_two_actors(read: Read) -> None:
    event = only(records := read("Polish and Belarusian troops clashed near Grodno on 3 May 2023."))
    assert names_of(records, event.actors) == ["Polish troops", "Belarusian troops"]


def test_who_was_hurt_in_the_next_clause_is_no_second_attack(read: Read) -> None:
    only(read("- 28 May 2025: Polish and Belarusian soldiers clash near Grodno; one Polish soldier is killed."))


def test_a_town_that_something_is_on_is_no_person(read: Read) -> None:
    records = read("There was no attack on Spin Boldak, the Kandahar governor said.")
    assert not records.claims
    assert "Spin Boldak" not in {actor.name for actor in records.actors}


def test_an_accusation_of_an_attack_is_a_statement_about_its_place(read: Read) -> None:
    event = only(read("Kabul accused Islamabad of bombing a market in Paktika."))
    assert event.event_type is EventType.STATEMENT
    assert event.title == "Afghanistan accuses Islamabad of bombing a market in Paktika"


def test_an_attack_told_and_denied_name_each_other() -> None:
    told = article_from_text("Polish troops shelled Grodno on 3 May 2024.", name="a")
    denied = article_from_text("Poland denied that its troops had shelled Grodno on 3 May 2024.", name="b")
    first, second = merge(read_batch([told, denied])).events
    assert {first.status, second.status} == {Status.OCCURRED, Status.DENIED}
    assert (first.contradicts, second.contradicts) == ((second.id,), (first.id,))


@pytest.mark.parametrize(
    "denial",
    [
        "Poland denied that its troops had shelled Grodno on 9 May 2024.",
        "Poland denied that its troops had shelled Vilnius on 3 May 2024.",
        "Jordan denied that its troops had shelled Grodno on 3 May 2024.",
    ],
)
def test_a_denial_of_another_day_place_or_people_contradicts_nothing(denial: str) -> None:
    told = article_from_text("Polish troops shelled Grodno on 3 May 2024.", name="a")
    found = merge(read_batch([told, article_from_text(denial, name="b")])).events
    assert [event.contradicts for event in found] == [(), ()]
