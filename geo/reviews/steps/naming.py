"""
Decisions on places: on single mentions, and on a place wherever it is named.

What happens at a place follows: an event that took its place from words that an analyst reads otherwise goes along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from geo.records import Candidate, Event, Mention, Place
from geo.reviews.decisions import Decision
from geo.reviews.file.values import GivenPlace
from geo.reviews.references import PREFIX, to_location_source
from geo.reviews.settling import Verdict
from geo.reviews.targets import OrphanError
from geo.vocabulary import MentionType

AnyEvent = TypeVar("AnyEvent", bound=Event)

MENTION_PREFIX = "mention:"
_NEVER_PLOTTED = frozenset({MentionType.DEMONYM, MentionType.IN_ORGANISATION})
_NO_POINT = frozenset({"boundary", "country", "province", "sea", "region"})
"""Kinds that are drawn as a line or an area, or not at all for want of edges."""
_NEAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Words that are now taken for another place, or for none."""

    mention: Mention
    """As it was."""
    place_id: str | None
    """The place that they are taken for now; None: for none."""


def to_mention_key(mention: Mention) -> str:
    """Name a mention: it has no id, but its words and which reading of them it is do not change."""
    return f"{MENTION_PREFIX}{mention.article_id}:{mention.start}-{mention.end}:{mention.reading}"


def read_mention(mention: Mention, name: str) -> Any:
    """Give the machine's value of a field of a mention."""
    return mention.place_id if name == "place" else getattr(mention, name)


def apply_to_mention(mention: Mention, verdict: Verdict, places: Mapping[str, Place]) -> Mention:
    """Apply what holds of a mention that stands."""
    values, reason = verdict.values, mention.reason
    place_id = values.get("place", mention.place_id)
    decider = verdict.deciders.get("place") or verdict.deciders.get("stands")
    changed = mention
    if "place" in values:
        changed = take_for(mention, places[place_id])
        reason = f"{places[place_id].name}, as decided in review"
    plain = {name: values[name] for name in ("metonym", "mention_type") if name in values}
    changed = replace(changed, **plain)
    if not (values or verdict.stands):
        return changed
    who = "" if decider is None else f" by {decider.who}"
    verb = "corrected" if values else "accepted"
    return replace(changed, plotted=_is_plotted(changed, places), reason=f"{reason}; {verb}{who}")


def take_for(mention: Mention, place: Place) -> Mention:
    """Take the words of a mention for a place, as surely as somebody who says so."""
    chosen = Candidate(place_id=place.place_id, name=place.name, lon=place.lon, lat=place.lat, probability=1.0)
    others = (replace(one, probability=0.0) for one in mention.candidates if one.place_id != place.place_id)
    return replace(
        mention,
        place_id=place.place_id,
        lon=place.lon,
        lat=place.lat,
        probability=1.0,
        feature_class=place.feature_class,
        geo_precision=place.geo_precision,
        candidates=(chosen, *others),
    )


def _is_plotted(mention: Mention, places: Mapping[str, Place]) -> bool:
    place = places.get(mention.place_id or "")
    is_plain = mention.mention_type not in _NEVER_PLOTTED and not mention.metonym
    return is_plain and place is not None and place.lon is not None


def move_events(events: Iterable[AnyEvent], moves: Sequence[Move], mentions: Sequence[Mention]) -> tuple[AnyEvent, ...]:
    """
    Let events follow the words that they took their places from.

    Parameters
    ----------
    events
        As they were.
    moves
        Words in one of an event's stretches of evidence move it.
    mentions
        As they are now; where other words of the event's still name the place, the event stays there.
    """
    by_article: defaultdict[str, list[Move]] = defaultdict(list)
    for move in moves:
        by_article[move.mention.article_id].append(move)
    named: defaultdict[tuple[str, str | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.article_id, mention.place_id].append(mention)
    moved = []
    for event in events:
        changed = event
        articles = dict.fromkeys(one.article_id for one in event.evidence)
        for move in (move for article_id in articles for move in by_article.get(article_id, ())):
            old = move.mention.place_id
            others = (one for article_id in articles for one in named.get((article_id, old), ()))
            if _touches(event, move.mention) and not any(_touches(event, one) for one in others):
                changed = replace_place(changed, old or "", move.place_id)
        moved.append(changed)
    return tuple(moved)


def replace_place(event: AnyEvent, old: str, new: str | None) -> AnyEvent:
    """Give an event another place for one of its own, or take it away."""
    if not any(place.place_id == old for place in event.places):
        return event
    changed = (replace(place, place_id=new) if new and place.place_id == old else place for place in event.places)
    places = tuple(dict.fromkeys(place for place in changed if place.place_id != old))
    return replace(event, places=places, place_basis=event.place_basis if places else None)


def _touches(event: Event, mention: Mention) -> bool:
    return any(
        one.article_id == mention.article_id and one.start <= mention.start and mention.end <= one.end
        for one in event.evidence
    )


def check_position(place: Place, decision: Decision) -> None:
    """
    Refuse a point for what is no point.

    Raises
    ------
    OrphanError
        If the place is drawn as a line or an area, or has no edges that all agree on.
    """
    given = decision.changes.get("place")
    if isinstance(given, GivenPlace) and given.place_id is None and place.kind in _NO_POINT:
        raise OrphanError(f"{place.name} is no point, so it has no other position: correct the mention instead")


def read_place(place: Place, name: str) -> Any:
    """Give the machine's value of a field of a place."""
    return place.place_id if name == "place" else getattr(place, name)


def apply_to_place(place: Place, verdict: Verdict, made: Mapping[str, Place]) -> Place:
    """Apply what holds of a place that stays the one it is: names, and a position that an analyst gives."""
    values = verdict.values
    names = {name: values[name] for name in ("name", "name_fa", "name_ur") if name in values}
    changed = replace(place, **names)
    if "place" not in values:
        return changed
    given: GivenPlace | None = verdict.deciders["place"].changes.get("place")
    at = made[values["place"]]
    return replace(
        changed,
        lon=at.lon,
        lat=at.lat,
        geo_precision=(given.geo_precision if given else None) or place.geo_precision or _NEAR,
        radius_m=at.radius_m or place.radius_m,
        location_source=to_location_source(verdict.deciders["place"]),
        host_id=None,
    )


def find_other_place(verdict: Verdict) -> str | None:
    """Find the place that a verdict takes a place for; None: it stays the one it is, perhaps elsewhere."""
    if "place" not in verdict.values:
        return None
    given = verdict.deciders["place"].changes["place"]
    return None if given.place_id is None else str(given.place_id)


def follow_place(mention: Mention, place: Place) -> Mention:
    """Give a mention the new position of its place."""
    candidates = tuple(
        replace(one, name=place.name, lon=place.lon, lat=place.lat) if one.place_id == place.place_id else one
        for one in mention.candidates
    )
    is_plain = mention.mention_type not in _NEVER_PLOTTED and not mention.metonym
    return replace(
        mention,
        lon=place.lon,
        lat=place.lat,
        geo_precision=place.geo_precision,
        candidates=candidates,
        plotted=is_plain if place.location_source and place.location_source.startswith(PREFIX) else mention.plotted,
    )
