"""Persian and Urdu expressions beside those of the table in `sentences.tsv`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.eastern.words import MONTHS, WEEKDAYS, fold
from geo.times.edtf import edtf_bounds
from geo.times.expressions import DatesFound, find_dates


def read(text: str, published: str | None = "2025-01-22") -> DatesFound:
    article = article_from_text(text, name="test", published=published)
    return find_dates(next(parse_texts([article.text])), article)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("او روز جمعه به مشهد خواهد رفت.", "2025-01-24"),
        ("او روز جمعه به مشهد رفت.", "2025-01-17"),
        ("مرز هفته گذشته بسته شد.", "2025-01-11/2025-01-17"),
        ("مرز ماه گذشته بسته شد.", "2024-12-21/2025-01-19"),
        ("مرز ماه آینده باز می‌شود.", "2025-02-19/2025-03-20"),
        ("در ۵ آذر مرز بسته شد.", "2024-11-25"),
        ("جنگ در دهه ۱۹۸۰ آغاز شد.", "198X"),
        ("پیمان در سال ۲۰۰۱ میلادی بسته شد.", "2001"),
        ("او در رمضان ۱۴۴۵ به مشهد رفت.", "2024-03-11~/2024-04-09~"),
        ("سرحد گزشتہ ماہ بند کی گئی۔", "2024-12"),
        ("وہ جمعہ کے روز جائیں گے۔", "2025-01-24"),
    ],
)
def test_an_expression_counts_by_the_calendar_of_its_language(text: str, edtf: str) -> None:
    assert [found.edtf for found in read(text).dates] == [edtf]


def test_words_are_kept_as_written() -> None:
    (found,) = read("این توافق در ۲۹ دي ١٤٠٣ امضا شد.").dates
    assert (found.exact, found.edtf) == ("۲۹ دي ١٤٠٣", "2025-01-18")


def test_without_a_day_of_reporting_a_weekday_is_an_issue() -> None:
    found = read("او روز دوشنبه به راولپندی رفت.", None)
    assert not found.dates
    assert [issue.code for issue in found.issues] == ["undated-expression"]


def test_a_day_that_the_calendar_lacks_is_an_issue() -> None:
    found = read("این توافق در ۳۱ دی ۱۴۰۳ امضا شد.")
    assert not found.dates
    assert [issue.code for issue in found.issues] == ["impossible-date"]


@given(st.text(max_size=40))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


PIECES = st.sampled_from(
    [
        *MONTHS,
        *WEEKDAYS,
        "۲۹",
        "۱۴۰۳",
        "1445",
        "۹۹۹۹",
        "0000",
        "سال ",
        "دهه ",
        " ",
        "، ",
        "میں",
        "ء",
        "ه.ش",
        "گذشته",
        "روز ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_offsets_slice_to_exact_and_values_are_edtf(text: str) -> None:
    article = article_from_text(text, name="test", published="2025-01-22")
    end = 0
    for found in find_dates(next(parse_texts([article.text])), article).dates:
        assert article.text[found.start : found.end] == found.exact
        assert found.start >= end
        end = found.end
        edtf_bounds(found.edtf)
