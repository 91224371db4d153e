"""
Finds the names of places in a parsed text, by gazetteer, tagger and context together.

Demonyms, facilities and borders have modules of their own; which place a name means is resolution's.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from geo.models.files import PARSED, TOKENISED
from geo.places.lookup import Lookup
from geo.places.recognition.demonyms import find_demonyms
from geo.places.recognition.joined import find_pairs, find_shared_heads
from geo.places.recognition.judging import ACCEPTED, PLACE_LABELS, Judge
from geo.places.recognition.matches import find_matches
from geo.places.recognition.name import Name
from geo.places.recognition.settling import settle_names
from geo.places.tagging.entities import mark_entities
from geo.places.tagging.tagger import SeenOnce, look_first
from geo.places.tagging.tokens import describe_tokens
from geo.places.tagging.wordforms import find_word_forms
from geo.places.words.features import widen
from geo.places.words.scripts import is_link, is_name_like

TAGGED_LANGUAGE = "en"
"""Of the texts that the tagger was trained on; it stands for any text in Latin letters."""
PROPOSED = 0.15
"""Certainty of the rules from which on the tagger is told of a name; it decides."""


def look_at_tokens(doc: Doc, lookup: Lookup) -> tuple[str, ...] | None:
    """
    Look for names in a text that was only cut into tokens, and mark them in it as entities, in place.

    Returns
    -------
    labels
        What the tagger's first look says of each token that is no white space; None for a parsed text, and for one in
        a script that the tagger does not know.
    """
    if doc.has_annotation("TAG") or doc.lang_ != TAGGED_LANGUAGE:
        return None
    tokens = describe_tokens(doc, (), find_word_forms(doc.vocab, lookup.gazetteer), sees_entities=False)
    labels = look_first(tokens, TOKENISED)
    mark_entities(doc, tokens, labels)
    return tuple(labels)


def find_names(doc: Doc, lookup: Lookup, labels: Sequence[str] | None = None) -> tuple[Name, ...]:
    """
    Find the names of places and peoples in a text.

    Parameters
    ----------
    doc
        A parsed text, or one that was only cut into tokens. In a script that the tagger does not know, rules and
        gazetteer alone decide, which is the weaker way.
    lookup
        The gazetteer.
    labels
        For a text that was only cut into tokens, what `look_at_tokens` said.

    Returns
    -------
    names
        In text order. They do not overlap, save for words shared by two names.
    """
    looks = PARSED if labels is None else TOKENISED
    if labels is None and not doc.has_annotation("TAG"):
        return propose_names(doc, lookup, accepted=ACCEPTED)
    proposed = propose_names(doc, lookup, accepted=PROPOSED)
    tokens = describe_tokens(doc, proposed, find_word_forms(doc.vocab, lookup.gazetteer))
    seen = SeenOnce(tokens=tokens, labels=look_first(tokens) if labels is None else labels, looks=looks)
    return settle_names(doc, proposed, seen, lookup)


def propose_names(doc: Doc, lookup: Lookup, *, accepted: float) -> tuple[Name, ...]:
    """Find what the rules take for names, with a certainty of at least `accepted`; otherwise as `find_names`."""
    shared = tuple(find_shared_heads(doc, lookup))
    taken = {index for name in shared for index in range(name.first_token, name.last_token + 1)}
    pairs = tuple(find_pairs(doc, lookup))
    taken |= {name.first_token for name in pairs}
    demonyms = [name for name in find_demonyms(doc, lookup.gazetteer) if name.first_token not in taken]
    spans = _choose_spans(doc, lookup, taken)
    judge = Judge(doc, lookup, accepted=accepted)
    names = [*shared, *pairs]
    for span in spans:
        demonym = next((d for d in demonyms if d.first_token <= span.end - 1 and d.last_token >= span.start), None)
        if demonym is not None and not _is_stronger(span, demonym, lookup):
            continue
        name = judge.judge(span)
        if name is not None:
            names.append(name)
            demonyms = [d for d in demonyms if d.last_token < span.start or d.first_token >= span.end]
    names.extend(demonyms)
    return tuple(sorted(names, key=lambda name: (name.start, -name.end)))


def _is_stronger(span: Span, demonym: Name, lookup: Lookup) -> bool:
    """Prefer a place's name over a demonym where it is the longer one, or the tagger saw a place."""
    width = demonym.last_token - demonym.first_token + 1
    return bool(lookup.find(span.text)) and (len(span) > width or all(t.ent_type_ in {"GPE", "LOC"} for t in span))


def _choose_spans(doc: Doc, lookup: Lookup, taken: Iterable[int]) -> Iterator[Span]:
    """Choose between the gazetteer's runs and the tagger's: the longer that the gazetteer can look up."""
    matches = find_matches(doc, lookup.gazetteer)
    entities = [_trim(ent) for ent in doc.ents if ent.label_ in PLACE_LABELS]
    used = set(taken)
    for match in matches:
        rivals = [ent for ent in entities if ent is not None and ent.start < match.end and ent.end > match.start]
        wider = next((ent for ent in rivals if ent.start <= match.start and ent.end >= match.end), None)
        whole = widen(match)
        span = whole if len(whole) > len(match) and (len(whole) > 1) else match
        if wider is not None and len(wider) > len(span) and _is_whole(wider, lookup):
            span = wider
        if used.isdisjoint(range(span.start, span.end)):
            used.update(range(span.start, span.end))
            yield span
    for entity in entities:
        if entity is not None and used.isdisjoint(range(entity.start, entity.end)):
            yield entity


def _is_whole(span: Span, lookup: Lookup) -> bool:
    """Tell whether a run is one name that can be looked up, and no list or description with a name in it."""
    if not all(is_name_like(token.text) or is_link(token.text) for token in span):
        return False
    return "," not in span.text and bool(lookup.find(span.text))


def _trim(entity: Span) -> Span | None:
    """Cut the article, the possessive and lower-case words off the ends of a tagged entity."""
    start, end = entity.start, entity.end
    while start < end and not is_name_like(entity.doc[start].text):
        start += 1
    if start < end and entity.doc[start].lower_ == "the":
        start += 1
    while end > start and not (is_name_like(entity.doc[end - 1].text) or entity.doc[end - 1].text == "."):
        end -= 1
    return entity.doc[start:end] if end > start else None
