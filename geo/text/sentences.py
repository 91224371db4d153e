"""
Sentence boundaries that the text itself fixes: line ends, and full stops with no space after them.

A line end is none where the whole text was wrapped at a column (`geo.text.lines`).
Inside a line the parser decides the rest, but only after final punctuation; the splitter for texts that no parser reads
goes by punctuation alone.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

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


@Language.component(MARKER)
def mark_sentences(doc: Doc) -> Doc:
    """Fix the boundaries that a parser must respect; leave open those where it may choose."""
    soft = find_soft_breaks(doc.text)
    for token in doc[1:]:
        fixed = _fixed_boundary(doc, token, soft)
        if fixed is not None:
            token.is_sent_start = fixed
        elif not (_follows_stop(doc, token) or doc[token.i - 1].text in _PAUSES):
            token.is_sent_start = False
    return doc


@Language.component(SPLITTER)
def split_sentences(doc: Doc) -> Doc:
    """Split by line ends and final punctuation, for texts that no parser reads."""
    soft = find_soft_breaks(doc.text)
    for token in doc[1:]:
        fixed = _fixed_boundary(doc, token, soft)
        token.is_sent_start = _follows_stop(doc, token) if fixed is None else fixed
    return doc


def _fixed_boundary(doc: Doc, token: Token, soft: frozenset[int]) -> bool | None:
    """Tell whether a sentence starts at a token: True, False, or None where the text itself does not fix it."""
    previous = doc[token.i - 1]
    if token.is_space or (token.text in _CLOSERS and not previous.whitespace_ and not previous.is_space):
        return False
    if _follows_line_end(doc, token, soft):
        return True
    if _follows_marker(doc, token) or _continues(doc, previous):
        return False
    if _follows_unspaced_stop(doc, token):
        return True
    return None


def _continues(doc: Doc, previous: Token) -> bool:
    """Tell whether a token binds the next one: an abbreviated title, or an opening quotation mark."""
    is_title = previous.text.endswith(".") and previous.text[:-1] in TITLES
    return is_title or (previous.text in _QUOTES and not previous.whitespace_ and _is_opening(doc, previous))


def _follows_marker(doc: Doc, token: Token) -> bool:
    """Tell whether the token follows the bullet or number that opens a list item: "•", "1."."""
    index = token.i - 1
    if doc[index].text in _STOPS and index > 0 and not doc[index - 1].whitespace_:
        index -= 1
    marker = doc[index].text.rstrip(".)")
    opens_line = index == 0 or "\n" in doc[index - 1].text
    return opens_line and (marker in _BULLETS or (marker.isdigit() and len(marker) <= _LONGEST_NUMBER))


def _is_opening(doc: Doc, quote: Token) -> bool:
    return quote.i == 0 or bool(doc[quote.i - 1].whitespace_) or doc[quote.i - 1].is_space or quote.text in "“‘«"


def _follows_line_end(doc: Doc, token: Token, soft: frozenset[int]) -> bool:
    """Tell whether a line end lies right before the token, other than one at which the text was only wrapped."""
    index = token.i - 1
    while index >= 0 and doc[index].is_space:
        space = doc[index]
        if any(letter == "\n" and space.idx + at not in soft for at, letter in enumerate(space.text)):
            return True
        index -= 1
    return False


def _follows_stop(doc: Doc, token: Token) -> bool:
    """Tell whether the last token before this one, closing quotes and brackets aside, ends in final punctuation."""
    index = token.i - 1
    while index > max(0, token.i - _FARTHEST) and (doc[index].is_space or doc[index].text in _CLOSERS):
        index -= 1
    return doc[index].text in _STOPS or doc[index].text.endswith(".")


def _follows_unspaced_stop(doc: Doc, token: Token) -> bool:
    """Tell whether the token follows "stated." or "stated.”" with no space between, as in "he stated.He"."""
    index = token.i - 1
    opens = token.text in "“‘«\"'(["
    if doc[index].whitespace_ or not (opens or token.text[0].isalpha()):
        return False
    while index > max(0, token.i - _FARTHEST) and doc[index].text in _CLOSERS:
        index -= 1
    following = doc[min(token.i + 1, len(doc) - 1)] if opens else token
    if doc[index].text not in _STOPS or index == 0 or doc[index - 1].whitespace_:
        return False
    return _starts_sentence(following) and _ends_word(doc[index - 1])


def _starts_sentence(token: Token) -> bool:
    """Tell whether a token can begin a sentence after a stop with no space: a capitalised word, no lone initial."""
    return token.text[0].isupper() and (len(token.text) > 1 or token.text in "AI")


def _ends_word(token: Token) -> bool:
    """Tell whether a full stop after this token can end a sentence: no initial, no "Ph", no number of a list."""
    if token.text in _CLOSERS:
        return True
    if token.text[-1].isdigit():
        return token.i > 0 and not token.is_sent_start
    return len(token.text) > 1 and token.text[-2:].islower()
