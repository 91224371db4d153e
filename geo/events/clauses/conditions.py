"""
Tell whether a verb names an event here, by who does it, to whom and to what.

The verbs themselves are `geo.events.words.frames`'s; which of them are tried is `geo.events.clauses.triggers`'s.
"""

from collections.abc import Mapping

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import subject_of
from geo.events.words.force import FIGHTERS, GROUND, TROOPS
from geo.events.words.frame import Frame
from geo.events.words.frames import FRAMES
from geo.events.words.kinds import Kind
from geo.events.words.offices import ROLE_NOUNS
from geo.events.words.people import AUTHORITIES, HOLDERS, PERSONS
from geo.events.words.verbs import PLACE_ONLY_VERBS
from geo.events.words.wordlists import to_words

_SIDES = PERSONS | AUTHORITIES | to_words("side party nation neighbour neighbor town city village they both two")
_HURTING = frozenset({"kill", "wound", "injure"})
_GOING_OFF = frozenset({"explode", "detonate", "go"})
_KIN = to_words("father mother parent son daughter brother sister wife husband family relative friend grave")
_CRITICS = to_words("critic opponent reviewer commentator columnist editorial rival analyst newspaper pundit")
_AMOUNTS = to_words(
    """period state series round number package set group pair column batch wave day week month dozen hundred thousand
    million billion couple handful lot body unit shipment cache load ton tonne kind type piece"""
)
_ACCIDENTS = to_words(
    "crash capsize sink collide derail overturn earthquake quake flood avalanche landslide storm accident collision"
)
_REACH = 14
OPENING = frozenset({"close", "reopen", "open", "shut"})
"""Verbs that are done to a crossing, and that a crossing does by itself."""
_SITES = frozenset({"FAC", "LOC", "GPE"})


