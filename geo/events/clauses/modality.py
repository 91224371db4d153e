"""
Tell what a clause says of the truth of a thing: denied, called false, still to come, wished, or somebody's own word.

What all of it comes to for an event is `geo.events.clauses.status`'s.
"""

from spacy.tokens import Token

from geo.events.clauses.grammar import SUBJECTS
from geo.events.clauses.triggers import Trigger
from geo.events.words.operators import COMMIT_VERBS, REPORT_VERBS, REPORTERS
from geo.events.words.wordlists import to_words

CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_FALSE = to_words(
    """baseless unfounded groundless false untrue incorrect fabricated fake wrong unsubstantiated lie lies fabrication
    falsehood invention hoax nonsense"""
)
"""What is said of a report that is no fact."""
_WISHES = to_words("want hope seek aim wish")
_TAKEN_UP = frozenset({"that", "this", "it", "these", "those", "they"})
_ANSWER_TOKENS = 12
"""A sentence that calls the one before it false is a short one."""


def is_to_be(verb: Token, head: Token) -> bool:
    """Tell whether a verb stands in a future of two words: "is going to travel", "is to visit"."""
    if head.lemma_ == "go":
        return head.tag_ == "VBG" and verb.dep_ == "xcomp"
    return head.lemma_ == "be" and any(child.text == "to" for child in verb.children if child.dep_ == "aux")


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is denied: by "not", or by a subject that is nobody."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ in SUBJECTS:
            dets = {det.text.casefold() for det in child.children if det.dep_ == "det"}
            if child.text.casefold() in _NOBODY or dets & {"no", "neither"}:
                return True
    return False


def is_wish(operator: Token | None) -> bool:
    """Tell whether a word says that somebody would like a thing, and no more."""
    return operator is not None and operator.lemma_.lower() in _WISHES


def is_told_future(verb: Token) -> bool:
    """Tell whether "would" is the "will" of somebody who spoke in the past: "announced that they would sell"."""
    head = verb.head
    spoken = head.lemma_.lower() in (REPORT_VERBS | COMMIT_VERBS) and head.tag_ in ("VBD", "VBN")
    conditional = any(
        child.dep_ == "advcl" and any(mark.text.casefold() in CONDITIONS for mark in child.children)
        for child in (*verb.children, *head.children)
    )
    return verb.dep_ == "ccomp" and spoken and not conditional


def is_called_false(verb: Token) -> bool:
    """Tell whether a clause says of reports that they are false."""
    if verb.lemma_ != "be":
        return False
    return any(child.dep_ in ("acomp", "attr") and child.text.casefold() in _FALSE for child in verb.children)


def is_answered_false(token: Token) -> bool:
    """Tell whether the next sentence calls false what somebody says here: "That is a lie."."""
    end = token.sent.end
    if end >= len(token.doc):
        return False
    answer = token.doc[end].sent
    return len(answer) <= _ANSWER_TOKENS and any(
        verb.dep_ == "ROOT"
        and is_called_false(verb)
        and not is_negated(verb)
        and any(child.dep_ == "nsubj" and child.text.casefold() in _TAKEN_UP for child in verb.children)
        for verb in answer
    )


def is_concluded(trigger: Trigger) -> bool:
    """Tell whether a thing is settled, no promise of one side: several "agreed to" do it, or somebody declared it."""
    verb = trigger.verb or trigger.token
    if verb.lemma_.lower() in ("declare", "proclaim"):
        return True  # a truce that is declared holds
    if verb.pos_ != "VERB" or verb.lemma_.lower() != "agree":
        return False
    return any(
        child.dep_ in SUBJECTS and (child.tag_ in ("NNS", "NNPS") or child.text.casefold() == "they" or child.conjuncts)
        for child in verb.children
    )


def is_party(speaker: Token) -> bool:
    """Tell whether a state or people speaks for itself: what it says of others is its own word."""
    return speaker.ent_type_ in ("GPE", "NORP") and not is_reporter(speaker)


def is_reporter(token: Token) -> bool:
    """Tell whether a speaker is heard as an office or witness, not as a party."""
    words = {token.lemma_.lower(), *(child.lemma_.lower() for child in token.lefts)}
    return token.lemma_.lower() in REPORTERS or bool(words & REPORTERS) or token.ent_type_ == "ORG"
