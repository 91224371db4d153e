"""Finds the words that name a border, and the names beside them that say whose; not which boundary it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

_HEADS = frozenset({"border", "borders", "frontier", "frontiers", "boundary", "borderland", "borderlands"})
_HEADS_ALONE = frozenset({"border", "frontier", "borderlands", "borderland"})
_AREAS = frozenset(
    {
        *("area", "areas", "region", "regions", "zone", "zones", "strip", "belt", "line", "district", "districts"),
        *("fence", "wall", "barrier", "corridor", "stretch", "sector", "sectors"),
    }
)
_BOTH = frozenset({"their", "both", "shared", "common", "joint", "mutual"})
_OWN = frozenset({"its", "our", "his", "her"})
_GROUPS = frozenset({"two", "both", "countries", "neighbours", "neighbors", "nations", "states", "sides", "them"})
_JOINTS = frozenset({"-", "–", "—", "/", "and", "to"})
_LINK_WORDS = frozenset({"the", "of", "with", "a", "an", "neighbouring", "neighboring", "its", "islamic", "republic"})
_REACH_LEFT = 9
_REACH_RIGHT = 8
_ADJECTIVAL_DEPS = frozenset({"compound", "amod", "nmod"})


class Form(StrEnum):
    """How a border is named."""

    PAIR = "pair"
    """Both countries stand beside the word."""
    ONE_SIDE = "one side"
    """One country stands beside it ("the border with Iran")."""
    SHARED = "shared"
    """A word points back to two countries ("their border", "the shared border")."""
    BARE = "bare"
    """Nothing says whose it is ("along the border")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderName:
    """Words that name a border or the zone along it."""

    first_token: int
    last_token: int
    """Inclusive."""
    head_token: int
    form: Form
    sides: tuple[int, ...]
    """Indices into the names of the text; as many as `form` says."""


def find_borders(doc: Doc, names: Sequence[tuple[int, int]]) -> Iterator[BorderName]:
    """
    Find mentions of borders.

    Parameters
    ----------
    doc
        A parsed text.
    names
        First and last token (inclusive) of every name of a country, a people or a town, in text order.

    Yields
    ------
    border
        Adjectival uses ("border security", "cross-border attacks") only where two countries stand directly before.
    """
    for token in doc:
        if token.lower_ not in _HEADS or token.pos_ == "VERB" or _is_crossing(token):
            continue
        border = _read_border(doc, token, names)
        if border is not None:
            yield border


def _is_crossing(token: Token) -> bool:
    """Tell whether the word is the second part of "cross-border", "trans-border"."""
    return token.i > 1 and token.nbor(-1).text in {"-", "–"} and token.nbor(-2).lower_ in {"cross", "trans", "inter"}


def _read_border(doc: Doc, head: Token, names: Sequence[tuple[int, int]]) -> BorderName | None:
    last = head.i
    if last + 1 < len(doc) and doc[last + 1].lower_ in _AREAS:
        last += 1
    is_adjective = last == head.i and _modifies(head)
    first, left = _read_left(doc, head.i, names)
    if len(left) == _SIDES or is_adjective:
        return _border(first, last, head, Form.PAIR, left) if len(left) == _SIDES else None
    end, right = _read_right(doc, last, names)
    if right[1:] or (left and right and left != right):
        return _border(first, end, head, Form.PAIR, right if right[1:] else (*left, *right))
    if left or right:
        return _border(first, end, head, Form.ONE_SIDE, left or right)
    form = _read_form(doc, first, head, last, end)
    if form is None:
        return None
    return _border(first, end if form is Form.SHARED else last, head, form, ())


def _read_form(doc: Doc, first: int, head: Token, last: int, end: int) -> Form | None:
    """Read from the words around a border without names what it points back to; None where it is no particular one."""
    words = {token.lower_ for token in doc[first : head.i]} | {token.lower_ for token in doc[last + 1 : end + 1]}
    if words & (_BOTH | _GROUPS) or (head.head.lemma_ == "share" and head.dep_ in {"dobj", "obj"}):
        return Form.SHARED
    if words & _OWN:
        return Form.ONE_SIDE
    is_single = head.lower_ in _HEADS_ALONE or (head.lower_ == "borders" and "the" in words)
    return Form.BARE if is_single and _is_definite(doc, first, head.i, last) else None


