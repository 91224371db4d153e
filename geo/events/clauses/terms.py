"""
Read what an agreement is about, and how far it has come: signed, in force, ended.

What it provides is `geo.events.clauses.agreements`'s; when it was signed is its date.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from geo.events.clauses.agreements import is_signed
from geo.events.clauses.grammar import objects_of, subject_of
from geo.events.clauses.placing import to_extent
from geo.events.clauses.status import Standing
from geo.events.clauses.triggers import Trigger
from geo.events.quotes import Quote, quote_stripped, quote_tokens
from geo.events.story import Story
from geo.events.things import find_thing
from geo.events.words.dealings import ACCORD_NOUNS
from geo.events.words.operators import TOPICS
from geo.events.words.wordlists import to_words
from geo.vocabulary import AgreementState, EventField, Status

_ABOUT = to_words("on about regarding concerning")
_ABOUT_NOUN = _ABOUT | to_words("for of over")
_COVERING = to_words("cover concern regulate govern address")
_NAMES = frozenset({"GPE", "LOC", "FAC", "NORP", "PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL"})
_NO_TOPIC = to_words("understanding intent time year month week day period while reason part")
"""Nouns after "of" and "for" that tell no subject: "memorandum of understanding", "for the first time"."""
_SELF_TOLD = to_words("ceasefire truce armistice")
"""Nouns that say by themselves what is agreed."""
_NO_SUBJECT = to_words(
    """new bilateral trilateral multilateral joint formal informal historic landmark final draft such separate similar
    comprehensive major key important other same international interim preliminary initial tentative so-called
    controversial secret several more significant notable crucial vital wide-ranging sweeping binding
    long-awaited long-term strategic recent earlier previous further own"""
)
"""Adjectives that say what kind of agreement it is, not what it is about."""
_TOPICS = TOPICS | to_words(
    """land water trade cooperation transit friendship power gas energy visa customs prisoner exchange transport
    extradition free economic commercial partnership maritime river fishery grain road railway neutrality"""
)
"""What capitalised words before "Agreement" must hold to be its subject, not its name."""
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "punct"})
_STOPS = frozenset(",;:()—–")
_STRIP = " .,;:\n“”\"'"
_GENERIC = to_words("agreement deal accord pact")
_TAKEN_UP = to_words("the this that its their both")
_REACH = 3
_FORCE = frozenset({"force", "effect"})
_ENTERING = to_words("enter come go")
_LASTING = to_words("be remain stay")
_ENDING = to_words("expire lapse end collapse")
_UNDOING = to_words("terminate abrogate scrap revoke annul nullify cancel abandon rescind")
_NOT_YET = to_words("will shall 'll ’ll wo would could may might can should must to if unless until")
_PAST = frozenset({"VBD", "VBN"})


def find_subject(trigger: Trigger, story: Story) -> Quote | None:
    """Find the words that say what an agreement is about: after "on" or "for", before the noun; None: none do."""
    noun = _accord_of(trigger)
    if noun is None:
        return None
    holders = [noun, *(pobj for prep in noun.children if prep.dep_ == "prep" for pobj in prep.children)]
    for holder in holders:
        for child in holder.children:
            allowed = _ABOUT_NOUN if holder == noun else _ABOUT | {"for"}
            if child.dep_ == "prep" and child.text.casefold() in allowed and (found := _after(child, story)):
                return found
            if holder == noun and child.dep_ == "acl" and child.lemma_.lower() in _COVERING and objects_of(child):
                return _phrase(objects_of(child)[0], story)
    if trigger.verb is not None:
        for child in trigger.verb.children:
            after = child.i > noun.i and child.dep_ == "prep" and child.text.casefold() in _ABOUT | {"for"}
            if after and (found := _after(child, story)):
                return found
    return _before(noun, story) or _told(noun, trigger.verb, story)


def _accord_of(trigger: Trigger) -> Token | None:
    """Find the noun of an agreement; None: only a pronoun stands for it."""
    noun = trigger.antecedent or trigger.theme or trigger.token
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _after(preposition: Token, story: Story) -> Quote | None:
    """Quote what a preposition leads to, unless that is a day, a length of time, a place or a person."""
    for inner in preposition.children:
        if inner.dep_ not in ("pobj", "pcomp") or inner.lemma_.lower() in _NO_TOPIC:
            continue
        dated = any(date.span.start <= inner.i < date.span.end for date in story.dates)
        named = any(place.span.start <= inner.i < place.span.end for place in story.places)
        if not dated and inner.ent_type_ not in _NAMES and (not named or preposition.text.casefold() in _ABOUT):
            return _phrase(inner, story)
    return None


def _phrase(head: Token, story: Story, *, start: Token | None = None) -> Quote | None:
    """Quote a phrase without its article, cut before a date, a relative clause or a comma that is not a list's."""
    dates = {index for date in story.dates for index in range(date.span.start, date.span.end)}
    joined = {index for one in head.subtree if one.dep_ == "conj" for index in range(one.left_edge.i - 1, one.i + 1)}
    first, last = (head.left_edge if start is None else start).i, head.i
    while first < head.i and story.doc[first].pos_ == "DET":
        first += 1
    for token in story.doc[head.i + 1 : head.right_edge.i + 1]:
        is_stop = token.text in _STOPS and not (token.text == "," and token.i + 1 in joined)
        if is_stop or token.i in dates or token.tag_ in ("WDT", "WP", "WRB") or _tells_where(token, story):
            break
        last = token.i
    while last > head.i and story.doc[last].pos_ in ("ADP", "CCONJ", "DET", "PUNCT"):
        last -= 1
    end = story.doc[last].idx + len(story.doc[last])
    return quote_stripped(EventField.SUBJECT, story.article.text, story.doc[first].idx, end, strip=_STRIP)


