"""
An article's text with its evidence marked, ready to be read beside the map.

Cuts the text where evidence begins and ends and escapes it, once; scrolls nothing and knows no page.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import pandas as pd

from geo.records import Article

_TURNS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Controls that turn the words after them around (UAX #9), by the names that Unicode gives them in short."""
_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text that a feature rests on; code points, 0-based, end-exclusive."""

    start: int
    end: int
    feature_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the text that the same features rest on."""

    start: int
    text: str
    """Never empty, never with a line break inside."""
    feature_ids: tuple[str, ...]
    """Shortest span first, so that a click means the most particular thing said there; empty: no evidence."""


def find_spans(evidence: pd.DataFrame, article_id: str) -> tuple[Span, ...]:
    """Find the evidence in one article, from the table of that name."""
    here = evidence[evidence["source_id"] == article_id]
    cells = zip(here["start"], here["end"], here["feature_id"], strict=True)
    return tuple(Span(start=int(start), end=int(end), feature_id=feature_id) for start, end, feature_id in cells)


def find_source(evidence: pd.DataFrame, feature_id: str | None) -> str | None:
    """Find the article of a feature's first evidence; None where it has none."""
    sources = evidence["source_id"][evidence["feature_id"] == feature_id]
    return None if sources.empty else str(sources.iloc[0])


def build_paragraphs(text: str, spans: Iterable[Span]) -> tuple[tuple[Segment, ...], ...]:
    """
    Cut a text into paragraphs, and those into segments.

    Parameters
    ----------
    text
        The normalised text of the article.
    spans
        Evidence in it; may overlap, nest, repeat and touch. What lies outside the text is cut off.

    Returns
    -------
    paragraphs
        One a line of the text; their segments joined, and the lines joined by a line break, are the text.
    """
    kept = sorted({_clip(span, len(text)) for span in spans}, key=_rank)
    kept = [span for span in kept if span.start < span.end]
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(_cut(line, start, kept))
        start += len(line) + 1
    return tuple(paragraphs)


def render_paragraphs(
    paragraphs: Sequence[Sequence[Segment]], *, selected: str | None, names: Mapping[str, str] | None = None
) -> str:
    """
    Write paragraphs as HTML in which evidence is a `mark` that names its features.

    Parameters
    ----------
    paragraphs
        From `build_paragraphs`.
    selected
        Feature whose evidence is highlighted; its first stretch is the one to scroll to.
    names
        What a feature is called, for those who hear the page; None: nothing is said.

    Returns
    -------
    html
        Every value escaped. Text in its own direction (`dir="auto"`); a control that would turn it around is named, not
        obeyed.
    """
    is_found = False
    parts: list[str] = []
    for paragraph in paragraphs:
        if not paragraph:
            continue
        parts.append('<p dir="auto">')
        for segment in paragraph:
            is_chosen = selected is not None and selected in segment.feature_ids
            is_first = is_chosen and not is_found
            parts.append(_render_segment(segment, names or {}, is_chosen=is_chosen, is_first=is_first))
            is_found = is_found or is_chosen
        parts.append("</p>")
    return "".join(parts)


def list_titles(articles: Sequence[Article]) -> list[str]:
    """List what articles are called on the page: number, title if printed, author, site and date as far as known."""
    return [
        " · ".join(part for part in (f"Article {number}", article.title, to_byline(article)) if part)
        for number, article in enumerate(articles, start=1)
    ]


def to_byline(article: Article) -> str:
    """Say who wrote an article, for which site and when, as far as it is known."""
    known = [part for part in (article.author, article.publisher, article.published) if part]
    if not known:
        return "author and date not printed"
    missing = [name for name, part in (("author", article.author), ("date", article.published)) if not part]
    return " · ".join([*known, *(f"{name} not printed" for name in missing)])


def _clip(span: Span, length: int) -> Span:
    return Span(start=max(span.start, 0), end=min(span.end, length), feature_id=span.feature_id)


def _rank(span: Span) -> tuple[int, int, str]:
    return span.end - span.start, span.start, span.feature_id


def _cut(line: str, offset: int, spans: Sequence[Span]) -> tuple[Segment, ...]:
    end = offset + len(line)
    here = [span for span in spans if span.start < end and span.end > offset]
    cuts = {offset, end} | {cut for span in here for cut in (span.start, span.end) if offset < cut < end}
    ordered = sorted(cuts)
    return tuple(
        Segment(
            start=first,
            text=line[first - offset : last - offset],
            feature_ids=tuple(dict.fromkeys(s.feature_id for s in here if s.start < last and s.end > first)),
        )
        for first, last in pairwise(ordered)
    )


def _render_turn(match: re.Match[str]) -> str:
    """Name a control in its place, where nothing obeys it."""
    return f'<bdi class="turn" dir="ltr">{_TURNS[match[0]]}</bdi>'


def _render_segment(segment: Segment, names: Mapping[str, str], *, is_chosen: bool, is_first: bool) -> str:
    text = _TURN.sub(_render_turn, escape(segment.text))
    if not segment.feature_ids:
        return text
    ids = escape(" ".join(segment.feature_ids))
    classes = "evidence selected" if is_chosen else "evidence"
    label = "; ".join(names[name] for name in segment.feature_ids if name in names)
    title = f' title="{escape(label)}"' if label else ""
    target = ' data-target="1"' if is_first else ""
    return f'<mark class="{classes}" data-ids="{ids}"{title}{target} tabindex="0">{text}</mark>'
