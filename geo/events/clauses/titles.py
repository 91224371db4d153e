"""Word an event's title from the words of the text: who, what, to whom, where; no date, nothing added."""

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.arguments import Roles
from geo.events.clauses.grammar import subject_of
from geo.events.clauses.phrases import bare_noun, cut_words, phrase, present, short_names, to_title
from geo.events.clauses.status import Standing
from geo.events.clauses.triggers import Trigger
from geo.events.words.operators import OPERATOR_NOUNS
from geo.events.words.wordlists import to_words
from geo.vocabulary import Status

_LONGEST = 20
_LONGEST_SPEAKER = 40
_STOPS = frozenset(',;:—–(“”"')
_WHERE = to_words("in near at on along off around across")
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod"})
_DROPPED = to_words("during after following before upon on in since as amid under while when at until")
_PLURAL_PRONOUNS = frozenset({"they", "we", "these", "those", "both"})


def build_title(trigger: Trigger, standing: Standing, roles: Roles, cast: Cast) -> str:
    """Word the title of what a trigger names."""
    operator = standing.operator
    if operator is not None and OPERATOR_NOUNS.get(operator.lemma_.lower()) is Status.PROPOSED:
        text = _proposed_title(operator, trigger, cast)
    elif operator is not None and operator != trigger.token and _is_complement(trigger, operator):
        text = _operator_title(operator, trigger, cast)
    elif trigger.token.pos_ == "VERB":
        text = _verb_title(trigger.token, roles, cast, trigger=trigger)
    elif (trigger.verb is not None and trigger.token.dep_ in ("dobj", "nsubjpass")) or (
        trigger.verb is not None and trigger.verb.lemma_ in ("cover", "focus") and not roles.actors
    ):
        text = _verb_title(trigger.verb, roles, cast)
    else:
        text = _noun_title(trigger, roles, cast)
    if standing.speaker is not None:
        speaker = short_names(cast.who(standing.speaker), cast) or phrase(standing.speaker, cast.story)
        return to_title(text, suffix=f" (according to {cut_words(speaker, _LONGEST_SPEAKER)})")
    return to_title(text)


def _is_complement(trigger: Trigger, operator: Token) -> bool:
    """Tell whether an operator's words name the event too: not "talks" in "expected to travel … for talks"."""
    if trigger.token.pos_ == "VERB" or operator.pos_ != "VERB" or trigger.verb is not None:
        return True
    node = trigger.token
    while node.dep_ in ("conj", "pobj", "prep", "dobj") and node.head.pos_ != "VERB":
        node = node.head
    return node.head == operator


def _rest(verb: Token, cast: Cast, *, taken_up: Token | None = None) -> str:
    """Quote what follows a verb and belongs to it: particle, objects, places and partners, no dates or asides."""
    dates = {found.span.root.i for found in cast.story.dates}
    parts: list[str] = []
    for child in verb.rights:
        if child.text in _STOPS or child.dep_ in ("advcl", "conj", "cc", "ccomp", "punct", "relcl"):
            if child.dep_ == "punct" and child.text == "-":
                continue
            break
        if child.i in dates or (
            child.dep_ in ("prep", "npadvmod", "advmod") and {token.i for token in child.children} & dates
        ):
            continue
        if child.dep_ in ("prt", "dobj", "prep", "agent", "dative", "acomp", "xcomp", "advmod", "oprd"):
            parts.append(
                phrase(child, cast.story, start=child.left_edge.i)
                if child.dep_ != "dobj"
                else bare_noun(taken_up)
                if taken_up is not None and child.pos_ == "PRON"
                else _object(child, cast)
            )
    return " ".join(parts)


def _object(token: Token, cast: Cast) -> str:
    keys = cast.who(token) if token.pos_ == "PRON" else ()
    return short_names(keys, cast) if keys else phrase(token, cast.story)


