"""
Find armed groups and organisations by what names them so: "the terrorist group X", "X rebels", "the Ministry of Y".

Persons and states are not looked for here.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from geo.events.story import Story
from geo.events.words.wordlists import to_words
from geo.places.names import to_key

_GROUP_HEADS = to_words(
    """group groups outfit outfits militia militias faction factions organisation organization organisations
    organizations cartel cartels gang gangs movement movements"""
)
_ARMED = to_words(
    """terrorist terror militant armed rebel insurgent separatist extremist jihadist guerrilla paramilitary
    criminal drug banned proscribed outlawed islamist violent"""
)
_FIGHTERS = to_words(
    """rebels rebel militants militant fighters fighter insurgents gunmen terrorists guerrillas militia militiamen
    cartel jihadists"""
)
_NAME_STARTS = re.compile(
    r"^(jaish|lashkar|jundullah|jundallah|hizb|hezbollah|hizbullah|hamas|tehrik|taliban|boko haram|al qaeda|al shabaab|"
    r"isis|isil|daesh|islamic state|m23|pkk|pjak|ttp|bla|fdlr|adf|codeco|lra|houthis?|wazalendo)\b"
)
_NAME_ENDS = re.compile(r"\b(liberation (army|front)|cartel|militia|mujahideen|fighters|rebels)$")
_ORGANISATION_HEADS = to_words(
    """army navy force forces guard guards ministry agency police corps command council parliament union nations
    commission department office court bureau committee organisation organization service administration
    government senate congress assembly authority rangers regiment brigade division battalion customs patrol
    institute university company bank relations centre center association federation coalition alliance
    secretariat"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMention:
    """One naming of an organisation or armed group."""

    span: Span
    is_armed: bool
    country: str | None

    @property
    def name(self) -> str:
        """As printed, without an article."""
        return re.sub(r"^(the|a|an)\s+", "", self.span.text, flags=re.IGNORECASE).removesuffix("’s").removesuffix("'s")


def find_groups(story: Story, taken: frozenset[int]) -> tuple[GroupMention, ...]:
    """
    Find organisations and armed groups.

    Parameters
    ----------
    story
        The article.
    taken
        Token indices that belong to persons; no group is looked for there.
    """
    mentions = []
    for span in _candidate_spans(story):
        if any(token.i in taken for token in span):
            continue
        is_armed = is_group_name(span)
        if is_armed or _is_organisation(story, span):
            codes = [story.nations[token.i] for token in span if token.i in story.nations]
            mentions.append(GroupMention(span=span, is_armed=is_armed, country=codes[0] if codes else None))
    return tuple(mentions)


def is_group_name(span: Span) -> bool:
    """Tell whether a name is an armed group's, by what it is called or by the words around it."""
    key = to_key(span.text).removeprefix("the ")
    if _NAME_STARTS.match(key) or _NAME_ENDS.search(key):
        return True
    return _follows_group_word(span) or _precedes_fighters(span)


def _follows_group_word(span: Span) -> bool:
    """Tell whether a name follows "terrorist groups like", "militant group", "rebel groups such as"."""
    doc, index = span.doc, span.start - 1
    while index >= 0 and doc[index].text.casefold() in (
        "like",
        "such",
        "as",
        "including",
        "the",
        "called",
        "named",
        "(",
        ",",
        "“",
    ):
        index -= 1
    if index < 1 or doc[index].text.casefold() not in _GROUP_HEADS | _FIGHTERS:
        return False
    before = {token.text.casefold() for token in doc[max(0, index - 3) : index + 1]}
    return bool(before & (_ARMED | _FIGHTERS))


def _precedes_fighters(span: Span) -> bool:
    doc, end = span.doc, span.end
    if end >= len(doc) or span.label_ in ("GPE", "NORP", "LOC", "DATE", "CARDINAL", "TIME"):
        return False
    return doc[end].text.casefold() in _FIGHTERS and _is_name_like(span[-1])


def _candidate_spans(story: Story) -> list[Span]:
    """List the names that can be an organisation's: entities, and names after a word for a group, in text order."""
    spans = [entity for entity in story.doc.ents if entity.label_ in ("ORG", "PERSON", "NORP", "GPE", "PRODUCT", "FAC")]
    covered = {token.i for span in spans for token in span}
    for chunk in story.doc.noun_chunks:
        root = chunk.root
        if root.i not in covered and root.pos_ == "PROPN" and not any(token.i in covered for token in chunk):
            spans.append(chunk)
    spans += [span for token in story.doc if (span := _before_fighters(story, token)) is not None]
    kept = [span for span in spans if not all(token.i in story.nations for token in span if not token.is_punct)]
    kept = [span for span in kept if not any(token.i in story.dateline for token in span)]
    return sorted({(span.start, span.end): span for span in kept}.values(), key=lambda span: (span.start, span.end))


def _before_fighters(story: Story, token: Token) -> Span | None:
    """Find the name before "rebels", "militants": the run of names that the recogniser may have overlooked."""
    start = token.i
    while (
        start > 0
        and _is_name_like(story.doc[start - 1])
        and start - 1 not in story.nations
        and start - 1 not in story.dateline
    ):
        start -= 1
    return story.doc[start : token.i] if token.text.casefold() in _FIGHTERS and start < token.i else None


def _is_name_like(token: Token) -> bool:
    """Tell whether a word can be part of a name: capitalised where no sentence begins, or with a digit ("M23")."""
    if not token.text[:1].isupper() or token.is_punct:
        return False
    return token.pos_ == "PROPN" or any(character.isdigit() for character in token.text)


def _is_organisation(story: Story, span: Span) -> bool:
    head = _head_word(span)
    if head.text.casefold() in _ORGANISATION_HEADS:
        return len(span) > 1 or head.i in story.nations or head.text in ("Congress", "Parliament", "Senate")
    return span.label_ == "ORG" and len(span) == 1 and head.text.isupper() and len(head.text) > 1


def _head_word(span: Span) -> Token:
    return span.root if span.root.is_alpha else span[-1]
