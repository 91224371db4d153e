"""
Articles to records, in small batches, so that long work can tell how far it is.

What is found in a text is decided in `geo`; nothing is written here.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from tqdm import tqdm

from geo.batch import read_batch
from geo.merge import merge
from geo.places.gazetteer import Gazetteer
from geo.records import Article, Place, Records
from geo.reviews.applying import apply_reviews
from geo.reviews.decisions import ReviewFile
from geo.text.reader import Reading

BATCH = 4
"""Articles read at a time: few enough for a bar that moves, enough to keep the language pipeline busy."""

Advance = Callable[[int], object]
Read = Callable[[Sequence[Article], Gazetteer | None], Records]


def read_records(
    reading: Reading,
    advance: Advance,
    gazetteer: Gazetteer | None = None,
    reviews: ReviewFile | None = None,
    *,
    read: Read = read_batch,
) -> Records:
    """
    Read articles to records and merge what several of them tell.

    Parameters
    ----------
    reading
        Articles, whose order changes nothing, and what reading their files found, which comes first among the issues.
    advance
        Called with the number of articles done since the last call.
    gazetteer
        Where places come from; None: the bundled one.
    reviews
        Decisions of analysts, applied on top of what was found; None: there are none.
    read
        How: everything, or `geo.batch.read_places`.
    """
    ordered = sorted(reading.articles, key=lambda article: article.id)
    batches = []
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        batches.append(read(batch, gazetteer))
        advance(len(batch))
    found = join_batches(batches)
    merged = merge(found)
    if reviews is not None:
        merged = apply_reviews(merged, reviews, Gazetteer.load() if gazetteer is None else gazetteer, found)
    return replace(merged, issues=(*reading.issues, *merged.issues))


def join_batches(batches: Iterable[Records]) -> Records:
    """
    Put batches after each other, as if all their articles had been read at once.

    Parameters
    ----------
    batches
        In the order of their articles' ids, no article in two of them.
    """
    parts = list(batches)
    unique: dict[str, Place] = {}
    for part in parts:
        for place in part.places:
            unique.setdefault(place.place_id, place)
    return Records(
        articles=tuple(article for part in parts for article in part.articles),
        places=tuple(unique[place_id] for place_id in sorted(unique)),
        mentions=tuple(mention for part in parts for mention in part.mentions),
        dates=tuple(date for part in parts for date in part.dates),
        actors=tuple(actor for part in parts for actor in part.actors),
        events=tuple(event for part in parts for event in part.events),
        agreements=tuple(agreement for part in parts for agreement in part.agreements),
        claims=tuple(claim for part in parts for claim in part.claims),
        relations=tuple(relation for part in parts for relation in part.relations),
        issues=tuple(issue for part in parts for issue in part.issues),
    )


@contextmanager
def progress_bar(articles: int) -> Iterator[Advance]:
    """Show how many articles are read, on standard error when that is a terminal, nowhere otherwise."""
    with tqdm(total=articles, unit="article", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False) as bar:
        yield bar.update
