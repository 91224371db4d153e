"""
How much of small articles in other styles, on other borders, is found, and how much of what is found is there.

The answers were written by reading the texts, not the output; what no rule finds stays in them as a miss.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Agreement, Event, Records
from geo.text.reader import read_articles
from tests.geo.events.conftest import kind_of

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
LEAST_RECALL, LEAST_PRECISION = 0.85, 0.85
LEAST_DATES, LEAST_PLACES, LEAST_STATUSES = 0.9, 0.8, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    article_id: str
    expected: dict[str, str]
    found: Event | Agreement | None


@pytest.fixture(scope="module")
def records() -> Records:
    return merge(read_batch(read_articles([ARTICLES]).articles))


@pytest.fixture(scope="module")
def pairs(records: Records) -> list[Pair]:
    paired: list[Pair] = []
    for path in sorted(ARTICLES.glob("*.toml")):
        own = [e for e in (*records.events, *records.agreements) if e.evidence[0].article_id == path.stem]
        for expected in tomllib.loads(path.read_text())["event"]:
            fitting = [
                event
                for event in own
                if kind_of(event) == expected["type"] and expected["quote"] in event.evidence[0].exact
            ]
            taken = [pair.found for pair in paired]
            found = next((event for event in fitting if event not in taken), None)
            paired.append(Pair(article_id=path.stem, expected=expected, found=found))
    return paired


def share(wanted: list[bool]) -> float:
    assert wanted
    return sum(wanted) / len(wanted)


def test_most_events_are_found(pairs: list[Pair]) -> None:
    missed = [pair.expected["quote"] for pair in pairs if pair.found is None]
    assert share([pair.found is not None for pair in pairs]) >= LEAST_RECALL, missed


def test_most_of_what_is_found_is_in_the_text(records: Records, pairs: list[Pair]) -> None:
    expected = [pair.found for pair in pairs]
    found = [*records.events, *records.agreements]
    false = [event.title for event in found if event not in expected]
    assert share([event in expected for event in found]) >= LEAST_PRECISION, false


def test_most_dates_are_right(pairs: list[Pair]) -> None:
    wrong = [
        (pair.found.title, pair.found.date_edtf)
        for pair in pairs
        if pair.found and "date" in pair.expected and pair.found.date_edtf != pair.expected["date"]
    ]
    dated = [pair for pair in pairs if pair.found and "date" in pair.expected]
    assert 1 - len(wrong) / len(dated) >= LEAST_DATES, wrong


def test_most_places_are_right(records: Records, pairs: list[Pair]) -> None:
    names = {place.place_id: place.name for place in records.places}
    placed = [pair for pair in pairs if pair.found and "place" in pair.expected]
    wrong = [
        (pair.found.title, [names[place.place_id] for place in pair.found.places])
        for pair in placed
        if pair.found and (not pair.found.places or names[pair.found.places[0].place_id] != pair.expected["place"])
    ]
    assert 1 - len(wrong) / len(placed) >= LEAST_PLACES, wrong


def test_most_statuses_are_right(pairs: list[Pair]) -> None:
    statuses = [pair.found.status.value == pair.expected["status"] for pair in pairs if pair.found]
    assert share(statuses) >= LEAST_STATUSES


@pytest.mark.parametrize(
    ("article_id", "subject", "value"),
    [
        ("india-china", "border length CN-IN", "3,488"),
        ("armenia-azerbaijan", "border length AM-AZ", "1,000"),
        ("rwanda-drc", "border length CD-RW", "217"),
        ("us-mexico", "border length MX-US", "1,954"),
    ],
)
def test_every_claimed_border_length_is_found(records: Records, article_id: str, subject: str, value: str) -> None:
    claims = {(claim.article_id, claim.subject): claim.value for claim in records.claims}
    assert claims[article_id, subject] == value


def test_what_critics_or_conditions_say_is_no_attack(records: Records) -> None:
    quotes = [event.evidence[0].exact for event in records.events]
    assert not [quote for quote in quotes if "Arunachal" in quote or "chili" in quote or "missiles in Tibet" in quote]
