"""Reads an annotated document as a user would have it read, and pairs what is found with what was annotated."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from benchmarks.gold import GoldDocument, GoldEvent, Span
from geo.batch import read_batch
from geo.merge import merge
from geo.places.gazetteer import Gazetteer
from geo.records import Agreement, Article, Event, Records
from geo.vocabulary import PlaceRole

# Each outweighs a hundred of the next, so that no document is long enough to turn their order.
_PAIR, _SAME_LABEL, _SAME_STATUS, _SAME_PLACE = 1e6, 1e4, 1e2, 1.0
_QUALIFIERS = str.maketrans("", "", "?~%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One event or agreement that Sarhad found."""

    label: str
    """Its type; `agreement` for an agreement."""
    title: str
    status: str
    date_edtf: str | None
    evidence: tuple[Span, ...]
    """The sentence that it was read from first."""
    places: tuple[Span, ...]
    """Every mention of every place of it; empty: it has none."""
    drawn: tuple[Span, ...] | None
    """The mentions of the place where the map shows it; None: the map does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An annotated event and what was found of it."""

    gold: GoldEvent
    found: Found

    @property
    def is_date_right(self) -> bool:
        """Tell whether the date is one of the accepted ones, qualifiers set aside, or none where there is none."""
        accepted = {_to_plain(value) for value in self.gold.dates}
        return not accepted if self.found.date_edtf is None else _to_plain(self.found.date_edtf) in accepted

    @property
    def is_place_right(self) -> bool:
        """Tell whether any of its places is an accepted one, or neither has one."""
        if not self.gold.places or not self.found.places:
            return not self.gold.places and not self.found.places
        return has_overlap(self.found.places, self.gold.places)

    @property
    def is_status_right(self) -> bool:
        """Tell whether the status is the annotated one."""
        return self.found.status == self.gold.status

    @property
    def is_mark_right(self) -> bool:
        """Tell whether the map shows it at an accepted place."""
        return self.found.drawn is not None and has_overlap(self.found.drawn, self.gold.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document: what was annotated, what was found, and which of them are one."""

    gold: GoldDocument
    found: tuple[Found, ...]
    pairs: tuple[Pair, ...]
    """Whatever their types."""
    same_label: tuple[Pair, ...]
    """Paired anew, types equal."""


def read_documents(documents: Sequence[GoldDocument], gazetteer: Gazetteer | None = None) -> list[Reading]:
    """Read annotated documents, each by itself, so that none is joined with another."""
    places_known = Gazetteer.load() if gazetteer is None else gazetteer
    readings = []
    for document in documents:
        article = Article(id=document.id, text=document.text, sha256=document.sha256, published=document.published)
        readings.append(pair_document(document, list_found(merge(read_batch([article], places_known)))))
    return readings


def pair_document(document: GoldDocument, found: Sequence[Found]) -> Reading:
    """Pair what was found in a document with what was annotated."""
    return Reading(
        gold=document,
        found=tuple(found),
        pairs=pair_events(document.events, found, same_label=False),
        same_label=pair_events(document.events, found, same_label=True),
    )


def pair_events(gold: Sequence[GoldEvent], found: Sequence[Found], *, same_label: bool) -> tuple[Pair, ...]:
    """
    Pair events one to one: by the sentence that the found one was read from, those left over by others that it quotes.

    Parameters
    ----------
    same_label
        Pair only events of one type.

    Notes
    -----
    Two can be one where a quoted span of the found one touches a mention of the annotated one. As many pairs as can
    be, then of equal type, status and place. Further quotations come second, for some of them tell another event, and
    stand there because a date was taken from it. Crouse (2016), as `scipy.optimize.linear_sum_assignment` has it.
    """
    first = _assign(gold, found, same_label=same_label, sentences=1)
    taken = {id(member) for pair in first for member in (pair.gold, pair.found)}
    gold_left = [event for event in gold if id(event) not in taken]
    found_left = [event for event in found if id(event) not in taken]
    return (*first, *_assign(gold_left, found_left, same_label=same_label, sentences=None))


def _assign(
    gold: Sequence[GoldEvent], found: Sequence[Found], *, same_label: bool, sentences: int | None
) -> list[Pair]:
    if not gold or not found:
        return []
    weights = [
        [
            _weigh(Pair(gold=wanted, found=candidate))
            if has_overlap(wanted.mentions, candidate.evidence[:sentences])
            and (wanted.label == candidate.label or not same_label)
            else 0.0
            for candidate in found
        ]
        for wanted in gold
    ]
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [Pair(gold=gold[i], found=found[j]) for i, j in zip(rows, columns, strict=True) if weights[i][j]]


def _weigh(pair: Pair) -> float:
    return (
        _PAIR
        + _SAME_LABEL * (pair.gold.label == pair.found.label)
        + _SAME_STATUS * pair.is_status_right
        + _SAME_PLACE * pair.is_place_right
    )


def list_found(records: Records) -> list[Found]:
    """List the events and agreements of one article's records."""
    return [_to_found(event, records) for event in (*records.events, *records.agreements)]


def _to_found(event: Event, records: Records) -> Found:
    mentions: dict[str, list[Span]] = {place.place_id: [] for place in event.places}
    for mention in records.mentions:
        if mention.place_id in mentions:
            mentions[mention.place_id].append((mention.start, mention.end))
    happened = [place for place in event.places if place.role is PlaceRole.OCCURRED_AT]
    drawn = next(iter((*happened, *event.places)), None)
    located = {place.place_id for place in records.places if place.lon is not None}
    return Found(
        label="agreement" if isinstance(event, Agreement) else event.event_type.value,
        title=event.title,
        status=event.status.value,
        date_edtf=event.date_edtf,
        evidence=tuple((evidence.start, evidence.end) for evidence in event.evidence),
        places=tuple(span for spans in mentions.values() for span in spans),
        drawn=tuple(mentions[drawn.place_id]) if drawn and drawn.place_id in located else None,
    )


def has_overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Tell whether any of some spans shares a character with any of others."""
    return any(start < other_end and other_start < end for start, end in some for other_start, other_end in others)


def _to_plain(edtf: str) -> str:
    return edtf.translate(_QUALIFIERS)
