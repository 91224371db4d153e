from datetime import date

import pytest

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.english.holidays import find_easter
from geo.times.expressions import find_dates


def values(text: str, published: str | None = "2025-01-22") -> list[str]:
    article = article_from_text(text, name="test", published=published)
    return [found.edtf for found in find_dates(next(parse_texts([article.text])), article).dates]


@pytest.mark.parametrize(
    "day",
    [
        *(date(1818, 3, 22), date(1916, 4, 23), date(1943, 4, 25), date(1954, 4, 18), date(1961, 4, 2)),
        *(date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)),
    ],
)
def test_easter_is_on_its_known_day(day: date) -> None:
    assert find_easter(day.year) == day


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
