"""
Find the words of an article that name an event, and the verb that makes it take place.

Whether it is real, and who did it, is told by `geo.events.clauses.status` and `geo.events.clauses.arguments`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from geo.events.actors.cast import Cast
from geo.events.story import Story
from geo.events.words.frames import (
    EXERCISE_SIGNS,
    FIGHTERS,
    FRAMES,
    HAPPENING_VERBS,
    HOLDING_VERBS,
    LIGHT_VERBS,
    Frame,
)
from geo.events.words.operators import COMMIT_VERBS, OPERATOR_NOUNS
from geo.events.words.wordlists import to_words
from geo.vocabulary import EventType

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ANAPHORIC = frozenset({"the", "this", "these", "that", "those", "such"})
_STRIKE_KINDS = to_words("air drone missile artillery rocket military precision cross-border aerial")
_PLACE_PREPOSITIONS = to_words("to in at on near along across inside into against between with by of from off around")
_PEOPLE = to_words(
    """official leader minister president counterpart resident representative delegation officer soldier villager
    refugee family commander diplomat lawmaker journalist governor ambassador envoy chief elder king premier"""
)
_MOMENTS = to_words("point time day moment stage hour night morning week month year")
"""Nouns that no verb makes act: "one point shelling the villages" is a broken "at one point"."""
_HEADLINE_TOKENS = 30
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


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


def objects_of(verb: Token) -> list[Token]:
    """List what a verb acts on: its objects, or the subject of a passive, with those joined by "and"."""
    heads = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "obj")]
    if not heads and verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        heads = [verb.head]
    return [token for head in heads for token in (head, *head.conjuncts) if token == head or token.i > head.i]


def _is_in_name(token: Token, cast: Cast) -> bool:
    return cast.is_named(token) and token.ent_type_ not in ("", "EVENT")


def _verb_trigger(verb: Token, cast: Cast) -> Trigger | None:
    lemma = verb.lemma_.lower()
    objects = objects_of(verb)
    if not objects and lemma in ("close", "reopen", "open"):
        objects = [child for child in verb.children if child.dep_ == "nsubj"]
    particles = {
        child.lemma_.lower(): child
        for child in verb.children
        if child.dep_ in ("prt", "prep", "dobj", "advmod", "acomp")
    }
    for frame in FRAMES:
        themes = frame.object_verbs.get(lemma, frozenset())
        theme = next((token for token in objects if token.lemma_.lower() in themes and token.tag_ != "PRP"), None)
        if theme is not None and theme.dep_ != "compound":
            return Trigger(token=verb, verb=verb, theme=theme, frame=frame)
    found = _argued_trigger(verb, lemma, objects, cast)
    if found is not None:
        return found
    for frame in FRAMES:
        joined = any((lemma, particle) in frame.particle_verbs for particle in particles)
        if frame.event_type is EventType.COMMITMENT and not _commits(verb, particles):
            continue
        if (joined or lemma in frame.verbs) and (not frame.needs_person or _has_person(verb, objects, frame, cast)):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
    return None


def _argued_trigger(verb: Token, lemma: str, objects: list[Token], cast: Cast) -> Trigger | None:
    """Find a verb that names an event by who does it or to what: "took Bukavu", "agreed to a truce"."""
    subject = subject_of(verb)
    for frame in FRAMES:
        if lemma in frame.place_verbs and _is_taken(subject, objects, cast):
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        fits = subject is not None and subject.lemma_.lower() in frame.subject_verbs.get(lemma, frozenset())
        if fits and not objects:
            return Trigger(token=verb, verb=verb, theme=None, frame=frame)
        if frame.agreed_nouns and lemma == "agree":
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


def _is_taken(subject: Token | None, objects: list[Token], cast: Cast) -> bool:
    """Tell whether fighters, a state or its people do something to a place."""
    spots = {place.span.root.i for place in cast.story.places if place.mention.plotted}
    fought = subject is not None and subject.lemma_.lower() in FIGHTERS
    if not any(token.i in spots or _may_be_spot(token, fought=fought) for token in objects):
        return False
    if subject is None:
        return any(token.dep_ == "nsubjpass" for token in objects)
    if subject.i in spots and subject in objects:
        return True
    if subject.text.casefold() == "they" or subject.lemma_.lower() in FIGHTERS:
        return True
    return any(not key.startswith("person:") for key in cast.who(subject))


def _may_be_spot(token: Token, *, fought: bool) -> bool:
    """Tell whether a proper name that no gazetteer knows can be a place: fighters take no persons by this verb."""
    return token.ent_type_ == "GPE" or (fought and token.pos_ == "PROPN" and token.ent_type_ in ("LOC", "FAC", ""))


def _commits(verb: Token, particles: Mapping[str, Token]) -> bool:
    """Tell whether a verb promises something: "agreed to", "pledged 200 soldiers", not "agrees with", "agrees that"."""
    if any(child.dep_ == "xcomp" for child in verb.children) or particles.keys() & {"on", "to", "upon"}:
        return True
    return verb.lemma_.lower() != "agree" and any(child.dep_ in ("dobj", "ccomp") for child in verb.children)


def _has_person(verb: Token, objects: list[Token], frame: Frame, cast: Cast) -> bool:
    """Tell whether the people whom a frame needs are there: for a welcome its object, else its subject."""
    if frame.name == "welcome":
        return any(cast.who(token) for token in objects)
    if frame.name == "meeting":
        partners = [
            pobj for prep in verb.children if prep.dep_ == "prep" for pobj in prep.children if pobj.dep_ == "pobj"
        ]
        subject = subject_of(verb)
        plural = subject is not None and len(cast.who(subject)) > 1
        return plural or any(cast.who(token) or token.lemma_.lower() in _PEOPLE for token in (*objects, *partners))
    subject = subject_of(verb)
    if frame.name == "visit" and subject is None:
        return any(cast.who(token) for token in objects)
    return subject is not None and bool(cast.who(subject))


def subject_of(verb: Token) -> Token | None:
    """Find the subject of a verb, also where it shares that of the verb it is joined to or depends on."""
    node, steps = verb, 0
    while steps < 4:  # noqa: PLR2004  (deeper chains are parser errors)
        subject = next((child for child in node.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            if subject.tag_ in ("WP", "WDT") and node.dep_ == "relcl":
                return node.head
            return subject
        if node.dep_ == "pcomp" and node.head.head.pos_ in ("VERB", "AUX"):
            node = node.head.head
        elif node.dep_ in ("conj", "xcomp", "advcl", "ccomp") and node.head.pos_ in ("VERB", "AUX"):
            node = node.head
        elif node.dep_ == "acl" and node.tag_ == "VBG":
            return None if node.head.lemma_.lower() in _MOMENTS else node.head
        else:
            return None
        steps += 1
    return None


def _noun_trigger(noun: Token, story: Story, cast: Cast) -> Trigger | None:
    lemma = noun.lemma_.lower()
    frame = next((frame for frame in FRAMES if lemma in frame.nouns), None)
    if frame is None and lemma == "strike" and _modifiers(noun) & _STRIKE_KINDS:
        frame = next(frame for frame in FRAMES if frame.name == "attack")
    if frame is None or noun.dep_ in ("compound", "npadvmod", "nmod") or not _means_event(noun, lemma, frame, cast):
        return None
    verb = _realising_verb(noun)
    told_anew = _has_topic(verb, story) or _is_named_after(noun) or _is_held_then(verb, story)
    if _is_anaphoric(noun) and not _has_argument(noun, story, cast) and not told_anew:
        return None
    if frame.event_type is EventType.COMMITMENT and not _has_commitment(noun):
        return None
    if frame.event_type is EventType.AGREEMENT and not _has_date(noun, story):
        return None
    if (
        verb is None
        and not _has_argument(noun, story, cast)
        and not _is_named_after(noun)
        and _operator_above(noun) is None
    ):
        return None
    return Trigger(token=noun, verb=verb, theme=None, frame=frame)


def _means_event(noun: Token, lemma: str, frame: Frame, cast: Cast) -> bool:
    """Tell whether an ambiguous noun names an event here."""
    if lemma == "talk":
        return noun.tag_ in ("NNS", "NNPS")
    if frame.name == "exercise":
        named = any(child.pos_ == "PROPN" for child in noun.children if child.dep_ == "compound")
        return named or lemma != "exercise" or bool(_modifiers(noun) & EXERCISE_SIGNS) or _is_of_forces(noun, cast)
    if lemma == "conference":
        return "press" not in _modifiers(noun) and "news" not in _modifiers(noun)
    return True


def _is_of_forces(noun: Token, cast: Cast) -> bool:
    """Tell whether a state, its forces or an alliance hold the exercise: then it is no gymnastics."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in HOLDING_VERBS:
        return False
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    keys = [key for token in doers for key in cast.who(token)]
    return any(not key.startswith("person:") for key in keys) or any(
        token.ent_type_ == "ORG" or token.lemma_.lower() in FIGHTERS | {"navy"} for token in doers
    )


