"""What "Monday" and a date without a year count from."""

import pytest

from geo.records import DateExpression
from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.expressions import find_dates


def read(text: str, published: str | None = None, url: str | None = None) -> tuple[DateExpression, ...]:
    article = article_from_text(text, name="test", published=published, url=url)
    return find_dates(next(parse_texts([article.text])), article).dates


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2025/01/22/border/",
        "https://example.org/news/2025-01-22-post",
        "https://e.org/a/20250122/b",
    ],
)
def test_the_day_in_the_address_serves_where_no_publication_date_is_given(url: str) -> None:
    (found,) = read("The post was shelled on Monday.", url=url)
    assert (found.edtf, found.inferred) == ("2025-01-20?", True)


def test_the_publication_date_goes_before_the_address() -> None:
    (found,) = read("The post was shelled on Monday.", "2025-01-29", "https://example.org/2025/01/22/border/")
    assert (found.edtf, found.inferred) == ("2025-01-27", False)


@pytest.mark.parametrize("url", ["https://example.org/2025/13/45/border/", "https://example.org/a-20251"])
def test_an_address_without_a_day_serves_for_nothing(url: str) -> None:
    assert read("The post was shelled on Monday.", url=url) == ()


@pytest.mark.parametrize(
    "head", ["Published: 22 January 2025.", "Updated 3:09 PM January 22, 2025.", "Posted on 22 January 2025."]
)
def test_a_label_makes_a_dateline(head: str) -> None:
    found = read(f"{head} The post was shelled on Monday.")
    assert found[-1].edtf == "2025-01-20?"


def test_a_decree_issued_on_a_day_is_no_dateline() -> None:
    found = read("The decree was issued on 3 May 2010. The post was shelled on Monday.")
    assert [date.edtf for date in found] == ["2010-05-03"]


def test_a_narrative_keeps_its_year() -> None:
    found = read("Two men died on 1 July 1999. On 7 July their killers were caught.", "2018-04-06")
    assert [date.edtf for date in found] == ["1999-07-01", "1999-07-07?"]


def test_a_date_of_the_news_follows_no_background() -> None:
    found = read("The law was passed on 1 July 1999. On 7 March it was repealed.", "2018-04-06")
    assert [date.edtf for date in found] == ["1999-07-01", "2018-03-07"]


def test_a_printed_weekday_decides_the_year() -> None:
    found = read("The law was passed on 1 June 2008. On Monday, May 25, they met.", "2009-07-18")
    assert [date.edtf for date in found] == ["2008-06-01", "2009-05-25"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The interview airing Sunday was cut.", "2025-01-26"),
        ("The trial begins on Monday.", "2025-01-27"),
        ("They will meet on Wednesday.", "2025-01-22"),
        ("They will meet next Wednesday.", "2025-01-29"),
        ("He said that they would meet on Monday.", "2025-01-27"),
        ("A vote is expected Tuesday.", "2025-01-28"),
        ("Guards could have met on Monday.", "2025-01-20"),
        ("Monday's ruling is the latest.", "2025-01-20"),
        ("The deadline is Monday.", "2025-01-27"),
        ("The talks were postponed to March.", "2025-03"),
        ("The talks had been scheduled for 26 September.", "2024-09-26"),
        ("The fair runs through Sunday.", "2025-01-26"),
        ("The mandate runs until 31 December.", "../2025-12-31"),
        ("He lost the 6 February vote.", "2025-02-06"),
    ],
)
def test_the_clause_says_on_which_side_a_date_lies(text: str, edtf: str) -> None:
    (found,) = read(text, "2025-01-22")
    assert found.edtf.endswith(edtf)


def test_a_date_in_brackets_explains_what_nothing_else_fixes() -> None:
    found = read("This year (2018), the two governments will agree. Last year they did not.")
    assert [(date.exact, date.edtf) for date in found] == [("This year", "2018"), ("2018", "2018")]


@pytest.mark.parametrize("head", ["Sofia, 14 March 2025 (Border Wire) — ", "New Delhi, 14 March 2025: "])
def test_a_town_in_small_letters_may_open_a_dateline(head: str) -> None:
    found = read(f"{head}The minister left on Tuesday.")
    assert [(date.exact, date.edtf) for date in found][1:] == [("Tuesday", "2025-03-11?")]


def test_a_sentence_before_a_date_and_a_dash_is_no_dateline() -> None:
    found = read("The treaty of 14 March 2025 - a surprise - stands. The minister left on Tuesday.")
    assert "2025-03-11?" not in {date.edtf for date in found}
