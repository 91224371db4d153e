from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.times.edtf import Bounds, edtf_bounds, is_edtf

BOUNDS = [
    ("2025-01-19", date(2025, 1, 19), date(2025, 1, 19), 1),
    ("2025-01-19?", date(2025, 1, 19), date(2025, 1, 19), 1),
    ("2025-01", date(2025, 1, 1), date(2025, 1, 31), 2),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 2),
    ("2025-01-13/2025-01-19", date(2025, 1, 13), date(2025, 1, 19), 2),
    ("2025-01-19?/2025-01-20?", date(2025, 1, 19), date(2025, 1, 20), 2),
    ("2018", date(2018, 1, 1), date(2018, 12, 31), 3),
    ("2016~", date(2016, 1, 1), date(2016, 12, 31), 3),
    ("2024%", date(2024, 1, 1), date(2024, 12, 31), 3),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), 3),
    ("18XX", date(1800, 1, 1), date(1899, 12, 31), 3),
    ("2023-21", date(2023, 3, 1), date(2023, 5, 31), 3),
    ("2023-22", date(2023, 6, 1), date(2023, 8, 31), 3),
    ("2023-24", date(2023, 12, 1), date(2024, 2, 29), 3),
    ("2018/..", date(2018, 1, 1), None, 3),
    ("../2018-05", None, date(2018, 5, 31), 3),
    ("199X/..", date(1990, 1, 1), None, 3),
    ("2018-07/2021-10", date(2018, 7, 1), date(2021, 10, 31), 3),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision"), BOUNDS)
def test_bounds_cover_the_days_of_the_value(
    edtf: str, earliest: date | None, latest: date | None, precision: int
) -> None:
    assert edtf_bounds(edtf) == Bounds(earliest=earliest, latest=latest, precision=precision)


@pytest.mark.parametrize(
    "text",
    ["", "/", "..", "../..", "junk", "2025-02-30", "2025-13", "2020/2019", "1/2/3", "Monday", "2025-1-1", "20250119"],
)
def test_what_is_no_edtf_has_no_bounds(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"EDTF|calendar|ends before"):
        edtf_bounds(text)


@settings(max_examples=30, deadline=None)
@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"])
)
def test_plain_dates_have_the_bounds_that_the_library_gives(day: date, length: int, qualifier: str) -> None:
    edtf = day.isoformat()[:length] + qualifier
    parsed = parse_edtf(edtf)
    bounds = edtf_bounds(edtf)
    assert bounds.earliest == date(*parsed.lower_strict()[:3])
    assert bounds.latest == date(*parsed.upper_strict()[:3])


@given(st.text(max_size=12))
def test_any_text_is_an_edtf_or_is_not(text: str) -> None:
    assert is_edtf(text) in (True, False)
