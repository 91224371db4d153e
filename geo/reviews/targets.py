"""
Find what a decision is about: the article by its text's hash, the quotation in it, the record that rests on it.

Nothing is found by likeness: where the text has changed, or the record is gone, the decision is an orphan.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from geo.events.merging.events import dates_agree
from geo.records import Article, Claim, Event, Evidence, Mention, Place
from geo.reviews.decisions import Quotation, Target

AnyEvent = TypeVar("AnyEvent", bound=Event)
_CURE = "look at the text and decide again"


class OrphanError(ValueError):
    """Why a decision has lost what it is about."""


class OutdatedError(OrphanError):
    """Why a decision is no longer about what was decided on."""


class Texts:
    """The articles by the hash of their text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_hash = {article.sha256: article for article in articles}
        self._by_id = {article.id: article for article in self._by_hash.values()}

    def find_id(self, sha256: str) -> str | None:
        """Find the id of the article with a text; None: none was read."""
        article = self._by_hash.get(sha256)
        return None if article is None else article.id

    def has_article(self, article_id: str | None) -> bool:
        """Say whether an article of this id was read, with whatever text."""
        return article_id in self._by_id

    def article_of(self, article_id: str) -> Article:
        """Look an article up by its id."""
        return self._by_id[article_id]

    def find(self, quotation: Quotation) -> Evidence:
        """
        Find a quotation.

        Raises
        ------
        OrphanError
            If no article has the text, or the text has other words there.
        """
        article = self._by_hash.get(quotation.sha256)
        if article is None:
            if quotation.article in self._by_id:
                raise OrphanError(f"the text of {quotation.article} has changed since: {_CURE}")
            name = (
                f"the article {quotation.article}" if quotation.article else "an article with the text that it quotes"
            )
            raise OrphanError(f"{name} is not among those read, or its text has changed")
        if article.text[quotation.start : quotation.end] != quotation.exact:
            raise OrphanError(f"{article.id} has other words at {quotation.start}–{quotation.end}: {_CURE}")
        return Evidence(article_id=article.id, start=quotation.start, end=quotation.end, exact=quotation.exact)


class Happenings(Generic[AnyEvent]):
    """Events, or agreements, as decisions name them: by id, by the id of a mention that was merged, by their words."""

    def __init__(self, events: Sequence[AnyEvent], before: Sequence[AnyEvent]) -> None:
        """
        Index events.

        Parameters
        ----------
        events
            Merged.
        before
            The same before they were merged.
        """
        self._events = events
        self._by_id = {event.id: event for event in events}
        self._before = {event.id: event for event in before}

    def find(self, target: Target, evidence: Evidence) -> tuple[AnyEvent, bool]:
        """
        Find what a decision is about.

        Returns
        -------
        event, is_part
            The event; whether the one that was decided on is only a part of it now.

        Raises
        ------
        OrphanError
            If there is none, it rests on other words, or several could be meant.
        """
        by_id = self._by_id.get(target.id or "")
        if by_id is not None:
            if evidence not in by_id.evidence:
                raise OrphanError(f"{target.id} does not rest on the words that it quotes: {_CURE}")
            return by_id, False
        part = self._before.get(target.id or "")
        if part is not None and evidence in part.evidence:
            return _only(self._find_wholes(part), target), True
        # The machine reads it otherwise now, such as with another type: the words, and what they told, are left.
        title = None if target.title is None else " ".join(target.title.split())
        here = (event for event in self._events if event.evidence[0] == evidence)
        return _only([event for event in here if " ".join(event.title.split()) == title], target), False

    def _find_wholes(self, part: AnyEvent) -> list[AnyEvent]:
        """Find the merged events that a mention can have become part of."""
        pieces = set(part.evidence)
        likely = (event for event in self._events if event.event_type is part.event_type and dates_agree(part, event))
        return [event for event in likely if pieces <= set(event.evidence)]


def find_mention(target: Target, evidence: Evidence, here: Sequence[Mention]) -> Mention:
    """
    Find a mention among those in the words quoted: of several readings of them, the one that means the target's place.

    Raises
    ------
    OrphanError
        If nothing is read in these words, or several things are.
    """
    exact = [one for one in here if one.place_id == target.id]
    if not here:
        raise OrphanError(f"the machine does not read a place in “{evidence.exact}” now: add it, or look again")
    return _only(exact or here, target)


def find_place(
    target: Target, evidence: Evidence, places: Mapping[str, Place], mentions: Mapping[str, Sequence[Mention]]
) -> Place:
    """
    Find a place that is named in the quotation.

    Parameters
    ----------
    target, evidence
        What the decision names, and where its quotation stands.
    places
        By id.
    mentions
        By the id of the place that they are taken for.

    Raises
    ------
    OrphanError
        If nothing there is taken for it any more.
    """
    place = places.get(target.id or "")
    if place is None or not any(is_within(one, evidence) for one in mentions.get(place.place_id, ())):
        raise OrphanError(f"nothing in “{_shorten(evidence.exact)}” is taken for {target.id} now: {_CURE}")
    return place


def find_claim(target: Target, evidence: Evidence, claims: Iterable[Claim]) -> Claim:
    """
    Find a claim.

    Raises
    ------
    OrphanError
        If there is none of this id in these words.
    """
    found = (one for one in claims if one.id == target.id and to_span(one) == to_span(evidence))
    return _only(list(found), target)


def to_span(stretch: Evidence | Mention | Claim) -> tuple[str, int, int]:
    """Article, start and end."""
    return (stretch.article_id, stretch.start, stretch.end)


def is_within(stretch: Mention | Evidence, around: Evidence) -> bool:
    """Say whether a stretch of text lies in another."""
    return stretch.article_id == around.article_id and around.start <= stretch.start and stretch.end <= around.end


_Found = TypeVar("_Found")


def _only(found: Sequence[_Found], target: Target) -> _Found:
    if len(found) == 1:
        return found[0]
    name = target.id or f"the {target.record}"
    what = "could be any of several records" if found else "is no longer read there"
    raise OrphanError(f"{name} {what}: {_CURE}")


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:60]}…"  # noqa: PLR2004
