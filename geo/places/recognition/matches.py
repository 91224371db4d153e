"""Finds the longest runs of words that the gazetteer knows as a name; does not judge whether they are meant so."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span

from geo.places.gazetteer import Gazetteer
from geo.places.words.abbreviations import find_country_code, find_state
from geo.places.words.features import GENERIC_WORDS
from geo.places.words.scripts import is_arabic_script, is_article_prefix, is_function_word, is_link, is_name_like

LONGEST_NAME = 7
"""Tokens; the longest names of countries and provinces that texts use have six or seven."""
_SHORTEST = 3
"""Letters; shorter names ("Ur", "Of") are only believed where they are known short forms."""


def find_matches(doc: Doc, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """
    Find the runs of tokens that some place in the gazetteer is called, longest first, without overlaps.

    Parameters
    ----------
    doc
        A parsed text.
    gazetteer
        Which names exist.

    Returns
    -------
    spans
        In text order. Runs begin and end with a name-like word and never cross a comma or the end of a sentence.
    """
    return tuple(_scan(doc, gazetteer))


def _scan(doc: Doc, gazetteer: Gazetteer) -> Iterator[Span]:
    has_name = lru_cache(maxsize=None)(gazetteer.has_name)
    position = 0
    while position < len(doc):
        match = None
        if _can_begin(doc, position):
            ends = range(_last_end(doc, position), position, -1)
            match = next((doc[position:end] for end in ends if _is_match(doc[position:end], has_name)), None)
        if match is None:
            position += 1
        else:
            yield _without_article(match, gazetteer)
            position = match.end


def _without_article(match: Span, gazetteer: Gazetteer) -> Span:
    """Cut "The" off the name of a country, region or sea; towns keep it ("The Hague")."""
    if len(match) == 1 or match[0].lower_ != "the":
        return match
    rest = match[1:]
    kinds = (
        {found.entry.kind for found in gazetteer.find(rest.text)} if rest.text.lower() not in GENERIC_WORDS else set()
    )
    is_wide = find_country_code(rest.text) is not None or not kinds.isdisjoint({"country", "region", "sea"})
    return rest if is_wide else match


def _can_begin(doc: Doc, position: int) -> bool:
    word = doc[position].text
    if is_name_like(word):
        return True
    following = position + 2
    return (
        is_article_prefix(word)
        and following < len(doc)
        and doc[position + 1].text == "-"
        and is_name_like(doc[following].text)
    )


def _last_end(doc: Doc, position: int) -> int:
    """Find the exclusive end of the longest run from here: name-like words with links between them."""
    end = position + 1
    while end < len(doc) and end - position < LONGEST_NAME:
        word = doc[end].text
        if _is_wrap(doc, end):
            end += 1
            continue
        if not (is_name_like(word) or is_link(word)) and not _ends_short_form(doc, position, end):
            break
        end += 1
    return end


def _is_wrap(doc: Doc, position: int) -> bool:
    """Tell whether a token is a line end in the middle of a sentence, as in texts wrapped at a column."""
    token = doc[position]
    is_line_end = token.is_space and token.text.count("\n") == 1
    return is_line_end and position + 1 < len(doc) and not doc[position + 1].is_sent_start


def _ends_short_form(doc: Doc, position: int, end: int) -> bool:
    """Tell whether a full stop here belongs to a short form before it ("Ont.")."""
    return doc[end].text == "." and find_state(doc[position : end + 1].text, after_comma=False) is not None


def _is_match(span: Span, has_name: Callable[[str], bool]) -> bool:
    last = span[-1].text
    if not (is_name_like(last) or (last == "." and len(span) > 1)):
        return False
    return is_known_name(span.text, has_name)


def is_known_name(text: str, has_name: Callable[[str], bool]) -> bool:
    """Tell whether a name, or the name that a short form stands for, is in the gazetteer."""
    if text.lower() in GENERIC_WORDS:
        return False
    if find_country_code(text) or find_state(text, after_comma=False):
        return True
    if is_arabic_script(text) and is_function_word(text):
        return False
    letters = sum(char.isalpha() for char in text)
    if letters < (_SHORTEST - 1 if is_arabic_script(text) else _SHORTEST):
        return False
    saint = text.removeprefix("St. ").removeprefix("St ")
    return has_name(text) or (saint != text and has_name(f"Saint {saint}"))
