from pathlib import Path

import pytest

from geo.times.english.cues import find_matches, find_windows
from geo.times.english.holidays import FEAST_RULES, HOLIDAY_RULES
from geo.times.english.relative import RELATIVE_RULES
from geo.times.english.stated import FULL_RULES, TIMELESS_RULES
from geo.times.english.yearless import YEARLESS_RULES

RULES = (*FULL_RULES, *TIMELESS_RULES, *YEARLESS_RULES, *FEAST_RULES, *HOLIDAY_RULES, *RELATIVE_RULES)
LONG = (
    "Wednesday, the 30th of September to the 31st of December, of 2025",
    "the very beginning of the third quarter of next year",
    "the fourth Wednesday in September, of 2025",
    "approximately twenty-seven fortnights from now",
    "September 30th, 2025 through December 31st, 2025",
)
SENTENCES = [
    line.split("\t")[1]
    for line in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FILLING = " Troops crossed the river and held the bridge while people fled over it into the hills of the north. "


@pytest.mark.parametrize("sentence", [*SENTENCES, *LONG])
def test_what_is_matched_around_cues_is_what_is_matched_in_the_whole_text(sentence: str) -> None:
    text = FILLING + sentence + FILLING
    windows = find_windows(text)
    for rule in RULES:
        whole = [match.span() for match in rule.pattern.finditer(text)]
        assert [match.span() for match in find_matches(rule.pattern, text, windows[rule.cue])] == whole


def test_a_text_without_cues_has_no_windows() -> None:
    assert not any(find_windows(FILLING).values())