def _tells_where(token: Token, story: Story) -> bool:
    """Tell whether "in Dushanbe", "during his visit" begins here: where or when it was signed, not what it is about."""
    word = token.text.casefold()
    towns = {place.span.root for place in story.places if to_extent(place.place.kind) == 0}
    return word == "during" or (word in ("in", "at") and any(child in towns for child in token.children))


def _before(noun: Token, story: Story) -> Quote | None:
    """Quote the words before the noun that say what is agreed: "security cooperation" agreement."""
    named = {index for place in story.places for index in range(place.span.start, place.span.end)}
    named |= story.nations.keys()
    first = noun.i
    for token in reversed(story.doc[noun.left_edge.i : noun.i]):
        is_hyphen = token.text == "-" and first < noun.i
        fits = token.dep_ in _MODIFIERS and token.pos_ in ("NOUN", "PROPN", "ADJ") and token.ent_type_ not in _NAMES
        if not is_hyphen and (not fits or token.i in named or token.lemma_.lower() in _NO_SUBJECT):
            break
        first = token.i
    while first < noun.i and story.doc[first].text == "-":
        first += 1
    words = story.doc[first : noun.i]
    is_name = noun.pos_ == "PROPN" and not any(token.lemma_.lower() in _TOPICS for token in words)
    if first == noun.i or is_name:
        return None  # "the Simla Agreement" says where, not about what
    start, last = story.doc[first].idx, story.doc[noun.i - 1]
    return quote_stripped(EventField.SUBJECT, story.article.text, start, last.idx + len(last), strip=_STRIP)


def _told(noun: Token, verb: Token | None, story: Story) -> Quote | None:
    """Quote the noun where it says by itself what is agreed, else the aim after it: "agreement to share water"."""
    if noun.lemma_.lower() in _SELF_TOLD:
        return quote_tokens(EventField.SUBJECT, [noun])[0]
    for child in (*noun.children, *(verb.children if verb is not None else ())):
        marker = next((one for one in child.children if one.text.casefold() == "to" and one.dep_ == "aux"), None)
        if marker is not None and (child.head == noun or marker.i == noun.i + 1):  # the parser may miss the noun
            return _phrase(child, story, start=marker)
    return None


