"""Reads the places of one article: mentions, the places they mean, and what could not be settled; reads no files."""

from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.records import Article, Issue, Mention, Place


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
        The parsed text; `doc.text == article.text`.
    article
        Where `article.spans` is given, exactly those mentions are resolved and no others.
    gazetteer
        Where candidates come from.

    Returns
    -------
    found
        Mentions, places and issues; nothing resolvable is an empty result, never an error.
    """
    del doc, article, gazetteer
    return PlacesFound(mentions=(), places=(), issues=())
