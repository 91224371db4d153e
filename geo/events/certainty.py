"""
Tell which findings stand although the text says neither when nor where.

A noun alone ("the fighting") may take up what was told before, and what is only said needs an occasion.
"""

from geo.events.clauses.grammar import subject_of
from geo.events.clauses.nouns import is_anaphoric
from geo.events.clauses.sayings import is_act
from geo.events.drafts import Draft
from geo.events.words.kinds import Kind
from geo.vocabulary import Status

_WISHED = frozenset({Status.DENIED, Status.DEMANDED, Status.PROPOSED})
_SEEMING = frozenset({"appear", "seem", "remain"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "xcomp"})


def is_certain(draft: Draft) -> bool:
    """Tell whether a verb says something and says of whom, or it names who takes part."""
    if draft.kind is Kind.STATEMENT:
        return is_act(draft.anchor)
    if draft.anchor.head.lemma_ in _SEEMING and draft.anchor.dep_ in ("xcomp", "oprd", "acomp"):
        return False  # "appear committed to" is how somebody looks
    if draft.kind is Kind.AGREEMENT or draft.anchor.pos_ == "VERB":
        return bool(draft.people) or any(child.dep_ in _ARGUMENTS for child in draft.anchor.children)
    return _is_held(draft) or _is_wished_for(draft) or _names_parties(draft)


def _is_held(draft: Draft) -> bool:
    """Tell whether a verb makes a noun take place: "the ministers held talks", "clashes left eleven dead"."""
    clause, noun = draft.clause, draft.anchor
    if clause == noun or clause.pos_ != "VERB":
        return False
    if noun.dep_ == "nsubj":
        return not is_anaphoric(noun)
    held = any(child.dep_ == "agent" for child in clause.children) or bool(draft.people)
    if noun.dep_ == "dobj":
        return held or subject_of(clause) is not None
    return noun.dep_ == "nsubjpass" and held


def _is_wished_for(draft: Draft) -> bool:
    """Tell whether somebody demands, proposes or refuses it."""
    operator = draft.operator
    if draft.status not in _WISHED or operator is None or operator.pos_ != "VERB":
        return False
    return any(child.dep_ == "nsubj" for child in operator.children)


def _names_parties(draft: Draft) -> bool:
    """Tell whether a state, force or group takes part: on both sides, or the noun takes up nothing told before."""
    named = [any(not key.startswith("person:") for key in side) for side in (draft.actors, draft.recipients)]
    return all(named) or (any(named) and not is_anaphoric(draft.anchor))
