import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.tables.cells import join_values, round_degrees, round_probability, split_values, unique


def test_a_list_is_joined_for_reading():
    assert join_values(["IR", "PK"]) == "IR; PK"


def test_an_empty_list_is_an_empty_cell():
    assert join_values([]) is None
    assert split_values(None) == ()


def test_a_semicolon_in_a_value_does_not_part_it():
    assert split_values(join_values(["Talks; lunch ;", "a\nb"])) == ("Talks, lunch, ", "a b")


@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_splitting_gives_as_many_values_as_were_joined(values):
    assert len(split_values(join_values(values))) == len(values)


@given(st.lists(st.text(alphabet="abc -'\"آ")))
def test_plain_values_come_back(values):
    plain = [" ".join(value.split()) for value in values]
    plain = [value for value in plain if value]
    assert list(split_values(join_values(plain))) == plain


def test_repeated_values_stand_once_in_order():
    assert unique(["b", "a", "b"]) == ("b", "a")


@pytest.mark.parametrize(("value", "rounded"), [(61.12345678, 61.123457), (None, None), (-0.0, 0.0)])
def test_degrees_have_six_decimals(value, rounded):
    assert round_degrees(value) == rounded
    assert str(round_degrees(value)) == str(rounded)


def test_probabilities_have_four_decimals():
    assert round_probability(1 / 3) == 0.3333
