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
    is_relative = (
        verb.dep_ in ("relcl", "acl")
        and bool(heads)
        and all(head.tag_ in ("WDT", "WP") or (head.tag_ == "IN" and head.text.casefold() == "that") for head in heads)
    )
    if is_relative or (not heads and (_is_reduced(verb) or _is_contact(verb))):
        heads = [verb.head]
    return [token for head in heads for token in (head, *head.conjuncts) if token == head or token.i > head.i]


def is_set_apart(verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one that the parser hung it on: each is said by itself."""
    if verb.dep_ not in ("ccomp", "parataxis", "conj", "advcl", "dep"):
        return False
    first, last = sorted((verb.i, verb.head.i))
    return any(token.text == ";" for token in verb.doc[first:last])


def _is_reduced(verb: Token) -> bool:
    """Tell whether a participle takes its noun as object: "the treaty signed in Paris"."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "relcl"):
        return False
    return not any(child.dep_ in SUBJECTS for child in verb.children)


def _is_contact(verb: Token) -> bool:
    """Tell whether a clause takes the noun it hangs on as object, with no word for it: "the treaty they signed"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ not in ("relcl", "acl") or not subjects or subjects[0].tag_ in ("WP", "WDT"):
        return False
    stranded = any(child.dep_ == "prep" and not list(child.children) for child in verb.children)
    placed = any(child.tag_ == "WRB" for child in verb.children)
    timed = verb.head.lemma_.lower() in _MOMENTS
    return not (stranded or placed or timed or any(child.dep_ in ("ccomp", "xcomp") for child in verb.children))


def verb_group(verb: Token) -> tuple[Token, ...]:
    """List a verb with the auxiliaries that give its tense; a noun stands by itself."""
    return (*(child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)


def subject_of(verb: Token) -> Token | None:
    """Find the subject of a verb, also where it shares that of the verb it is joined to or depends on."""
    node, steps = verb, 0
    while steps < 4:  # noqa: PLR2004  (deeper chains are parser errors)
        subjects = [child for child in node.children if child.dep_ in SUBJECTS]
        if subjects:
            # Of two subjects the farther one is a dateline or an address: who acts stands next to the verb.
            subject = max((one for one in subjects if one.i < node.i), key=lambda one: one.i, default=subjects[0])
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
