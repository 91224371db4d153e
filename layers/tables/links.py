"""The tables without a geometry, except for evidence, event_places and field_spans, which come with the features."""

from collections.abc import Mapping

from geo.records import Actor, Mention, Place, Records, Review
from geo.reviews.steps.naming import to_mention_key
from layers.tables.articles import to_article_row
from layers.tables.cells import Cell, join_values, round_degrees, round_probability
from layers.tables.sources import Sources

Rows = list[dict[str, Cell]]


def build_link_rows(records: Records, sources: Sources) -> dict[str, Rows]:
    """Build the rows of the tables articles, claims, mentions, issues, actors, relations and reviews, by table."""
    places = {place.place_id: place for place in records.places}
    mentions = sorted(
        records.mentions,
        key=lambda mention: (
            *sources.position(mention.article_id, mention.start, mention.end),
            mention.mention_type.value,
            mention.reading is not mention.reading.PRIMARY,
            mention.place_id or "",
        ),
    )
    return {
        "articles": [to_article_row(article) for article in records.articles],
        "claims": _claim_rows(records, sources),
        "mentions": [_mention_row(mention, places, sources) for mention in mentions],
        "issues": [
            {
                "severity": issue.severity.value,
                "code": issue.code,
                "message": issue.message,
                "source_id": issue.article_id,
                "start": issue.start,
                "end": issue.end,
            }
            for issue in records.issues
        ],
        "actors": [_actor_row(actor) for actor in records.actors],
        "relations": [
            {
                "subject_id": relation.subject_id,
                "relation": relation.relation.value,
                "object_id": relation.object_id,
                "reason": relation.reason,
            }
            for relation in records.relations
        ],
        "reviews": [_review_row(review) for review in records.reviews],
    }


def _claim_rows(records: Records, sources: Sources) -> Rows:
    return [
        {
            "id": claim.id,
            "subject": claim.subject,
            "value": claim.value,
            "unit": claim.unit,
            "place_id": claim.place_id,
            **sources.selector(claim.article_id, claim.start, claim.end),
            **sources.review_cells(claim.id),
            "grade": sources.grade(claim.id),
        }
        for claim in records.claims
    ]


def _mention_row(mention: Mention, places: Mapping[str, Place], sources: Sources) -> dict[str, Cell]:
    place = places.get(mention.place_id or "")
    return {
        "source_id": mention.article_id,
        "start": mention.start,
        "end": mention.end,
        "exact": mention.exact,
        "sentence_start": mention.sentence_start,
        "sentence_end": mention.sentence_end,
        "mention_type": mention.mention_type.value,
        "place_id": mention.place_id,
        "place_name": _place_name(mention, place),
        "lon": round_degrees(mention.lon),
        "lat": round_degrees(mention.lat),
        "probability": round_probability(mention.probability),
        "plotted": mention.plotted,
        "feature_class": None if mention.feature_class is None else mention.feature_class.value,
        "geo_precision": mention.geo_precision,
        "metonym": mention.metonym,
        "reading": mention.reading.value,
        "reason": mention.reason,
        "candidates": join_values(
            f"{candidate.name} ({candidate.place_id}, {round_probability(candidate.probability)})"
            for candidate in mention.candidates
        ),
        **sources.review_cells(to_mention_key(mention)),
    }


def _place_name(mention: Mention, place: Place | None) -> str | None:
    if place is not None:
        return place.name
    return next((one.name for one in mention.candidates if one.place_id == mention.place_id), None)


def _actor_row(actor: Actor) -> dict[str, Cell]:
    first = actor.evidence[0] if actor.evidence else None
    return {
        "id": actor.id,
        "name": actor.name,
        "names": join_values(actor.names),
        "actor_type": actor.actor_type.value,
        "role": actor.role,
        "country_code": actor.country_code,
        "n_evidence": len(actor.evidence),
        "source_id": None if first is None else first.article_id,
        "start": None if first is None else first.start,
        "end": None if first is None else first.end,
        "exact": None if first is None else first.exact,
    }


def _review_row(review: Review) -> dict[str, Cell]:
    return {
        "id": review.id,
        "line": review.line,
        "decided_at": review.decided_at,
        "who": review.who,
        "action": review.action.value,
        "record": None if review.record is None else review.record.value,
        "record_id": review.record_id,
        "feature_id": review.feature_id,
        "outcome": review.outcome.value,
        "reason": review.reason,
        "changes": review.changes,
        "place_ids": join_values(review.place_ids),
        "grade": review.grade,
        "comment": review.comment,
        "undoes": review.undoes,
        "source_id": review.article_id,
        "start": review.start,
        "end": review.end,
        "exact": review.exact,
    }
