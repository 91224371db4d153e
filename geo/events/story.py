"""
One parsed article with its places, dates and nations at its tokens: what every rule about events looks at.

Nothing is decided here about who did what.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from geo.events.datelines import find_datelines
from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound
from geo.records import Article, DateExpression, Evidence, Mention, Place
from geo.text.language import sentence_span
from geo.times.expressions import DatesFound
from geo.vocabulary import MentionType, Reading

_COUNTRY_PREFIX = "iso:"
_NAMING = frozenset({MentionType.TOPONYM, MentionType.DEMONYM, MentionType.IN_ORGANISATION})
_STATE_KINDS = frozenset({"country", "capital"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpan:
    """A mention of a place, at its tokens."""

    mention: Mention
    place: Place
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """An expression of time, at its tokens."""

    date: DateExpression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A parsed article and what is known at its tokens."""

    doc: Doc
    article: Article
    places: tuple[PlaceSpan, ...]
    """First readings only, in text order; a mention may lie inside another."""
    dates: tuple[DateSpan, ...]
    nations: Mapping[int, str]
    """ISO 3166-1 alpha-2 code at each token that names a country, its people, or its capital as the government."""
    states: Mapping[int, str]
    """The same, where the token is no adjective or name of a people: what can stand for the state itself."""
    sentences: tuple[Span, ...]
    sentence_indices: tuple[int, ...]
    """For each token the index of its sentence."""
    dateline: frozenset[int]
    """Token indices of datelines ("WARSAW, 14 March 2024 -"): they tell where and when was written."""

    @property
    def sites(self) -> frozenset[int]:
        """Token indices inside the names of facilities: they name no person."""
        return frozenset(
            token.i
            for place in self.places
            if place.mention.mention_type is MentionType.FACILITY
            for token in place.span
        )

    def sentence_index(self, token: Token) -> int:
        """Find which sentence holds a token."""
        return self.sentence_indices[token.i]

    def evidence(self, start: int, end: int) -> Evidence:
        """Quote the characters `start` to `end` of the article."""
        return Evidence(article_id=self.article.id, start=start, end=end, exact=self.article.text[start:end])

    def sentence_evidence(self, token: Token) -> Evidence:
        """Quote the whole sentence that holds a token, white space trimmed; a date that labels its line with it."""
        start, end = sentence_span(self.doc, token.idx, token.idx + len(token))
        label = self.label_of(token)
        return self.evidence(start if label is None else label.span.sent.start_char, end)

    def label_of(self, token: Token) -> "DateSpan | None":
        """Find the date that labels the line of a token ("- 5 January 2023: …"); None: the line has none."""
        line = self.article.text.rfind("\n", 0, token.idx) + 1
        for date in self.dates:
            before = self.article.text[line : date.date.start]
            after = self.article.text[date.date.end : date.date.end + 3].lstrip()
            labels = date.date.start >= line and not before.strip(" -•*–\t") and after[:1] in (":", "–", "—", "-")
            if labels and date.date.end <= token.idx and date.span.root.i not in self.dateline:
                return date
        return None

    def places_in(self, sentence: int) -> list[PlaceSpan]:
        """List the places that a sentence names."""
        return [place for place in self.places if self.sentence_index(place.span.root) == sentence]

    def dates_in(self, sentence: int) -> list[DateSpan]:
        """List the expressions of time of a sentence."""
        return [date for date in self.dates if self.sentence_index(date.span.root) == sentence]


def build_story(doc: Doc, article: Article, found: PlacesFound, dates: DatesFound, gazetteer: Gazetteer) -> Story:
    """Put places, dates and nations at the tokens of a parsed article."""
    known = {place.place_id: place for place in found.places}
    places = tuple(_place_spans(doc, found.mentions, known))
    sentences = tuple(doc.sents)
    dateline = _find_datelines(doc)
    nations = _find_nations(doc, found.mentions, known, gazetteer)
    nations = {index: code for index, code in nations.items() if index not in dateline}
    return Story(
        doc=doc,
        article=article,
        places=places,
        dates=tuple(
            DateSpan(date=date, span=span)
            for date in sorted(dates.dates, key=lambda date: (date.start, date.end))
            if (span := doc.char_span(date.start, date.end, alignment_mode="expand")) is not None
        ),
        nations=nations,
        states={i: code for i, code in nations.items() if gazetteer.find_demonym(doc[i].text) is None},
        sentences=sentences,
        dateline=dateline,
        sentence_indices=tuple(index for index, sentence in enumerate(sentences) for _ in sentence),
    )


def _find_datelines(doc: Doc) -> frozenset[int]:
    """Find "GOMA -" and "WARSAW, 14 March 2024 (Reuters) —" at the beginning of lines."""
    found: set[int] = set()
    for start, end in find_datelines(doc.text):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            found.update(token.i for token in span)
    return frozenset(found)


def _place_spans(doc: Doc, mentions: tuple[Mention, ...], known: Mapping[str, Place]) -> list[PlaceSpan]:
    spans = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        place = known.get(mention.place_id or "")
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if place is not None and span is not None and mention.reading is Reading.PRIMARY:
            spans.append(PlaceSpan(mention=mention, place=place, span=span))
    return spans


def _find_nations(
    doc: Doc, mentions: tuple[Mention, ...], known: Mapping[str, Place], gazetteer: Gazetteer
) -> dict[int, str]:
    nations: dict[int, str] = {}
    for mention in mentions:
        place = known.get(mention.place_id or "")
        if place is None or mention.mention_type not in _NAMING or place.kind not in _STATE_KINDS:
            continue
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(place.country_codes) == 1 and (place.kind == "country" or mention.metonym):
            nations.update({token.i: place.country_codes[0] for token in span if not token.is_punct})
    for token in doc:
        if token.i not in nations and token.text[:1].isupper() and token.ent_type_ != "PERSON":
            country = gazetteer.find_demonym(token.text)
            is_state = country is not None and country.startswith(_COUNTRY_PREFIX)
            if country is not None and is_state and token.pos_ in ("ADJ", "NOUN", "PROPN"):
                nations[token.i] = country.removeprefix(_COUNTRY_PREFIX)
    return nations
