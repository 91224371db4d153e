"""
Tell whether a noun names an event here: its meaning, what belongs to it, and the verb that makes it take place.

The words themselves are `geo.events.words.frames`'s.
"""

from spacy.tokens import Span, Token

from geo.events.actors.cast import Cast
from geo.events.story import Story
from geo.events.words.force import EXERCISE_SIGNS, TROOPS
from geo.events.words.frame import Frame
from geo.events.words.operators import COMMIT_VERBS, OPERATOR_NOUNS
from geo.events.words.people import PERSONS
from geo.events.words.verbs import HAPPENING_VERBS, LIGHT_VERBS, TOLD_VERBS
from geo.events.words.wordlists import to_words

_PLACE_PREPOSITIONS = to_words("to in at on near along across inside into against between with by of from off around")
_VAGUE = to_words("war battle investigation review hostility uprising search crackdown trial")
"""Words that mean one happening only where the text says whose, when or where."""
_SCHEDULED = to_words("election referendum sanction by-election")
"""Words that mostly say what something is about: one happening only where it is held or dated."""
_PARTITIVES = to_words("round series session part set wave spate string number day week start end beginning process")
_ASKING_VERBS = to_words("call propose demand urge offer suggest seek reject refuse request recommend")
_ANAPHORIC = frozenset({"the", "this", "these", "that", "those", "such"})


def means_event(noun: Token, lemma: str, frame: Frame, cast: Cast) -> bool:
    """Tell whether an ambiguous noun names an event here."""
    if frame.name == "exercise":
        named = any(child.pos_ == "PROPN" for child in noun.children if child.dep_ == "compound")
        return named or lemma != "exercise" or bool(modifiers_of(noun) & EXERCISE_SIGNS) or _is_of_forces(noun, cast)
    if frame.name == "protest" and (noun.pos_ == "PROPN" or noun.ent_type_ == "DATE"):
        return False
    if lemma in ("talk", "conference"):
        return noun.tag_ in ("NNS", "NNPS") if lemma == "talk" else not modifiers_of(noun) & {"press", "news"}
    if lemma in ("stop", "release"):
        return _is_of_people(noun, cast) if lemma == "release" else _is_stay(noun, cast)
    return lemma not in _SCHEDULED | _VAGUE or _is_bound(noun, lemma, cast)


def _is_bound(noun: Token, lemma: str, cast: Cast) -> bool:
    """Tell whether the text says when a thing was, that it is held, or whose it is."""
    held = find_realising_verb(noun) is not None or find_operator_above(noun) is not None
    return has_date(noun, cast.story) or (held if lemma in _SCHEDULED else has_argument(noun, cast.story, cast))


def _is_stay(noun: Token, cast: Cast) -> bool:
    """Tell whether a stop is made in a place."""
    return any(child.text.casefold() == "in" for child in noun.children) and has_argument(noun, cast.story, cast)


def _is_of_people(noun: Token, cast: Cast) -> bool:
    """Tell whether people are released, not words."""
    owners = [child for child in noun.children if child.text.casefold() == "of" or child.dep_ == "poss"]
    inner = [token for child in owners for token in (child, *child.children)]
    return any(token.lemma_.lower() in PERSONS or cast.who(token) for token in inner)


def _is_of_forces(noun: Token, cast: Cast) -> bool:
    """Tell whether a state, its forces or an alliance hold the exercise: then it is no gymnastics."""
    verb = find_realising_verb(noun)
    if verb is None or noun.dep_ == "nsubj":
        return False
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    keys = [key for token in doers for key in cast.who(token)]
    return any(not key.startswith("person:") for key in keys) or any(
        token.ent_type_ == "ORG" or token.lemma_.lower() in TROOPS | {"navy", "coastguard"} for token in doers
    )


def modifiers_of(noun: Token) -> set[str]:
    """List the words before a noun that belong to it, in lower case."""
    words = {token.text.casefold() for token in noun.lefts}
    return words | {token.text.casefold() for child in noun.lefts for token in child.subtree}


def is_anaphoric(noun: Token) -> bool:
    """Tell whether a noun takes up something known ("the talks", "these attacks")."""
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.children)
    return not named and any(
        child.text.casefold() in _ANAPHORIC for child in noun.children if child.dep_ in ("det", "predet")
    )


def has_argument(noun: Token, story: Story, cast: Cast) -> bool:
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


def has_date(noun: Token, story: Story) -> bool:
    """Tell whether a noun has a date of its own."""
    inner = {token.i for child in noun.children for token in child.subtree}
    return any(date.span.root.i in inner for date in story.dates)


def is_named_after(noun: Token) -> bool:
    """Tell whether a proper name follows ("the exercise Brave Griffin"): it is named, not taken up."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return following is not None and following.pos_ == "PROPN" and following.sent == noun.sent


def is_held_then(verb: Token | None, story: Story) -> bool:
    """Tell whether a known thing is said to be held on a date ("hosted the talks on 18 October"): that is told anew."""
    if verb is None or verb.lemma_.lower() not in TOLD_VERBS:
        return False
    return any(verb in (date.span.root.head, date.span.root.head.head) for date in story.dates)


def has_topic(verb: Token | None, story: Story) -> bool:
    """Tell whether talks that stand as a known thing ("the talks covered …") have a subject that names a place."""
    if verb is None or verb.lemma_.lower() not in ("cover", "focus", "involve"):
        return False
    inner = {token.i for token in verb.subtree}
    return any(place.span.root.i in inner for place in story.places)


def has_commitment(noun: Token) -> bool:
    """Tell whether "commitment" has an owner and says to what."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    return (
        owned
        and any(child.dep_ in ("prep", "acl") for child in noun.children)
        and (
            noun.dep_ != "dobj"
            or noun.head.lemma_.lower() in COMMIT_VERBS | {"renew", "express", "stress", "underline", "voice"}
        )
    )


def find_operator_above(noun: Token) -> Token | None:
    """Find the noun that proposes, demands or plans a noun: "the proposal for joint naval exercises"."""
    node, steps = noun, 0
    while steps < 6 and node.dep_ in ("pobj", "pcomp", "conj", "dobj", "prep"):  # noqa: PLR2004
        node, steps = node.head, steps + 1
        if node.lemma_.lower() in OPERATOR_NOUNS or (node.pos_ == "VERB" and node.lemma_.lower() in _ASKING_VERBS):
            return node
        if node.lemma_.lower() == "put" and any(child.text.casefold() == "forward" for child in node.children):
            return node
    return None


def find_realising_verb(noun: Token) -> Token | None:
    """Find the verb that makes a noun take place: "conducted an exercise", "the talks covered"."""
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    while node.dep_ == "pobj" and node.head.text.casefold() == "of" and node.head.head.lemma_.lower() in _PARTITIVES:
        node = node.head.head
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
