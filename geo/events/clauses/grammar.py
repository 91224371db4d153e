"""
Read who acts and what is acted on off a parse, shared subjects and passives included.

Which words name events is `geo.events.clauses.triggers`'s.
"""

from spacy.tokens import Token

from geo.events.words.wordlists import to_words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOMENTS = to_words("point time day moment stage hour night morning week month year")
"""Nouns that no verb makes act: "one point shelling the villages" is a broken "at one point"."""


def objects_of(verb: Token) -> list[Token]:
    """List what a verb acts on: its objects, or the subject of a passive, with those joined by "and"."""
    heads = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "obj")]
    if not heads and verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        heads = [verb.head]
    return [token for head in heads for token in (head, *head.conjuncts) if token == head or token.i > head.i]


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
