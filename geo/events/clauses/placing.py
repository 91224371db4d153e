"""
Find where an event is: by its own arguments, then by its sentence, then by the border or episode it belongs to.

A capital that stands for its government is no place, and neither is a country that only acts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.anaphors import find_taken_up
from geo.events.clauses.arguments import nodes_of
from geo.events.clauses.hosting import is_hosting
from geo.events.clauses.roles import AT, LOCATIVE, SUBJECT_MATTER, Path, to_role
from geo.events.clauses.triggers import Trigger
from geo.events.clauses.unknowns import names_unknown_place
from geo.events.quotes import Quote
from geo.events.story import PlaceSpan, Story
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words
from geo.records import EventPlace, Evidence
from geo.vocabulary import Basis, EventField, MentionType, PlaceRole

_TOPICS = to_words("on about over regarding concerning")
_UNFOLDING = to_words("focus cover address affect include strengthen involve center centre discuss review")
_PARTS = to_words(
    """north south east west northeast northwest southeast southwest capital province region border coast side
    territory soil area district city frontier interior part"""
)
"""Nouns that make a country's name before them a location."""
_STEPS = 9
_WIDE = 2
"""Extent from which a place tells little of where something is."""
_LARGER_KINDS: Mapping[str, int] = {
    **dict.fromkeys(("province", "water", "river", "lake", "mountains"), 1),
    **dict.fromkeys(("boundary", "country", "sea"), 2),
    "region": 3,
}
"""How far a kind of place is from a spot on the map; what is not listed is a spot itself."""
_SHOT_AT = to_words("shell bomb bombard besiege recapture")
"""Verbs whose object, where it is a name, is a town."""
_POSITIONS = to_words(
    """wait hold detain keep gather assemble camp shelter stand sit stay queue station base deploy park dock strand trap
    sleep pray hide travel pass guard"""
)
"""Verbs that say where somebody is."""
_PLACED_TYPES = frozenset({MentionType.TOPONYM, MentionType.FACILITY, MentionType.BOUNDARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where an event is."""

    places: tuple[EventPlace, ...] = ()
    basis: Basis | None = None
    evidence: Evidence | None = None
    """The sentence that an inferred place rests on."""
    quotes: tuple[Quote, ...] = ()
    """The words that name the places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    place: PlaceSpan
    role: PlaceRole
    steps: int


def find_places_of(
    trigger: Trigger, story: Story, cast: Cast, *, operator: Token | None = None, others: frozenset[int] = frozenset()
) -> Placing:
    """
    Find the places of an event in its own sentence, its arguments before the rest.

    Parameters
    ----------
    trigger, story, cast
        The event's word, and the article.
    operator
        The noun that proposes or demands it: its arguments are the event's too. None: there is none.
    others
        Token indices of the nouns that name other events: their arguments are not this one's.
    """
    extra = [operator] if operator is not None and operator.pos_ == "NOUN" else []
    sentence = story.sentence_index(trigger.token)
    usable = [place for place in story.places_in(sentence) if is_usable(place, cast)]
    usable = [place for place in usable if not is_hosting(place, usable)]
    links = [link for place in usable if (link := _argument(place, trigger, extra, others)) is not None]
    taken_up: list[_Link] = []
    if not links:
        spans = find_taken_up(story, sentence, lambda place: is_usable(place, cast))
        taken_up = [link for place in spans if (link := _argument(place, trigger, extra, others)) is not None]
    if taken_up:
        links = taken_up[:1]
    elif names_unknown_place(trigger, story):
        # A town that no gazetteer knows is no reason to draw the border or country of the rest of the sentence.
        links = [link for link in links if to_extent(link.place.place.kind) < _WIDE]
    elif not links:
        links = _nearest([link for place in usable if (link := _clause_place(place, trigger)) is not None], trigger)
    links.sort(key=lambda link: (link.role is not PlaceRole.OCCURRED_AT, link.steps, link.place.span.start))
    if not links:
        return Placing()
    if _hangs_on_place(trigger):
        links = links[:1]
    links.sort(key=lambda link: (link.role is PlaceRole.APPLIES_TO, to_extent(link.place.place.kind)))
    places = dict.fromkeys((link.place.place.place_id, link.role) for link in links)
    kept = dict(reversed(places))
    ordered = dict.fromkeys(place_id for place_id, _ in places)
    placing = Placing(
        places=tuple(EventPlace(place_id=place_id, role=kept[place_id]) for place_id in ordered),
        basis=Basis.STATED,
        quotes=quote_places(link.place for link in links),
    )
    return _as_taken_up(placing, taken_up[0].place, story) if taken_up else placing


def quote_places(places: Iterable[PlaceSpan]) -> tuple[Quote, ...]:
    """Quote the words that name places, each with the id of its place."""
    return tuple(
        Quote(field=EventField.PLACES, start=one.mention.start, end=one.mention.end, value=one.place.place_id)
        for one in places
    )


def _as_taken_up(placing: Placing, place: PlaceSpan, story: Story) -> Placing:
    """Let a place that "there" or "the city" takes up rest on the sentence that names it."""
    named = story.doc.char_span(place.mention.start, place.mention.end, alignment_mode="expand")
    if named is None or story.sentence_index(named.root) == story.sentence_index(place.span.root):
        return placing
    return replace(placing, basis=Basis.INFERRED, evidence=story.sentence_evidence(named.root))


def to_extent(kind: str) -> int:
    """Rank a kind of place by how far it is from a spot: 0 town or site, 1 part of a country, 2 more, 3 vague."""
    return _LARGER_KINDS.get(kind, 0)


def _nearest(links: Sequence[_Link], trigger: Trigger) -> list[_Link]:
    """Keep the place that stands nearest, with those joined to it by "and"."""
    if not links:
        return []
    near = min(links, key=lambda link: abs(link.place.span.root.i - trigger.token.i))
    joined = {token.i for token in near.place.span.root.conjuncts} | {near.place.span.root.i}
    return [link for link in links if link.place.span.root.i in joined]


def _hangs_on_place(trigger: Trigger) -> bool:
    verb = trigger.verb or trigger.token
    return verb.dep_ == "relcl" and any(child.text.casefold() == "where" for child in verb.children)


def is_usable(place: PlaceSpan, cast: Cast) -> bool:
    """Tell whether a mention can be where something is: no metonym, people or part of a name or office."""
    vague = place.place.lon is None  # never drawn, but the text says that it is there
    if place.mention.metonym or not (place.mention.plotted or vague):
        return False
    if place.mention.mention_type not in _PLACED_TYPES:
        return False
    key = cast.named.get(place.span.root.i, "state:")
    if key.startswith("state:") or place.mention.mention_type is not MentionType.TOPONYM:
        return True
    return key.startswith("person:") and _is_reached(place.span.root)


def _is_reached(root: Token) -> bool:
    """Tell whether one moves to or is at what a name stands for, which one does with no person."""
    if root.dep_ == "pobj":
        return root.head.text.casefold() in AT and root.head.dep_ == "prep"
    return root.dep_ == "dobj" and root.head.lemma_.lower() in _SHOT_AT


def _only_owns(place: PlaceSpan, trigger: Trigger) -> bool:
    """Tell whether a place only owns or does what is spoken of ("Iran's command structure"), and is no location."""
    root = place.span.root
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN"):
        root = root.head
    if root.dep_ == "poss":
        return root.head.lemma_.lower() not in _PARTS
    if trigger.frame.kind is Kind.STATEMENT:
        acts = root.dep_ in ("nsubj", "nsubjpass") and place.mention.mention_type is not MentionType.BOUNDARY
        return acts or (root.dep_ in ("compound", "nmod") and place.mention.mention_type is MentionType.TOPONYM)
    return False


def _argument(place: PlaceSpan, trigger: Trigger, extra: Sequence[Token], others: frozenset[int]) -> _Link | None:
    if _only_owns(place, trigger):
        return None
    nodes = [*nodes_of(trigger), *extra]
    node, steps, preposition = place.span.root, 0, ""
    topical = False
    while steps < _STEPS:
        head = node.head
        if node.dep_ in ("prep", "agent"):
            preposition = preposition or node.text.casefold()
            topical = topical or node.text.casefold() in _TOPICS
        if head in nodes:
            role = to_role(
                trigger,
                Path(
                    link=node.dep_,
                    preposition=preposition,
                    is_topic=topical,
                    is_unfolded=head.lemma_ in _UNFOLDING,
                    is_direct=node == place.span.root,
                    is_spot=to_extent(place.place.kind) == 0,
                    is_boundary=place.mention.mention_type is MentionType.BOUNDARY,
                    head=head,
                ),
            )
            return None if role is None else _Link(place=place, role=role, steps=steps)
        if (
            head.i == node.i
            or head.i in others
            or _describes_person(node)
            or (head.pos_ in ("VERB", "AUX") and not _is_about(trigger, head))
        ):
            return None
        node, steps = head, steps + 1
    return None


def _describes_person(node: Token) -> bool:
    """Tell whether words only describe who somebody is ("Gomez, a native of Mexico, was arrested")."""
    if node.dep_ in ("nsubj", "nsubjpass", "dobj") and node.ent_type_ == "PERSON":
        return True
    return node.dep_ == "appos" and node.ent_type_ == "" and node.head.ent_type_ in ("PERSON", "")


def _is_about(trigger: Trigger, verb: Token) -> bool:
    """Tell whether a verb between trigger and place only unfolds the subject: "talks covered …, focusing on …"."""
    if trigger.frame.kind in (Kind.STATEMENT, Kind.AGREEMENT, Kind.COMMITMENT):
        return True
    if trigger.frame.kind is Kind.MEETING and (trigger.token.pos_ == "NOUN" or verb.dep_ == "advcl"):
        return verb.lemma_ in _UNFOLDING
    return verb.dep_ in ("acl", "xcomp", "advcl") and verb.lemma_ in (
        "enhance",
        "secure",
        "improve",
        "protect",
        "use",
        "boost",
    )


def _clause_place(place: PlaceSpan, trigger: Trigger) -> _Link | None:
    """Accept a place that stands in the clause above: the verb joined to, or what "where he met" hangs on."""
    if _only_owns(place, trigger) or trigger.token.lemma_ == "arrival":
        return None
    verb = trigger.verb or trigger.token
    if _hangs_on_place(trigger) and place.span.start < verb.left_edge.i:
        return _Link(place=place, role=_default_role(trigger), steps=verb.i - place.span.start)
    return _climb_clause(place, trigger, _clauses_above(verb))


def _climb_clause(place: PlaceSpan, trigger: Trigger, above: Sequence[Token]) -> _Link | None:
    node, steps, preposition = place.span.root, 0, ""
    while steps < _STEPS:
        if node.dep_ == "prep":
            preposition = node.text.casefold()
        head = node.head
        if head in above and head.pos_ in ("VERB", "AUX"):
            shared = _is_shared(place, trigger, node, preposition)
            return _Link(place=place, role=_default_role(trigger), steps=steps) if shared else None
        if head.pos_ == "VERB" and _is_position(head, trigger) and preposition in AT:
            return _Link(place=place, role=_default_role(trigger), steps=steps)
        if head.i == node.i or head.pos_ in ("VERB", "AUX"):
            return None
        node, steps = head, steps + 1
    return None


def _is_shared(place: PlaceSpan, trigger: Trigger, node: Token, preposition: str) -> bool:
    """Tell whether a place of the clause above, which hangs there by `node`, is where this one is too."""
    if trigger.frame.kind is Kind.AGREEMENT:
        return preposition in ("in", "at")
    if preposition in ("on", "upon") and place.place.kind == "country":
        return False  # whom one calls on
    visited = node.dep_ == "dobj" and node.head.lemma_ in ("visit", "tour")
    return visited or preposition in LOCATIVE - {"between"}


def _is_position(verb: Token, trigger: Trigger) -> bool:
    """Tell whether a clause says where somebody in the event was: "fired at people who were waiting at the gate"."""
    if verb.dep_ not in ("relcl", "acl") or verb.lemma_.lower() not in _POSITIONS:
        return False
    node = verb.head
    for _ in range(3):
        if node.head in nodes_of(trigger):
            return node.dep_ in ("dobj", "nsubjpass", "pobj", "prep")
        if node.dep_ not in ("pobj", "prep"):
            return False
        node = node.head
    return False


def _default_role(trigger: Trigger) -> PlaceRole:
    if trigger.frame.kind in SUBJECT_MATTER:
        return PlaceRole.OCCURRED_AT if trigger.frame.kind is Kind.STATEMENT else PlaceRole.APPLIES_TO
    return PlaceRole.SIGNED_AT if trigger.frame.kind is Kind.AGREEMENT else PlaceRole.OCCURRED_AT


def _clauses_above(verb: Token) -> list[Token]:
    """List the verbs that a trigger's place may be told with: those joined by "and", those of framing clauses."""
    found, node = [], verb
    for _ in range(_STEPS):
        if node.dep_ in ("ROOT", "ccomp", "relcl"):
            break
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            found.append(node)
    return found
