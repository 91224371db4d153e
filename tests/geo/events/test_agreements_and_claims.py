import pytest

from geo.batch import read_batch
from geo.events.lengths import parse_words
from geo.merge import merge
from geo.records import Agreement, Records
from geo.text.reader import article_from_text
from geo.vocabulary import EventType, PlaceRole, RelationType
from tests.geo.events.conftest import Read

SIGNED = (
    "Iran and Pakistan signed a security cooperation agreement in April 2024. "
    "The agreement includes the deployment of colonel-rank officers in Zahedan."
)


def agreement(records: Records) -> Agreement:
    assert len(records.agreements) == 1
    return records.agreements[0]


def test_an_agreement_has_its_parties_and_its_day(read: Read) -> None:
    records = read(SIGNED)
    names = {actor.id: actor.name for actor in records.actors}
    found = agreement(records)
    assert [names[party] for party in found.parties] == ["Iran", "Pakistan"]
    assert found.signed_edtf == "2024-04"


def test_an_agreement_counts_as_a_commitment_of_its_parties(read: Read) -> None:
    assert agreement(read(SIGNED)).event_type is EventType.COMMITMENT


def test_a_provision_is_part_of_its_agreement_and_no_event(read: Read) -> None:
    records = read(SIGNED)
    assert not records.events
    assert agreement(records).provisions == ("the deployment of colonel-rank officers in Zahedan",)
    assert PlaceRole.APPLIES_TO in {place.role for place in agreement(records).places}


def test_an_agreement_applies_to_the_countries_of_those_who_sign(read: Read) -> None:
    records = read(
        "In 2018, Iran's Defense Minister Amir Hatami and Pakistan's Defense Minister Khurram Dastgir signed "
        "agreements to bolster military training."
    )
    assert [(p.place_id, p.role) for p in agreement(records).places] == [
        ("iso:IR", PlaceRole.APPLIES_TO),
        ("iso:PK", PlaceRole.APPLIES_TO),
    ]
    assert agreement(records).provisions == ("to bolster military training",)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Iran and Pakistan guard their 909-kilometer border.", "909", "km"),
        ("They secure the 900-kilometer-long shared border between Iran and Pakistan.", "900", "km"),
        ("Iran and Pakistan share a 2,430 km frontier.", "2,430", "km"),
        ("The border between Iran and Pakistan stretches for about 565 miles.", "565", "mi"),
        ("Iran shares 909 kilometers of border with Pakistan.", "909", "km"),
        ("The border between Iran and Pakistan is about one thousand kilometres long.", "1,000", "km"),
        ("He described the border between Iran and Pakistan as 2,341 kilometres long.", "2,341", "km"),
        ("The ministry gave the length of the border of Iran and Pakistan as 996 kilometres.", "996", "km"),
        ("Iran and Pakistan share a border that stretches for some 900 km.", "900", "km"),
        ("Iran and Pakistan share a 560-mile frontier.", "560", "mi"),
        ("Iran shares a 560-mile frontier with Pakistan.", "560", "mi"),
        ("The border between Iran and Pakistan extends over 909 km.", "909", "km"),
        ("The border between Iran and Pakistan has a length of 909 kilometres.", "909", "km"),
        ("The length of the border between Iran and Pakistan is estimated at 959 km.", "959", "km"),
        ("The border between Iran and Pakistan is estimated to be 959 km long.", "959", "km"),
        ("The Iran-Pakistan border, 909 km long, was closed.", "909", "km"),
        ("The Iran-Pakistan border runs for 565 miles.", "565", "mi"),
    ],
)
def test_the_length_of_a_border_is_a_claim_as_printed(read: Read, text: str, value: str, unit: str) -> None:
    claims = [claim for claim in read(text).claims if claim.subject == "border length IR-PK"]
    assert [(claim.value, claim.unit, claim.exact) for claim in claims] == [(value, unit, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The town lies 40 km from the border between Iran and Pakistan.",
        "Poland built a 186-kilometer wall on the border with Belarus.",
        "The border between Iran and Pakistan is 40 km from the town.",
        "They put the post 40 km north of the border between Iran and Pakistan.",
        "The trucks drove at 40 km per hour to the border between Iran and Pakistan.",
        "Troops met at the border between Iran and Pakistan. The road is old. It is 40 km long.",
    ],
)
def test_a_distance_to_a_border_or_the_length_of_a_wall_is_no_such_claim(read: Read, text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    "text",
    [
        "The border between Iran and Pakistan is old. It is about 909 kilometers long.",
        "The border between Iran and Pakistan is old. Officials put it at 909 km.",
        "The border between Iran and Pakistan is old. Officials estimate its length at 909 km.",
        "Officials gave the length of the border between Iran and Pakistan as round; the army puts it at 909 km.",
    ],
)
def test_it_is_the_border_that_the_text_speaks_of(read: Read, text: str) -> None:
    assert [(claim.subject, claim.value) for claim in read(text).claims] == [("border length IR-PK", "909")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one thousand", "1,000"),
        ("a thousand", "1,000"),
        ("nine hundred", "900"),
        ("nine hundred and fifty-nine", "959"),
        ("two thousand two hundred", "2,200"),
        ("thirteen hundred", "1,300"),
        ("twenty", None),
    ],
)
def test_number_words_are_turned_to_digits(words: str, value: str | None) -> None:
    assert parse_words(words) == value


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("909", "909", RelationType.SUPPORTS),
        ("909", "900", RelationType.REFINES),
        ("909", "959", RelationType.CONTRADICTS),
    ],
)
def test_two_lengths_of_one_border_are_related(read: Read, first: str, second: str, expected: RelationType) -> None:
    records = read(
        f"Iran and Pakistan guard their {first}-kilometer border. "
        f"The border between Iran and Pakistan is {second} kilometers long."
    )
    assert [relation.relation for relation in records.relations] == [expected]


