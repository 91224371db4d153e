"""
Find what agreements provide: the purpose named with them, and sentences that go on about them.

A provision is part of its agreement, never an event that occurred.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from geo.events.clauses.grammar import SUBJECTS, objects_of
from geo.events.clauses.triggers import Trigger
from geo.events.quotes import Quote, quote_stripped
from geo.events.story import Story
from geo.events.words.dealings import ACCORD_NOUNS
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words
from geo.vocabulary import EventField

_PROVIDING = to_words(
    """include provide stipulate envisage envision cover allow require oblige foresee contain establish permit set
    commit call"""
)
_SIGNING = frozenset({"sign", "ink", "initial", "conclude"})
_REACH = 3
_FRAME_TOKENS = 12


def find_provision_sentences(story: Story, triggers: Sequence[Trigger]) -> Mapping[int, int]:
    """
    Find the sentences that only tell what an agreement provides.

    Returns
    -------
    provisions
        Index of such a sentence to the token index of the agreement's trigger, in one of the three sentences before.
    """
    agreements = [trigger for trigger in triggers if trigger.frame.kind is Kind.AGREEMENT]
    found: dict[int, int] = {}
    for trigger in agreements:
        here = story.sentence_index(trigger.token)
        for index in range(here + 1, min(len(story.sentences), here + 1 + _REACH)):
            if providing_verb(story, index) is None and framing_accord(story, index) is None:
                break
            found[index] = trigger.token.i
    return found


def providing_verb(story: Story, index: int) -> Token | None:
    """Find the verb of "the agreement includes …"; None: the sentence is no such."""
    for token in story.sentences[index]:
        if token.dep_ in SUBJECTS and token.head.lemma_.lower() in _PROVIDING:
            taken_up = any(
                child.text.casefold() in ("the", "this", "it") for child in token.children if child.dep_ == "det"
            )
            if token.lemma_.lower() in ACCORD_NOUNS and taken_up:
                return token.head
    return None


def provided_by(verb: Token) -> list[Token]:
    """List what "includes …", "provides for …" or "calls for …" gives."""
    linked = [child for child in verb.children if child.dep_ == "prep" and child.text.casefold() == "for"]
    return objects_of(verb) or [
        token for child in linked for token in child.children if token.dep_ in ("pobj", "pcomp")
    ]


def framing_accord(story: Story, index: int) -> Token | None:
    """Find the accord of a sentence that begins "Under the deal, …": all of it is what the accord provides."""
    sentence = story.sentences[index]
    for token in sentence[:_FRAME_TOKENS]:
        if token.lemma_.lower() not in ACCORD_NOUNS or token.dep_ != "pobj":
            continue
        opening = story.doc[sentence.start : token.i].text.casefold().strip(" -•*").split()
        taken_up = {child.text.casefold() for child in token.children if child.dep_ == "det"} & {"the", "this", "that"}
        if taken_up and opening and (opening[0] == "under" or opening[:3] == ["as", "part", "of"]):
            return token
    return None


def quote_provisions(trigger: Trigger, story: Story, sentences: Mapping[int, int]) -> tuple[Quote, ...]:
    """Quote what an agreement provides, in the order in which it is found; no words twice."""
    found: list[Quote | None] = []
    noun = trigger.theme if trigger.theme is not None else trigger.token
    for child in (*noun.children, *(trigger.verb.children if trigger.verb is not None else ())):
        infinitive = any(other.text.casefold() == "to" and other.dep_ == "aux" for other in child.children)
        if child.dep_ in ("acl", "advcl", "xcomp", "relcl") and infinitive:
            found.append(_whole(child, story))
    for index, anchor in sentences.items():
        verb = providing_verb(story, index)
        if anchor == trigger.token.i and verb is not None:
            found += [_whole(token, story) for token in provided_by(verb) if token.dep_ != "conj"]
        accord = framing_accord(story, index)
        if anchor == trigger.token.i and accord is not None:
            rest = story.doc[accord.right_edge.i + 1 : story.sentences[index].end]
            found.append(_quote(story, rest.start_char, rest.end_char))
    return tuple(dict.fromkeys(quote for quote in found if quote is not None))


def is_signed(trigger: Trigger) -> bool:
    """Tell whether the words say that an agreement was signed or concluded."""
    return trigger.verb is not None and trigger.verb.lemma_.lower() in _SIGNING


def _whole(token: Token, story: Story) -> Quote | None:
    return _quote(story, token.left_edge.idx, token.right_edge.idx + len(token.right_edge))


def _quote(story: Story, start: int, end: int) -> Quote | None:
    return quote_stripped(EventField.PROVISIONS, story.article.text, start, end, strip=" .,;\n")
