"""Finds expressions of time and gives each its place in the calendar; it attaches none to an event."""

import calendar
import re
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.records import Article, DateExpression, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesFound:
    """What one article says of time, in text order."""

    dates: tuple[DateExpression, ...] = ()
    issues: tuple[Issue, ...] = ()


_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{_MONTH}\b,? (?P<year>(?:19|20)\d\d)\b|\b(?P<alone>(?:19|20)\d\d)\b"
)


def find_dates(doc: Doc, article: Article) -> DatesFound:
    """Find every expression of time that has a place in the calendar (first version: dates written out)."""
    dates = []
    for match in _DATE.finditer(doc.text):
        edtf = match["alone"] or f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}"
        if match["day"]:
            edtf += f"-{int(match['day']):02}"
        dates.append(
            DateExpression(article_id=article.id, start=match.start(), end=match.end(), exact=match.group(), edtf=edtf)
        )
    return DatesFound(dates=tuple(dates))
