"""
Places and actors that decisions name: found among the records and in the gazetteer, or made as the analyst says.

Only what an analyst gives is made; nothing is guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geo.errors import GeodataError
from geo.ids import digest, to_id
from geo.places.gazetteer import Gazetteer
from geo.places.names import to_key
from geo.places.own.file.kinds import OWN_KINDS
from geo.places.resolution.resolved import build_place
from geo.records import Actor, EventPlace, Evidence, Place
from geo.reviews.decisions import Decision
from geo.reviews.file.values import GivenActor, GivenPlace
from geo.reviews.targets import OrphanError

PREFIX = "review:"
"""Of the ids and the `location_source` of places and positions that an analyst gives."""
_NEAR = 2
_DECIMALS = 6
_PEOPLE = ("actors", "recipients", "parties")


class References:
    """The places and actors of one run, those that decisions bring among them."""

    def __init__(self, places: Iterable[Place], actors: Iterable[Actor], gazetteer: Gazetteer) -> None:
        self.places: dict[str, Place] = {place.place_id: place for place in places}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self._gazetteer = gazetteer

    def resolve_values(self, values: Mapping[str, Any], decision: Decision, evidence: Evidence) -> dict[str, Any]:
        """
        Turn the places and actors among the values of a decision into ids.

        Raises
        ------
        OrphanError
            If one of them is nowhere.
        """
        resolved = dict(values)
        if "place" in values:
            resolved["place"] = self.resolve_place(values["place"], decision, evidence)
        if "places" in values:
            resolved["places"] = tuple(
                dict.fromkeys(
                    EventPlace(place_id=self.resolve_place(given, decision, evidence), role=given.role)
                    for given in values["places"]
                )
            )
        if values.get("place_id") is not None:
            resolved["place_id"] = self._find_place(values["place_id"])
        for name in _PEOPLE:
            if name in values:
                ids = (self._resolve_actor(given, evidence) for given in values[name])
                resolved[name] = tuple(dict.fromkeys(ids))
        return resolved

    def resolve_place(self, given: GivenPlace, decision: Decision, evidence: Evidence) -> str:
        """
        Find a place by its id, or make the one that an analyst's position is.

        Raises
        ------
        OrphanError
            If no gazetteer and no article has the id.
        """
        if given.place_id is not None:
            return self._find_place(given.place_id)
        name = given.name or self._default_name(decision, evidence)
        lon, lat = _round(given.lon), _round(given.lat)
        sha256 = "" if decision.target is None else decision.target.quotation.sha256
        place_id = PREFIX + digest(sha256, name, f"{lon}", f"{lat}")
        kind = OWN_KINDS[given.own_kind]
        place = Place(
            place_id=place_id,
            name=name,
            name_fa=None,
            name_ur=None,
            feature_class=kind.feature_class,
            kind=kind.kind,
            country_codes=(),
            iso_3166_2=None,
            geonames_id=None,
            icao=None,
            lon=lon,
            lat=lat,
            geo_precision=given.geo_precision or _NEAR,
            radius_m=given.radius_m,
            location_source=to_location_source(decision),
        )
        self.places.setdefault(place_id, place)
        return place_id

    def _default_name(self, decision: Decision, evidence: Evidence) -> str:
        """Name a position that has no name: by the words that were marked, or by who gave it."""
        is_name = decision.target is not None and decision.target.record.value in ("mention", "place")
        return " ".join(evidence.exact.split()) if is_name else f"Position given by {decision.who}"

    def _find_place(self, place_id: str) -> str:
        if place_id not in self.places:
            try:
                self.places[place_id] = build_place(self._gazetteer.entry(place_id))
            except GeodataError:
                cure = "give the --gazetteer that has it, or another id"
                raise OrphanError(f"no article and no gazetteer has the place {place_id!r}: {cure}") from None
        return place_id

    def _resolve_actor(self, given: str | GivenActor, evidence: Evidence) -> str:
        if isinstance(given, GivenActor):
            return self._build_actor(given, evidence)
        if given in self.actors:
            return given
        key = to_key(given)
        for is_bearer in (lambda one: key == to_key(one.name), lambda one: key in map(to_key, one.names)):
            found = self._filter_actors(is_bearer)
            if len(found) == 1:
                return found[0].id
            if found:
                ids = ", ".join(actor.id for actor in found)
                raise OrphanError(f"{given!r} is the name of several actors: write one of the ids {ids}")
        raise OrphanError(f'no article names the actor {given!r}: write {{"name": …, "actor_type": …}}')

    def _filter_actors(self, is_bearer: Callable[[Actor], bool]) -> list[Actor]:
        return [actor for actor in self.actors.values() if is_bearer(actor)]

    def _build_actor(self, given: GivenActor, evidence: Evidence) -> str:
        actor_id = to_id("actor", "review", given.actor_type, to_key(given.name), given.country_code or "")
        at = evidence.exact.find(given.name)
        named = evidence
        if at >= 0:
            start = evidence.start + at
            named = Evidence(article_id=evidence.article_id, start=start, end=start + len(given.name), exact=given.name)
        actor = Actor(
            id=actor_id,
            name=given.name,
            names=(given.name,),
            actor_type=given.actor_type,
            role=given.role,
            country_code=given.country_code,
            evidence=(named,),
        )
        self.actors.setdefault(actor_id, actor)
        return actor_id


def to_location_source(decision: Decision) -> str:
    """Say of a position that an analyst gave it, and who."""
    return f"{PREFIX}{decision.who}"


def _round(value: float | None) -> float:
    return round(value or 0.0, _DECIMALS) + 0.0
