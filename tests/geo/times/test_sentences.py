"""A table of sentences, each with every expression that has a place in the calendar: words and value."""

from pathlib import Path

import pytest

from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.expressions import find_dates

TABLE = Path(__file__).with_name("sentences.tsv")


def read_table() -> list[tuple[str | None, str, list[tuple[str, str]]]]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            published, text, expected = line.split("\t")
            pairs = [tuple(pair.rsplit(" = ", 1)) for pair in expected.split(" | ") if pair]
            rows.append((published or None, text, [(words, edtf) for words, edtf in pairs]))
    return rows


@pytest.mark.parametrize(("published", "text", "expected"), read_table())
def test_a_sentence_has_these_expressions_and_no_other(
    published: str | None, text: str, expected: list[tuple[str, str]]
) -> None:
    article = article_from_text(text, name="test", published=published)
    found = find_dates(next(parse_texts([article.text])), article)
    assert [(date.exact, date.edtf) for date in found.dates] == expected
