"""
Read one article's events: actors, events, agreements, claims and the relations between claims.

It does not merge: one event told twice gives two records here, and `geo.merge` joins them.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound
from geo.records import Actor, Agreement, Article, Claim, Event, Issue, Relation
from geo.times.expressions import DatesFound


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsFound:
    """Everything that one article says happened, in the order of the text."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_events(
    doc: Doc, article: Article, found: PlacesFound, dates: DatesFound, gazetteer: Gazetteer
) -> EventsFound:
    """Find what happened in an article whose places and dates are known."""
    del doc, article, found, dates, gazetteer
    return EventsFound()
