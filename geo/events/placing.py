"""
Find where an event is: by its own arguments, then by its sentence, then by the border or episode it belongs to.

A capital that stands for its government is no place, and neither is a country that only acts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.arguments import nodes_of
from geo.events.cast import Cast
from geo.events.story import PlaceSpan, Story
from geo.events.triggers import Trigger
from geo.records import EventPlace, Evidence
from geo.vocabulary import Basis, EventType, MentionType, PlaceRole

_LOCATIVE = frozenset(
    """in at to near on along across inside outside around off over through into toward towards within beside
    throughout between alongside above opposite onto outside of""".split()
)
_TOPICS = frozenset("on about over regarding concerning".split())
_SUBJECT_MATTER = frozenset({EventType.STATEMENT, EventType.COMMITMENT})
_UNDERGONE = frozenset({"attack", "crossing", "institutional", "barrier", "visit", "deployment", "seizure", "arrest"})
_BORDER_WORDS = frozenset({"border", "cross-border", "frontier", "borders"})
_PARTS = frozenset(
    """north south east west northeast northwest southeast southwest capital province region border coast side territory
    soil area district city frontier interior part""".split()
)
"""Nouns that make a country's name before them a location."""
_REACH_BORDER = 6
_REACH_PARTY = 4
_STEPS = 9
_PLACED_TYPES = frozenset({MentionType.TOPONYM, MentionType.FACILITY, MentionType.BOUNDARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where an event is."""

    places: tuple[EventPlace, ...] = ()
    basis: Basis | None = None
    evidence: Evidence | None = None
    """The sentence that an inferred place rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    place: PlaceSpan
    role: PlaceRole
    steps: int


def find_places_of(trigger: Trigger, story: Story, cast: Cast, operator: Token | None = None) -> Placing:
    """
    Find the places of an event in its own sentence, its arguments before the rest.

    Parameters
    ----------
    trigger, story, cast
        The event's word, and the article.
    operator
        The noun that proposes or demands it: its arguments are the event's too. None: there is none.
    """
    extra = [operator] if operator is not None and operator.pos_ == "NOUN" else []
    sentence = story.sentence_index(trigger.token)
    usable = [place for place in story.places_in(sentence) if is_usable(place, cast)]
    usable = [place for place in usable if not _is_hosting(place, usable)]
    links = [link for place in usable if (link := _argument(place, trigger, extra)) is not None]
    if not links:
        links = [link for place in usable if (link := _clause_place(place, trigger)) is not None]
    links.sort(key=lambda link: (link.role is not PlaceRole.OCCURRED_AT, link.steps, link.place.span.start))
    if not links:
        return Placing()
    places = dict.fromkeys((link.place.place.place_id, link.role) for link in links)
    kept = {place_id: role for place_id, role in reversed(places)}
    ordered = dict.fromkeys(place_id for place_id, _ in places)
    return Placing(
        places=tuple(EventPlace(place_id=place_id, role=kept[place_id]) for place_id in ordered), basis=Basis.STATED
    )


def is_usable(place: PlaceSpan, cast: Cast) -> bool:
    """Tell whether a mention can be where something is: no metonym, people or part of a name or office."""
    if place.mention.metonym or not place.mention.plotted or place.mention.mention_type not in _PLACED_TYPES:
        return False
    key = cast.named.get(place.span.root.i, "state:")
    return key.startswith("state:") or place.mention.mention_type is not MentionType.TOPONYM


def _is_hosting(place: PlaceSpan, others: Sequence[PlaceSpan]) -> bool:
    """Tell whether a place only says where a more exact one is ("the base in Sargodha, Pakistan")."""
    for other in others:
        if other.span.start == place.span.start and other.span.end == place.span.end:
            continue
        if other.span.start <= place.span.start and place.span.end <= other.span.end:
            return True
        if other.mention.mention_type is MentionType.BOUNDARY or place.mention.mention_type is MentionType.BOUNDARY:
            continue
        between = place.span.doc[other.span.end : place.span.start].text if other.span.end <= place.span.start else None
        if between is not None and between.strip(" ()").casefold() in (",", "in", "of", "", "’s", "'s", "ghq ) in"):
            return not (between.strip() == "," and _is_list(place, others))
    return False


def _is_list(place: PlaceSpan, others: Sequence[PlaceSpan]) -> bool:
    """Tell whether "A, B" enumerates rather than says where A is: both are of one kind."""
    before = [other for other in others if other.span.end <= place.span.start]
    return bool(before) and before[-1].place.kind == place.place.kind


def _only_owns(place: PlaceSpan, trigger: Trigger) -> bool:
    """Tell whether a place only owns what is spoken of ("Iran's command structure"), or acts there, and is no location."""
    root = place.span.root
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN"):
        root = root.head
    if root.dep_ == "poss":
        return root.head.lemma_.lower() not in _PARTS
    if trigger.frame.event_type is EventType.STATEMENT:
        return root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ in ("compound", "nmod") and place.mention.mention_type is MentionType.TOPONYM)
    return False


def _argument(place: PlaceSpan, trigger: Trigger, extra: Sequence[Token]) -> _Link | None:
    if _only_owns(place, trigger):
        return None
    nodes = [*nodes_of(trigger), *extra]
    node, steps, preposition = place.span.root, 0, ""
    topical = False
    while steps < _STEPS:
        head = node.head
        if node.dep_ in ("prep", "agent"):
            preposition = node.text.casefold()
            topical = topical or preposition in _TOPICS
        if head in nodes:
            role = _role(trigger, node, preposition, topical=topical, head=head)
            return None if role is None else _Link(place=place, role=role, steps=steps)
        if head.i == node.i or (head.pos_ in ("VERB", "AUX") and not _is_about(trigger, head)):
            return None
        node, steps = head, steps + 1
    return None


def _is_about(trigger: Trigger, verb: Token) -> bool:
    """Tell whether a verb between trigger and place only unfolds the subject: "talks covered …, focusing on …"."""
    if trigger.frame.event_type in (EventType.STATEMENT, EventType.AGREEMENT, EventType.COMMITMENT):
        return True
    if trigger.frame.event_type is EventType.MEETING and trigger.token.pos_ == "NOUN":
        return verb.lemma_ in ("focus", "cover", "address", "affect", "include", "strengthen", "involve", "center", "centre")
    return verb.dep_ in ("acl", "xcomp", "advcl") and verb.lemma_ in ("enhance", "secure", "improve", "protect", "use", "boost")


def _role(trigger: Trigger, node: Token, preposition: str, *, topical: bool, head: Token) -> PlaceRole | None:
    event_type = trigger.frame.event_type
    if node.dep_ in ("nsubj", "poss", "agent") or preposition in ("with", "by", "from", "against", "than", "like", "including"):
        if not (event_type in _SUBJECT_MATTER or event_type is EventType.MEETING):
            return None
        if node.dep_ in ("nsubj", "poss", "agent") and event_type is not EventType.MEETING:
            return None
        if preposition in ("with", "by", "from"):
            return None
    if event_type is EventType.AGREEMENT:
        direct = node.dep_ == "prep" and preposition in ("in", "at") and head.pos_ == "VERB"
        return PlaceRole.SIGNED_AT if direct else (PlaceRole.APPLIES_TO if preposition not in ("between", "of", "") else None)
    if event_type is EventType.STATEMENT and node.dep_ == "prep" and preposition in ("in", "at", "during", "to") and not topical:
        return PlaceRole.OCCURRED_AT
    if event_type in _SUBJECT_MATTER:
        return PlaceRole.APPLIES_TO
    if event_type is EventType.MEETING and (topical or node.dep_ in ("advcl", "conj", "dobj")):
        return PlaceRole.APPLIES_TO
    if node.dep_ == "prep" and (preposition in _LOCATIVE or (preposition == "of" and trigger.frame.name in _UNDERGONE)):
        if preposition == "between" and event_type is not EventType.OTHER:
            return None
        return PlaceRole.OCCURRED_AT
    if node.dep_ in ("dobj", "nsubjpass") and trigger.frame.name in _UNDERGONE:
        return PlaceRole.OCCURRED_AT
    if node.dep_ in ("compound", "nmod", "amod", "npadvmod", "advmod"):
        return PlaceRole.OCCURRED_AT
    if node.dep_ in ("acl", "xcomp", "advcl"):
        return PlaceRole.APPLIES_TO
    return PlaceRole.OCCURRED_AT if preposition in _LOCATIVE and preposition != "between" else None


def _clause_place(place: PlaceSpan, trigger: Trigger) -> _Link | None:
    """Accept a place that stands in the clause above: the verb joined to, or what "where he met" hangs on."""
    if _only_owns(place, trigger) or trigger.token.lemma_ == "arrival":
        return None
    verb = trigger.verb or trigger.token
    above = _clauses_above(verb)
    if verb.dep_ == "relcl" and any(child.text.casefold() == "where" for child in verb.children):
        noun = verb.head
        if place.span.start <= noun.i < place.span.end or noun in list(place.span.root.subtree):
            return _Link(place=place, role=_default_role(trigger), steps=0)
    node, steps, preposition = place.span.root, 0, ""
    while steps < _STEPS:
        if node.dep_ == "prep":
            preposition = node.text.casefold()
        head = node.head
        if head in above and head.pos_ in ("VERB", "AUX"):
            direct = node.dep_ == "dobj" and head.lemma_ in ("visit", "tour") or preposition in _LOCATIVE - {"between"}
            return _Link(place=place, role=_default_role(trigger), steps=steps) if direct else None
        if head.i == node.i or head.pos_ in ("VERB", "AUX"):
            return None
        node, steps = head, steps + 1
    return None


def _default_role(trigger: Trigger) -> PlaceRole:
    if trigger.frame.event_type in _SUBJECT_MATTER:
        return PlaceRole.OCCURRED_AT if trigger.frame.event_type is EventType.STATEMENT else PlaceRole.APPLIES_TO
    return PlaceRole.SIGNED_AT if trigger.frame.event_type is EventType.AGREEMENT else PlaceRole.OCCURRED_AT


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


def find_border_place(trigger: Trigger, keys: Sequence[str], story: Story, cast: Cast) -> Placing:
    """Place "joint border patrols" at the boundary that the text names nearest, where it is the actors' own."""
    words = {token.text.casefold() for token in trigger.token.subtree if token.i <= trigger.token.i}
    theme = trigger.theme.subtree if trigger.theme is not None else ()
    words |= {token.text.casefold() for token in theme}
    if trigger.frame.event_type in (EventType.COMMITMENT, EventType.STATEMENT):
        words |= {token.text.casefold() for token in trigger.token.subtree}
    if not words & _BORDER_WORDS:
        return Placing()
    codes = {cast.parties[key].country for key in keys} - {None}
    here = story.sentence_index(trigger.token)
    boundaries = [
        place
        for place in story.places
        if place.place.kind == "boundary"
        and abs(story.sentence_index(place.span.root) - here) <= _REACH_BORDER
        and (not codes or codes & set(place.place.country_codes))
    ]
    if not boundaries:
        return Placing()
    nearest = min(boundaries, key=lambda place: (abs(story.sentence_index(place.span.root) - here), place.span.start))
    done = trigger.frame.event_type in (EventType.EXERCISE, EventType.ATTACK, EventType.DEPLOYMENT)
    role = PlaceRole.OCCURRED_AT if done else PlaceRole.APPLIES_TO
    same = story.sentence_index(nearest.span.root) == here
    return Placing(
        places=(EventPlace(place_id=nearest.place.place_id, role=role),),
        basis=Basis.STATED if same else Basis.INFERRED,
        evidence=None if same else story.sentence_evidence(nearest.span.root),
    )


def find_party_places(trigger: Trigger, keys: Sequence[str], story: Story, cast: Cast) -> Placing:
    """Let an agreement, or what a state does to its own institutions, apply to the countries that the text names."""
    event_type = trigger.frame.event_type
    states = [key for key in keys if key.startswith("state:")]
    wanted = keys if event_type is EventType.AGREEMENT else states if event_type is EventType.INSTITUTIONAL else ()
    codes = [code for key in wanted if (code := cast.parties[key].country) is not None]
    here = story.sentence_index(trigger.token)
    named: dict[str, PlaceSpan] = {}
    for place in sorted(story.places, key=lambda place: abs(story.sentence_index(place.span.root) - here)):
        if place.place.kind == "country" and place.place.country_codes[0] in codes and story.sentence_index(place.span.root) <= here:
            named.setdefault(place.place.country_codes[0], place)
    found = [named[code] for code in dict.fromkeys(codes) if code in named]
    if not found or here - min(story.sentence_index(place.span.root) for place in found) > _REACH_PARTY:
        return Placing()
    far = [place for place in found if story.sentence_index(place.span.root) != here]
    return Placing(
        places=tuple(EventPlace(place_id=place.place.place_id, role=PlaceRole.APPLIES_TO) for place in found),
        basis=Basis.INFERRED if far else Basis.STATED,
        evidence=story.sentence_evidence(far[0].span.root) if far else None,
    )


def find_applied_places(story: Story, sentence: int, cast: Cast) -> tuple[EventPlace, ...]:
    """Find the places that a provision names: an agreement applies to them."""
    usable = [place for place in story.places_in(sentence) if is_usable(place, cast)]
    ids = dict.fromkeys(place.place.place_id for place in usable if not _is_hosting(place, usable))
    return tuple(EventPlace(place_id=place_id, role=PlaceRole.APPLIES_TO) for place_id in ids)
