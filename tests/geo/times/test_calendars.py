from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.times.eastern.calendars import Calendar, find_bounds, find_month, find_year, to_common, to_edtf
from geo.times.edtf import edtf_bounds

KNOWN_DAYS = [
    (Calendar.SOLAR, (1357, 11, 22), date(1979, 2, 11)),  # the revolution
    (Calendar.SOLAR, (1403, 1, 1), date(2024, 3, 20)),
    (Calendar.SOLAR, (1403, 12, 30), date(2025, 3, 20)),
    (Calendar.SOLAR, (1400, 5, 24), date(2021, 8, 15)),  # the fall of Kabul
    (Calendar.ISLAMIC, (1445, 9, 1), date(2024, 3, 11)),
    (Calendar.ISLAMIC, (1400, 1, 1), date(1979, 11, 20)),  # the seizure of the Grand Mosque
    (Calendar.COMMON, (2025, 1, 19), date(2025, 1, 19)),
]


@pytest.mark.parametrize(("calendar", "fields", "day"), KNOWN_DAYS)
def test_known_days_convert(calendar: Calendar, fields: tuple[int, int, int], day: date) -> None:
    assert to_common(calendar, *fields) == day


def test_a_day_before_the_table_is_computed_to_within_a_day() -> None:
    battle_of_karbala = date(680, 10, 13)  # 10 October of the Julian calendar
    assert abs(to_common(Calendar.ISLAMIC, 61, 1, 10) - battle_of_karbala) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("calendar", "fields"),
    [
        (Calendar.SOLAR, (1404, 12, 30)),
        (Calendar.SOLAR, (1403, 13, 1)),
        (Calendar.ISLAMIC, (1445, 9, 31)),
        (Calendar.ISLAMIC, (61, 2, 30)),
        (Calendar.COMMON, (2025, 2, 29)),
    ],
)
def test_a_day_that_its_calendar_lacks_raises(calendar: Calendar, fields: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month|range|\d"):
        to_common(calendar, *fields)


def test_only_islamic_values_are_approximate() -> None:
    assert to_edtf(Calendar.ISLAMIC, 1445, 9, 15) == "2024-03-25~"
    assert to_edtf(Calendar.SOLAR, 1403, 10, 29) == "2025-01-18"


def test_a_month_is_the_interval_of_its_days() -> None:
    assert to_edtf(Calendar.SOLAR, 1403, 10) == "2024-12-21/2025-01-19"
    assert to_edtf(Calendar.ISLAMIC, 1445, 9) == "2024-03-11~/2024-04-09~"
    assert to_edtf(Calendar.COMMON, 2025, 1) == "2025-01"


@given(st.sampled_from([Calendar.SOLAR, Calendar.ISLAMIC]), st.dates(date(1930, 1, 1), date(2070, 1, 1)))
def test_a_day_lies_in_the_month_and_year_that_hold_it(calendar: Calendar, day: date) -> None:
    year, month = find_month(calendar, day)
    first, last = find_bounds(calendar, year, month)
    assert first <= day <= last
    assert year == find_year(calendar, day)


@given(st.sampled_from(list(Calendar)), st.integers(1300, 1480), st.integers(1, 12))
def test_months_follow_one_another_without_a_gap(calendar: Calendar, year: int, month: int) -> None:
    _, last = find_bounds(calendar, year, month)
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    first, _ = find_bounds(calendar, *following)
    assert first == last + timedelta(days=1)
    edtf_bounds(to_edtf(calendar, year, month))
