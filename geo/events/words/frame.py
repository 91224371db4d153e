"""
What a frame is: a kind of event and the words that name it.

The frames themselves stand in `geo.events.words.force` and `geo.events.words.dealings`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.events.words.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event and the words that name it, as lemmas in lower case."""

    name: str
    kind: Kind
    plover_event: str
    plover_mode: str | None = None
    verbs: frozenset[str] = frozenset()
    """Verbs that name it by themselves."""
    particle_verbs: frozenset[tuple[str, str]] = frozenset()
    """Verb and particle or preposition: ("call", "on")."""
    object_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that name it only with one of these objects: lay … wreath."""
    place_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where troops, fighters, a state or its people do it to a place: took Bukavu."""
    left_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where troops or fighters do it to ground: guards … left five districts."""
    subject_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that name it only with one of these subjects: troops … withdrew."""
    phrase_verbs: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Verb and preposition that name it only with one of these nouns: ("take", "into") … custody."""
    person_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where they are done to people: charged two officers, freed the hostages."""
    party_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where they are done to a state or group: recognised Kosovo."""
    body_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where an authority does them: police searched, the court banned."""
    agreed_nouns: frozenset[str] = frozenset()
    """What "agree to" or "agree on" names it with: agreed to a ceasefire."""
    nouns: frozenset[str] = frozenset()
    needs_person: bool = False
    """A verb counts only where a person or state is its subject or object."""
    needs_body: bool = False
    """A verb counts only where an authority or a named party does it."""
