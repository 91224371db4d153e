"""Where a report was written, and what only looks like it."""

import pytest

from geo.places.words.datelines import is_dateline


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WARSAW (Example Wire) - Poland closed a crossing.", "WARSAW"),
        ("WARSAW (Reuters) Poland closed a crossing.", "WARSAW"),
        ("BEIRUT — Shells fell.", "BEIRUT"),
        ("EL PASO, Texas (Example Wire) — Migrants waited.", "EL PASO"),
        ("Warsaw, Nov 12 (Example Wire) — Troops moved.", "Warsaw"),
        ("A headline\n\nKARACHI/QUETTA: Trade resumed.", "KARACHI"),
        ("A headline\n\nKARACHI/QUETTA: Trade resumed.", "QUETTA"),
    ],
)
def test_town_before_the_report_is_a_dateline(text, name):
    start = text.index(name)
    assert is_dateline(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iran, Pakistan and Turkey agreed - at last.", "Iran"),
        ("Troops left WARSAW - nobody knows why.", "WARSAW"),
        ("Warsaw - the capital - was calm.", "Warsaw"),
        ("IRAN and Iraq share a border.", "IRAN"),
    ],
)
def test_name_in_a_sentence_is_no_dateline(text, name):
    start = text.index(name)
    assert not is_dateline(text, start, start + len(name))
