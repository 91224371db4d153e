from hypothesis import given, settings
from hypothesis import strategies as st

from geo.times.english.cues import find_matches, find_windows
from geo.times.english.holidays import FEAST_RULES, HOLIDAY_RULES
from geo.times.english.relative import RELATIVE_RULES
from geo.times.english.stated import FULL_RULES, TIMELESS_RULES
from geo.times.english.yearless import YEARLESS_RULES

RULES = (*FULL_RULES, *TIMELESS_RULES, *YEARLESS_RULES, *FEAST_RULES, *HOLIDAY_RULES, *RELATIVE_RULES)
WORDS = [
    "the",
    "on",
    "in",
    "3",
    "19",
    "January",
    "Jan.",
    "March",
    "2025",
    ",",
    ".",
    "Monday",
    "late",
    "mid-",
    "early",
    "last",
    "next",
    "this",
    "year",
    "week",
    "quarter",
    "first",
    "of",
    "and",
    "to",
    "-",
    "since",
    "until",
    "summer",
    "'98",
    "1990s",
    "weekend",
    "Christmas",
    "Day",
    "Easter",
    "two",
    "weeks",
    "ago",
    "today",
    "night",
    "Sunday",
    "troops",
    "crossed",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.integers(0, 200))
def test_what_is_matched_around_cues_is_what_is_matched_in_the_whole_text(words: str, filling: int) -> None:
    text = "x" * filling + " " + words + " " + "y" * filling + " " + words
    windows = find_windows(text)
    for rule in RULES:
        whole = [match.span() for match in rule.pattern.finditer(text)]
        assert [match.span() for match in find_matches(rule.pattern, text, windows[rule.cue])] == whole


def test_a_text_without_cues_has_no_windows() -> None:
    assert not any(find_windows("Troops crossed the river and held the bridge.").values())
