"""
Tell whether a verb says something, who speaks by it, and whether that is an act by words.

Which sayings an article makes a point of is `geo.events.clauses.statements`'s.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import is_set_apart, subject_of
from geo.events.words.offices import OFFICES
from geo.events.words.operators import TOPICS
from geo.events.words.people import AUTHORITIES
from geo.events.words.speech import (
    ACT_VERBS,
    ADDRESSED,
    DOCUMENTS,
    EXPRESSING,
    FEELINGS,
    HABITS,
    ISSUING,
    LEADERS,
)
from geo.vocabulary import ActorType

_RELATIVES = frozenset({"WP", "WDT"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should"})


def is_act(verb: Token) -> bool:
    """Tell whether a verb is an act by words: it condemns, claims responsibility, issues a statement, addresses."""
    lemma = verb.lemma_.lower()
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass")}
    return (
        lemma in ACT_VERBS
        or (lemma in ("claim", "admit", "accept") and "responsibility" in objects)
        or (lemma in ISSUING and bool(objects & DOCUMENTS))
        or (lemma in EXPRESSING and bool(objects & FEELINGS))
        or (lemma == "address" and bool(objects & ADDRESSED))
    )


def find_speaker(verb: Token) -> Token | None:
    """Find who speaks; None: nobody is named by the clause itself."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
        return agents[0] if agents and is_act(verb) else None
    own = next((child for child in verb.children if child.dep_ == "nsubj" and child.tag_ not in _RELATIVES), None)
    if own is not None:
        return own
    if is_act(verb) and verb.dep_ == "acl" and verb.tag_ == "VBN":
        agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
        return agents[0] if agents else None
    return subject_of(verb) if is_act(verb) and verb.dep_ == "conj" else None


def is_said(verb: Token) -> bool:
    """Tell whether something is said at all, once: no modal, negation, infinitive or habit."""
    if verb.dep_ in ("amod", "compound") or (verb.dep_ in ("acl", "relcl") and not is_act(verb)):
        return False
    if verb.tag_ == "VBG" and (verb.dep_ in ("advcl", "pcomp", "acl", "csubj")):
        return False
    for child in verb.children:
        word = child.text.casefold()
        if child.dep_ == "neg" or (child.dep_ == "aux" and (child.tag_ == "MD" or word == "to")):
            return False
        if (child.dep_ == "mark" and word in _CONDITIONS) or (child.dep_ == "advmod" and word in HABITS):
            return False
    content = find_content(verb)
    return content is None or not any(child.text.casefold() in _CONDITIONS for child in content.children)


def speaks_for(speaker: Token, keys: Sequence[str], cast: Cast) -> bool:
    """Tell whether somebody speaks for a state, an organisation or an armed group: by name or by office."""
    parties = [cast.parties[key] for key in keys]
    if any(party.actor_type is not ActorType.PERSON or party.role for party in parties):
        return True
    lemma = speaker.lemma_.lower()
    return not parties and (
        lemma in OFFICES | AUTHORITIES | {"group", "front", "faction"} or speaker.ent_type_ == "ORG"
    )


def is_leader(keys: Sequence[str], cast: Cast) -> bool:
    """Tell whether one of them leads a state, a government or a party: what such say on a day has an occasion."""
    roles = [cast.parties[key].role or "" for key in keys]
    return any(word in LEADERS for role in roles for word in role.casefold().split())


def is_of_state(verb: Token) -> bool:
    """Tell whether what is said is about security, borders or dealings between states."""
    return any(token.lemma_.lower() in TOPICS for token in verb.subtree)


def is_heard(key: str, cast: Cast) -> bool:
    """Tell whether somebody is named or speaks for a state or group: what bystanders say is no event."""
    party = cast.parties[key]
    return party.actor_type in (ActorType.PERSON, ActorType.ARMED_GROUP) or bool(party.country)


def find_content(verb: Token) -> Token | None:
    """Find what is said: a clause, or an object."""
    for dep in ("ccomp", "dobj", "xcomp", "parataxis"):
        for child in verb.children:
            if child.dep_ == dep and not is_set_apart(child):
                return child
    return None
