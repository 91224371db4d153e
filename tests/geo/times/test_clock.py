import pytest

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.expressions import find_dates


def values(text: str, published: str | None = "2025-01-22") -> dict[str, str]:
    article = article_from_text(text, name="test", published=published)
    return {date.exact: date.edtf for date in find_dates(next(parse_texts([article.text])), article).dates}


@pytest.mark.parametrize(
    "words",
    [
        "3 p.m. Tuesday",
        "3 p.m. on Tuesday",
        "Tuesday at 3 p.m.",
        "about 3:15 pm Tuesday",
        "Tuesday, around 15:15",
        "noon on Tuesday",
        "Tuesday from 2 to 3 p.m.",
    ],
)
def test_a_time_of_day_beside_a_date_is_part_of_it(words: str) -> None:
    assert values(f"The post was shelled {words}, an officer said.") == {words: "2025-01-21"} or values(
        f"The post was shelled at {words}, an officer said."
    ) == {words: "2025-01-21"}


def test_a_time_of_day_takes_the_day_told_before_it_as_inferred() -> None:
    assert values("Guards fired on Tuesday. Help came at 9 p.m. and left.")["9 p.m."] == "2025-01-21?"


def test_a_time_of_day_further_on_takes_none() -> None:
    assert "9 p.m." not in values(
        "Guards fired on Tuesday. Nobody knew why. Nothing stirred. Help came at 9 p.m. and left."
    )


def test_a_time_of_day_that_heads_an_entry_is_of_the_day_of_publication() -> None:
    assert values("Guards fired on Tuesday.\n\n7:50 p.m.\nThe road is shut.")["7:50 p.m."] == "2025-01-22"


def test_opening_hours_are_no_date() -> None:
    assert "9 a.m." not in values("Guards fired on Tuesday. The post opens at 9 a.m. daily.")


@pytest.mark.parametrize(
    "text", ["The ratio is 16:9 and 4:30 is too.", "They won 3-1 on 2.30 points.", "It cost $3.15 am I told."]
)
def test_other_numbers_are_no_time_of_day_without_a_day(text: str) -> None:
    assert values(text) == {}