def _modifiers(noun: Token) -> set[str]:
    words = {token.text.casefold() for token in noun.lefts}
    return words | {token.text.casefold() for child in noun.lefts for token in child.subtree}


def _realising_verb(noun: Token) -> Token | None:
    """Find the verb that makes a noun take place: "conducted an exercise", "the talks covered"."""
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    if node.dep_ in ("dobj", "nsubjpass") and node.head.lemma_.lower() in LIGHT_VERBS:
        return node.head
    if node.dep_ == "nsubj" and node.head.lemma_.lower() in HAPPENING_VERBS | {"be"}:
        return node.head
    if node.dep_ == "attr" and any(child.dep_ == "expl" for child in node.head.children):
        return node.head
    if (
        node.dep_ == "pobj"
        and node.head.text in ("in", "part")
        and node.head.head.lemma_.lower() in LIGHT_VERBS | {"participate"}
    ):
        return node.head.head
    return None


def _is_anaphoric(noun: Token) -> bool:
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.children)
    return not named and any(
        child.text.casefold() in _ANAPHORIC for child in noun.children if child.dep_ in ("det", "predet")
    )


def _has_argument(noun: Token, story: Story, cast: Cast) -> bool:
    """Tell whether a noun has somebody, a place or a date of its own."""
    for child in noun.children:
        if child.dep_ == "poss" and (cast.who(child) or child.pos_ == "PRON"):
            return True
        if child.dep_ in ("prep", "agent") and child.text.casefold() in _PLACE_PREPOSITIONS:
            inner = [token for token in child.subtree if token != child]
            if any(_is_known(token, story, cast) for token in inner):
                return True
        if child.dep_ in ("compound", "nmod", "amod", "npadvmod") and _is_known(child, story, cast):
            return True
    return False


