"""
What the grammar around an expression says: future or past, main event or background.

Without a dependency tree (a text in another script) everything counts as past background.
"""

from spacy.tokens import Doc, Token

_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll"})
_PLANNING_VERBS = frozenset(
    {
        "plan",
        "schedule",
        "expect",
        "intend",
        "aim",
        "slate",
        "set",
        "agree",
        "hope",
        "prepare",
        "vow",
        "pledge",
        "propose",
    }
)
_BACKGROUND_DEPENDENCIES = frozenset({"relcl", "advcl", "acl", "pcomp", "csubj"})
_BACKGROUND_PREPOSITIONS = frozenset({"following", "after", "before", "since", "until", "despite"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


def is_future(doc: Doc, start: int) -> bool:
    """Tell whether the clause around an offset speaks of what is to come ("will", "is due to", "plans to")."""
    token = _token_at(doc, start)
    if token is None:
        return False
    verb = next((ancestor for ancestor in (token, *token.ancestors) if ancestor.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    children = list(verb.children)
    if any(child.lower_ in _FUTURE_AUXILIARIES for child in (verb, *children)):
        return True
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
        head = verb.head
        return head.lemma_ in _PLANNING_VERBS or head.lower_ in ("due", "going", "set")
    return verb.lemma_ in _PLANNING_VERBS and any(child.lower_ == "for" for child in children)


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
    return not is_future(doc, start)


def _token_at(doc: Doc, start: int) -> Token | None:
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
