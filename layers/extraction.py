"""
What was found in articles, as JSON Lines: one record a line, as the records say it, before any table.

The keys are part of the published contract; nothing is computed here.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo.records import (
    Actor,
    Agreement,
    Article,
    Candidate,
    Claim,
    DateExpression,
    Event,
    Evidence,
    Issue,
    Mention,
    Records,
)
from layers.tables.cells import round_degrees, round_probability, unique


def to_lines(records: Records) -> Iterator[str]:
    """
    Render records, one line each.

    Yields
    ------
    line
        A JSON object and a line feed: articles, mentions, dates, events, agreements, claims, issues.
    """
    for record in to_objects(records):
        yield json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def to_objects(records: Records) -> Iterator[dict[str, Any]]:
    """Turn records into JSON-ready objects, in the order of `to_lines`."""
    actors = {actor.id: actor for actor in records.actors}
    yield from map(_article, records.articles)
    yield from map(_mention, records.mentions)
    yield from map(_date, records.dates)
    yield from (_event(event, actors) for event in records.events)
    yield from (_agreement(agreement, actors) for agreement in records.agreements)
    yield from map(_claim, records.claims)
    yield from map(_issue, records.issues)


def _article(article: Article) -> dict[str, Any]:
    return {
        "record": "article",
        "id": article.id,
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        "characters": len(article.text),
    }


def _span(stretch: Mention | DateExpression | Evidence | Claim) -> dict[str, Any]:
    return {
        "article_id": stretch.article_id,
        "start": stretch.start,
        "end": stretch.end,
        "exact": stretch.exact,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "record": "mention",
        **_span(mention),
        "mention_type": mention.mention_type,
        "place_id": mention.place_id,
        "lon": round_degrees(mention.lon),
        "lat": round_degrees(mention.lat),
        "probability": round_probability(mention.probability),
        "plotted": mention.plotted,
        "feature_class": mention.feature_class,
        "geo_precision": mention.geo_precision,
        "metonym": mention.metonym,
        "reading": mention.reading,
        "reason": mention.reason,
        "candidates": [_candidate(candidate) for candidate in mention.candidates],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "place_id": candidate.place_id,
        "name": candidate.name,
        "lon": round_degrees(candidate.lon),
        "lat": round_degrees(candidate.lat),
        "probability": round_probability(candidate.probability),
    }


def _date(date: DateExpression) -> dict[str, Any]:
    return {"record": "date", **_span(date), "edtf": date.edtf}


def _event(event: Event, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return {
        "record": "event",
        "id": event.id,
        "event_type": event.event_type,
        "title": event.title,
        "status": event.status,
        "date_edtf": event.date_edtf,
        "date_basis": event.date_basis,
        "place_ids": list(unique(place.place_id for place in event.places)),
        "place_basis": event.place_basis,
        "actors": _names(event.actors, actors),
        "recipients": _names(event.recipients, actors),
        "evidence": [_span(evidence) for evidence in event.evidence],
    }


def _agreement(agreement: Agreement, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return {
        **_event(agreement, actors),
        "record": "agreement",
        "parties": _names(agreement.parties, actors),
        "signed_edtf": agreement.signed_edtf,
        "provisions": list(agreement.provisions),
    }


def _names(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[str]:
    """Name the actors: the stream has no record for them that an id could lead to."""
    return [actors[actor_id].name for actor_id in ids]


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "record": "claim",
        "id": claim.id,
        "subject": claim.subject,
        "value": claim.value,
        "unit": claim.unit,
        **_span(claim),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "record": "issue",
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.message,
        "article_id": issue.article_id,
        "start": issue.start,
        "end": issue.end,
    }
