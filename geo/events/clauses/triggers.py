"""
Find the words of an article that name an event, and the verb that makes it take place.

Whether it is real, and who did it, is told by `geo.events.clauses.status` and `geo.events.clauses.arguments`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.demands import DEMANDED, is_demanded
from geo.events.clauses.grammar import objects_of, subject_of
from geo.events.clauses.headings import skipped_sentences
from geo.events.clauses.nouns import (
    find_operator_above,
    find_realising_verb,
    has_argument,
    has_commitment,
    has_date,
    has_topic,
    is_anaphoric,
    is_held_then,
    is_named_after,
    means_event,
    modifiers_of,
)
from geo.events.story import Story
from geo.events.things import find_thing
from geo.events.words.force import FIGHTERS, GROUND, TROOPS
from geo.events.words.frame import Frame
from geo.events.words.frames import FRAMES
from geo.events.words.kinds import Kind
from geo.events.words.verbs import PLACE_ONLY_VERBS
from geo.events.words.offices import ROLE_NOUNS
from geo.events.words.people import AUTHORITIES, HOLDERS, PERSONS
from geo.events.words.wordlists import to_words

_STRIKE_KINDS = to_words("air drone missile artillery rocket military precision cross-border aerial")
_SIDES = PERSONS | AUTHORITIES | to_words("side party nation neighbour neighbor town city village they both two")
_HURTING = frozenset({"kill", "wound", "injure"})
_CRITICS = to_words("critic opponent reviewer commentator columnist editorial rival analyst newspaper pundit")
_AMOUNTS = to_words(
    """period state series round number package set group pair column batch wave day week month dozen hundred thousand
    million billion couple handful lot body unit shipment cache load ton tonne kind type piece"""
)
_DECIDING = frozenset({"rule", "vote", "legislate"})
_ACCIDENTS = to_words(
    "crash capsize sink collide derail overturn earthquake quake flood avalanche landslide storm accident collision"
)
_EXERCISE = next(frame for frame in FRAMES if frame.name == "exercise")
_REACH = 14
_OPENING = frozenset({"close", "reopen", "open", "shut"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The word that names an event."""

    token: Token
    """Verb, or noun."""
    verb: Token | None
    """The verb itself, or the one that makes the noun take place ("conducted … an exercise"); None: a noun alone."""
    theme: Token | None
    """The object that a verb needed to name the event ("wreath")."""
    frame: Frame
    antecedent: Token | None = None
    """The noun that the theme takes up where it is a pronoun ("it was signed")."""


def find_triggers(story: Story, cast: Cast) -> tuple[Trigger, ...]:
    """Find the words that name events, in text order, one a happening."""
    skipped = skipped_sentences(story)
    found: list[Trigger] = []
    consumed: set[int] = set()
    tokens = [token for token in story.doc if story.sentence_index(token) not in skipped]
    for token in tokens:
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            trigger = _verb_trigger(token, cast)
            if trigger is not None:
                found.append(trigger)
                consumed.update({token.i} | ({trigger.theme.i} if trigger.theme is not None else set()))
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in consumed and not _is_in_name(token, cast):
            trigger = _noun_trigger(token, story, cast)
            if trigger is not None:
                found.append(trigger)
    return tuple(sorted(found, key=lambda trigger: trigger.token.i))


def _is_in_name(token: Token, cast: Cast) -> bool:
    return cast.is_named(token) and token.ent_type_ not in ("", "EVENT")


