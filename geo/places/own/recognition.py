"""Finds the names of an own gazetteer in a text, whatever the tagger takes them for; which place is resolution's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from geo.places.lookup import Lookup
from geo.places.own.facilities import has_same_words, join_facilities
from geo.places.own.layered import LayeredGazetteer
from geo.places.recognition.facilities import FacilityName
from geo.places.recognition.name import Name
from geo.places.words.datelines import is_dateline
from geo.places.words.descriptors import find_said_kind, is_part
from geo.places.words.organisations import find_organisation
from geo.places.words.persons import has_title
from geo.places.words.scripts import is_arabic_script
from geo.records import Article
from geo.vocabulary import MentionType

_PERSON = 0.4
"""Certainty where the name is part of a person's; listed, not plotted."""
_SEPARATORS = re.compile(r"[^\w\s'’.\-–—]")
"""Signs that end a name, unless the file writes it with them."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNames:
    """What an own gazetteer names in a text, and what that leaves to the bundled one."""

    own: tuple[Name, ...]
    """In text order; without spans of the caller they do not overlap."""
    names: tuple[Name, ...]
    """Other names of places and peoples."""
    facilities: tuple[FacilityName, ...]


def find_own_names(  # noqa: PLR0913, PLR0917  (what recognition found, of three sorts)
    doc: Doc,
    article: Article,
    names: Sequence[Name],
    facilities: Sequence[FacilityName],
    lookup: Lookup,
    gazetteer: LayeredGazetteer,
) -> OwnNames:
    """
    Find every whole word, or run of words, that an own gazetteer has as a name: with a capital, or without letter case.

    Parameters
    ----------
    article
        Where `article.spans` is given, only own names that stand on exactly one of them count.
    names
        What recognition found by itself. A longer one that some place bears stays ("New York" holds no York).
    facilities
        What was found by its head word ("crossing").
    """
    found, left = join_facilities(doc, tuple(_find_free(doc, names, lookup, gazetteer)), facilities, gazetteer)
    if article.spans is None:
        return OwnNames(own=found, names=tuple(name for name in names if _is_clear_of(name, found)), facilities=left)
    by_span = {(name.start, name.end): name for name in (*found, *_find_given(doc, article.spans, gazetteer))}
    given = {span: by_span[span] for span in sorted(set(article.spans)) if span in by_span}
    own = tuple(given.values())
    return OwnNames(
        own=own,
        names=tuple(name for name in names if (name.start, name.end) not in given),
        facilities=tuple(facility for facility in facilities if not has_same_words(facility, own)),
    )


def _find_free(doc: Doc, names: Sequence[Name], lookup: Lookup, gazetteer: LayeredGazetteer) -> Iterator[Name]:
    longer = [name for name in names if name.mention_type is not MentionType.DEMONYM and _is_borne(name, lookup)]
    for span in _find_runs(doc, gazetteer):
        if not any(_holds(name, span.start_char, span.end_char) for name in longer):
            yield _build_name(span)


def _is_clear_of(name: Name, own: Sequence[Name]) -> bool:
    """Tell whether a name shares no letter with any of the own ones."""
    return all(other.end <= name.start or other.start >= name.end for other in own)


def _is_borne(name: Name, lookup: Lookup) -> bool:
    return any(not named.is_stripped for named in lookup.find(name.query))


def _holds(name: Name, start: int, end: int) -> bool:
    return name.start <= start and end <= name.end and (name.start, name.end) != (start, end)


def _find_given(doc: Doc, spans: Sequence[tuple[int, int]], gazetteer: LayeredGazetteer) -> Iterator[Name]:
    for start, end in sorted(set(spans)):
        query = _ARTICLE.sub("", " ".join(doc.text[start:end].split()))
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and gazetteer.find_own(query):
            yield _name(span, (start, end), query)


def _find_runs(doc: Doc, gazetteer: LayeredGazetteer) -> Iterator[Span]:
    position = 0
    while position < len(doc):
        run = _find_longest(doc, position, gazetteer)
        position += 1 if run is None else len(run)
        if run is not None:
            yield run


def _find_longest(doc: Doc, position: int, gazetteer: LayeredGazetteer) -> Span | None:
    """Go on from a token as long as some name of the file begins so."""
    longest: Span | None = None
    if not any(char.isalnum() for char in doc[position].text):
        return None
    for end in range(position + 1, len(doc) + 1):
        span = doc[position:end]
        if (end > position + 1 and not _goes_on(span)) or not gazetteer.can_begin(span.text):
            break
        if (
            any(char.isalnum() for char in span[-1].text)
            and gazetteer.find_own(span.text)
            and _is_written(span, gazetteer)
        ):
            longest = span
    return longest


def _goes_on(span: Span) -> bool:
    """Tell whether the last token still belongs to the line and sentence of the first."""
    last = span[-1]
    return not last.is_sent_start and not (last.is_space and last.text.count("\n") > 1)


def _is_written(span: Span, gazetteer: LayeredGazetteer) -> bool:
    """Tell whether a run looks like a name: a capital or a letter without case in it, and no sign that ends one."""
    spellings = gazetteer.read_spellings(span.text)
    signs = set(_SEPARATORS.findall(span.text))
    is_named = any(token.text[:1].isupper() or _is_caseless(token.text[:1]) for token in span)
    return is_named and any(signs <= set(spelling) for spelling in spellings)


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def _build_name(span: Span) -> Name:
    name = _name(span, (span.start_char, span.end_char), " ".join(span.text.split()))
    if is_arabic_script(span.text):
        # The tagger reads English only.
        return name
    organisation = find_organisation(span)
    if organisation is not None:
        name = replace(name, mention_type=MentionType.IN_ORGANISATION, organisation=organisation)
    if _is_person(span):
        name = replace(name, certainty=_PERSON, evidence="part of a person's name")
    return name


def _is_person(span: Span) -> bool:
    """Tell whether a title leads the name, or it is one word of a person's longer name."""
    if has_title(span):
        return True
    entity = next((ent for ent in span.doc.ents if ent.start <= span.start and ent.end >= span.end), None)
    if entity is None or entity.label_ != "PERSON" or len(span) > 1:
        return False
    return sum(token.is_alpha for token in entity) > 1


def _name(span: Span, offsets: tuple[int, int], query: str) -> Name:
    return Name(
        start=offsets[0],
        end=offsets[1],
        query=query,
        mention_type=MentionType.TOPONYM,
        certainty=1.0,
        evidence="in the analyst's gazetteer",
        first_token=span.start,
        last_token=span.end - 1,
        is_dateline=is_dateline(span.doc.text, *offsets),
        said_kind=find_said_kind(span),
        is_part=is_part(span),
    )
