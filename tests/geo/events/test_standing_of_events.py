import pytest

from geo.records import Event, Records
from geo.vocabulary import EventType, Status
from tests.geo.events.conftest import Read, kind_of


def only(records: Records) -> Event:
    events = (*records.events, *records.agreements)
    assert len(events) == 1, [event.title for event in events]
    return events[0]


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Poland deployed troops to Suwalki on 3 May 2024.", "deployment", "occurred"),
        ("Poland will deploy troops to Suwalki in May 2024.", "deployment", "planned"),
        ("Poland plans to deploy troops to Suwalki in May 2024.", "deployment", "planned"),
        ("Poland should deploy troops to Vilnius.", "deployment", "demanded"),
        ("Poland demanded the withdrawal of troops from Suwalki.", "deployment", "demanded"),
        ("Poland did not deploy troops to Suwalki in May 2024.", "deployment", "denied"),
        ("Poland denied that it had deployed troops to Suwalki in May 2024.", "deployment", "denied"),
        (
            "Among the initiatives was the idea of conducting joint naval exercises in the Baltic Sea.",
            "exercise",
            "proposed",
        ),
        ("Estonia proposed joint exercises in Tallinn.", "exercise", "proposed"),
        ("The general emphasized the importance of joint patrols in Suwalki.", "deployment", "proposed"),
    ],
)
def test_status_is_that_of_the_thing_itself(read: Read, text: str, event_type: str, status: str) -> None:
    event = only(read(text))
    assert (kind_of(event), event.status.value) == (event_type, status)


@pytest.mark.parametrize(
    "text",
    [
        "Poland could deploy troops to Suwalki in May 2024.",
        "If Poland deploys troops to Suwalki, Belarus will answer.",
        "Smugglers attack patrols near Suwalki.",
        "The army trains in Suwalki to attack enemies.",
        "Both sides fear an attack in Suwalki.",
    ],
)
def test_what_may_not_be_real_gives_no_event(read: Read, text: str) -> None:
    assert not read(text).events


def test_what_a_party_claims_is_a_statement_and_no_attack(read: Read) -> None:
    records = read("President Lukashenko claimed that Polish troops attacked a post in Brest on 3 May 2024.")
    assert {event.event_type for event in records.events} <= {EventType.STATEMENT}


def test_what_an_office_reports_keeps_its_speaker_in_the_title(read: Read) -> None:
    event = only(read("Gunmen attacked a checkpoint in Zahedan on 3 May 2024, police said."))
    assert event.event_type is EventType.ATTACK
    assert event.title.endswith("(according to police)")


def test_an_event_more_than_ten_years_before_publication_is_historical(read: Read) -> None:
    event = only(read("Iran established a border command in Zahedan in 1988.", published="2024-05-03"))
    assert event.status is Status.HISTORICAL


def test_a_last_line_that_reads_as_a_headline_gives_no_event(read: Read) -> None:
    records = read("The mayor spoke.\nPoland signs a border agreement with Lithuania")
    assert not records.agreements


def test_a_heading_gives_no_event(read: Read) -> None:
    assert not read("General Oda's Visit to Warsaw\nNothing else is known.").events
