"""
Find who does what a trigger names, to or with whom, from the trigger's own arguments.

Where and when are `geo.events.clauses.placing` and `geo.events.clauses.dating`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import SUBJECTS, objects_of, subject_of
from geo.events.clauses.status import Standing
from geo.events.clauses.triggers import Trigger
from geo.events.quotes import Quote
from geo.events.words.kinds import Kind
from geo.events.words.verbs import PLACE_ONLY_VERBS
from geo.events.words.wordlists import to_words
from geo.vocabulary import EventField

_WITH = frozenset({"with", "against", "on", "upon", "at"})
_FRAMING = to_words("during in at on upon after following before amid")
_MOTION = frozenset({Kind.VISIT})
_STATE = "state:"
_BROKERING = frozenset({"broker", "mediate", "facilitate"})
_THIRD_PERSON = frozenset({"his", "her", "their", "its"})
_TAKEN_UP = frozenset({"event", "exercise", "drill", "manoeuvre", "maneuver"})

Named = tuple[str, Token]
"""Key of the cast, and the word that names or takes it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who takes part in an event, as keys of the cast."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    is_unclear: bool = False
    """A pronoun stands where somebody acts, and the text does not tell whose it is."""
    quotes: tuple[Quote, ...] = ()
    """What names or takes up each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Who takes part, each with the word that says so."""

    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    is_unclear: bool = False


def nodes_of(trigger: Trigger) -> list[Token]:
    """List the tokens whose arguments are an event's: the word itself, its verb, its theme, what it is said to be."""
    nodes = [trigger.token]
    nodes += [token for token in (trigger.verb, trigger.theme) if token is not None and token not in nodes]
    if trigger.token.dep_ == "nsubj" and trigger.verb is not None and trigger.verb.lemma_ == "be":
        attributes = [child for child in trigger.verb.children if child.dep_ == "attr"]
        nodes += attributes
        nodes += [child for attribute in attributes for child in attribute.children if child.dep_ == "acl"]
    nodes += [
        child
        for child in trigger.token.children
        if child.dep_ == "acl" and child.tag_ == "VBN" and trigger.token.pos_ == "NOUN"
    ]
    return nodes


def is_brokered(trigger: Trigger) -> bool:
    """Tell whether who acts only brings an agreement about ("a ceasefire brokered by Moscow"), and is no party."""
    nodes = (*nodes_of(trigger), *trigger.token.children)
    return any(node.lemma_.lower() in _BROKERING for node in nodes if node.pos_ == "VERB")


def find_roles(trigger: Trigger, standing: Standing, cast: Cast) -> Roles:
    """Find actors and recipients; somebody who cannot be told is left out."""
    found = _verb_roles(trigger.token, trigger, cast) if trigger.token.pos_ == "VERB" else _noun_roles(trigger, cast)
    actors, recipients = found.actors, found.recipients
    if not actors and standing.operator is not None:
        actors = _operator_actors(standing.operator, cast)
    if trigger.frame.kind in _MOTION:
        recipients = tuple(one for one in recipients if not one[0].startswith(_STATE))
    recipients = (*recipients, *find_participants(trigger, cast))
    acting = tuple(dict.fromkeys(key for key, _ in actors))
    return Roles(
        actors=acting,
        recipients=tuple(dict.fromkeys(key for key, _ in recipients if key not in acting)),
        is_unclear=found.is_unclear and not acting,
        quotes=(
            *quote_names(EventField.ACTORS, actors, cast),
            *quote_names(EventField.RECIPIENTS, recipients, cast),
        ),
    )


def quote_names(field: EventField, named: Iterable[Named], cast: Cast) -> tuple[Quote, ...]:
    """Find the names behind some of the cast: for a pronoun the name that it takes up, too."""
    found: list[Quote] = []
    for key, word in named:
        spans = [cast.span_of(key, word)]
        earlier = None if cast.named.get(word.i) == key else cast.named_before(key, word)
        spans += [] if earlier is None else [earlier]
        found += [Quote(field=field, start=start, end=end, value=key) for start, end in spans]
    return tuple(dict.fromkeys(found))


def find_participants(trigger: Trigger, cast: Cast) -> tuple[Named, ...]:
    """Find who takes part by the next sentence: "This event … brings together air forces of A, B and C"."""
    story = cast.story
    index = story.sentence_index(trigger.token) + 1
    if trigger.frame.kind is not Kind.EXERCISE or index >= len(story.sentences):
        return ()
    for token in story.sentences[index]:
        taken_up = token.dep_ in SUBJECTS and token.lemma_.lower() in _TAKEN_UP
        if taken_up and any(child.text.casefold() in ("this", "the") for child in token.children):
            inside = [other for other in story.sentences[index] if other.i > token.i and other.i in story.states]
            return tuple(
                (cast.named[other.i], other) for other in inside if cast.named.get(other.i, "").startswith(_STATE)
            )
    return ()


