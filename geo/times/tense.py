"""
What the grammar around an expression says: future or past, main event or background.

Without a dependency tree (a text in another script) no tense is known, and nothing is a main event.
"""

from enum import StrEnum

from spacy.tokens import Doc, Token

_PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "been"})
_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll"})
_POSSIBLE = frozenset({"would", "could", "may", "might", "should", "must", "can"})
"""Before a bare verb: what is told as possible or foretold has not been."""
_AWAITED = frozenset({"expect", "schedule", "slate"})
_PLANNING_VERBS = frozenset(
    {"plan", "schedule", "expect", "intend", "aim", "slate", "set"}
    | {"agree", "hope", "want", "need", "prepare", "vow", "pledge", "propose"}
)
_MOVING_VERBS = frozenset({"move", "postpone", "delay", "extend", "adjourn", "reschedule", "defer", "push"})
_TIMETABLE_VERBS = frozenset({"begin", "start", "open", "air", "kick", "resume", "expire", "end", "close", "conclude"})
"""Verbs whose present tense, beside a day, is of what is to come: "the talks begin on Monday"."""
_BACKGROUND_DEPENDENCIES = frozenset({"relcl", "advcl", "acl", "pcomp", "csubj"})
_BACKGROUND_PREPOSITIONS = frozenset({"following", "after", "before", "since", "until", "despite"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


class Tense(StrEnum):
    """When a clause plays, against the day of reporting."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    """The grammar does not say."""


def find_tense(doc: Doc, start: int) -> Tense:
    """Find the tense of the clause around an offset."""
    token = _token_at(doc, start)
    verb = _find_verb(token) if token is not None else None
    if token is None or verb is None:
        return Tense.OPEN
    if _is_future_verb(verb) or (_is_timetable(verb) and not _is_subject(token, verb)):
        return Tense.FUTURE
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    is_past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (not auxiliaries or auxiliaries & _PAST_AUXILIARIES))
    return Tense.PAST if is_past else Tense.OPEN


def is_future(doc: Doc, start: int) -> bool:
    """Tell whether the clause around an offset speaks of what is to come ("will", "is due to", "plans to")."""
    return find_tense(doc, start) == Tense.FUTURE


def is_past_plan(doc: Doc, start: int) -> bool:
    """Tell whether an offset dates what was planned then, which may be over by now ("had been scheduled for May")."""
    token = _token_at(doc, start)
    verb = _find_verb(token) if token is not None else None
    if verb is None or verb.lemma_ not in _PLANNING_VERBS:
        return False
    return verb.tag_ == "VBD" or any(child.lower_ in _PAST_AUXILIARIES for child in verb.children)


def _find_verb(token: Token) -> Token | None:
    return next((ancestor for ancestor in (token, *token.ancestors) if ancestor.pos_ in ("VERB", "AUX")), None)


def _is_future_verb(verb: Token) -> bool:
    children = list(verb.children)
    helpers = {child.lower_ for child in children}
    if verb.lower_ in _FUTURE_AUXILIARIES or helpers & _FUTURE_AUXILIARIES:
        return True
    if helpers & _POSSIBLE and "have" not in helpers:
        return True
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
        head = verb.head
        return head.lemma_ in _PLANNING_VERBS or head.lower_ in ("due", "going", "set")
    return _is_planned(verb, helpers)


def _is_planned(verb: Token, helpers: set[str]) -> bool:
    """Tell whether what a verb tells lies ahead of it: "planned for May", "is expected on Monday", "moved to March"."""
    return (
        (verb.lemma_ in _PLANNING_VERBS and "for" in helpers)
        or (verb.lemma_ in _AWAITED and verb.tag_ == "VBN")
        or (verb.lemma_ in _MOVING_VERBS and bool(helpers & {"to", "until", "till"}))
    )


def _is_subject(token: Token, verb: Token) -> bool:
    """Tell whether a word lies in a verb's subject: "Wednesday's ruling is the latest"."""
    while token != verb:
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return True
        token = token.head
    return False


def _is_timetable(verb: Token) -> bool:
    """Tell whether a verb tells what a timetable says: "airing Sunday", "the deadline is Thursday"."""
    if verb.tag_ == "VBG":
        return verb.lemma_ in _TIMETABLE_VERBS and not any(child.dep_ == "aux" for child in verb.children)
    return verb.tag_ in ("VBZ", "VBP") and (
        verb.lemma_ in _TIMETABLE_VERBS or (verb.lemma_ == "be" and verb.dep_ != "aux")
    )


def is_main_past_event(doc: Doc, start: int) -> bool:
    """
    Tell whether an offset dates a past main clause, as in "he arrived on 19 January".

    False for what a clause or phrase only mentions: "following his visits in July", "the deal that was signed in May".
    """
    token = _token_at(doc, start)
    if token is None:
        return False
    path = [token, *token.ancestors]
    root = path[-1]
    if root.tag_ not in _PAST_TAGS and not any(
        verb.tag_ in _PAST_TAGS for verb in path if verb.dep_ in ("conj", "ccomp")
    ):
        return False
    if any(word.dep_ in _BACKGROUND_DEPENDENCIES or word.lower_ in _BACKGROUND_PREPOSITIONS for word in path):
        return False
    return not _dates_possession(doc, token) and not is_future(doc, start)


def _dates_possession(doc: Doc, token: Token) -> bool:
    """Tell whether a date follows somebody's noun ("his visit on 5 May"), which may be background."""
    noun = doc[max(token.i - 2, 0)]
    return (
        doc[token.i - 1].pos_ == "ADP" and noun.pos_ == "NOUN" and any(child.dep_ == "poss" for child in noun.children)
    )


def _token_at(doc: Doc, start: int) -> Token | None:
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
