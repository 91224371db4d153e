"""What the map shows first: an event's title, and the place that it is drawn at."""

import pytest

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Event, Records
from geo.text.reader import article_from_text
from geo.vocabulary import PlaceRole
from tests.geo.events.conftest import Read


def events(records: Records) -> list[Event]:
    return [*records.events, *records.agreements]


def test_what_is_proposed_is_titled_by_itself_and_its_place(read: Read) -> None:
    records = read(
        "Among the initiatives was the idea of conducting joint naval exercises to enhance safety in the Baltic Sea."
    )
    assert [event.title for event in records.events] == ["Joint naval exercises in the Baltic Sea"]


def test_two_things_of_one_noun_phrase_have_titles_of_their_own(read: Read) -> None:
    records = read(
        "The border between Iran and Pakistan is long. The Iranian general Ali Rezaei emphasized the importance of "
        "joint border patrols and military exercises to secure the shared border."
    )
    titles = {event.title.split(" to ")[0] for event in records.events}
    assert len(titles) == len(records.events) == 2
    assert not [title for title in titles if "Importance" in title or "and" in title.split()]


def test_a_long_title_is_cut_where_a_phrase_ends(read: Read) -> None:
    records = read(
        "Poland and Lithuania pledged on 3 May 2024 to increase the frequency of joint mounted patrols, the exchange "
        "of liaison officers of all ranks and the common use of surveillance equipment along the whole frontier."
    )
    assert records.events
    for event in records.events:
        assert len(event.title) <= 90
        assert event.title.split()[-1] not in {"of", "the", "and", "to", "along", "in"}


def test_a_broken_clause_of_time_acts_in_no_title(read: Read) -> None:
    records = read("One point shelling the pro-government villages in Kunar, the governor said.")
    assert [event.title for event in events(records)] == ["Shelling pro-government villages in Kunar"]


@pytest.mark.parametrize("short", ["(GHQ)", "(GHQ )", "( JBCC )", "(U.N.)"])
def test_a_town_after_a_facilitys_short_form_only_says_where_it_is(read: Read, short: str) -> None:
    records = read(f"General Omar Khalid visited General Headquarters {short} in Rawalpindi on 3 May 2024.")
    visit = events(records)[0]
    assert [place.place_id.split(":")[0] for place in visit.places] == ["facility"]


def test_a_town_where_an_accord_is_signed_comes_before_what_it_applies_to(read: Read) -> None:
    records = read("Rwanda and DR Congo signed a peace agreement in Kigali on 27 June 2025.")
    names = {place.place_id: place.name for place in records.places}
    found = [(names[place.place_id], place.role) for place in records.agreements[0].places]
    assert found[0] == ("Kigali", PlaceRole.SIGNED_AT)
    assert {role for _, role in found[1:]} == {PlaceRole.APPLIES_TO}


def test_what_happens_under_a_deal_is_its_provision(read: Read) -> None:
    records = read(
        "Rwanda and DR Congo signed a peace agreement in Kigali on 27 June 2025. "
        "Under the deal, Rwandan troops will withdraw from Goma within 90 days."
    )
    assert not records.events
    assert records.agreements[0].provisions == ("Rwandan troops will withdraw from Goma within 90 days",)


def test_ministers_sign_for_their_states(read: Read) -> None:
    records = read(
        "In 2018, Iran's Defense Minister Amir Hatami and Pakistan's Defense Minister Khurram Dastgir signed "
        "an agreement in Tehran."
    )
    names = {actor.id: actor.name for actor in records.actors}
    found = records.agreements[0]
    assert [names[one] for one in found.actors] == ["Amir Hatami", "Khurram Dastgir"]
    assert [names[one] for one in found.parties] == ["Iran", "Pakistan"]


def test_a_visit_to_a_country_is_drawn_at_the_town_that_another_article_names() -> None:
    country = article_from_text("Jordanian General Omar Khalid arrived in Egypt on 3 May 2024.", name="a")
    town = article_from_text("Jordanian General Omar Khalid arrived in Cairo on 3 May 2024.", name="b")
    records = merge(read_batch([country, town]))
    names = {place.place_id: place.name for place in records.places}
    assert [[names[place.place_id] for place in event.places] for event in records.events] == [["Cairo", "Egypt"]]


def test_a_closing_list_tells_no_statement_again(read: Read) -> None:
    said = "Iran and Pakistan emphasized the importance of joint operations along the border of Iran and Pakistan"
    records = read(f"{said}.\nIn brief\n- Security: {said} again.")
    assert len(records.events) == 1
    assert len(records.events[0].evidence) == 2


def test_a_dated_list_keeps_every_line(read: Read) -> None:
    records = read("Timeline\n- 3 May 2024: Rebels shell Goma.\n- 9 May 2024: Rebels shell Goma.")
    assert sorted(event.date_edtf or "" for event in records.events) == ["2024-05-03", "2024-05-09"]


def test_a_title_that_nothing_is_held_against_is_no_claim() -> None:
    text = "President Omar Khalid visited Cairo on 3 May 2024. President Omar Khalid left."
    assert not merge(read_batch([article_from_text(text, name="a")])).claims


def test_two_titles_of_one_person_are_claims_across_articles() -> None:
    first = article_from_text("Army Chief General Omar Khalid visited Cairo on 3 May 2024.", name="a")
    second = article_from_text("Chief of Naval Staff General Omar Khalid visited Luxor on 4 May 2024.", name="b")
    assert len(merge(read_batch([first, second])).claims) == 2


def test_one_office_of_two_persons_is_a_claim_of_both() -> None:
    first = article_from_text("Army Chief General Omar Khalid visited Cairo on 3 May 2024.", name="a")
    second = article_from_text("Army Chief General Ali Mansour visited Luxor on 4 May 2024.", name="b")
    assert len(merge(read_batch([first, second])).claims) == 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He signed a border agreement in Nairobi on 3 May 2024.", "He signs border agreement in Nairobi"),
        ("Lula visited Buenos Aires on 3 May 2024.", "Lula visits Buenos Aires"),
        ("On Friday, 3 May 2024, Lula visited Buenos Aires.", "Lula visits Buenos Aires"),
        ("They arrested two men in Nairobi on 3 May 2024.", "They arrest two men in Nairobi"),
        ("Turkey denied on 3 May 2024 that its men had left.", "Turkey denies that its men had left"),
    ],
)
def test_a_title_keeps_its_subject(read: Read, text: str, title: str) -> None:
    assert [event.title for event in events(read(text))] == [title]


def test_a_title_names_what_a_pronoun_takes_up(read: Read) -> None:
    records = read(
        "Finland reopened the Vaalimaa crossing on 14 May 2025. The Finnish Border Guard had closed it on 3 May 2024."
    )
    assert "Finnish Border Guard closes Vaalimaa crossing" in {event.title for event in records.events}