def find_states(trigger: Trigger, standing: Standing, story: Story) -> tuple[tuple[AgreementState, Quote], ...]:
    """
    Find what a text says of how far an agreement has come.

    Returns
    -------
    states
        Each with the words that say so, in the order of the text; empty where it is only planned, wished or denied.
    """
    if standing.status not in (Status.OCCURRED, Status.HISTORICAL):
        return ()
    found: list[tuple[AgreementState, Quote]] = []
    if is_signed(trigger):
        found += _quoted(AgreementState.SIGNED, list(standing.signs))
    here = story.sentence_index(trigger.token)
    for index in range(here, min(len(story.sentences), here + 1 + _REACH)):
        for verb in story.sentences[index]:
            if verb.pos_ in ("VERB", "AUX") and verb != trigger.verb and not _is_open(verb):
                found += _states_by(verb, trigger, story)
    return tuple(found)


def _quoted(state: AgreementState, tokens: list[Token]) -> Iterator[tuple[AgreementState, Quote]]:
    return ((state, quote) for quote in quote_tokens(EventField.STATE, tokens, state.value))


def _is_open(verb: Token) -> bool:
    """Tell whether what a verb says is denied, wished or yet to come."""
    words = {child.text.casefold() for child in verb.children if child.dep_ in ("aux", "mark", "auxpass")}
    return bool(words & _NOT_YET) or any(child.dep_ == "neg" for child in verb.children)


def _states_by(verb: Token, trigger: Trigger, story: Story) -> Iterator[tuple[AgreementState, Quote]]:
    subject, objects = subject_of(verb), objects_of(verb)
    lemma = verb.lemma_.lower()
    acts = subject is not None and _is_meant(subject, trigger, story)
    undone = any(_is_meant(one, trigger, story) for one in objects)
    force = _force_of(verb)
    past = verb.tag_ in _PAST
    if acts and force is not None and (past or lemma in _LASTING):
        return _quoted(AgreementState.IN_FORCE, [verb, *force])
    intransitive = acts and lemma in _ENDING and all(one == subject for one in objects)
    if past and (intransitive or (undone and lemma in _UNDOING)):
        return _quoted(AgreementState.ENDED, [verb])
    return iter(())


def _force_of(verb: Token) -> list[Token] | None:
    """Find the rest of "entered into force", "took effect", "is in force"; None: the verb says no such thing."""
    lemma = verb.lemma_.lower()
    preposition = "into" if lemma in _ENTERING else "in" if lemma in _LASTING else None
    if preposition is not None:
        for child in verb.children:
            force = next((one for one in child.children if one.lemma_.lower() in _FORCE), None)
            if child.dep_ == "prep" and child.text.casefold() == preposition and force is not None:
                return [child, force]
        return None
    effect = next((one for one in verb.children if one.dep_ == "dobj" and one.lemma_.lower() == "effect"), None)
    return [effect] if lemma == "take" and effect is not None else None


def _is_meant(token: Token, trigger: Trigger, story: Story) -> bool:
    """Tell whether a noun or pronoun takes up an agreement: its own noun, "the treaty", "it"."""
    noun = _accord_of(trigger)
    if noun is None or token == noun:
        return token == noun
    if token.pos_ == "PRON":
        taken_up = find_thing(token, ACCORD_NOUNS, story)
        return taken_up is not None and (taken_up == noun or _is_meant(taken_up, trigger, story))
    lemma = token.lemma_.lower()
    same = lemma == noun.lemma_.lower() or (lemma in _GENERIC and lemma in ACCORD_NOUNS)
    known = any(child.text.casefold() in _TAKEN_UP for child in token.children)
    between = story.doc[noun.i + 1 : token.i]
    rival = any(one.lemma_.lower() in ACCORD_NOUNS and _is_new(one) for one in between)
    return same and known and token.i > noun.i and not rival


def _is_new(noun: Token) -> bool:
    """Tell whether a noun brings in another agreement: with "a" or a name, not with "the"."""
    return noun.pos_ in ("NOUN", "PROPN") and not any(child.text.casefold() in _TAKEN_UP for child in noun.children)