def _is_known(token: Token, story: Story, cast: Cast) -> bool:
    if token.i in story.nations or cast.is_named(token):
        return True
    spans: list[Span] = [place.span for place in story.places] + [date.span for date in story.dates]
    return any(span.start <= token.i < span.end for span in spans)


def _has_date(noun: Token, story: Story) -> bool:
    inner = {token.i for child in noun.children for token in child.subtree}
    return any(date.span.root.i in inner for date in story.dates)


def _is_named_after(noun: Token) -> bool:
    """Tell whether a proper name follows ("the exercise Brave Griffin"): it is named, not taken up."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return following is not None and following.pos_ == "PROPN" and following.sent == noun.sent


def _is_held_then(verb: Token | None, story: Story) -> bool:
    """Tell whether a known thing is said to be held on a date ("hosted the talks on 18 October"): that is told anew."""
    if verb is None or verb.lemma_.lower() not in HOLDING_VERBS:
        return False
    return any(verb in (date.span.root.head, date.span.root.head.head) for date in story.dates)


def _has_topic(verb: Token | None, story: Story) -> bool:
    """Tell whether talks that stand as a known thing ("the talks covered …") have a subject that names a place."""
    if verb is None or verb.lemma_.lower() not in ("cover", "focus", "involve"):
        return False
    inner = {token.i for token in verb.subtree}
    return any(place.span.root.i in inner for place in story.places)


def _has_commitment(noun: Token) -> bool:
    owned = any(child.dep_ == "poss" for child in noun.children)
    return (
        owned
        and any(child.dep_ in ("prep", "acl") for child in noun.children)
        and (
            noun.dep_ != "dobj"
            or noun.head.lemma_.lower() in COMMIT_VERBS | {"renew", "express", "stress", "underline", "voice"}
        )
    )


def _operator_above(noun: Token) -> Token | None:
    """Find the noun that proposes, demands or plans a noun: "the proposal for joint naval exercises"."""
    node, steps = noun, 0
    while steps < 6 and node.dep_ in ("pobj", "pcomp", "conj", "dobj", "prep"):  # noqa: PLR2004
        node, steps = node.head, steps + 1
        if node.lemma_.lower() in OPERATOR_NOUNS or (
            node.pos_ == "VERB" and node.lemma_.lower() in ("call", "propose", "demand", "urge")
        ):
            return node
    return None


def skipped_sentences(story: Story) -> frozenset[int]:
    """Find headings, and a last line that reads as another article's headline: they tell no event."""
    skipped = {index for index, sentence in enumerate(story.sentences) if _is_heading(story, index, sentence)}
    last = len(story.sentences) - 1
    while last > 0 and not story.sentences[last].text.strip():
        last -= 1
    if last > 0 and _is_headline(story, last):
        skipped.add(last)
    return frozenset(skipped)


def _is_heading(story: Story, index: int, sentence: Span) -> bool:
    text = sentence.text.strip()
    finite = any(token.tag_ in _FINITE for token in sentence)
    return not finite and not text.endswith((".", "?", "!", "”", '"', ":")) and not story.dates_in(index)


def _is_headline(story: Story, index: int) -> bool:
    sentence, before = story.sentences[index], story.sentences[index - 1]
    between = story.article.text[before.start_char : sentence.start_char]
    finite = [token for token in sentence if token.tag_ in _FINITE]
    alone = "\n" in between[len(between.rstrip()) :] or "\n" in before.text[len(before.text.rstrip()) :]
    return (
        alone
        and len(sentence) <= _HEADLINE_TOKENS
        and not story.dates_in(index)
        and not sentence.text.lstrip().startswith(("-", "•", "*"))
        and all(token.tag_ in _PRESENT for token in finite)
    )


def sentence_triggers(triggers: tuple[Trigger, ...], story: Story, index: int) -> Iterator[Trigger]:
    """Yield the triggers of one sentence."""
    return (trigger for trigger in triggers if story.sentence_index(trigger.token) == index)
