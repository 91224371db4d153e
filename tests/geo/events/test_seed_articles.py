"""What the published contract promises of the two seed articles, found by the rules for any article."""

import pytest

from geo.records import Agreement, Event, Records
from geo.vocabulary import RelationType
from tests.geo.events.conftest import kind_of


def events(records: Records) -> list[Event]:
    return [*records.events, *records.agreements]


def find(records: Records, event_type: str, words: str) -> Event:
    found = [
        event
        for event in events(records)
        if kind_of(event) == event_type and any(words in evidence.exact for evidence in event.evidence[:1])
    ]
    assert found, f"no {event_type} from “{words}”"
    return found[0]


@pytest.mark.parametrize(
    ("event_type", "words", "status", "date", "place_id"),
    [
        ("visit", "arrived in Pakistan on 19th January", "occurred", "2025-01-19", "gn:1176615"),
        ("meeting", "called on the President", "occurred", "2025-01-20", None),
        ("exercise", "conducted a joint border security exercise", "occurred", "2023", "boundary:IR-PK"),
        ("agreement", "signed a security cooperation agreement", "occurred", "2024-04", "boundary:IR-PK"),
        ("agreement", "Rana Tanveer Hussain signed agreements", "occurred", "2018", "iso:IR"),
        ("exercise", "Indus Shield", "occurred", None, "icao:OPSR"),
        ("exercise", "joint naval exercises to enhance", "proposed", None, "sea:arabian-sea"),
        ("deployment", "joint border patrols and military exercises", "proposed", None, "boundary:IR-PK"),
        ("commitment", "frequency of joint border patrols", "planned", None, "boundary:IR-PK"),
        ("commitment", "advancing joint defense projects", "planned", "2018-07?/2021-10?", "boundary:IR-PK"),
        ("statement", "called for greater alignment", "demanded", None, "iso:IR"),
        ("statement", "shared border areas are frequent targets", "occurred", None, "boundary:IR-PK"),
        ("meeting", "instability in Afghanistan", "occurred", None, "iso:AF"),
        ("institutional", "founding of the Islamic Republic", "historical", "1979", "iso:IR"),
        ("attack", "seized the US embassy", "historical", "1979?", None),
        ("institutional", "established the AFGS", "historical", "1988", "iso:IR"),
        ("institutional", "eliminated the IRGC", "historical", "1989", "iso:IR"),
        ("visit", "official visit to Tehran", "occurred", "2024?", "gn:112931"),
        ("ceremony", "laid a floral wreath", "occurred", "2025-01-20?", None),
        ("ceremony", "guard of honour was presented", "occurred", "2025-01-20?", None),
        ("visit", "visited General Head Quarters", "occurred", "2025-01-20?", None),
    ],
)
def test_a_promised_event_is_found(  # noqa: PLR0917  (one row of a table)
    seeds: Records, event_type: str, words: str, status: str, date: str | None, place_id: str | None
) -> None:
    event = find(seeds, event_type, words)
    assert (event.status.value, event.date_edtf) == (status, date)
    assert event.places
    if place_id is not None:
        assert event.places[0].place_id == place_id


@pytest.mark.parametrize("date", ["2018-07", "2021-10", "2025-01-19"])
def test_a_visit_that_both_articles_tell_is_one_event_with_two_sources(seeds: Records, date: str) -> None:
    bagheri = next(actor.id for actor in seeds.actors if actor.name == "Mohammad Hossein Bagheri")
    visits = [e for e in seeds.events if kind_of(e) == "visit" and e.date_edtf == date and bagheri in e.actors]
    assert len(visits) == 1
    assert len({evidence.article_id for evidence in visits[0].evidence}) == 2


def test_munirs_visit_to_tehran_stands_in_both_articles_and_is_one_event(seeds: Records) -> None:
    visit = find(seeds, "visit", "official visit to Tehran")
    assert len({evidence.article_id for evidence in visit.evidence}) == 2


def test_the_provision_of_the_agreement_is_part_of_it(seeds: Records) -> None:
    agreement = find(seeds, "agreement", "signed a security cooperation agreement")
    assert isinstance(agreement, Agreement)
    assert "colonel-rank officers in border areas" in agreement.provisions[0]
    assert not [e for e in seeds.events if "colonel-rank" in e.evidence[0].exact]


def test_the_last_line_that_is_another_articles_headline_gives_no_event(seeds: Records) -> None:
    assert not [e for e in events(seeds) if "reflects on the importance" in e.evidence[0].exact]


def test_both_border_lengths_are_claims_on_one_subject(seeds: Records) -> None:
    claims = {claim.value for claim in seeds.claims if claim.subject == "border length IR-PK"}
    assert claims == {"909", "900"}


def test_differing_titles_of_bagheri_and_of_munir_contradict_one_another(seeds: Records) -> None:
    subjects = {claim.id: claim.subject for claim in seeds.claims}
    disputed = {subjects[r.subject_id] for r in seeds.relations if r.relation is RelationType.CONTRADICTS}
    assert {"title Mohammad Hossein Bagheri", "title Hafiz Syed Asim Munir"} <= disputed


def test_the_third_trip_is_a_claim_of_both_articles(seeds: Records) -> None:
    claims = [claim for claim in seeds.claims if claim.subject == "visits Mohammad Hossein Bagheri to PK"]
    assert [claim.value for claim in claims] == ["3", "3"]


def test_the_armed_group_and_the_brother_are_actors_of_their_own(seeds: Records) -> None:
    kinds = {actor.name: actor.actor_type.value for actor in seeds.actors}
    assert kinds["Jaish al-Adl"] == "armed_group"
    assert [name for name in kinds if name.endswith("Bagheri")] == ["Mohammad Hossein Bagheri", "Hassan Bagheri"]
