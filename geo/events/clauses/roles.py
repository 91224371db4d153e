"""
Tell what a place is to an event (where it occurred, where it was signed, what it applies to) by how it hangs on it.

Which places hang on an event is `geo.events.clauses.placing`'s.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.clauses.triggers import Trigger
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words
from geo.vocabulary import PlaceRole

LOCATIVE = to_words(
    """in at to near on along across inside outside around off over through into toward towards within beside
    throughout between alongside above opposite onto outside of"""
)
"""Prepositions before where something is."""
AT = frozenset({"in", "at", "near", "to", "into", "inside", "outside", "around", "across"})
"""Those of them before where somebody is or goes, and hardly ever before who is dealt with."""
SUBJECT_MATTER = frozenset({Kind.STATEMENT, Kind.COMMITMENT})
"""Types whose places are what they are about."""
_SAID_AT = frozenset({"in", "at", "during", "to"})
_UNDERGONE = frozenset({"attack", "crossing", "institutional", "barrier", "visit", "deployment", "seizure", "arrest"})

_LEFT = {"deployment": PlaceRole.OCCURRED_AT, "recall": PlaceRole.APPLIES_TO}
"""Frames of which "from" gives the place: what troops leave, what an ambassador is called home from."""

_DRIVEN = to_words(
    "expel deport evict oust banish flee escape evacuate withdraw depart leave exile expulsion deportation eviction"
)
"""Words of which "from" gives the place, whatever their frame: where somebody is no longer to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """How a place hangs on an event's word."""

    link: str
    """Dependency by which the last word before the event's hangs on it."""
    preposition: str
    """The one nearest to the place; empty: none."""
    is_topic: bool
    is_unfolded: bool
    """It is what talks "cover" or "focus on"."""
    is_direct: bool
    """The place itself is what hangs there."""
    is_spot: bool
    """The place is a town or site: a paper can be signed there."""
    is_boundary: bool
    """The place is a border between states: what is said of one is looked for along it."""
    head: Token


def to_role(trigger: Trigger, path: Path) -> PlaceRole | None:
    """Tell what a place is to an event, by how it hangs on it; None: it is no place of the event."""
    kind = trigger.frame.kind
    if path.preposition == "from" and trigger.frame.name in _LEFT:
        return _LEFT[trigger.frame.name]
    if path.preposition == "from" and path.link == "prep" and path.head.lemma_.lower() in _DRIVEN:
        return PlaceRole.OCCURRED_AT
    if _is_participant(kind, path):
        return None
    role = _ROLES.get(kind)
    return _location_role(trigger, path) if role is None else role(trigger, path)


def _statement_role(trigger: Trigger, path: Path) -> PlaceRole | None:
    del trigger
    if path.link == "prep" and path.preposition in _SAID_AT and not path.is_topic:
        return PlaceRole.OCCURRED_AT
    return PlaceRole.APPLIES_TO if path.is_boundary else None


def _commitment_role(trigger: Trigger, path: Path) -> PlaceRole:
    del trigger, path
    return PlaceRole.APPLIES_TO


def _meeting_role(trigger: Trigger, path: Path) -> PlaceRole | None:
    # "called on Israel to stop": one turns to a country there, and is not on it.
    if path.head.pos_ == "VERB" and path.preposition in ("on", "upon") and not path.is_spot:
        return None
    # "discussed peace in Ladakh": a region is a subject, a town a venue.
    discussed = trigger.token.lemma_ == "discuss" and path.link == "prep" and not path.is_spot
    unfolded = path.link in ("advcl", "conj") or (path.link == "dobj" and path.is_unfolded)
    if path.is_topic or unfolded or discussed:
        return PlaceRole.APPLIES_TO
    return _location_role(trigger, path)


def _is_participant(kind: Kind, path: Path) -> bool:
    """Tell whether a place acts or is acted on rather than being where something is."""
    if kind is Kind.STATEMENT and path.is_direct:
        return True
    if path.preposition in ("with", "by", "from"):
        return not (kind is Kind.COMMITMENT and path.preposition == "with")
    acting = path.link in ("nsubj", "poss", "agent")
    if acting or path.preposition in ("against", "than", "like", "including"):
        return kind is not Kind.MEETING and (acting or kind not in SUBJECT_MATTER)
    return False


def _agreement_role(trigger: Trigger, path: Path) -> PlaceRole | None:
    del trigger
    if path.link == "prep" and path.preposition in ("in", "at") and (path.head.pos_ == "VERB" or path.is_spot):
        return PlaceRole.SIGNED_AT
    return PlaceRole.APPLIES_TO if path.preposition not in ("between", "of", "") else None


def _location_role(trigger: Trigger, path: Path) -> PlaceRole | None:
    undergone = trigger.frame.name in _UNDERGONE
    if path.link in ("acl", "xcomp", "advcl"):
        return PlaceRole.APPLIES_TO
    if path.link in ("compound", "nmod", "amod", "npadvmod", "advmod"):
        return PlaceRole.OCCURRED_AT
    if (path.link in ("dobj", "nsubjpass") or path.preposition == "of") and undergone:
        return PlaceRole.OCCURRED_AT
    between = path.preposition == "between" and trigger.frame.kind is not Kind.OTHER
    return PlaceRole.OCCURRED_AT if path.preposition in LOCATIVE and not between else None


_ROLES: Mapping[Kind, Callable[[Trigger, Path], PlaceRole | None]] = {
    Kind.AGREEMENT: _agreement_role,
    Kind.STATEMENT: _statement_role,
    Kind.COMMITMENT: _commitment_role,
    Kind.MEETING: _meeting_role,
}
"""How places of some types are told; of all others by `_location_role`."""
