"""Read a set of articles to records, each article on its own; `geo.merge` joins what they share."""

from collections.abc import Sequence

from spacy.tokens import Doc

from geo.events.reading import EventsFound, find_events
from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound, find_places
from geo.records import Article, Issue, Place, Records
from geo.text.language import parse_texts, tokenise_texts
from geo.times.expressions import DatesFound, find_dates
from geo.vocabulary import Severity


def read_batch(articles: Sequence[Article], gazetteer: Gazetteer | None = None) -> Records:
    """
    Read articles to records; the order of the input changes nothing.

    Parameters
    ----------
    articles
        Articles with unique ids.
    gazetteer
        Where places come from, such as one with the analyst's own over it (`geo.places.own.layered`); None: the
        bundled one.

    Returns
    -------
    records
        Sorted by article id, then in the order of each text; a place that several articles name stands once.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    places_known = Gazetteer.load() if gazetteer is None else gazetteer
    docs = parse_texts(article.text for article in ordered)
    found = [read_article(doc, article, places_known) for doc, article in zip(docs, ordered, strict=True)]
    return Records(
        articles=ordered,
        places=_unique_places([places for places, _, _ in found]),
        mentions=tuple(mention for places, _, _ in found for mention in places.mentions),
        dates=tuple(expression for _, dates, _ in found for expression in dates.dates),
        actors=tuple(actor for _, _, events in found for actor in events.actors),
        events=tuple(event for _, _, events in found for event in events.events),
        agreements=tuple(agreement for _, _, events in found for agreement in events.agreements),
        claims=tuple(claim for _, _, events in found for claim in events.claims),
        relations=tuple(relation for _, _, events in found for relation in events.relations),
        issues=tuple(
            issue
            for article, (places, dates, events) in zip(ordered, found, strict=True)
            for issue in (*_find_silence(article, places), *places.issues, *dates.issues, *events.issues)
        ),
    )


def read_places(articles: Sequence[Article], gazetteer: Gazetteer | None = None) -> Records:
    """
    Read only which places articles name, several times as fast: the texts are not parsed.

    What rests on the parse is missing: events, dates, and metonyms ("Tehran's commitment" is the town there).

    Parameters
    ----------
    articles, gazetteer
        As for `read_batch`.

    Returns
    -------
    records
        Articles, places, mentions and issues, in the order of `read_batch`.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    places_known = Gazetteer.load() if gazetteer is None else gazetteer
    docs = tokenise_texts(article.text for article in ordered)
    found = [find_places(doc, article, places_known) for doc, article in zip(docs, ordered, strict=True)]
    return Records(
        articles=ordered,
        places=_unique_places(found),
        mentions=tuple(mention for places in found for mention in places.mentions),
        issues=tuple(
            issue
            for article, places in zip(ordered, found, strict=True)
            for issue in (*_find_silence(article, places), *places.issues)
        ),
    )


def read_article(doc: Doc, article: Article, gazetteer: Gazetteer) -> tuple[PlacesFound, DatesFound, EventsFound]:
    """Read one parsed article: its places, its dates, and what happened."""
    places = find_places(doc, article, gazetteer)
    dates = find_dates(doc, article)
    return places, dates, find_events(doc, article, places, dates, gazetteer)


def _find_silence(article: Article, places: PlacesFound) -> tuple[Issue, ...]:
    if places.mentions:
        return ()
    message = "the article names no place: nothing of it is on the map"
    return (Issue(severity=Severity.WARNING, code="no-place", message=message, article_id=article.id),)


def _unique_places(found: Sequence[PlacesFound]) -> tuple[Place, ...]:
    unique: dict[str, Place] = {}
    for places in found:
        for place in places.places:
            unique.setdefault(place.place_id, place)
    return tuple(unique[place_id] for place_id in sorted(unique))
