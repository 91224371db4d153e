"""
Find datelines ("CÚCUTA, Colombia —", "KARACHI/QUETTA:"): they say where and when a report was written, not who acts.

What a place named in one is worth to the map is `geo.places`'s to tell.
"""

import re

_TOWN = r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"^[ \t]*(?P<town>{_TOWN}(?:/{_TOWN}){{0,2}})(?P<rest>,[^—–:()\n]{{1,40}}?)?"
    r"(?P<agency> ?\((?P<inside>[^()\n]{2,40})\))?"
    r"(?P<end>\s?(?:—|–|--)\s?|\s?-\s|:\s|(?<=\))\s)",
    re.MULTILINE,
)
_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b")
_FEWEST_LETTERS = 4
_MOST_WORDS = 3


def find_datelines(text: str) -> tuple[tuple[int, int], ...]:
    """
    Find the datelines at the beginning of lines.

    Returns
    -------
    spans
        Offsets of each, its dash, colon or bracket included. A town stands in capitals, or a day or an agency in
        brackets stands with it.
    """
    return tuple(match.span() for match in _DATELINE.finditer(text) if _is_dateline(match))


def _is_dateline(match: re.Match[str]) -> bool:
    is_upper = match["town"].isupper() and sum(letter.isalpha() for letter in match["town"]) >= _FEWEST_LETTERS
    is_dated = match["rest"] is not None and _DAY.search(match["rest"]) is not None
    if not match["end"].strip():
        # With a bracket alone it may be the long form of a name: "NATO (North Atlantic Treaty Organization) says".
        return is_upper and match["agency"] is not None and len(match["inside"].split()) < _MOST_WORDS
    if match["end"].strip() == ":":
        return (is_upper and len(match["town"].split()) < _MOST_WORDS) or is_dated
    return is_upper or is_dated or (match["agency"] is not None and match["town"][0].isupper())
