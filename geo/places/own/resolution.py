"""Resolves the names of an own gazetteer to its places; where several bear one name, the context decides."""

import math
from collections.abc import Sequence

from geo.places.own.entries import OwnEntry
from geo.places.own.layered import LayeredGazetteer
from geo.places.recognition.name import Name
from geo.places.resolution.context import Context
from geo.places.resolution.features import measure_nearness
from geo.places.resolution.resolved import Resolved, build_place
from geo.records import Candidate

_OWN = 0.99
"""Belief in the analyst's word, multiplied with the certainty that the words are a name."""
_CONTAINER, _SAID_KIND, _COUNTRY, _NEAR, _CLOSE_BY = 3.0, 2.0, 3.0, 3.0, 1.0
"""What speaks for one of several own places of a name, in log odds; by hand: no corpus has own gazetteers."""
_DIGITS = 4


def resolve_own_names(names: Sequence[Name], context: Context, gazetteer: LayeredGazetteer) -> tuple[Resolved, ...]:
    """
    Resolve names that an own gazetteer bears.

    Parameters
    ----------
    names
        From `own.recognition`.
    context
        Of the whole text; settles which of several own places of one name is meant, and nothing else.

    Returns
    -------
    resolved
        One for each name, in order; all own places of the name are candidates.
    """
    return tuple(_resolve(name, context, gazetteer) for name in names)


def _resolve(name: Name, context: Context, gazetteer: LayeredGazetteer) -> Resolved:
    entries = gazetteer.find_own(name.query)
    supports = [_weigh(name, entry, context) for entry in entries]
    highest = max(supports)
    shares = [math.exp(support - highest) for support in supports]
    total = math.fsum(shares)
    ranked = sorted(
        ((_OWN * name.certainty * share / total, entry) for share, entry in zip(shares, entries, strict=True)),
        key=lambda pair: (-pair[0], pair[1].place_id),
    )
    probability, best = ranked[0]
    return Resolved(
        name=name,
        place=build_place(best),
        probability=probability,
        candidates=tuple(
            Candidate(
                place_id=entry.place_id,
                name=entry.name,
                lon=entry.lon,
                lat=entry.lat,
                probability=round(belief, _DIGITS),
            )
            for belief, entry in ranked
        ),
        reason=_build_reason(name, best, len(entries), gazetteer),
        geo_precision=best.geo_precision,
    )


def _weigh(name: Name, entry: OwnEntry, context: Context) -> float:
    """Sum what the text says for one of several places of a name."""
    containers = context.containers.get(name.start, ())
    is_inside = any(set(entry.country_codes) & set(named.entry.country_codes) for named in containers)
    said = name.said_kind == ("settlement" if entry.kind == "capital" else entry.kind)
    weights = context.country_weights
    own = {code: context.own_weights.get((name.query, code), 0.0) for code in weights}
    total = math.fsum(weights.values()) - math.fsum(own.values())
    share = math.fsum(weights[code] - own[code] for code in entry.country_codes if code in weights)
    close_by = context.near.get(name.start, frozenset())
    return (
        _CONTAINER * is_inside
        + _SAID_KIND * said
        + (_COUNTRY * share / total if total > 0.0 else 0.0)
        + _CLOSE_BY * (not close_by.isdisjoint(entry.country_codes))
        + _NEAR * measure_nearness(name.query, entry, context)
    )


def _build_reason(name: Name, entry: OwnEntry, bearers: int, gazetteer: LayeredGazetteer) -> str:
    source = entry.source or "not stated"
    parts = [f"{entry.name}: {entry.kind} in your gazetteer {entry.file_name} (source: {source})"]
    if bearers > 1:
        parts.append(f"chosen by context among {bearers} of this name there")
    others = gazetteer.count_others(name.query)
    if others:
        parts.append(
            f"{others} place{'s' if others > 1 else ''} of this name in the bundled gazetteer set aside for it"
        )
    if name.certainty < 1.0:
        parts.append("but the words look like part of a person's name")
    if entry.geometry is None:
        parts.append("the file gives it no position")
    if name.is_part:
        parts.append("the words before it mean a part of it, or a spot near it")
    return "; ".join(parts)