def is_figurative(verb: Token) -> bool:
    """Tell whether words are meant, not weapons: "attacked by critics", "was attacked for its prices"."""
    if not is_attack(verb) and verb.lemma_ != "beat":
        return False
    doers = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    doers += [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.lemma_ in _HURTING and {verb.head.lemma_.lower(), *(token.lemma_.lower() for token in doers)} & _ACCIDENTS:
        return True
    if verb.lemma_ == "beat" and any(child.dep_ == "prt" for child in verb.children):
        return True
    blamed = verb.lemma_ in ("attack", "assail") and any(child.text.casefold() == "for" for child in verb.children)
    return blamed or any(token.lemma_.lower() in _CRITICS for token in doers)


def is_dud(verb: Token) -> bool:
    """Tell whether a bomb did not go off: who laid it has attacked, and that is told by the laying."""
    failed = verb.head.lemma_.lower() == "fail" or any(child.dep_ == "neg" for child in verb.children)
    return verb.lemma_.lower() in _GOING_OFF and failed


def find_measured(noun: Token) -> list[Token]:
    """List what a noun of amount counts: "a period of mourning", "$1 billion in artillery", "thousands of troops"."""
    counted = noun.pos_ == "NUM" or noun.ent_type_ in ("MONEY", "CARDINAL", "QUANTITY")
    words = {"of", "in"} if counted else {"of"} if noun.lemma_.lower() in _AMOUNTS else set()
    linked = [child for child in noun.children if child.dep_ == "prep" and child.text in words]
    return [pobj for child in linked for pobj in child.children if pobj.dep_ == "pobj"]


def word_of(token: Token) -> str:
    """Give a token's lemma; a hyphened "cease-fire" as one word, whatever the tokenizer made of it."""
    before = token.doc[max(0, token.i - 2) : token.i].text.casefold()
    return "ceasefire" if token.lemma_.lower() == "fire" and before == "cease-" else token.lemma_.lower()


def is_done_to(lemma: str, frame: Frame, objects: list[Token], cast: Cast) -> bool:
    """Tell whether a verb that names an event only where people, states or groups undergo it is done to such."""
    if lemma in frame.person_verbs:
        return any(
            token.lemma_.lower() in PERSONS
            or token.text.casefold() in ("him", "her", "he", "she")
            or token.ent_type_ == "PERSON"
            or any(key.startswith("person:") for key in cast.who(token))
            for token in objects
        )
    return lemma in frame.party_verbs and any(
        not key.startswith("person:") for token in objects for key in cast.who(token)
    )


def is_of_body(verb: Token, objects: list[Token], cast: Cast) -> bool:
    """Tell whether an authority does something; of a passive that names nobody, whether it is done to a named party."""
    agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    subject = subject_of(verb)
    doers = agents if passive else [] if subject is None else [subject]
    if passive and not agents:
        return any(cast.who(token) for token in objects)
    return any(token.lemma_.lower() in AUTHORITIES | HOLDERS or cast.who(token) for token in doers)


def is_of_sides(verb: Token, subject: Token | None, cast: Cast) -> bool:
    """Tell whether several sides agree to do something: that binds them all, and is no promise of one of them."""
    if subject is None or not any(child.dep_ == "xcomp" for child in verb.children):
        return False
    several = subject.tag_ in ("NNS", "NNPS", "PRP", "CD", "DT") or bool(subject.conjuncts)
    named = len(cast.who(subject)) > 1
    return named or (several and (subject.lemma_.lower() in _SIDES or bool(subject.conjuncts)))


def is_request(verb: Token) -> bool:
    """Tell whether "call on somebody" asks for something: "called on Israel to stop", "called on them for help"."""
    after = [token for token in verb.subtree if token.i > verb.i and token.i < verb.i + _REACH]
    asked = any(token.text.casefold() == "to" and token.dep_ == "aux" for token in after)
    return asked or any(child.text.casefold() == "for" for child in verb.children)


def is_taken(verb: Token, subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether fighters, a state or its people do something to a place, or a place itself reopens."""
    if verb.lemma_.lower() in OPENING and subject is not None:
        return _is_opened(verb, subject, objects, cast)
    fought = subject is not None and subject.lemma_.lower() in FIGHTERS
    if not any(_is_spot(token, cast) or _may_be_spot(token, fought=fought) for token in objects):
        return False
    if subject is None:
        return any(token.dep_ == "nsubjpass" for token in objects)
    if subject in objects:
        return _is_spot(subject, cast) or subject.ent_type_ in _SITES
    if subject.text.casefold() == "they" or subject.lemma_.lower() in FIGHTERS | AUTHORITIES:
        return True
    return any(not key.startswith("person:") for key in cast.who(subject))


def _is_opened(verb: Token, subject: Token, objects: list[Token], cast: Cast) -> bool:
    """Tell whether somebody closes or opens what has a name, or a named site itself opens."""
    if subject in objects:
        named = verb.lemma_.lower() == "reopen" and subject.pos_ == "PROPN"
        return named or _is_spot(subject, cast) or subject.ent_type_ in _SITES
    closer = cast.who(subject) or _is_spot(subject, cast) or subject.lemma_.lower() in AUTHORITIES
    return any(token.pos_ == "PROPN" for token in objects) and (bool(closer) or subject.ent_type_ == "GPE")


def _is_spot(token: Token, cast: Cast) -> bool:
    """Tell whether a token heads the name of a place on the map."""
    return any(place.span.root == token and place.mention.plotted for place in cast.story.places)


def is_left(verb: Token, subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether troops leave a place, or a state withdraws from one."""
    if subject is None:
        return False
    left = [*objects]
    if verb.lemma_.lower() in ("withdraw", "retreat"):
        left += [pobj for child in verb.children if child.text.casefold() == "from" for pobj in child.children]
        if not objects and any(key.startswith("state:") for key in cast.who(subject)):
            return any(_is_spot(token, cast) for token in left)
    held = any(_is_spot(token, cast) or token.lemma_.lower() in GROUND for token in left)
    return subject.lemma_.lower() in TROOPS and held


def _may_be_spot(token: Token, *, fought: bool) -> bool:
    """Tell whether a proper name that no gazetteer knows can be a place: fighters take no persons by this verb."""
    if token.ent_type_ == "GPE" or token.pos_ != "PROPN" or not fought:
        return token.ent_type_ == "GPE"
    return token.head.lemma_.lower() in PLACE_ONLY_VERBS or token.ent_type_ in ("LOC", "FAC", "") or _is_misread(token)


def _is_misread(token: Token) -> bool:
    """Tell whether a name that stands for a body by its tag is a word, not an acronym: fighters take no such body."""
    return token.ent_type_ == "ORG" and token.text.istitle() and token.dep_ == "dobj"


def commits(verb: Token, particles: Mapping[str, Token]) -> bool:
    """Tell whether a verb promises something: "agreed to", "pledged 200 soldiers", not "agrees with", "agrees that"."""
    if any(child.dep_ == "xcomp" for child in verb.children) or particles.keys() & {"on", "to", "upon"}:
        return True
    return verb.lemma_.lower() != "agree" and any(child.dep_ in ("dobj", "ccomp") for child in verb.children)


def has_person(verb: Token, objects: list[Token], frame: Frame, cast: Cast) -> bool:
    """Tell whether the people whom a frame needs are there: for a welcome its object, else its subject."""
    subject = subject_of(verb)
    if frame.name == "welcome":
        return any(cast.who(token) or token.lemma_.lower() in HOLDERS for token in objects)
    if frame.name == "meeting":
        return _are_together(verb, subject, objects, cast)
    if subject is None:
        return frame.name == "visit" and any(cast.who(token) for token in objects)
    if frame.name == "visit" and _is_private(subject, objects, cast):
        return False
    return bool(cast.who(subject)) or (frame.name == "visit" and subject.lemma_.lower() in ROLE_NOUNS)


def _is_private(subject: Token, objects: list[Token], cast: Cast) -> bool:
    """Tell whether somebody without an office goes to see their own people."""
    keys = cast.who(subject)
    alone = all(key.startswith("person:") and not cast.parties[key].role for key in keys)
    return alone and any(token.lemma_.lower() in _KIN for token in objects)


def _are_together(verb: Token, subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether several meet, or somebody meets somebody."""
    linked = [child for child in verb.children if child.dep_ == "prep"]
    if subject is not None:
        with_them = any(child.text.casefold() == "with" for child in linked)
        if with_them and subject.lemma_.lower() in AUTHORITIES | HOLDERS:
            return True
        if len(cast.who(subject)) > 1 or _are_people(subject):
            return True
    partners = [pobj for prep in linked for pobj in prep.children if pobj.dep_ == "pobj"]
    return any(cast.who(token) or token.lemma_.lower() in HOLDERS for token in (*objects, *partners))


def _are_people(subject: Token) -> bool:
    """Tell whether a noun names several who hold an office: "the foreign ministers", unnamed or not."""
    return subject.tag_ in ("NNS", "NNPS") and {subject.lemma_.lower(), subject.text.casefold()[:-1]} & HOLDERS != set()


def is_attack(verb: Token) -> bool:
    """Tell whether a verb by itself names an attack."""
    return any(verb.lemma_.lower() in frame.verbs for frame in FRAMES if frame.kind is Kind.ATTACK)
