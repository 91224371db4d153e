"""
Find the words of an article that name an event, and the verb that makes it take place.

Whether it is real, and who did it, is told by `geo.events.clauses.status` and `geo.events.clauses.arguments`.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.conditions import (
    OPENING,
    commits,
    find_measured,
    has_person,
    is_attack,
    is_done_to,
    is_dud,
    is_figurative,
    is_left,
    is_of_body,
    is_of_sides,
    is_request,
    is_taken,
    word_of,
)
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
from geo.events.words.frame import Frame
from geo.events.words.frames import FRAMES
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words

_STRIKE_KINDS = to_words("air drone missile artillery rocket military precision cross-border aerial")
_EXERCISE = next(frame for frame in FRAMES if frame.name == "exercise")
_DECIDING = frozenset({"rule", "vote", "legislate"})
_AGREED = frozenset({"to", "on", "upon"})


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


def naming_words(trigger: Trigger) -> list[Token]:
    """List the words that name an event: the word itself, its particle, the object it needed and what that takes up."""
    lemma = trigger.token.lemma_.lower()
    particles = {particle for verb, particle in trigger.frame.particle_verbs if verb == lemma}
    words = [trigger.token, *(one for one in (trigger.theme, trigger.antecedent) if one is not None)]
    if trigger.theme is None:
        words += [child for child in trigger.token.children if child.lemma_.lower() in particles][:1]
    return words


def find_triggers(story: Story, cast: Cast) -> tuple[Trigger, ...]:
    """Find the words that name events, in text order, one a happening."""
    skipped = skipped_sentences(story)
    found: list[Trigger] = []
    consumed: set[int] = set()
    tokens = [token for token in story.doc if story.sentence_index(token) not in skipped]
    for token in tokens:
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound") and not _is_group(token):
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


def _is_group(token: Token) -> bool:
    """Tell whether a participle stands for people: "the detained", "the 20 killed included four children"."""
    if token.tag_ != "VBN":
        return False
    counted = token.dep_ == "acl" and token.head.pos_ == "NUM" and token.head.dep_ == "nsubj"
    return counted or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_in_name(token: Token, cast: Cast) -> bool:
    return cast.is_named(token) and token.ent_type_ not in ("", "EVENT")


def _verb_trigger(verb: Token, cast: Cast) -> Trigger | None:
    if is_figurative(verb) or is_dud(verb):
        return None
    if verb.doc[max(0, verb.i - 2) : verb.i].text.casefold() == "test-":
        return _of_verb(verb, _EXERCISE)
    objects = [measured for token in objects_of(verb) for measured in (token, *find_measured(token))]
    if not objects and verb.lemma_.lower() in OPENING:
        objects = [child for child in verb.children if child.dep_ == "nsubj"]
    return (
        _object_trigger(verb, objects, cast)
        or _phrase_trigger(verb)
        or _agreed_trigger(verb, cast)
        or _argued_trigger(verb, objects, cast)
        or _plain_trigger(verb, objects, cast)
        or (_of_verb(verb, _frame_inside(verb) or DEMANDED) if is_demanded(verb, cast) else None)
    )


def _of_verb(verb: Token, frame: Frame) -> Trigger:
    return Trigger(token=verb, verb=verb, theme=None, frame=frame)


def _object_trigger(verb: Token, objects: list[Token], cast: Cast) -> Trigger | None:
    """Find a verb that names an event with its object: "laid a wreath", "it was signed"."""
    for frame in FRAMES:
        themes = frame.object_verbs.get(verb.lemma_.lower(), frozenset())
        if not themes or (frame.needs_body and not is_of_body(verb, objects, cast)):
            continue
        theme = next((token for token in objects if word_of(token) in themes and token.tag_ != "PRP"), None)
        if theme is not None and theme.dep_ != "compound":
            return Trigger(token=verb, verb=verb, theme=theme, frame=frame)
        pronoun = next((token for token in objects if token.tag_ == "PRP"), None)
        taken_up = find_thing(pronoun, themes, cast.story) if pronoun is not None else None
        if taken_up is not None:
            return Trigger(token=verb, verb=verb, theme=pronoun, frame=frame, antecedent=taken_up)
    return None


def _plain_trigger(verb: Token, objects: list[Token], cast: Cast) -> Trigger | None:
    """Find a verb that names an event by itself, or with a particle: "visited", "called on"."""
    lemma = verb.lemma_.lower()
    linked = [child for child in verb.children if child.dep_ in ("prt", "prep", "dobj", "advmod", "acomp")]
    particles = {child.lemma_.lower(): child for child in linked}
    for frame in FRAMES:
        joined = any((lemma, particle) in frame.particle_verbs for particle in particles)
        if not joined and lemma not in frame.verbs:
            continue
        if frame.kind is Kind.COMMITMENT and not commits(verb, particles):
            continue
        if frame.kind is Kind.MEETING and joined and is_request(verb):
            continue
        if not frame.needs_person or has_person(verb, objects, frame, cast):
            return _of_verb(verb, frame)
    return None


def _phrase_trigger(verb: Token) -> Trigger | None:
    """Find a verb that names an event with a noun after a preposition: "taken into custody", "stepped on a mine"."""
    linked = [child for child in verb.children if child.dep_ in ("prep", "agent", "prt", "advmod")]
    for child in linked:
        nouns = {token.lemma_.lower() for token in child.subtree if token.dep_ == "pobj"}
        for frame in FRAMES:
            if nouns & frame.phrase_verbs.get((verb.lemma_.lower(), child.text.casefold()), frozenset()):
                return _of_verb(verb, frame)
    return None


def _frame_inside(verb: Token) -> Frame | None:
    """Find what kind of thing is demanded where the verb's own object names one: "to return to talks"."""
    inner = [token for child in verb.children if child.dep_ in ("prep", "dobj") for token in (child, *child.children)]
    nouns = {token.lemma_.lower() for token in inner if token.pos_ == "NOUN"}
    return next((frame for frame in FRAMES if nouns & frame.nouns), None)


