import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.normalise import normalise_text, to_text_sha256

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=200)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffAb", "Ab"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("Cafe\u0301", "Café"),
        ("  two  spaces \n\n", "  two  spaces \n\n"),
        ("a\ufeffb", "a\ufeffb"),
        ("a\u2028b\x0cc", "a\u2028b\x0cc"),
    ],
)
def test_only_mark_line_ends_and_composition_change(raw: str, text: str) -> None:
    assert normalise_text(raw) == text


@given(TEXTS)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise_text(raw)
    assert normalise_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_the_hash_is_of_the_utf_8() -> None:
    assert to_text_sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
