"""A name with the place it was taken for, and the records that are built from it."""

import math
from dataclasses import dataclass, replace

from geo.places.gazetteer import Entry
from geo.places.own.entries import OwnEntry
from geo.places.recognition.name import Name
from geo.places.resolution.scoring import COUNTRY_PLOTTED_FROM, KEPT_CANDIDATES, PLOTTED_FROM, Scored
from geo.records import Article, Candidate, Mention, Place
from geo.vocabulary import FeatureClass, MentionType, Reading

_NOT_LOCATED, _EXACT, _NEAR, _REGION = 0, 1, 2, 3
_EXACT_KINDS = frozenset({"settlement", "capital", "airport", "base"})
_NEVER_PLOTTED = frozenset({MentionType.DEMONYM, MentionType.IN_ORGANISATION})
_BASE_RADIUS_M = 3_000.0
_DISTRICT_RADIUS_M = 30_000.0
"""Of a circle as large as a typical county; a district has no area in the gazetteer."""
_PEOPLE_PER_KM2 = 3_000.0
"""Typical density of a built-up town; only to say how wide "in the town" is."""
_LEAST_RADIUS_M = 1_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A name and what it was taken for; `place` None: for nothing."""

    name: Name
    place: Place | None
    probability: float
    candidates: tuple[Candidate, ...]
    reason: str
    metonym: bool = False
    reading: Reading = Reading.PRIMARY
    geo_precision: int = 0
    is_vague: bool = False
    """A region without an agreed extent: listed, never plotted."""

    @property
    def country_code(self) -> str | None:
        """The country that the name means or lies in; None: none, or several."""
        codes = self.place.country_codes if self.place is not None else ()
        return codes[0] if len(codes) == 1 else None


def build_place(entry: Entry) -> Place:
    """Turn a gazetteer entry into the record of a place."""
    located = entry.lon is not None and not entry.is_vague
    return Place(
        place_id=entry.place_id,
        name=entry.name,
        name_fa=entry.name_fa,
        name_ur=entry.name_ur,
        feature_class=entry.feature_class,
        kind=entry.kind,
        country_codes=entry.country_codes,
        iso_3166_2=entry.iso_3166_2,
        geonames_id=entry.geonames_id,
        icao=entry.icao,
        lon=entry.lon if located else None,
        lat=entry.lat if located else None,
        geo_precision=to_geo_precision(entry) if located else _NOT_LOCATED,
        radius_m=to_radius_m(entry) if located else None,
        location_source=_to_location_source(entry) if located else None,
    )


def _to_location_source(entry: Entry) -> str | None:
    return entry.location_source if isinstance(entry, OwnEntry) else "gazetteer"


def to_geo_precision(entry: Entry) -> int:
    """1 for a named town, airport or base; 3 for wide features, such as provinces; what an own gazetteer says."""
    if isinstance(entry, OwnEntry):
        return entry.geo_precision
    if entry.lon is None or entry.is_vague:
        return _NOT_LOCATED
    return _EXACT if entry.kind in _EXACT_KINDS else _REGION


def to_radius_m(entry: Entry) -> float | None:
    """
    Estimate how far from its point a town or base still is.

    Returns
    -------
    radius
        Metres: 3,000 for airports and bases; 30,000 for districts; for towns the circle that the population fills at
        3,000 people a square kilometre, at least 1,000; None where the place has a geometry of its own.
    """
    if isinstance(entry, OwnEntry):
        # The analyst has stated it, or has not.
        return entry.radius_m
    if entry.kind in {"airport", "base"}:
        return _BASE_RADIUS_M
    if entry.kind == "district":
        return _DISTRICT_RADIUS_M
    if entry.kind not in {"settlement", "capital"}:
        return None
    radius_m = 1_000.0 * math.sqrt(entry.population / _PEOPLE_PER_KM2 / math.pi)
    return round(max(_LEAST_RADIUS_M, radius_m), -2)


def to_candidates(scored: tuple[Scored, ...]) -> tuple[Candidate, ...]:
    """Keep the best candidates, probabilities rounded so that they read well."""
    return tuple(
        Candidate(
            place_id=s.named.entry.place_id,
            name=s.named.entry.name,
            lon=s.named.entry.lon,
            lat=s.named.entry.lat,
            probability=round(s.probability, 4),
        )
        for s in scored[:KEPT_CANDIDATES]
    )


def is_certain(resolved: Resolved) -> bool:
    """Tell whether a resolution is probable enough for the map, in the digits that the reader is shown."""
    is_country = resolved.place is not None and resolved.place.kind == "country"
    needed = COUNTRY_PLOTTED_FROM if is_country else PLOTTED_FROM
    return round(resolved.probability, 4) >= needed or resolved.reading is Reading.ALTERNATIVE


def is_plotted(resolved: Resolved) -> bool:
    """
    Decide whether a mention goes on the map; nothing else decides it.

    Plotted is what is located, no demonym, metonym or part of an organisation's name, and probable enough; a second
    reading is never the more probable one and is plotted as such, for the map to draw it differently. A dateline's
    town is plotted like any other: the article names it, and its reason tells that it is where the report was
    written, no place of the story.
    """
    name, place = resolved.name, resolved.place
    is_plain = name.mention_type not in _NEVER_PLOTTED and not resolved.metonym
    is_located = place is not None and place.lon is not None and not resolved.is_vague
    return is_certain(resolved) and is_plain and is_located


def describe_mention(resolved: Resolved) -> str:
    """Say why this place, and, where only doubt keeps it from the map, that it does."""
    parts = [resolved.reason]
    if resolved.name.is_dateline:
        parts.append("a dateline: where the report was written")
    if resolved.metonym:
        parts.append("it stands for its government")
    if resolved.place is not None and not is_certain(resolved):
        parts.append(f"too uncertain to plot ({resolved.probability:.0%})")
    return "; ".join(parts)


def build_mention(resolved: Resolved, article: Article, sentence: tuple[int, int]) -> Mention:
    """Build the record of a mention."""
    name, place = resolved.name, resolved.place
    lon, lat = _mention_position(resolved)
    return Mention(
        article_id=article.id,
        start=name.start,
        end=name.end,
        exact=article.text[name.start : name.end],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        mention_type=name.mention_type,
        place_id=place.place_id if place is not None else None,
        lon=lon,
        lat=lat,
        probability=round(resolved.probability, 4),
        plotted=is_plotted(resolved),
        feature_class=place.feature_class if place is not None else None,
        geo_precision=_mention_precision(resolved),
        metonym=resolved.metonym,
        reading=resolved.reading,
        reason=describe_mention(resolved),
        candidates=resolved.candidates,
    )


def _mention_position(resolved: Resolved) -> tuple[float | None, float | None]:
    """Give the place's position; of a vague region, which has none, the point that the gazetteer lists for it."""
    place = resolved.place
    if place is None:
        return None, None
    listed = resolved.candidates[:1] if resolved.is_vague else ()
    return (listed[0].lon, listed[0].lat) if listed else (place.lon, place.lat)


def _mention_precision(resolved: Resolved) -> int:
    place = resolved.place
    if place is None or resolved.is_vague:
        return _NOT_LOCATED
    if resolved.name.is_part and place.geo_precision in {_EXACT, _REGION}:
        return _NEAR if place.feature_class is not FeatureClass.HYDROGRAPHIC else _REGION
    return place.geo_precision


def as_alternative(resolved: Resolved) -> Resolved:
    """Mark a resolution as the second way to read the words."""
    return replace(resolved, reading=Reading.ALTERNATIVE)