def _argued_trigger(verb: Token, objects: list[Token], cast: Cast) -> Trigger | None:
    """Find a verb that names an event by who does it or to what: "took Bukavu", "charged two men", "troops left"."""
    subject, lemma = subject_of(verb), verb.lemma_.lower()
    subject_lemma = subject.lemma_.lower() if subject is not None else ""
    for frame in FRAMES:
        ruled = lemma in frame.body_verbs and bool(objects or lemma in _DECIDING)
        if (
            is_done_to(lemma, frame, objects, cast)
            or (ruled and is_of_body(verb, objects, cast))
            or (lemma in frame.place_verbs and is_taken(verb, subject, objects, cast))
            or (lemma in frame.left_verbs and is_left(verb, subject, objects, cast))
            or (not objects and subject_lemma in frame.subject_verbs.get(lemma, frozenset()))
        ):
            return _of_verb(verb, frame)
    return None


def _agreed_trigger(verb: Token, cast: Cast) -> Trigger | None:
    """Find what sides agree to do, or to conclude: "agreed to a truce", "the two sides agreed to pull back"."""
    if verb.lemma_.lower() != "agree":
        return None
    linked = [child for child in verb.children if child.dep_ == "prep" and child.text.casefold() in _AGREED]
    frames = [frame for frame in FRAMES if frame.agreed_nouns]
    for frame in frames:
        for child in linked:
            theme = next((token for token in child.children if token.lemma_.lower() in frame.agreed_nouns), None)
            if theme is not None:
                return Trigger(token=verb, verb=verb, theme=theme, frame=frame)
    return _of_verb(verb, frames[0]) if frames and is_of_sides(verb, subject_of(verb), cast) else None


def _noun_trigger(noun: Token, story: Story, cast: Cast) -> Trigger | None:
    lemma = noun.lemma_.lower()
    frame = next((frame for frame in FRAMES if lemma in frame.nouns), None)
    if frame is None and lemma == "strike" and modifiers_of(noun) & _STRIKE_KINDS:
        frame = next(frame for frame in FRAMES if frame.name == "attack")
    if frame is None or noun.dep_ in ("compound", "npadvmod", "nmod") or not means_event(noun, lemma, frame, cast):
        return None
    if frame.kind is Kind.DEPLOYMENT and noun.dep_ in ("dobj", "nsubjpass") and is_attack(noun.head):
        return None  # who is ambushed is no patrol sent
    verb = find_realising_verb(noun)
    argued, asked = has_argument(noun, story, cast), find_operator_above(noun)
    told_anew = has_topic(verb, story) or is_named_after(noun) or is_held_then(verb, story)
    told_anew = told_anew or (asked is not None and asked.pos_ == "VERB")  # "called for the resignation of"
    if is_anaphoric(noun) and not argued and not told_anew:
        return None
    owned = frame.kind is not Kind.COMMITMENT or has_commitment(noun)
    dated = frame.kind is not Kind.AGREEMENT or has_date(noun, story) or asked is not None
    placed = verb is not None or argued or asked is not None or is_named_after(noun)
    return Trigger(token=noun, verb=verb, theme=None, frame=frame) if owned and dated and placed else None
