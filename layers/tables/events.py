"""
The features of the layers events and agreements, and the tables of their places and of the words behind their fields.

An event is drawn where it occurred, else at its first place; without a place it has no geometry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.events.merging.copies import find_copies
from geo.records import Actor, Agreement, Event, Place, Records
from geo.times.edtf import edtf_bounds
from geo.vocabulary import PlaceRole
from layers.tables.cells import Cell, join_values, unique
from layers.tables.shapes import Shapes
from layers.tables.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFeature:
    """One row of the layer events or agreements."""

    row: dict[str, Cell]
    geometry: BaseGeometry | None
    evidence: tuple[dict[str, Cell], ...]
    place_rows: tuple[dict[str, Cell], ...]
    span_rows: tuple[dict[str, Cell], ...]
    """Of the table field_spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    sources: Sources
    shapes: Shapes
    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    copies: Mapping[str, str]
    """Ids of articles that print another's text, to that other's."""

    def actor_names(self, ids: Iterable[str]) -> str | None:
        return join_values(self.actors[actor_id].name for actor_id in ids)


def build_event_features(
    records: Records, happenings: Iterable[Event], sources: Sources, shapes: Shapes
) -> list[EventFeature]:
    """
    Build the features of events or agreements, in the order in which the articles tell them.

    Raises
    ------
    KeyError
        If an event names an actor or an article that is not among the records.
    """
    world = _World(
        sources=sources,
        shapes=shapes,
        places={place.place_id: place for place in records.places},
        actors={actor.id: actor for actor in records.actors},
        copies=find_copies(records.articles),
    )
    in_order = sorted(
        happenings,
        key=lambda event: (
            *sources.position(event.evidence[0].article_id, event.evidence[0].start, event.evidence[0].end),
            event.id,
        ),
    )
    return [_build_feature(event, world) for event in in_order]


def drawn_place(event: Event) -> str | None:
    """Id of the place that an event is drawn at; None where it has no place."""
    for place in event.places:
        if place.role is PlaceRole.OCCURRED_AT:
            return place.place_id
    return event.places[0].place_id if event.places else None


def _build_feature(event: Event, world: _World) -> EventFeature:
    first = event.evidence[0]
    evidence = tuple(world.sources.evidence_rows(event.id, event.evidence))
    row: dict[str, Cell] = {
        "id": event.id,
        "name": " ".join(event.title.split()),
        "name_fa": None,
        "name_ur": None,
        **world.sources.quotation(first.article_id, first.start, first.end),
        **world.sources.review_cells(event.id),
        "n_evidence": len(evidence),
        "event_type": event.event_type.value,
        "plover_event": event.plover_event,
        "plover_mode": event.plover_mode,
        "cameo_code": event.cameo_code,
        "acled_event_type": event.acled_event_type,
        "acled_sub_event_type": event.acled_sub_event_type,
        "status": event.status.value,
        **_time_cells(event),
        **_actor_cells(event, world),
        **_place_cells(event, world),
        **_source_cells(event, world),
        "contradicts": join_values(event.contradicts),
        "grade": world.sources.grade(event.id),
    }
    if isinstance(event, Agreement):
        row |= {
            "parties": world.actor_names(event.parties),
            "party_ids": join_values(event.parties),
            "signed_edtf": event.signed_edtf,
            "provisions": join_values(event.provisions),
            "subject": None if event.subject is None else " ".join(event.subject.split()),
            "agreement_state": None if event.state is None else event.state.value,
        }
    place_id = drawn_place(event)
    return EventFeature(
        row=row,
        geometry=None if place_id is None else world.shapes.of_place(place_id),
        evidence=evidence,
        place_rows=tuple(
            {"event_id": event.id, "place_id": place.place_id, "role": place.role.value}
            for place in dict.fromkeys(event.places)
        ),
        span_rows=tuple(
            {
                "feature_id": event.id,
                "field": span.field.value,
                "value": span.value,
                **world.sources.selector(span.article_id, span.start, span.end),
            }
            for span in event.field_spans
        ),
    )


def _time_cells(event: Event) -> dict[str, Cell]:
    cells: dict[str, Cell] = dict.fromkeys(("date_edtf", "date_start", "date_end", "date_basis", "time_precision"))
    if event.date_edtf is None:
        return cells
    bounds = edtf_bounds(event.date_edtf)
    return {
        "date_edtf": event.date_edtf,
        "date_start": None if bounds.earliest is None else bounds.earliest.isoformat(),
        "date_end": None if bounds.latest is None else bounds.latest.isoformat(),
        "date_basis": None if event.date_basis is None else event.date_basis.value,
        "time_precision": bounds.precision,
    }


def _actor_cells(event: Event, world: _World) -> dict[str, Cell]:
    return {
        "actors": world.actor_names(event.actors),
        "recipients": world.actor_names(event.recipients),
        "actor_ids": join_values(event.actors),
        "recipient_ids": join_values(event.recipients),
    }


def _place_cells(event: Event, world: _World) -> dict[str, Cell]:
    ids = unique(place.place_id for place in event.places)
    drawn = world.places.get(drawn_place(event) or "")
    return {
        "place_ids": join_values(ids),
        "place_names": join_values(
            world.places[place_id].name if place_id in world.places else place_id for place_id in ids
        ),
        "place_basis": None if event.place_basis is None else event.place_basis.value,
        "geo_precision": 0 if drawn is None else drawn.geo_precision,
        "radius_m": None if drawn is None else drawn.radius_m,
    }


def _source_cells(event: Event, world: _World) -> dict[str, Cell]:
    """List the articles that say so; those that print one text count as one."""
    articles = unique(world.copies.get(one.article_id, one.article_id) for one in event.evidence)
    return {"n_sources": len(articles), "sources": join_values(articles)}
