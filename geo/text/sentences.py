"""
Sentence boundaries that the text itself fixes: line ends, and full stops with no space after them.

A line end is none where the whole text was wrapped at a column (`geo.text.lines`).
Inside a line the parser decides the rest, but only after final punctuation; the splitter for texts that no parser reads
goes by punctuation alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from geo.text.lines import find_soft_breaks
from geo.text.tokens import TITLES

MARKER = "sarhad_sentence_marker"
SPLITTER = "sarhad_sentence_splitter"

_STOPS = frozenset({".", "?", "!", "…", "...", "؟", "۔", "。", "।"})
_PAUSES = frozenset({":", ";", "—", "–", "--", "•"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "►", "‣"})
_LONGEST_NUMBER = 2
_FARTHEST = 6
"""How many closing quotation marks and brackets may stand between a full stop and the next sentence."""
_QUOTES = frozenset("\"'”’»“‘«")
_CLOSERS = frozenset("\"'”’»)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tokens:
    """What the boundaries rest on, as plain lists: a token of the library costs much to make and to ask."""

    texts: list[str]
    is_spaced: list[bool]
    """Whether a space follows."""
    is_space: list[bool]
    """Whether it is white space itself."""
    ends_line: list[bool]
    """Whether it is white space with a line end that is no mere wrap."""


@Language.component(MARKER)
def mark_sentences(doc: Doc) -> Doc:
    """Fix the boundaries that a parser must respect; leave open those where it may choose."""
    tokens = _read_tokens(doc)
    starts: list[bool | None] = [True]
    for number in range(1, len(tokens.texts)):
        fixed = _fixed_boundary(tokens, number)
        may_start = _follows_stop(tokens, number) or tokens.texts[number - 1] in _PAUSES
        starts.append(False if fixed is None and not may_start else fixed)
    return _mark(doc, starts)


@Language.component(SPLITTER)
def split_sentences(doc: Doc) -> Doc:
    """Split by line ends and final punctuation, for texts that no parser reads."""
    tokens = _read_tokens(doc)
    starts: list[bool | None] = [True]
    for number in range(1, len(tokens.texts)):
        fixed = _fixed_boundary(tokens, number)
        starts.append(_follows_stop(tokens, number) if fixed is None else fixed)
    return _mark(doc, starts)


def _mark(doc: Doc, starts: Sequence[bool | None]) -> Doc:
    """Write all boundaries at once: the library looks through the whole text at every single one."""
    numbers = {True: 1, False: -1, None: 0}
    if len(doc):
        column: Any = np.array([[numbers[start]] for start in starts], dtype=np.int64).view(np.uint64)
        doc.from_array(["SENT_START"], column)
    return doc


def _read_tokens(doc: Doc) -> _Tokens:
    soft = find_soft_breaks(doc.text)
    listed = list(doc)
    texts = [token.text for token in listed]
    is_space = [text.isspace() for text in texts]
    ends_line = [
        is_blank and any(letter == "\n" and token.idx + at not in soft for at, letter in enumerate(token.text))
        for token, is_blank in zip(listed, is_space, strict=True)
    ]
    is_spaced = [bool(token.whitespace_) for token in listed]
    return _Tokens(texts=texts, is_spaced=is_spaced, is_space=is_space, ends_line=ends_line)


def _fixed_boundary(tokens: _Tokens, number: int) -> bool | None:
    """Tell whether a sentence starts at a token: True, False, or None where the text itself does not fix it."""
    text, before = tokens.texts[number], number - 1
    if tokens.is_space[number] or (text in _CLOSERS and not tokens.is_spaced[before] and not tokens.is_space[before]):
        return False
    if _follows_line_end(tokens, number):
        return True
    if _follows_marker(tokens, number) or _continues(tokens, before):
        return False
    if _follows_unspaced_stop(tokens, number):
        return True
    return None


def _continues(tokens: _Tokens, number: int) -> bool:
    """Tell whether a token binds the next one: an abbreviated title, or an opening quotation mark."""
    text = tokens.texts[number]
    if text.endswith(".") and text[:-1] in TITLES:
        return True
    return text in _QUOTES and not tokens.is_spaced[number] and _is_opening(tokens, number)


def _follows_marker(tokens: _Tokens, number: int) -> bool:
    """Tell whether the token follows the bullet or number that opens a list item: "•", "1."."""
    index = number - 1
    if tokens.texts[index] in _STOPS and index > 0 and not tokens.is_spaced[index - 1]:
        index -= 1
    if index > 0 and "\n" not in tokens.texts[index - 1]:
        return False
    marker = tokens.texts[index].rstrip(".)")
    return marker in _BULLETS or (marker.isdigit() and len(marker) <= _LONGEST_NUMBER)


def _is_opening(tokens: _Tokens, quote: int) -> bool:
    is_after_space = quote == 0 or tokens.is_spaced[quote - 1] or tokens.is_space[quote - 1]
    return is_after_space or tokens.texts[quote] in "“‘«"


def _follows_line_end(tokens: _Tokens, number: int) -> bool:
    """Tell whether a line end lies right before the token, other than one at which the text was only wrapped."""
    index = number - 1
    while index >= 0 and tokens.is_space[index]:
        if tokens.ends_line[index]:
            return True
        index -= 1
    return False


def _follows_stop(tokens: _Tokens, number: int) -> bool:
    """Tell whether the last token before this one, closing quotes and brackets aside, ends in final punctuation."""
    index = number - 1
    while index > max(0, number - _FARTHEST) and (tokens.is_space[index] or tokens.texts[index] in _CLOSERS):
        index -= 1
    return tokens.texts[index] in _STOPS or tokens.texts[index].endswith(".")


def _follows_unspaced_stop(tokens: _Tokens, number: int) -> bool:
    """Tell whether the token follows "stated." or "stated.”" with no space between, as in "he stated.He"."""
    index = number - 1
    text = tokens.texts[number]
    opens = text in "“‘«\"'(["
    if tokens.is_spaced[index] or not (opens or text[0].isalpha()):
        return False
    while index > max(0, number - _FARTHEST) and tokens.texts[index] in _CLOSERS:
        index -= 1
    following = tokens.texts[min(number + 1, len(tokens.texts) - 1)] if opens else text
    if tokens.texts[index] not in _STOPS or index == 0 or tokens.is_spaced[index - 1]:
        return False
    return _starts_sentence(following) and _ends_word(tokens.texts[index - 1], is_first=index == 1)


def _starts_sentence(text: str) -> bool:
    """Tell whether a word can begin a sentence after a stop with no space: a capitalised word, no lone initial."""
    return text[0].isupper() and (len(text) > 1 or text in "AI")


def _ends_word(text: str, *, is_first: bool) -> bool:
    """Tell whether a full stop after this word can end a sentence: no initial, no "Ph", no number of a list."""
    if text in _CLOSERS:
        return True
    if text[-1].isdigit():
        return not is_first
    return len(text) > 1 and text[-2:].islower()
