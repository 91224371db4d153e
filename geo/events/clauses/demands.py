"""
Find what somebody demands or proposes in words that name no event by themselves: "urged Kenya to bring its men back".

The thing demanded is the event; that it is demanded is told by `geo.events.clauses.status`.
"""

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import objects_of, subject_of
from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.people import AUTHORITIES
from geo.events.words.wordlists import to_words

DEMANDED = Frame(name="demanded", kind=Kind.OTHER, plover_event="REQUEST")
_ASKING = to_words("urge demand ask order request press appeal call instruct exhort implore")
_NECESSARY = frozenset({"must", "should"})
_STATES_OF_MIND = to_words(
    """be have remain know consider ensure see understand think believe feel want need keep note remember wait expect
    look seem become do make name identify comment speak say tell explain answer respond hope act work continue
    try reaffirm reiterate"""
)
"""Verbs that say too little by themselves to be what somebody demands."""


def is_demanded(verb: Token, cast: Cast) -> bool:
    """Tell whether a verb says what a state, its bodies or a named group should do, because somebody demands it."""
    if verb.lemma_.lower() in _STATES_OF_MIND or any(child.dep_ in ("auxpass", "neg") for child in verb.children):
        return False
    if not any(child.dep_ in ("dobj", "prep", "prt") for child in verb.children):
        return False
    asking = verb.head
    if asking.lemma_.lower() in _ASKING and asking.pos_ == "VERB" and verb.dep_ in ("xcomp", "ccomp", "advcl"):
        return _is_party(_asked(verb, asking), cast) and subject_of(asking) is not None and not _is_asked_back(asking)
    necessary = any(child.text.casefold() in _NECESSARY for child in verb.children if child.dep_ == "aux")
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return necessary and subject is not None and any(not key.startswith("person:") for key in cast.who(subject))


def _asked(verb: Token, asking: Token) -> Token | None:
    """Find of whom something is demanded: the verb's own subject, or whom the demand is made of."""
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if own is not None:
        return own
    if not any(child.text.casefold() == "to" and child.dep_ == "aux" for child in verb.children):
        return None
    called = [
        pobj
        for child in asking.children
        if child.dep_ == "prep" and child.text.casefold() in ("on", "upon", "to")
        for pobj in child.children
        if pobj.i < verb.i
    ]
    if asking.lemma_.lower() in ("call", "appeal"):
        return called[0] if called else None
    return next((token for token in objects_of(asking) if token.i < verb.i), None)


def _is_asked_back(asking: Token) -> bool:
    """Tell whether those who are asked are the subject of a passive: who demands is not said ("were ordered to")."""
    return any(child.dep_ in ("auxpass", "neg") for child in asking.children)


def _is_party(token: Token | None, cast: Cast) -> bool:
    if token is None:
        return False
    return token.lemma_.lower() in AUTHORITIES | {"side", "party", "nation", "rebel"} or bool(cast.who(token))
