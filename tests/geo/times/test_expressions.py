"""An own small annotated set of expressions of time, in the styles that newspapers write."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.edtf import edtf_bounds
from geo.times.expressions import DatesFound, find_dates

PUBLISHED = "2025-01-22"
"""A Wednesday."""


def read_dates(text: str, published: str | None = PUBLISHED) -> DatesFound:
    article = article_from_text(text, name="test", published=published)
    return find_dates(next(parse_texts([article.text])), article)


def values(text: str, published: str | None = PUBLISHED) -> dict[str, str]:
    return {found.exact: found.edtf for found in read_dates(text, published).dates}


def codes(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [issue.code for issue in read_dates(text, published).issues]


STATED = [
    ("General Bagheri arrived in Pakistan on 19th January 2025.", "19th January 2025", "2025-01-19"),
    ("The pact was signed on January 19, 2025, in Tehran.", "January 19, 2025", "2025-01-19"),
    ("The pact was signed on the 19th of January, 2025.", "the 19th of January, 2025", "2025-01-19"),
    ("TEHRAN, Jan. 5, 2024 (Reuters) - Two bombs exploded.", "Jan. 5, 2024", "2024-01-05"),
    ("Talks opened on Sunday, 19 January 2025.", "Sunday, 19 January 2025", "2025-01-19"),
    ("Talks opened on 2025-01-19 in Quetta.", "2025-01-19", "2025-01-19"),
    ("Dated 19/01/2025, the letter warns.", "19/01/2025", "2025-01-19"),
    ("Dated 1/19/2025, the letter warns.", "1/19/2025", "2025-01-19"),
    ("Dated 3.4.2024, the letter warns.", "3.4.2024", "2024-04-03"),
    ("Dated 4/4/2024, the letter warns.", "4/4/2024", "2024-04-04"),
    ("They signed an accord in April 2024.", "April 2024", "2024-04"),
    ("They signed an accord in April, 2024.", "April, 2024", "2024-04"),
    ("They signed an accord in Sept. 2001.", "Sept. 2001", "2001-09"),
    ("The fence was finished in late 2016.", "late 2016", "2016~"),
    ("The fence was finished in mid-2023.", "mid-2023", "2023~"),
    ("The fence was finished in early April 2024.", "early April 2024", "2024-04~"),
    ("The fence was finished at the end of 2018.", "the end of 2018", "2018~"),
    ("In 2018, progress was made.", "2018", "2018"),
    ("The 2018 agreements remain in force.", "2018", "2018"),
    ("It dates back to the revolution of 1979.", "1979", "1979"),
    ("Sanctions followed in the 1990s.", "the 1990s", "199X"),
    ("Smuggling grew in the early 1980s.", "the early 1980s", "198X"),
    ("Smuggling grew in the nineties.", "the nineties", "199X"),
    ("The line was drawn in the 19th century.", "the 19th century", "18XX"),
    ("Floods came in the winter of 2023.", "the winter of 2023", "2023-24"),
    ("Floods came in spring 2022.", "spring 2022", "2022-21"),
    ("Floods came in the summer of 2021.", "the summer of 2021", "2021-22"),
    ("Troops left in the fall of 1989.", "the fall of 1989", "1989-23"),
    ("Trade rose in the third quarter of 2024.", "the third quarter of 2024", "2024-07/2024-09"),
    ("Trade rose in the first half of 2024.", "the first half of 2024", "2024-01/2024-06"),
    ("Trade rose in Q1 2024.", "Q1 2024", "2024-01/2024-03"),
    ("The drill ran 19–21 January 2025 near Zahedan.", "19–21 January 2025", "2025-01-19/2025-01-21"),
    ("The drill ran January 19-21, 2025 near Zahedan.", "January 19-21, 2025", "2025-01-19/2025-01-21"),
    ("The war of 1980-88 cost much.", "1980-88", "1980/1988"),
    ("The war, 1980–1988, cost much.", "1980–1988", "1980/1988"),
    ("It was built between July 2018 and October 2021.", "between July 2018 and October 2021", "2018-07/2021-10"),
    ("It was built from 2018 to 2020.", "from 2018 to 2020", "2018/2020"),
    ("The budget for FY2023-24 fell.", "2023-24", "2023/2024"),
    ("The post has been shut since 2018.", "since 2018", "2018/.."),
    ("The mandate runs until 2030.", "until 2030", "../2030"),
    ("The exercise Aman-2023 ended.", "2023", "2023"),
]


@pytest.mark.parametrize(("text", "exact", "edtf"), STATED)
def test_dates_that_stand_on_their_own_need_no_publication_date(text: str, exact: str, edtf: str) -> None:
    assert values(text, None) == {exact: edtf}


COUNTED = [
    ("Last year, General Munir visited Tehran.", "Last year", "2024"),
    ("Munir visited Tehran late last year.", "late last year", "2024~"),
    ("The crossing opened earlier this month.", "earlier this month", "2025-01"),
    ("They will meet next month.", "next month", "2025-02"),
    ("The soldiers were killed last week.", "last week", "2025-01-13/2025-01-19"),
    ("The soldiers were killed last weekend.", "last weekend", "2025-01-18/2025-01-19"),
    ("He told reporters on Monday.", "Monday", "2025-01-20"),
    ("He told reporters Friday that talks had failed.", "Friday", "2025-01-17"),
    ("He told reporters on Wednesday.", "Wednesday", "2025-01-22"),
    ("The two will meet on Monday.", "Monday", "2025-01-27"),
    ("He spoke last Wednesday.", "last Wednesday", "2025-01-15"),
    ("Shelling resumed on Tuesday night.", "Tuesday night", "2025-01-21"),
    ("The convoy was hit yesterday.", "yesterday", "2025-01-21"),
    ("Today the post reopened.", "Today", "2025-01-22"),
    ("The delegation leaves tomorrow.", "tomorrow", "2025-01-23"),
    ("The convoy was hit the day before yesterday.", "the day before yesterday", "2025-01-20"),
    ("The convoy was hit two days ago.", "two days ago", "2025-01-20"),
    ("The fence was begun three years ago.", "three years ago", "2022"),
    ("The fence was begun six months ago.", "six months ago", "2024-07"),
    ("The fence was begun about two decades ago.", "about two decades ago", "2005~"),
    ("He arrived on 20 January.", "20 January", "2025-01-20"),
    ("He arrived on Dec. 3.", "Dec. 3", "2024-12-03"),
    ("He will arrive on 3 December.", "3 December", "2025-12-03"),
    ("The crossing was shut in November.", "November", "2024-11"),
    ("The crossing has been shut since September.", "since September", "2024-09/.."),
    ("Flooding cut the road last summer.", "last summer", "2024-22"),
    ("They signed it last March.", "last March", "2024-03"),
    ("They signed it in March last year.", "March last year", "2024-03"),
    ("Smugglers fired at a patrol over the weekend.", "the weekend", "2025-01-18/2025-01-19"),
    ("They met on the 5th of this month.", "the 5th of this month", "2025-01-05"),
    ("This summer 1500 cattle were stolen.", "This summer", "2025-22"),
    ("They signed it on 25 February last year.", "25 February last year", "2024-02-25"),
    ("They met on Friday, October 11.", "Friday, October 11", "2024-10-11"),
]


@pytest.mark.parametrize(("text", "exact", "edtf"), COUNTED)
def test_relative_dates_count_from_the_publication_date_as_the_tense_says(text: str, exact: str, edtf: str) -> None:
    found = read_dates(text)
    assert {date_.exact: date_.edtf for date_ in found.dates} == {exact: edtf}
    assert not any(date_.inferred for date_ in found.dates)


NO_DATES = [
    "They have witnessed significant events in the region over the past year.",
    "Cooperation has grown in recent years.",
    "In the last two years, trade has doubled.",
    "The talks lasted three days.",
    "He prays every Friday with the Friday Times on his knees.",
    "Some 2000 soldiers crossed.",
    "The border is 1950 km long.",
    "The convoy left at 1900 hours.",
    "Article 1973 of the code applies.",
    "Under Resolution 1929 the ban holds.",
    "It cost $2000 and 1,980 lives.",
    "The call came from 510-582-1263.",
    "They may march on the town.",
    "A dozen Mirage 2000 jets flew over.",
    "The strength is 1800 troops.",
    "Soon they went, long ago.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_durations_vague_times_and_other_numbers_are_no_dates(text: str) -> None:
    assert read_dates(text) == DatesFound()


def test_without_any_anchor_a_relative_date_is_an_issue_and_no_date() -> None:
    text = "Munir visited Tehran last year, following visits in July 2018 and October 2021."
    assert values(text, None) == {"July 2018": "2018-07", "October 2021": "2021-10"}
    assert codes(text, None) == ["undated-expression"]


def test_the_latest_day_of_a_past_main_clause_anchors_years_as_inferred() -> None:
    found = read_dates("He arrived on 19 January 2025. Last year, Munir visited Tehran.", None)
    assert [(d.edtf, d.inferred) for d in found.dates] == [("2025-01-19", False), ("2024?", True)]


def test_a_main_event_anchors_no_days() -> None:
    assert codes("He arrived on 19 January 2025. Yesterday, Munir visited Tehran.", None) == ["undated-expression"]


@pytest.mark.parametrize(
    "text",
    [
        "The deal followed his visit on 5 May 2023. Last year, he came again.",
        "He arrived on 19 January 2023. In 2024, the post was closed. Last year, Munir visited Tehran.",
        "He will arrive on 19 January 2025. Last year, Munir visited Tehran.",
    ],
    ids=["background", "not the latest", "future"],
)
def test_no_background_earlier_or_future_date_is_an_anchor(text: str) -> None:
    assert codes(text, None) == ["undated-expression"]


def test_a_dateline_anchors_days_as_inferred() -> None:
    found = read_dates("ISLAMABAD, January 22, 2025 (APP): Munir met Bagheri on Monday.", None)
    assert [(d.edtf, d.inferred) for d in found.dates] == [("2025-01-22", False), ("2025-01-20?", True)]


def test_an_inferred_early_year_is_both_uncertain_and_approximate() -> None:
    assert values("He arrived on 19 January 2025. The post opened early last year.", None)["early last year"] == "2024%"


def test_an_inferred_season_is_written_as_its_months() -> None:
    found = values("He arrived on 19 January 2025. The post opened last summer.", None)
    assert found["last summer"] == "2024-06?/2024-08?"


def test_a_date_in_apposition_says_what_a_year_later_is() -> None:
    text = "It established the staff in 1988. A year later, in 1989, the ministry was closed."
    assert values(text, None) == {"1988": "1988", "A year later": "1989", "1989": "1989"}


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("They met on 5 May 2020. Two days later he left.", "Two days later", "2020-05-07?"),
        ("They met on 5 May 2020. The following day he left.", "The following day", "2020-05-06?"),
        ("They met in May 2020. The following month he left.", "The following month", "2020-06?"),
        ("They met in 1988. The same year he left.", "The same year", "1988?"),
        ("They met in 1988. Three years earlier he had left.", "Three years earlier", "1985?"),
    ],
)
def test_a_sequence_counts_from_the_date_before_it_as_inferred(text: str, exact: str, edtf: str) -> None:
    assert values(text, None)[exact] == edtf


def test_a_sequence_counts_from_the_date_that_it_names() -> None:
    assert values("He left two days after 5 May 2020.", None)["two days after"] == "2020-05-07"


def test_a_sequence_after_an_event_without_a_date_is_an_issue() -> None:
    assert codes("He deployed in 1979, one month after the war began.", None) == ["undated-expression"]


def test_a_sequence_does_not_look_past_a_date_that_is_too_coarse() -> None:
    assert codes("They met on 5 May 2020. They fought in 2022. Two days later he left.", None) == ["undated-expression"]


def test_two_dates_that_share_a_year_may_stand_in_any_order() -> None:
    found = values("On Aug. 29 and July 31, 2024, they met.", None)
    assert found == {"Aug. 29": "2024-08-29", "July 31, 2024": "2024-07-31"}


def test_a_month_does_not_fix_a_day_later() -> None:
    assert codes("They met in May 2020. Two days later he left.", None) == ["undated-expression"]


def test_a_date_whose_day_and_month_may_be_swapped_is_an_issue() -> None:
    found = read_dates("Dated 01/02/2025, the letter warns.")
    assert not found.dates
    assert [issue.code for issue in found.issues] == ["ambiguous-date"]


@pytest.mark.parametrize("text", ["On 31 February 2024 they met.", "On 29 February 2023 they met.", "On 31/02/2024."])
def test_a_day_that_the_calendar_lacks_is_an_issue(text: str) -> None:
    assert not read_dates(text).dates
    assert codes(text) == ["impossible-date"]


def test_two_dates_that_share_a_month_are_two() -> None:
    assert values("They met on 19 and 21 January 2025.") == {"19": "2025-01-19", "21 January 2025": "2025-01-21"}


def test_issues_point_at_their_words() -> None:
    text = "Munir visited Tehran last year."
    (issue,) = read_dates(text, None).issues
    assert (issue.article_id, text[issue.start : issue.end]) == ("test", "last year")


SEEDS = Path(__file__).parents[3] / "seeds"


def test_the_first_seed_article_is_dated_by_its_own_main_event() -> None:
    text = (SEEDS / "000_a071fe5ad1fd49de.txt").read_text(encoding="utf-8")
    found = read_dates(text, None)
    assert [(d.exact, d.edtf) for d in found.dates] == [
        ("19th January 2025", "2025-01-19"),
        ("July 2018", "2018-07"),
        ("October 2021", "2021-10"),
        ("Last year", "2024?"),
        ("2023", "2023"),
        ("April 2024", "2024-04"),
        ("20th January 2025", "2025-01-20"),
        ("1979", "1979"),
        ("1988", "1988"),
        ("A year later", "1989"),
        ("1989", "1989"),
    ]
    assert [text[issue.start : issue.end] for issue in found.issues] == ["one month after"]


def test_the_second_seed_article_fixes_no_day_to_count_from() -> None:
    text = (SEEDS / "001_17cf94f895c3a69b.txt").read_text(encoding="utf-8")
    found = read_dates(text, None)
    assert [d.edtf for d in found.dates] == ["2018-07", "2021-10", "2018"]
    assert [text[issue.start : issue.end] for issue in found.issues] == ["last year"]


def test_a_date_is_read_over_the_column_that_a_text_was_wrapped_at() -> None:
    text = """The general of the Iranian armed forces went to Islamabad on 19