def _verb_title(verb: Token, roles: Roles, cast: Cast, *, trigger: Trigger | None = None) -> str:
    passive = any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )
    subject = subject_of(verb)
    theme = trigger.theme if trigger is not None else None
    taken_up = trigger.antecedent if trigger is not None else None
    if passive:
        name = bare_noun(taken_up) if taken_up is not None else _subject_words(subject, cast)
        if verb.dep_ == "acl":
            words = [token for token in verb.doc[verb.head.left_edge.i : verb.head.i + 1] if token.pos_ != "DET"]
            name = verb.doc[words[0].i : verb.head.i + 1].text
        return f"{name} {verb.text} {_rest(verb, cast)}"
    name = _subject_words(subject, cast) or short_names(roles.actors, cast)
    plural = subject is not None and (
        subject.tag_ in ("NNS", "NNPS")
        or subject.text.casefold() in _PLURAL_PRONOUNS
        or any(c.dep_ == "conj" for c in subject.children)
        or len(cast.who(subject)) > 1
    )
    rest = _rest(verb, cast, taken_up=taken_up)
    if theme is not None and theme == verb.head and verb.dep_ == "relcl":
        rest = f"{bare_noun(theme)} {rest}"
    missing = [key for key in roles.recipients if cast.parties[key].name.split()[-1] not in rest]
    if missing and verb.lemma_ in ("meet", "call"):
        link = next(
            (child.text for child in verb.children if child.dep_ in ("prep", "prt") and child.text in ("on", "with")),
            "",
        )
        rest = f"{link} {short_names(roles.recipients, cast)}"
    if not name and not _with_modal(verb) and verb.tag_ == "VBG":
        return f"{verb.text} {rest}"
    if not name and subject is not None and subject.tag_ == "PRP":
        name = subject.text  # who is meant is not clear, but a title without a subject would read as an order
    return f"{name} {_with_modal(verb) or present(verb, plural=plural)} {rest}"


def _with_modal(verb: Token) -> str:
    """Keep the words that make an event one to come, wanted or denied: "will visit", "did not attack"."""
    modal = [child for child in verb.children if child.dep_ in ("aux", "neg") and child.i < verb.i]
    if not any(child.tag_ == "MD" or child.dep_ == "neg" for child in modal):
        return ""
    return " ".join([*(child.text for child in modal), verb.text])


def _subject_words(subject: Token | None, cast: Cast) -> str:
    if subject is None:
        return ""
    if subject.i in cast.story.dateline:
        return short_names(cast.who(subject), cast)
    keys = cast.who(subject)
    unnamed = [t for t in subject.conjuncts if not cast.who(t)] if keys else []
    if keys and not unnamed:
        return short_names(keys, cast)
    return "" if subject.pos_ == "PRON" else phrase(subject, cast.story)


def _noun_title(trigger: Trigger, roles: Roles, cast: Cast) -> str:
    noun = trigger.token
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    owned = short_names(cast.who(owner), cast) if owner is not None else ""
    start = noun.left_edge.i if owner is None else max(token.i for token in owner.subtree) + 1
    text = phrase(noun, cast.story, start=start)
    has_where = any(child.dep_ in ("prep", "compound") for child in noun.children)
    if owned:
        return f"{owned}’s {text}"
    if not has_where and roles.actors:
        return f"{short_names(roles.actors, cast)}: {text}"
    return text


def _proposed_title(operator: Token, trigger: Trigger, cast: Cast) -> str:
    """Name what is proposed, and where; that it is proposed is its status."""
    thing = trigger.token
    if thing.pos_ == "VERB":
        return phrase(thing, cast.story, start=thing.i)
    first = next((child.i for child in thing.children if child.dep_ in _MODIFIERS), thing.i)
    text = thing.doc[min(first, thing.i) : thing.i + 1].text
    for place in cast.story.places:
        held = place.span.root
        while held.dep_ in ("compound", "nmod", "amod", "poss") and held.head.i > held.i:
            held = held.head
        preposition = held.head
        inside = operator.i < place.span.start <= operator.right_edge.i and preposition.i > thing.i
        if inside and place.mention.plotted and preposition.text.casefold() in _WHERE:
            return f"{text} {thing.doc[preposition.i : max(place.span.end, held.i + 1)].text}"
    return text


def _operator_title(operator: Token, trigger: Trigger, cast: Cast) -> str:
    if operator.pos_ in ("NOUN", "PROPN"):
        owner = next((child for child in operator.children if child.dep_ == "poss"), None)
        start = operator.i if owner is None else max(token.i for token in owner.subtree) + 1
        end = max(trigger.token.i + 1, min(operator.right_edge.i + 1, operator.i + _LONGEST))
        text = operator.doc[start:end].text
        cut = phrase(operator, cast.story, start=start)
        text = cut if len(cut) > 0 and operator.doc[start:end].text.startswith(cut) and len(cut.split()) > 2 else text  # noqa: PLR2004
        owned = short_names(cast.who(owner), cast) if owner is not None else ""
        return f"{owned}’s {text}" if owned else text
    subject = subject_of(operator)
    name = _subject_words(subject, cast)
    plural = subject is not None and (subject.tag_ in ("NNS", "NNPS") or len(cast.who(subject)) > 1)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in operator.children) or operator.pos_ == "ADJ"
    verb = operator.text if passive else present(operator, plural=plural)
    content = next((child for child in operator.children if child.dep_ == "ccomp"), None)
    rest = phrase(content, cast.story) if content is not None else _rest(operator, cast)
    return f"{name} {verb} {rest}"
