"""Reads the places of one article: mentions, the places they mean, and what could not be settled; reads no files."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.places.issues import find_issues
from geo.places.lookup import Lookup
from geo.places.own.layered import LayeredGazetteer
from geo.places.own.recognition import find_own_names
from geo.places.own.resolution import resolve_own_names
from geo.places.recognition.facilities import find_facilities
from geo.places.recognition.name import Name
from geo.places.recognition.spans import build_names
from geo.places.recognition.toponyms import find_names, look_at_tokens
from geo.places.resolution.boundaries import resolve_borders
from geo.places.resolution.context import build_context
from geo.places.resolution.facilities import resolve_facilities
from geo.places.resolution.nesting import merge_nested, select_given
from geo.places.resolution.resolved import Resolved, build_mention
from geo.places.resolution.toponyms import resolve_names
from geo.records import Article, Issue, Mention, Place
from geo.text.language import sentence_span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """What one article says about places."""

    mentions: tuple[Mention, ...]
    """In text order; a mention may lie inside another."""
    places: tuple[Place, ...]
    """Every place that is some mention's best candidate, once each, in order of first mention."""
    issues: tuple[Issue, ...]


def find_places(doc: Doc, article: Article, gazetteer: Gazetteer) -> PlacesFound:
    """
    Find and resolve every mention of a place in one article.

    Parameters
    ----------
    doc
        The parsed text, or one that was only cut into tokens, in which entities are then marked in place;
        `doc.text == article.text`.
    article
        Where `article.spans` is given, exactly those mentions are resolved and no others.
    gazetteer
        Where candidates come from.

    Returns
    -------
    found
        Mentions, places and issues; nothing resolvable is an empty result, never an error.
    """
    lookup = Lookup(gazetteer)
    spans = article.spans
    labels = look_at_tokens(doc, lookup)
    names = find_names(doc, lookup, labels) if spans is None else build_names(doc, spans, lookup)
    resolved = _resolve(doc, article, names, lookup)
    mentions = tuple(build_mention(r, article, sentence_span(doc, r.name.start, r.name.end)) for r in resolved)
    places = {r.place.place_id: r.place for r in reversed(resolved) if r.place is not None}
    ordered = dict.fromkeys(r.place.place_id for r in resolved if r.place is not None)
    return PlacesFound(
        mentions=mentions,
        places=tuple(places[place_id] for place_id in ordered),
        issues=find_issues(resolved, article),
    )


def _resolve(doc: Doc, article: Article, names: Sequence[Name], lookup: Lookup) -> tuple[Resolved, ...]:
    gazetteer, facilities = lookup.gazetteer, find_facilities(doc)
    if isinstance(gazetteer, LayeredGazetteer):
        split = find_own_names(doc, article, names, facilities, lookup, gazetteer)
        context = build_context(article.text, _in_order((*split.names, *split.own)), lookup, article)
        chosen = resolve_own_names(split.own, context, gazetteer)
        names, facilities = split.names, split.facilities
    else:
        context, chosen = build_context(article.text, names, lookup, article), ()
    resolved = resolve_names(names, context, lookup, doc)
    known = tuple(sorted((*resolved, *chosen), key=_order)) if chosen else resolved
    found = resolve_facilities(doc, facilities, known, lookup)
    borders = tuple(border for border in resolve_borders(doc, known, lookup) if not _is_covered(border, chosen))
    if article.spans is not None:
        return select_given(known, (*found, *borders))
    return tuple(sorted((*merge_nested(resolved, found, borders), *chosen), key=_order))


def _in_order(names: Sequence[Name]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: (name.start, -name.end)))


def _is_covered(border: Resolved, own: Sequence[Resolved]) -> bool:
    """Tell whether words for a border are part of an own place's name."""
    return any(item.name.start <= border.name.start and border.name.end <= item.name.end for item in own)


def _order(resolved: Resolved) -> tuple[int, int, str]:
    return resolved.name.start, -resolved.name.end, resolved.reading.value