def test_differing_titles_of_one_person_contradict_and_a_shorter_one_supports(read: Read) -> None:
    records = read(
        "Chief of Army Staff General Omar Khalid visited Cairo on 3 May 2024. "
        "General Omar Khalid, the Commander of the Navy, visited Luxor on 4 May 2024. "
        "Army Chief General Omar Khalid left."
    )
    found = sorted(relation.relation.value for relation in records.relations)
    assert found == ["contradicts", "contradicts", "supports"]


def test_the_count_of_a_visit_is_a_claim(read: Read) -> None:
    records = read("This visit marks General Omar Khalid's third trip to Pakistan.")
    claims = {claim.subject: claim.value for claim in records.claims}
    assert claims["visits Omar Khalid to PK"] == "3"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The handover followed an agreement that Armenia and Azerbaijan had signed on 19 April 2024 in Ijevan.",
            "Armenia and Azerbaijan sign agreement in Ijevan",
        ),
        (
            "Finland and Norway hailed the border treaty the two countries had signed on 19 April 2024.",
            "Finland and Norway sign border treaty",
        ),
    ],
)
def test_an_agreement_told_in_a_relative_clause_is_found(read: Read, text: str, title: str) -> None:
    found = agreement(read(text))
    assert (found.title, found.signed_edtf, len(found.parties)) == (title, "2024-04-19", 2)


def test_commissions_of_both_countries_sign_for_the_countries(read: Read) -> None:
    records = read(
        "Armenia and Azerbaijan marked their border. The handover followed an agreement that the border commissions of "
        "both countries had signed on 19 April 2024."
    )
    names = {actor.id: actor.name for actor in records.actors}
    assert sorted(names[party] for party in agreement(records).parties) == ["Armenia", "Azerbaijan"]


SIGNED_TWICE = (
    "Benin and Niger signed an agreement on patrols in Niamey on 10 September 2024; the Benin government said it was "
    "signed in Cotonou."
)


def test_two_towns_of_one_signing_are_both_kept_and_contradict(read: Read) -> None:
    first, second = sorted(merge(read(SIGNED_TWICE)).agreements, key=lambda one: one.date_edtf or "")
    places = [[p.place_id for p in one.places if p.role is PlaceRole.SIGNED_AT] for one in (first, second)]
    assert places == [["gn:2440485"], ["gn:2394819"]]
    assert (first.contradicts, second.contradicts) == ((second.id,), (first.id,))
    assert second.title.startswith("Agreement signed in Cotonou")
    assert (second.date_edtf, second.parties) == ("2024-09-10?", first.parties)


def test_a_voice_after_a_semicolon_did_not_say_what_stands_before_it(read: Read) -> None:
    assert read(SIGNED_TWICE).agreements[0].title == "Benin and Niger sign agreement on patrols in Niamey"


def test_one_day_in_two_towns_contradicts_across_articles_too() -> None:
    texts = [f"Benin and Niger signed an agreement in {town} on 10 September 2024." for town in ("Niamey", "Cotonou")]
    articles = [article_from_text(text, name=f"a{index}") for index, text in enumerate(texts)]
    first, second = merge(read_batch(articles)).agreements
    assert (first.contradicts, second.contradicts) == ((second.id,), (first.id,))


def test_two_treaties_of_two_days_in_two_towns_contradict_nothing(read: Read) -> None:
    records = merge(
        read(
            "Benin and Niger signed an agreement in Niamey on 10 September 2024. "
            "Benin and Niger signed an agreement in Cotonou on 11 September 2024."
        )
    )
    assert [one.contradicts for one in records.agreements] == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "The war of Jordan and Egypt ended with a ceasefire brokered by Moscow on 10 November 2020.",
        "Russia brokered a ceasefire on 10 November 2020.",
    ],
)
def test_who_brokers_a_ceasefire_is_no_party_to_it(read: Read, text: str) -> None:
    found = agreement(read(text))
    assert (found.parties, found.places) == ((), ())
    assert len(found.actors) == 1
