import pytest

from geo.places.words.abbreviations import find_state


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("W.Va.", "West Virginia"),
        ("W. Va.", "West Virginia"),
        ("N. Y.", "New York"),
        ("N. M.", "New Mexico"),
        ("P. E. I.", "Prince Edward Island"),
        ("Calif.", "California"),
        ("T&T", None),
        ("J. Smith", None),
    ],
)
def test_short_forms_of_states_are_read_with_and_without_spaces(short: str, name: str | None) -> None:
    assert find_state(short, after_comma=False) == name


def test_a_code_that_is_also_a_word_is_read_after_a_comma_only() -> None:
    assert find_state("IN", after_comma=True) == "Indiana"
    assert find_state("IN", after_comma=False) is None
