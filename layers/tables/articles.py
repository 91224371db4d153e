"""Articles as rows and back: what is said of one, and where its text stands in the output folder."""

from collections.abc import Mapping
from typing import Any

from geo.records import Article
from layers.tables.cells import Cell

DESCRIPTION = ("id", "title", "author", "publisher", "published", "url", "language")
"""What a reader is told of an article, and by what its text can be found where it was published."""
_KEPT = (*DESCRIPTION, "retrieved", "sha256")


def article_file(article_id: str) -> str:
    """Path of an article's normalised text, relative to the output folder."""
    return f"articles/{article_id}.txt"


def describe_article(article: Article) -> dict[str, str | None]:
    """Say what is known of an article, without its text; None is what nobody stated."""
    return {name: getattr(article, name) for name in DESCRIPTION}


def to_article_row(article: Article) -> dict[str, Cell]:
    """Build the row of the table articles."""
    return {
        **describe_article(article),
        "retrieved": article.retrieved,
        "sha256": article.sha256,
        "characters": len(article.text),
        "file": article_file(article.id),
    }


def from_article_row(row: Mapping[str, Any], text: str) -> Article:
    """Give back the article that a row was built from."""
    return Article(text=text, **{name: row[name] for name in _KEPT})
