"""
What a feature says of where it was read: the quotation, its article, and the rows of the table evidence.

The order of the articles is the order of reading: the first mention is the first in the first article.
"""

from collections.abc import Iterable, Mapping, Sequence

from geo.records import Article, Evidence, Mention, Standing
from layers.spec import ReviewState
from layers.tables.cells import Cell

MACHINE_GRADE = "F6"
"""Neither the source nor the information has been judged."""
CONTEXT = 32
"""Code points of `prefix` and `suffix`: enough to find a quotation again in a text that was edited elsewhere."""


class Sources:
    """The articles by id and their order, and how records stand after review."""

    def __init__(self, articles: Sequence[Article], standings: Sequence[Standing] = ()) -> None:
        self.articles: Mapping[str, Article] = {article.id: article for article in articles}
        self._standings = {standing.record_id: standing for standing in standings}
        self._rank = {article.id: number for number, article in enumerate(articles)}

    def review_cells(self, record_id: str) -> dict[str, Cell]:
        """Fill the columns that tell what people have said of a record."""
        standing = self._standings.get(record_id)
        if standing is None:
            return {"review_state": ReviewState.MACHINE.value, "comment": None}
        return {"review_state": standing.review_state.value, "comment": "\n".join(standing.comments) or None}

    def grade(self, record_id: str) -> str:
        """Give the grade of an event, agreement or claim: an analyst's, else the machine's."""
        standing = self._standings.get(record_id)
        return MACHINE_GRADE if standing is None or standing.grade is None else standing.grade

    def position(self, article_id: str, start: int, end: int) -> tuple[int, int, int]:
        """Sorting key: order of reading, the shorter of two that start together first."""
        return (self._rank[article_id], start, end)

    def quotation(self, article_id: str, start: int, end: int) -> dict[str, Cell]:
        """Fill the columns of every feature that name the quotation and its source."""
        article = self.articles[article_id]
        return {
            "quote": article.text[start:end],
            "quote_start": start,
            "quote_end": end,
            "source_id": article.id,
            "source_title": article.title,
            "source_url": article.url,
            "source_sha256": article.sha256,
        }

    def selector(self, article_id: str, start: int, end: int) -> dict[str, Cell]:
        """Fill the columns of a stretch of text: where it stands, its words, and the words around it."""
        text = self.articles[article_id].text
        return {
            "source_id": article_id,
            "start": start,
            "end": end,
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start] or None,
            "suffix": text[end : end + CONTEXT] or None,
        }

    def evidence_rows(self, feature_id: str, stretches: Iterable[Evidence | Mention]) -> list[dict[str, Cell]]:
        """Build the rows of the table evidence for one feature, each stretch once, in the order given."""
        spans = dict.fromkeys((stretch.article_id, stretch.start, stretch.end) for stretch in stretches)
        return [{"feature_id": feature_id, **self.selector(*span)} for span in spans]