def _verb_trigger(verb: Token, cast: Cast) -> Trigger | None:
    if _is_figurative(verb):
        return None
    if verb.doc[max(0, verb.i - 2) : verb.i].text.casefold() == "test-":
        return Trigger(token=verb, verb=verb, theme=None, frame=_EXERCISE)
    lemma = verb.lemma_.lower()
    objects = [measured for token in objects_of(verb) for measured in (token, *_measured(token))]
    if not objects and lemma in _OPENING:
        objects = [child for child in verb.children if child.dep_ == "nsubj"]
    particles = {
        child.lemma_.lower(): child
        for child in verb.children
        if child.dep_ in ("prt", "prep", "dobj", "advmod", "acomp")
    }
    for frame in FRAMES:
        themes = frame.object_verbs.get(lemma, frozenset())
        theme = next((token for token in objects if _word_of(token) in themes and token.tag_ != "PRP"), None)
        if theme is not None and theme.dep_ != "compound" and (not frame.needs_body or _is_of_body(verb, objects, cast)):
            return Trigger(token=verb, verb=verb, theme=theme, frame=frame)
        pronoun = next((token for token in objects if token.tag_ == "PRP"), None) if themes else None
        taken_up = find_thing(pronoun, themes, cast.story) if pronoun is not None else None
        if taken_up is not None:
            return Trigger(token=verb, verb=verb, theme=pronoun, frame=frame, antecedent=taken_up)
    found = _phrase_trigger(verb, lemma) or _argued_trigger(verb, lemma, objects, cast)
    if found is not None:
        return found
    for frame in FRAMES:
        joined = any((lemma, particle) in frame.particle_verbs for particle in particles)
        if frame.kind is Kind.COMMITMENT and not _commits(verb, particles):
            continue
        if frame.kind is Kind.MEETING and joined and _is_request(verb):
            continue
        if (joined or lemma in frame.verbs) and (not frame.needs_person or _has_person(verb, objects, frame, cast)):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
    if is_demanded(verb, cast):
        return Trigger(token=verb, verb=verb, theme=None, frame=_frame_inside(verb) or DEMANDED)
    return None


def _phrase_trigger(verb: Token, lemma: str) -> Trigger | None:
    """Find a verb that names an event with a noun after a preposition: "taken into custody", "stepped on a mine"."""
    linked = [child for child in verb.children if child.dep_ in ("prep", "agent", "prt", "advmod")]
    for child in linked:
        nouns = {token.lemma_.lower() for token in child.subtree if token.dep_ == "pobj"}
        for frame in FRAMES:
            if nouns & frame.phrase_verbs.get((lemma, child.text.casefold()), frozenset()):
                return Trigger(token=verb, verb=verb, theme=None, frame=frame)
    return None


