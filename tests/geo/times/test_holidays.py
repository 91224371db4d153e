from datetime import date

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.english.holidays import find_easter
from geo.times.expressions import find_dates


def values(text: str, published: str | None = "2025-01-22") -> list[str]:
    article = article_from_text(text, name="test", published=published)
    return [found.edtf for found in find_dates(next(parse_texts([article.text])), article).dates]


@given(st.integers(1600, 2400))
def test_easter_is_that_of_another_algorithm(year: int) -> None:
    assert find_easter(year) == easter(year)


def test_easter_of_a_known_year() -> None:
    assert find_easter(2024) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on Christmas Day 1914.", "1914-12-25"),
        ("They met on Easter Monday 1916.", "1916-04-24"),
        ("They met at Nowruz 2024.", "2024-03-20"),
        ("They met on New Year's Eve.", "2024-12-31"),
        ("They will meet on Good Friday.", "2025-04-18"),
    ],
)
def test_a_feast_has_its_day(text: str, edtf: str) -> None:
    assert values(text) == [edtf]


@pytest.mark.parametrize("text", ["The Easter Vigil was long.", "A Christmas market opened.", "Easter is a feast."])
def test_a_feast_that_names_something_else_or_recurs_has_none(text: str) -> None:
    assert values(text) == []
