"""
Quote phrases of a text for titles: where they begin and end, verbs in the present, names in short.

What a title is made of is `geo.events.clauses.titles`'s.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.story import Story
from geo.events.words.wordlists import to_words
from geo.vocabulary import ActorType

_LONGEST = 20
_LONGEST_TITLE = 90
_MOST_NAMES = 3
_STOPS = frozenset(',;:—–(“”"')
_CLAUSES = frozenset({"relcl", "advcl"})
_DANGLING = to_words(
    """of in on at to for with by from and or the a an during after following as upon , - both that his her their
    its along near"""
)
_PHRASE_STARTS = to_words(
    "and or but to for with in on at from by during near along after before as that which while against"
)
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def to_title(text: str, *, suffix: str = "") -> str:
    """Clean a title's white space, cut it at the end of a phrase, and begin it with a capital letter."""
    words = " ".join(text.split()).strip(" ,;:-–—")
    words = cut_words(words.replace(" ’s", "’s").replace(" 's", "'s"), _LONGEST_TITLE - len(suffix))
    return words[:1].upper() + words[1:] + suffix


def cut_words(text: str, length: int) -> str:
    """Cut before the last preposition or conjunction that leaves at most `length` characters."""
    if len(text) <= length:
        return text
    words, best = text.split(), ""
    for index in range(1, len(words)):
        head = " ".join(words[:index])
        if len(head) > length:
            break
        is_end = words[index].casefold() in _PHRASE_STARTS or words[index - 1].endswith(",")
        if (is_end and len(head) > length // 3) or not best:
            best = head
    while best and best.split()[-1].casefold().strip(",") in _DANGLING:
        best = " ".join(best.split()[:-1])
    return best.strip(" ,;:-–—")


def short_names(keys: Sequence[str], cast: Cast) -> str:
    """Name some of the cast briefly: surnames of persons, names of others."""
    names = []
    for key in keys:
        party = cast.parties[key]
        names.append(party.name.split()[-1] if party.actor_type is ActorType.PERSON else party.name)
    names = list(dict.fromkeys(names))
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def phrase(token: Token, story: Story, *, start: int | None = None) -> str:
    """Quote a phrase from its left edge, shortened before a clause, a date or a comma."""
    dates = {index for found in story.dates for index in range(found.span.start, found.span.end)}
    first = token.left_edge.i if start is None else start
    while first < token.i and first in story.dateline:
        first += 1
    last = first
    for other in token.doc[first : token.right_edge.i + 1]:
        after = other.i > token.i
        if after and (
            _is_stop(other)
            or other.tag_ in ("WP", "WDT", "WRB")
            or other.i in dates
            or other.dep_ in _CLAUSES
            or other.i - first >= _LONGEST
        ):
            break
        last = other.i + 1
    while (
        last > first + 1
        and last < len(token.doc)
        and not token.doc[last - 1].whitespace_
        and token.doc[last].text not in _STOPS | {".", "”", "’s", "'s", ")"}
    ):
        last -= 1
    while last > max(first + 1, token.i + 1) and token.doc[last - 1].text.casefold() in _DANGLING:
        last -= 1
    while (
        first < token.i
        and token.doc[first].pos_ == "DET"
        and token.doc[first].text.casefold() in ("the", "a", "an", "this", "these")
    ):
        first += 1
    return token.doc[first:last].text


def _is_stop(token: Token) -> bool:
    """Tell whether a phrase ends before a token; a comma inside a list of names does not end it."""
    if token.text == "," and token.i + 2 < len(token.doc):
        following = [other for other in token.doc[token.i + 1 : token.i + 3] if other.text not in ("and", "or")]
        return (
            token.doc[token.i - 1].pos_ != "PROPN"
            or following[0].pos_ != "PROPN"
            or following[0].text.casefold() in ("general", "president")
        )
    return token.text in _STOPS


def present(verb: Token, *, plural: bool) -> str:
    """Put a verb into the present tense of headlines, its particle with it."""
    lemma = verb.lemma_.lower()
    if plural:
        word = "are" if lemma == "be" else lemma
    elif lemma in _IRREGULAR:
        word = _IRREGULAR[lemma]
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        word = f"{lemma[:-1]}ies"
    else:
        word = f"{lemma}{'es' if lemma.endswith(('s', 'sh', 'ch', 'x', 'z', 'o')) else 's'}"
    return word


def bare_noun(noun: Token) -> str:
    """Quote a noun with the words before it, no article and nothing after it."""
    words = [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if token.pos_ not in ("DET", "PRON", "PUNCT")]
    return noun.doc[words[0].i : noun.i + 1].text if words else noun.text
