"""Tells whether a capital's name stands for a government ("Tehran's commitment"); resolves nothing."""

from spacy.tokens import Doc, Span, Token

_STATIVE_VERBS = frozenset(
    {
        *("be", "lie", "sit", "stand", "stretch", "become", "host", "witness", "see", "experience", "wake", "suffer"),
        *("grow", "expand", "have", "get", "boast", "contain", "feature", "cover", "celebrate", "shake", "lack"),
    }
)
_TOWN_NOUNS = frozenset(
    {
        *("airport", "street", "suburb", "outskirt", "resident", "mayor", "bazaar", "market", "port", "hospital"),
        *(
            "university",
            "square",
            "district",
            "neighbourhood",
            "neighborhood",
            "north",
            "south",
            "east",
            "west",
            "metro",
        ),
        *("skyline", "population", "centre", "center", "stadium", "mosque", "downtown", "building", "museum", "park"),
        *("road", "hotel", "inhabitant", "people", "school", "cathedral", "zone", "harbour", "harbor", "station"),
        *("slum", "heart", "embassy", "river", "bridge", "city", "weather", "cafe", "restaurant", "prison"),
    }
)
_RELATION_NOUNS = frozenset(
    {
        *("relation", "tie", "relationship", "cooperation", "tension", "agreement", "dialogue", "dispute", "trust"),
        *(
            "rapprochement",
            "alliance",
            "pact",
            "deal",
            "treaty",
            "conflict",
            "war",
            "rivalry",
            "friction",
            "understanding",
        ),
        *("pressure", "sanction", "partnership", "alignment", "talk", "negotiation", "conversation", "rift", "thaw"),
    }
)
_ADDRESS_VERBS = frozenset(
    {
        *("accuse", "tell", "urge", "press", "warn", "blame", "criticise", "criticize", "ask", "pressure", "condemn"),
        *("persuade", "convince", "support", "thank", "assure", "inform", "praise", "threaten"),
    }
)
_RELATION_PREPOSITIONS = frozenset({"between", "with", "on", "against", "towards", "toward", "by", "from", "of"})


def is_government(doc: Doc, span: Span) -> bool:
    """
    Tell whether a capital's name acts, owns, or is dealt with as a government would.

    Parameters
    ----------
    doc
        A parsed text; without a dependency tree nothing is a metonym.
    span
        The capital's name.

    Returns
    -------
    is_government
        True for the subject of a verb that a town cannot do, the owner of anything but a town's things, a party to
        relations, and what is joined to one of these by "and".
    """
    if not span[0].dep_ or _is_dateline(doc, span):
        return False
    return _acts(span.root, set())


def _is_dateline(doc: Doc, span: Span) -> bool:
    """Tell whether the name only says where a report was filed ("WARSAW, Nov 12", "New Delhi: ")."""
    is_first = span.start == 0 or ("\n" in doc[span.start - 1].text and bool(span[0].is_sent_start))
    following = doc[span.end].text if span.end < len(doc) else ""
    return is_first and following in {",", ":", "(", "—", "–", "-", "--", "/"}


def _acts(token: Token, seen: set[int]) -> bool:
    if token.i in seen:
        return False
    seen.add(token.i)
    if token.dep_ == "conj" and token.head.ent_type_ in {"GPE", "LOC", ""}:
        return _acts(token.head, seen)
    head = token.head
    by_dependency = {
        "nsubj": head.pos_ in {"VERB", "AUX"} and head.lemma_ not in _STATIVE_VERBS,
        "poss": head.lemma_.lower() not in _TOWN_NOUNS,
        "dobj": head.lemma_ in _ADDRESS_VERBS,
        "pobj": _is_party(head),
    }
    return by_dependency.get(token.dep_, False)


def _is_party(preposition: Token) -> bool:
    head = preposition.head
    if preposition.lower_ == "by" and preposition.dep_ == "agent":
        return True
    if preposition.lower_ == "to" and preposition.i and preposition.nbor(-1).lower_ == "according":
        return True
    return preposition.lower_ in _RELATION_PREPOSITIONS and head.lemma_.lower() in _RELATION_NOUNS