def _is_figurative(verb: Token) -> bool:
    """Tell whether words are meant, not weapons: "attacked by critics", "was attacked for its prices"."""
    if not _is_attack(verb):
        return False
    doers = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    doers += [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.lemma_ in _HURTING and {verb.head.lemma_.lower(), *(token.lemma_.lower() for token in doers)} & _ACCIDENTS:
        return True
    blamed = verb.lemma_ in ("attack", "assail") and any(child.text.casefold() == "for" for child in verb.children)
    return blamed or any(token.lemma_.lower() in _CRITICS for token in doers)


def _frame_inside(verb: Token) -> Frame | None:
    """Find what kind of thing is demanded where the verb's own object names one: "to return to talks"."""
    inner = [token for child in verb.children if child.dep_ in ("prep", "dobj") for token in (child, *child.children)]
    nouns = {token.lemma_.lower() for token in inner if token.pos_ == "NOUN"}
    return next((frame for frame in FRAMES if nouns & frame.nouns), None)


def _measured(noun: Token) -> list[Token]:
    """List what a noun of amount counts: "a period of mourning", "$1 billion in artillery", "thousands of troops"."""
    counted = noun.pos_ == "NUM" or noun.ent_type_ in ("MONEY", "CARDINAL", "QUANTITY")
    words = {"of", "in"} if counted else {"of"} if noun.lemma_.lower() in _AMOUNTS else set()
    linked = [child for child in noun.children if child.dep_ == "prep" and child.text in words]
    return [pobj for child in linked for pobj in child.children if pobj.dep_ == "pobj"]


def _word_of(token: Token) -> str:
    """Give a token's lemma; a hyphened "cease-fire" as one word, whatever the tokenizer made of it."""
    before = token.doc[max(0, token.i - 2) : token.i].text.casefold()
    return "ceasefire" if token.lemma_.lower() == "fire" and before == "cease-" else token.lemma_.lower()


def _argued_trigger(verb: Token, lemma: str, objects: list[Token], cast: Cast) -> Trigger | None:
    """Find a verb that names an event by who does it or to what: "took Bukavu", "agreed to a truce"."""
    subject = subject_of(verb)
    for frame in FRAMES:
        if _is_done_to(lemma, frame, objects, cast) or (
            lemma in frame.body_verbs and (objects or lemma in _DECIDING) and _is_of_body(verb, objects, cast)
        ):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        if lemma in frame.place_verbs and _is_taken(verb, subject, objects, cast):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        if lemma in frame.left_verbs and _is_left(verb, subject, objects, cast):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        fits = subject is not None and subject.lemma_.lower() in frame.subject_verbs.get(lemma, frozenset())
        if fits and not objects:
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        if frame.agreed_nouns and lemma == "agree":
            if _is_of_sides(verb, subject, cast):
                return Trigger(token=verb, verb=verb, theme=None, frame=frame)
            agreed = [
                pobj
                for child in verb.children
                if child.dep_ == "prep" and child.text.casefold() in ("to", "on", "upon")
                for pobj in child.children
            ]
            theme = next((token for token in agreed if token.lemma_.lower() in frame.agreed_nouns), None)
            if theme is not None:
                return Trigger(token=verb, verb=verb, theme=theme, frame=frame)
    return None


def _is_done_to(lemma: str, frame: Frame, objects: list[Token], cast: Cast) -> bool:
    """Tell whether a verb that names an event only where people, states or groups undergo it is done to such."""
    if lemma in frame.person_verbs:
        return any(
            token.lemma_.lower() in PERSONS
            or token.text.casefold() in ("him", "her", "them", "he", "she")
            or token.ent_type_ == "PERSON"
            or any(key.startswith("person:") for key in cast.who(token))
            for token in objects
        )
    return lemma in frame.party_verbs and any(
        not key.startswith("person:") for token in objects for key in cast.who(token)
    )


def _is_of_body(verb: Token, objects: list[Token], cast: Cast) -> bool:
    """Tell whether an authority does something; of a passive that names nobody, whether it is done to a named party."""
    agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    subject = subject_of(verb)
    doers = agents if passive else [] if subject is None else [subject]
    if passive and not agents:
        return any(cast.who(token) for token in objects)
    return any(token.lemma_.lower() in AUTHORITIES | HOLDERS or cast.who(token) for token in doers)


def _is_of_sides(verb: Token, subject: Token | None, cast: Cast) -> bool:
    """Tell whether several sides agree to do something: that binds them all, and is no promise of one of them."""
    if subject is None or not any(child.dep_ == "xcomp" for child in verb.children):
        return False
    several = subject.tag_ in ("NNS", "NNPS", "PRP", "CD", "DT") or bool(subject.conjuncts)
    named = len(cast.who(subject)) > 1
    return named or (several and (subject.lemma_.lower() in _SIDES or bool(subject.conjuncts)))


def _is_request(verb: Token) -> bool:
    """Tell whether "call on somebody" asks for something: "called on Israel to stop", "called on them for help"."""
    after = [token for token in verb.subtree if token.i > verb.i and token.i < verb.i + _REACH]
    asked = any(token.text.casefold() == "to" and token.dep_ == "aux" for token in after)
    return asked or any(child.text.casefold() == "for" for child in verb.children)


def _is_taken(verb: Token, subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether fighters, a state or its people do something to a place."""
    spots = {place.span.root.i for place in cast.story.places if place.mention.plotted}
    if verb.lemma_.lower() in _OPENING and subject not in objects:
        closed = any(token.pos_ == "PROPN" for token in objects)
        return closed and subject is not None and bool(
            cast.who(subject) or subject.i in spots or subject.lemma_.lower() in AUTHORITIES or subject.ent_type_ == "GPE"
        )
    if subject is not None and subject in objects and verb.lemma_ == "reopen":
        return subject.pos_ == "PROPN"
    fought = subject is not None and subject.lemma_.lower() in FIGHTERS
    if not any(token.i in spots or _may_be_spot(token, fought=fought) for token in objects):
        return False
    if subject is None:
        return any(token.dep_ == "nsubjpass" for token in objects)
    if subject.i in spots and subject in objects:
        return True
    if subject in objects:
        return subject.ent_type_ in ("FAC", "LOC", "GPE")
    if subject.text.casefold() == "they" or subject.lemma_.lower() in FIGHTERS | AUTHORITIES:
        return True
    return any(not key.startswith("person:") for key in cast.who(subject))


def _is_left(verb: Token, subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether troops leave a place."""
    spots = {place.span.root.i for place in cast.story.places if place.mention.plotted}
    if subject is None:
        return False
    left = [*objects]
    if verb.lemma_.lower() in ("withdraw", "retreat"):
        left += [pobj for child in verb.children if child.text.casefold() == "from" for pobj in child.children]
        if not objects and any(key.startswith("state:") for key in cast.who(subject)):
            return any(token.i in spots for token in left)
    return subject.lemma_.lower() in TROOPS and any(
        token.i in spots or token.lemma_.lower() in GROUND for token in left
    )


def _may_be_spot(token: Token, *, fought: bool) -> bool:
    """Tell whether a proper name that no gazetteer knows can be a place: fighters take no persons by this verb."""
    if token.ent_type_ == "GPE" or token.pos_ != "PROPN" or not fought:
        return token.ent_type_ == "GPE"
    return token.head.lemma_.lower() in PLACE_ONLY_VERBS or token.ent_type_ in ("LOC", "FAC", "") or _is_misread(token)


def _is_misread(token: Token) -> bool:
    """Tell whether a name that stands for a body by its tag is a word, not an acronym: fighters take no such body."""
    return token.ent_type_ == "ORG" and token.text.istitle() and token.dep_ == "dobj"


def _commits(verb: Token, particles: Mapping[str, Token]) -> bool:
    """Tell whether a verb promises something: "agreed to", "pledged 200 soldiers", not "agrees with", "agrees that"."""
    if any(child.dep_ == "xcomp" for child in verb.children) or particles.keys() & {"on", "to", "upon"}:
        return True
    return verb.lemma_.lower() != "agree" and any(child.dep_ in ("dobj", "ccomp") for child in verb.children)


def _has_person(verb: Token, objects: list[Token], frame: Frame, cast: Cast) -> bool:
    """Tell whether the people whom a frame needs are there: for a welcome its object, else its subject."""
    if frame.name == "welcome":
        return any(cast.who(token) or token.lemma_.lower() in HOLDERS for token in objects)
    if frame.name == "meeting":
        partners = [
            pobj for prep in verb.children if prep.dep_ == "prep" for pobj in prep.children if pobj.dep_ == "pobj"
        ]
        subject = subject_of(verb)
        with_them = any(child.text.casefold() == "with" for child in verb.children)
        if with_them and subject is not None and subject.lemma_.lower() in AUTHORITIES | HOLDERS:
            return True
        plural = subject is not None and (len(cast.who(subject)) > 1 or _are_people(subject))
        return plural or any(cast.who(token) or token.lemma_.lower() in HOLDERS for token in (*objects, *partners))
    subject = subject_of(verb)
    if frame.name == "visit" and subject is None:
        return any(cast.who(token) for token in objects)
    if subject is None:
        return False
    return bool(cast.who(subject)) or (frame.name == "visit" and subject.lemma_.lower() in ROLE_NOUNS)


def _are_people(subject: Token) -> bool:
    """Tell whether a noun names several who hold an office: "the foreign ministers", unnamed or not."""
    return subject.tag_ in ("NNS", "NNPS") and {subject.lemma_.lower(), subject.text.casefold()[:-1]} & HOLDERS != set()


def _is_attack(verb: Token) -> bool:
    return any(verb.lemma_.lower() in frame.verbs for frame in FRAMES if frame.kind is Kind.ATTACK)


def _is_asked_for(noun: Token) -> bool:
    """Tell whether somebody demands, proposes or refuses what a noun names: "called for the resignation of"."""
    operator = find_operator_above(noun)
    return operator is not None and operator.pos_ == "VERB"


def _noun_trigger(noun: Token, story: Story, cast: Cast) -> Trigger | None:
    lemma = noun.lemma_.lower()
    frame = next((frame for frame in FRAMES if lemma in frame.nouns), None)
    if frame is None and lemma == "strike" and modifiers_of(noun) & _STRIKE_KINDS:
        frame = next(frame for frame in FRAMES if frame.name == "attack")
    if frame is None or noun.dep_ in ("compound", "npadvmod", "nmod") or not means_event(noun, lemma, frame, cast):
        return None
    if frame.kind is Kind.DEPLOYMENT and noun.dep_ in ("dobj", "nsubjpass") and _is_attack(noun.head):
        return None  # who is ambushed is no patrol sent
    verb = find_realising_verb(noun)
    told_anew = has_topic(verb, story) or is_named_after(noun) or is_held_then(verb, story) or _is_asked_for(noun)
    if is_anaphoric(noun) and not has_argument(noun, story, cast) and not told_anew:
        return None
    if frame.kind is Kind.COMMITMENT and not has_commitment(noun):
        return None
    if frame.kind is Kind.AGREEMENT and not has_date(noun, story) and find_operator_above(noun) is None:
        return None
    if (
        verb is None
        and not has_argument(noun, story, cast)
        and not is_named_after(noun)
        and find_operator_above(noun) is None
    ):
        return None
    return Trigger(token=noun, verb=verb, theme=None, frame=frame)