January 2025, and he spoke with the commander of the army of the
country about the border and the pass, which had been fenced since
2018, and the two armies signed a first accord on its defence,
which the parliaments of the two had asked for in early
April 2024."""
    assert list(values(text, None).values()) == ["2025-01-19", "2018/..", "2024-04~"]


def test_a_missing_space_hides_no_date() -> None:
    text = "visits in July 2018 and October 2021.Last year, Munir came."
    assert values(text) == {"July 2018": "2018-07", "October 2021": "2021-10", "Last year": "2024"}


FORMS = ("%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%Y-%m-%d")
PIECES = st.sampled_from(
    [
        *("on ", "19", "31", " January", " February ", "2025", ", ", ".", "\n", " to ", "between ", " and ", "since "),
        *("late ", "two days", " later", " after ", "last ", "year", "Monday", "1990s", "/", "-", "the ", "same day"),
        *("ago", " ", "é"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_offsets_slice_to_exact_values_are_edtf_and_nothing_overlaps(text: str) -> None:
    article = article_from_text(text, name="test", published=PUBLISHED)
    found = find_dates(next(parse_texts([article.text])), article)
    end = 0
    for expression in found.dates:
        assert article.text[expression.start : expression.end] == expression.exact
        assert expression.start >= end
        end = expression.end
        edtf_bounds(expression.edtf)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_any_day_written_out_is_read_back(day: date, form: str) -> None:
    assert values(f"They met on {day.strftime(form)}.", None) == {day.strftime(form): day.isoformat()}


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("The war of 2020 ended on 10 November of that year.", "10 November of that year", "2020-11-10?"),
        ("Rebels came in June 2021. On July 26 of the same year they left.", "July 26 of the same year", "2021-07-26?"),
        ("He came in 2019. In March of the following year he left.", "March of the following year", "2020-03?"),
        ("He came in 2019. It ended late that year.", "that year", "2019?"),
        ("He came on 5 May 2020. Later that month, he left.", "that month", "2020-05?"),
        ("He came on 5 May 2020. On the 20th of that month he left.", "the 20th of that month", "2020-05-20?"),
        ("He came on 5 May 2020. The previous month he had left.", "The previous month", "2020-04?"),
        ("He came in March 2020. That summer he left.", "That summer", "2020-06?/2020-08?"),
        ("He came on Tuesday, 5 May 2020. The following Monday he left.", "The following Monday", "2020-05-11?"),
        ("He came in 2020; a year earlier he had left.", "a year earlier", "2019?"),
    ],
)
def test_that_year_and_its_days_are_those_of_the_date_told_before(text: str, exact: str, edtf: str) -> None:
    assert values(text)[exact] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "They came on 10 November of that year.",
        "He came in 2020. He stayed. On 10 November of that year he left.",
        "He came in the 1990s. On 10 November of that year he left.",
    ],
    ids=["none", "two sentences before", "too coarse"],
)
def test_without_a_date_near_before_it_a_day_of_that_year_is_an_issue(text: str) -> None:
    assert not any("November" in exact for exact in values(text))
    assert codes(text) == ["undated-expression"]
