"""
What a line end means: a paragraph's end, or only the column at which the text was wrapped.

It looks at lines alone; sentences are found in `geo.text.sentences`.
"""

from itertools import pairwise

_FEWEST_BREAKS = 3
_CUT_SHARE = 0.3
_SHORTEST_WRAPPED = 40
_SHARE_OF_WIDTH = 0.6
"""A line shorter than this share of the usual width ends its paragraph: nothing pushed its next word down."""

_STOPS = frozenset('.?!:؟۔”"')
_BULLETS = frozenset("-–—•*·▪►‣#>|")


def is_wrapped(text: str) -> bool:
    """
    Tell whether a text was wrapped at a column, so that many line ends cut a sentence.

    Returns
    -------
    wrapped
        True where of at least three line ends between two lines of text three in ten cut a sentence: after a line of
        40 characters or more with no final punctuation, before a small letter. Where a paragraph is a line, hardly one
        does.
    """
    breaks = [
        (line, following)
        for line, following in pairwise(text.split("\n"))
        if line.strip() and following.strip() and not _is_item(following)
    ]
    cut = sum(
        len(line) >= _SHORTEST_WRAPPED and line.rstrip()[-1] not in _STOPS and following.lstrip()[0].islower()
        for line, following in breaks
    )
    return len(breaks) >= _FEWEST_BREAKS and cut >= _CUT_SHARE * len(breaks)


def find_soft_breaks(text: str) -> frozenset[int]:
    """
    Find the line ends of a wrapped text that end nothing.

    Returns
    -------
    offsets
        Of each line end at which the line before fills the column and the line after is neither blank nor a list item;
        empty for a text that is not wrapped.
    """
    if not is_wrapped(text):
        return frozenset()
    lines = text.split("\n")
    full = _SHARE_OF_WIDTH * _usual_width(lines)
    soft, offset = set(), 0
    for line, following in pairwise(lines):
        offset += len(line)
        if len(line) >= full and following.strip() and not _is_item(following):
            soft.add(offset)
        offset += 1
    return frozenset(soft)


def join_wrapped(text: str) -> str:
    """Put a space for each line end that ends nothing, so that patterns run on over it; offsets stay as they are."""
    joined, start = [], 0
    for offset in sorted(find_soft_breaks(text)):
        joined += [text[start:offset], " "]
        start = offset + 1
    return "".join([*joined, text[start:]])


def _is_item(line: str) -> bool:
    return line.lstrip()[0] in _BULLETS


def _usual_width(lines: list[str]) -> int:
    """Measure the column that lines are wrapped at: the length that nine in ten do not pass."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
