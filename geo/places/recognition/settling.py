"""Settles what the rules propose and the tagger labels into names: the tagger decides, joined names stay whole."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from geo.places.lookup import Lookup
from geo.places.recognition.joined import split_joined
from geo.places.recognition.judging import ACCEPTED
from geo.places.recognition.name import Name
from geo.places.recognition.spans import build_name
from geo.places.resolution.rivals import MAIN_QUALITY
from geo.places.tagging.tagger import SeenOnce, TaggedSpan, look_again
from geo.places.words.features import GENERIC_WORDS
from geo.vocabulary import MentionType

_BELIEVED = ((0.3, 0.4), (ACCEPTED, 0.2), (0.95, 0.05))
"""From which certainty of the rules and which probability of the tagger on a name is kept that the tagger has not
labelled; chosen by recognition's F1 on texts held back. The surer the rules, the less the tagger need agree."""
_EVIDENCE = "the words around it and its other occurrences speak for a place"


def settle_names(doc: Doc, proposed: Sequence[Name], seen: SeenOnce, lookup: Lookup) -> tuple[Name, ...]:
    """
    Settle the names of a text.

    Parameters
    ----------
    proposed
        What the rules take for names, uncertain ones included.
    seen
        The text after the tagger's first look.

    Returns
    -------
    names
        In text order: joined names as the rules have them, then what the tagger labels, then what the rules take for a
        name and the tagger does not rule out.
    """
    text, tokens = doc.text, seen.tokens
    numbers = {index: number for number, index in enumerate(tokens.indices)}
    inside = {
        name: [numbers[index] for index in range(name.first_token, name.last_token + 1) if index in numbers]
        for name in proposed
        if name.certainty >= _BELIEVED[0][0]
    }
    tagging = look_again(seen, {number for tokens_of_name in inside.values() for number in tokens_of_name})
    by_offsets = {(name.start, name.end): name for name in proposed}
    names = [name for name in proposed if _stays_whole(name, lookup)]
    whole = tuple(names)
    for span in tagging.spans:
        offsets = tokens.starts[span.first], tokens.ends[span.last]
        known = by_offsets.get(offsets)
        words = text[slice(*offsets)]
        is_generic = known is None and words.lower() in GENERIC_WORDS
        if _overlaps(offsets, whole) or is_generic or words in tokens.person_names:
            continue
        if known is None:
            known = build_name(doc, text, offsets, lookup, evidence=_EVIDENCE)
        certainty = span.certainty if offsets not in by_offsets else max(span.certainty, known.certainty)
        names.append(replace(known, certainty=certainty, mention_type=_to_type(known, span, lookup)))
    for name, tokens_of_name in inside.items():
        probability = min((tagging.name_probability[number] for number in tokens_of_name), default=0.0)
        is_believed = any(name.certainty >= sure and probability >= likely for sure, likely in _BELIEVED)
        if (is_believed or name.is_dateline) and not _overlaps((name.start, name.end), names):
            names.append(replace(name, certainty=max(name.certainty, probability)))
    return tuple(sorted(names, key=lambda name: (name.start, -name.end)))


def _overlaps(offsets: tuple[int, int], names: Sequence[Name]) -> bool:
    return any(name.start < offsets[1] and name.end > offsets[0] for name in names)


def _stays_whole(name: Name, lookup: Lookup) -> bool:
    """Tell names that share words with another, and joined ones: annotated news has too few to learn from."""
    if name.is_joined:
        return True
    if name.certainty < ACCEPTED or name.mention_type is MentionType.DEMONYM:
        return False
    is_long = bool(split_joined(name.query)) or " of " in name.query
    return is_long and any(bearer.quality >= MAIN_QUALITY for bearer in lookup.find(name.query))


def _to_type(name: Name, span: TaggedSpan, lookup: Lookup) -> MentionType:
    is_people = lookup.gazetteer.find_demonym(name.query) is not None
    if span.is_people and is_people:
        return MentionType.DEMONYM
    if name.mention_type is MentionType.DEMONYM and lookup.find(name.query):
        return MentionType.TOPONYM
    return name.mention_type