def _border(first: int, last: int, head: Token, form: Form, sides: Sequence[int]) -> BorderName:
    return BorderName(first_token=first, last_token=last, head_token=head.i, form=form, sides=tuple(sides))


def _modifies(head: Token) -> bool:
    """Tell whether the word only modifies the noun after it ("border security", "border guards")."""
    following = next((token for token in head.doc[head.i + 1 : head.i + 3] if not token.is_space), None)
    if following is None:
        return False
    return head.dep_ in _ADJECTIVAL_DEPS and head.head.i > head.i and following.pos_ in {"NOUN", "PROPN", "ADJ"}


def _is_definite(doc: Doc, first: int, head: int, last: int) -> bool:
    """Tell whether a bare border is a particular one: "the border", or the zone ("in border areas")."""
    return last > head or any(token.lower_ in {"the", "this", "that"} for token in doc[first:head])


def _read_left(doc: Doc, head: int, names: Sequence[tuple[int, int]]) -> tuple[int, tuple[int, ...]]:
    """Walk left over adjectives and measures to the names or the pronoun before a border."""
    position = head - 1
    first = head
    while position >= 0 and head - position <= _REACH_LEFT:
        token = doc[position]
        if token.is_space and not doc[position + 1].is_sent_start:
            position -= 1
            continue
        name = _name_ending_at(names, position)
        if name is not None:
            return _read_left_names(doc, names, name)
        if token.text in {"'s", "’s", "'", "’"} and _name_ending_at(names, position - 1) is not None:
            position -= 1
            continue
        if not _is_modifier(token):
            break
        first = position
        if token.pos_ in {"DET", "PRON"}:
            break
        position -= 1
    while first < head and doc[first].lower_ in {"the", "a", "an"}:
        first += 0 if doc[first].lower_ == "the" else 1
        break
    return first, ()


def _read_left_names(doc: Doc, names: Sequence[tuple[int, int]], name: int) -> tuple[int, tuple[int, ...]]:
    first = names[name][0]
    if name + 1 < len(names) and names[name + 1] == names[name]:
        return first, (name, name + 1)
    is_joined = first > 0 and doc[first - 1].lower_ in _JOINTS - {"to"}
    if name > 0 and is_joined and names[name - 1][1] == first - _SIDES:
        return names[name - 1][0], (name - 1, name)
    return first, (name,)


def _is_modifier(token: Token) -> bool:
    if token.is_space or token.text in {",", ".", ";", ":", "(", ")", "“", "”", '"'}:
        return False
    return (
        token.pos_ in {"ADJ", "NUM", "DET", "NOUN"}
        or token.tag_ in {"PRP$", "VBN", "VBG", "HYPH"}
        or token.text in {"-", "–", "km"}
        or token.like_num
    )


def _name_ending_at(names: Sequence[tuple[int, int]], position: int) -> int | None:
    return next((number for number, (_, last) in enumerate(names) if last == position), None)


def _read_right(doc: Doc, last: int, names: Sequence[tuple[int, int]]) -> tuple[int, tuple[int, ...]]:
    """Read "between A and B", "with B", "of A and B", "between the two countries" after a border."""
    position = last + 1
    if position < len(doc) and doc[position].text == "\n":
        position += 1
    if position >= len(doc) or doc[position].lower_ not in {"between", "with", "of", "separating", "dividing"}:
        return last, ()
    opening = doc[position].lower_
    found: list[int] = []
    end = last
    position += 1
    while position < len(doc) and position - last <= _REACH_RIGHT and len(found) < _SIDES:
        number = next((n for n, (first, _) in enumerate(names) if first == position), None)
        token = doc[position]
        if number is not None:
            found.append(number)
            end = names[number][1]
            position = end + 1
        elif token.lower_ in _GROUPS:
            end = position
            position += 1
        elif token.lower_ in _JOINTS | _LINK_WORDS or (token.is_space and "\n\n" not in token.text):
            position += 1
        else:
            break
    if opening in {"with", "of"}:
        found = found[:1] if opening == "with" else found
    return (end if found or doc[end].lower_ in _GROUPS else last), tuple(found)


_SIDES = 2