def _verb_roles(verb: Token, trigger: Trigger, cast: Cast) -> _Found:
    agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )
    themes = [token for token in objects_of(verb) if trigger.theme is None or token != trigger.theme]
    partners = [
        *(token for token in themes if not _is_spot(token, cast)),
        *_partners(verb),
        *(child for child in verb.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")),
    ]
    if trigger.theme is not None:
        partners += _partners(trigger.theme)
    if passive:
        shared = [] if objects_of(verb) else _as_list(subject_of(verb))
        return _Found(actors=_all(agents, cast), recipients=_all([*partners, *shared], cast))
    spatial = verb.lemma_.lower() in PLACE_ONLY_VERBS
    subject = subject_of(verb)
    actors = _all(_as_list(subject), cast)
    return _Found(
        actors=actors,
        recipients=tuple(one for one in _all(partners, cast) if not (spatial and one[0].startswith("person:"))),
        is_unclear=subject is not None and subject.text.casefold() in ("he", "she", "they", "it"),
    )


def _is_spot(token: Token, cast: Cast) -> bool:
    """Tell whether an object is a town on the map, whatever the recogniser took it for: nobody to be acted on."""
    return any(
        place.span.root == token
        and place.mention.plotted
        and not place.mention.metonym
        and token.i not in cast.story.nations
        for place in cast.story.places
    )


def _partners(token: Token) -> list[Token]:
    return [
        pobj
        for child in token.children
        if child.dep_ == "prep" and child.text.casefold() in _WITH
        for pobj in child.children
        if pobj.dep_ == "pobj"
    ]


def _as_list(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _all(tokens: Iterable[Token], cast: Cast) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(one for token in tokens for one in cast.find_named(token)))


def _noun_roles(trigger: Trigger, cast: Cast) -> _Found:
    noun = trigger.token
    actors: list[Named] = []
    recipients: list[Named] = []
    owners = [child for child in noun.children if child.dep_ == "poss"]
    for node in nodes_of(trigger):
        for child in node.children:
            pobjs = [token for token in child.children if token.dep_ == "pobj"]
            word = child.text.casefold()
            if child.dep_ == "agent" or (child.dep_ == "prep" and word in ("by", "between", "among")):
                actors += _all(pobjs, cast)
            elif child.dep_ == "prep" and word == "of" and node == noun:
                target = actors if trigger.frame.kind is Kind.VISIT else recipients
                target += _all(pobjs, cast)
            elif child.dep_ == "prep" and word in _WITH and (word == "with" or node == noun):
                recipients += _all(pobjs, cast)
    actors += _all(owners, cast)
    if not owners:
        actors += _subject_actors(trigger, cast)
    unclear = any(owner.text.casefold() in _THIRD_PERSON for owner in owners) and not actors
    return _Found(actors=tuple(actors), recipients=tuple(recipients), is_unclear=unclear)


def _subject_actors(trigger: Trigger, cast: Cast) -> tuple[Named, ...]:
    """Find who acts where the noun has no owner: the subject of the verb that holds it or of the clause it frames."""
    noun, verb = trigger.token, trigger.verb
    if noun.dep_ == "attr":
        return ()  # "there was no attack": nobody acts
    if verb is not None and noun.dep_ not in SUBJECTS:
        return _all(_as_list(subject_of(verb)), cast)
    if verb is None and noun.dep_ == "pobj" and noun.head.text.casefold() in _FRAMING and noun.head.head.pos_ == "VERB":
        if noun.head.text.casefold() in ("after", "following", "before") and trigger.frame.kind is not Kind.MEETING:
            return ()
        return _all(_as_list(subject_of(noun.head.head)), cast)
    return ()


def _operator_actors(operator: Token, cast: Cast) -> tuple[Named, ...]:
    """Find who plans, proposes or demands."""
    if operator.pos_ == "VERB":
        return _all(_as_list(subject_of(operator)), cast)
    owners = [child for child in operator.children if child.dep_ == "poss"]
    owners += [
        pobj for child in operator.children if child.text.casefold() in ("by", "from") for pobj in child.children
    ]
    if owners:
        return _all(owners, cast)
    if operator.dep_ == "dobj" and operator.head.pos_ == "VERB":
        return _all(_as_list(subject_of(operator.head)), cast)
    return ()
