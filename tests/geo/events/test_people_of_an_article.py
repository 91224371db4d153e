import pytest

from geo.records import Actor, Records
from geo.vocabulary import ActorType
from tests.geo.events.conftest import Read

VISIT = (
    "Major General Mohammad Hossein Bagheri, the Chief of Staff of Iran's Armed Forces, arrived in Islamabad on "
    "19 January 2025. Maj Gen Bagheri met General Asim Munir in Rawalpindi. Muhammad Bagheri returned. "
    "His older brother, Hassan Bagheri, visited Tehran in 1980."
)


def named(records: Records, name: str) -> Actor:
    return next(actor for actor in records.actors if name in actor.names)


def test_spellings_ranks_and_short_forms_of_one_person_are_one_actor(read: Read) -> None:
    actor = named(read(VISIT), "Mohammad Hossein Bagheri")
    assert {"Bagheri", "Muhammad Bagheri", "Mohammad Hossein Bagheri"} <= set(actor.names)


def test_a_brother_of_the_same_surname_is_another_actor(read: Read) -> None:
    records = read(VISIT)
    assert named(records, "Hassan Bagheri").id != named(records, "Mohammad Hossein Bagheri").id


def test_office_and_country_come_from_the_words_beside_the_name(read: Read) -> None:
    actor = named(read(VISIT), "Mohammad Hossein Bagheri")
    assert actor.country_code == "IR"
    assert actor.role is not None
    assert actor.role.startswith("Major General")
    assert "Chief of Staff" in actor.role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iran condemned terrorist groups like Jaish al-Adl in Zahedan on 3 May 2024.", "Jaish al-Adl"),
        ("M23 rebels attacked the town of Sake on 7 February 2024.", "M23"),
        ("Troops clashed with the militant group Ansarullah near Termez on 7 June 2023.", "Ansarullah"),
    ],
)
def test_an_armed_group_is_known_by_the_words_around_its_name(read: Read, text: str, name: str) -> None:
    assert named(read(text), name).actor_type is ActorType.ARMED_GROUP


def test_a_capital_that_acts_is_the_state(read: Read) -> None:
    records = read("Tehran and Islamabad signed an agreement in April 2024.")
    assert [actor.country_code for actor in records.actors] == ["IR", "PK"]
    assert {actor.actor_type for actor in records.actors} == {ActorType.STATE}


def actors_of(records: Records, quote: str) -> list[str]:
    names = {actor.id: actor.name for actor in records.actors}
    event = next(e for e in (*records.events, *records.agreements) if quote in e.evidence[0].exact)
    return [names[actor] for actor in event.actors]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "General Omar Khalid of Jordan arrived in Cairo on 3 May 2024. He visited Alexandria on 5 May 2024.",
            "He visited",
            ["Omar Khalid"],
        ),
        (
            "Iranian General Ali Rezaei arrived in Baku on 3 May 2024. The Iranian general visited Ganja on 4 May.",
            "The Iranian general",
            ["Ali Rezaei"],
        ),
        (
            "India and Nepal share rivers. Furthermore, the two countries signed a treaty in May 2021.",
            "the two countries",
            ["India", "Nepal"],
        ),
        (
            "Iran and Pakistan talk and trade. India and Nepal share rivers. Both nations signed a treaty in May 2021.",
            "Both nations",
            ["India", "Nepal"],
        ),
        (
            "On his arrival in Ankara on 3 May 2024, General Omar Khalid was silent.",
            "On his arrival",
            ["Omar Khalid"],
        ),
    ],
)
def test_pronouns_and_descriptions_take_up_who_was_named(
    read: Read, text: str, quote: str, expected: list[str]
) -> None:
    assert actors_of(read(text), quote) == expected


def test_a_pronoun_that_nothing_settles_gives_an_issue_and_no_visit(read: Read) -> None:
    records = read("This comes after meetings on the activities of groups during his visit to Pakistan.")
    assert not records.events
    assert "unresolved-pronoun" in {issue.code for issue in records.issues}


def test_a_name_beside_a_persons_is_a_person_too(read: Read) -> None:
    records = read("Narendra Modi and President Xi Jinping met in Kazan on 23 October 2024.")
    assert {actor.name for actor in records.actors} == {"Narendra Modi", "Xi Jinping"}


def test_one_word_that_is_visited_or_left_is_no_person(read: Read) -> None:
    records = read("President Patrice Talon visited Gaya on 2 May 2024. M23 rebels left Masisi on 4 May 2024.")
    assert {actor.name for actor in records.actors} <= {"Patrice Talon", "M23"}


def test_a_visited_surname_that_was_named_in_full_is_a_person(read: Read) -> None:
    records = read("President Patrice Talon fell ill on 2 May 2024. General Omar Khalid visited Talon on 4 May 2024.")
    assert {"Patrice Talon", "Omar Khalid"} <= {actor.name for actor in records.actors}
