"""
Finds expressions of time and gives each its place in the calendar.

It attaches none to an event, and it gives none a place that neither its words nor a sound anchor give: those are
issues.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from spacy.tokens import Doc

from geo.records import Article, DateExpression, Issue
from geo.text.lines import join_wrapped
from geo.times.anchors import Anchor, find_anchor
from geo.times.candidates import Hit, UnreadableDateError
from geo.times.clock import join_clocks
from geo.times.edtf import is_edtf
from geo.times.english.cues import find_windows
from geo.times.hits import find_hits
from geo.times.intervals import join_intervals
from geo.times.sequences import find_sequences, names_date, parse_step, resolve_step
from geo.times.spans import TimeSpan
from geo.vocabulary import Severity

_LONGEST_MEMORY = 600
"""Characters that a date without a year may lie after the one that it follows in a narrative."""
_FIXED = re.compile(r"\d{4}(?:-[01]\d(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?)?")
_REASONS = {
    "undated-expression": "nothing near it or in the metadata fixes the day that it counts from: give 'published'",
    "ambiguous-date": "day and month cannot be told apart",
    "impossible-date": "the calendar has no such date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesFound:
    """What one article says of time, in text order."""

    dates: tuple[DateExpression, ...] = ()
    """They do not overlap."""
    issues: tuple[Issue, ...] = ()
    """`undated-expression`: nothing to count from; `ambiguous-date`: day and month cannot be told apart;
    `impossible-date`: the calendar has no such day."""


def find_dates(doc: Doc, article: Article) -> DatesFound:
    """
    Find every expression of time that has a place in the calendar.

    Parameters
    ----------
    doc
        The article's text, parsed; the tree decides between past and future.
    article
        Its publication date, where known, is what "last year" and "on Monday" count from. Else a dateline serves, or,
        for months and years, the latest past main event; the value is then marked as inferred (`?`).

    Returns
    -------
    found
        Durations ("over the past year"), vague times ("in recent years") and repetitions ("every Friday") are no dates
        and appear nowhere.
    """
    issues: list[Issue] = []
    starts = cache(partial(_find_sentence_starts, doc))
    text = join_wrapped(article.text)
    windows = find_windows(text)
    sequences = find_sequences(text, windows)
    # "10 November of that year" is no day of the year of publication.
    dated = [match for match in sequences if names_date(match)]
    hits = [
        hit
        for hit in find_hits(doc, text, windows)
        if hit.is_stated or not any(hit.start < match.end() and match.start() < hit.end for match in dated)
    ]
    stated = _read(article, [hit for hit in hits if hit.is_stated], None, (), issues)
    anchor = find_anchor(doc, article, stated)
    counted = _read(article, [hit for hit in hits if not hit.is_stated], anchor, stated, issues)
    spans = _add_sequences(starts, article, sequences, [*stated, *counted], issues)
    spans = join_clocks(text, join_intervals(text, spans), anchor, starts)
    dates = [_to_record(article, span) for span in spans]
    return DatesFound(
        dates=tuple(dates), issues=tuple(sorted(issues, key=lambda issue: (issue.start or 0, issue.code)))
    )


def _read(
    article: Article, hits: Sequence[Hit], anchor: Anchor | None, stated: Sequence[TimeSpan], issues: list[Issue]
) -> list[TimeSpan]:
    spans: list[TimeSpan] = []
    for hit in hits:
        try:
            before = _find_told_before(article.text, hit.start, [*stated, *spans]) if stated else None
            spans += (span for span in hit.read(anchor, before) if is_edtf(span.edtf))
        except UnreadableDateError as error:
            if explained := _find_explanation(article.text, hit, stated):
                spans.append(explained)
            else:
                issues.append(_to_issue(article, hit.start, hit.end, error.code))
    return spans


def _find_explanation(text: str, hit: Hit, stated: Sequence[TimeSpan]) -> TimeSpan | None:
    """Take the date in brackets behind an expression that nothing else fixes: "this year (2018)"."""
    for span in stated:
        if text[hit.end : span.start] == " (" and text[span.end : span.end + 1] == ")":
            return replace(span, start=hit.start, end=hit.end)
    return None


def _find_told_before(text: str, start: int, spans: Sequence[TimeSpan]) -> TimeSpan | None:
    """Find the date last told before an offset, of one paragraph with it: a year, a month, a day, or days."""
    reach = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_MEMORY)
    near = [span for span in spans if reach <= span.start < start and _FIXED.fullmatch(span.edtf)]
    return max(near, key=lambda span: span.start, default=None)


def _add_sequences(
    sentence_starts: Callable[[], Sequence[int]],
    article: Article,
    sequences: Sequence[re.Match[str]],
    spans: Sequence[TimeSpan],
    issues: list[Issue],
) -> list[TimeSpan]:
    """Add what counts from other dates ("two days later"), each from all that is resolved so far."""
    starts = sentence_starts() if sequences else []
    known = sorted(spans, key=lambda span: span.start)
    for match in sequences:
        if any(span.start < match.end() and match.start() < span.end for span in known):
            continue
        step = parse_step(match)
        before = [start for start in starts if start <= match.start()]
        reach = before[-2] if len(before) > 1 else 0
        resolved = resolve_step(match, step, known, reach=reach) if step else None
        if resolved is None:
            issues.append(_to_issue(article, match.start(), match.end(), "undated-expression"))
        else:
            known = sorted([*known, resolved], key=lambda span: span.start)
    return known


def _find_sentence_starts(doc: Doc) -> list[int]:
    return [sentence.start_char for sentence in doc.sents if any(not token.is_space for token in sentence)]


def _to_record(article: Article, span: TimeSpan) -> DateExpression:
    exact = article.text[span.start : span.end]
    return DateExpression(
        article_id=article.id, start=span.start, end=span.end, exact=exact, edtf=span.edtf, inferred=span.inferred
    )


def _to_issue(article: Article, start: int, end: int, code: str) -> Issue:
    message = f"'{' '.join(article.text[start:end].split())}' has no place in the calendar: {_REASONS[code]}"
    return Issue(severity=Severity.INFO, code=code, message=message, article_id=article.id, start=start, end=end)
