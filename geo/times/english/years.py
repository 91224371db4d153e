"""
Bare years, told from other numbers of four digits.

It knows nothing of months and days.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from geo.times.english.cues import find_matches
from geo.times.english.words import APPROXIMATE, YEAR
from geo.times.spans import TimeSpan, with_qualifier

_BARE = re.compile(rf"(?P<approximate>(?<![\w-]){APPROXIMATE})?(?<![\w.,/$€£#№'’])(?P<year>{YEAR})(?![\w/%°$€£])")
_OLDEST_WITHOUT_WORDS = 1800
"""Older years need "in" or the like before them; 1258 alone is more often a number."""

_TIME_BEFORE = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|during|of|year|before|after|between|and|to|through|circa|around|late|early|mid|"
    r"than|for|fiscal|FY|or)[ -](?:the )?(?:year )?$"
)
_STRONG_BEFORE = re.compile(
    r"(?i)\b(?:in|since|during|until|till|year|circa|back in|fiscal|as of|late|early|mid)[ -](?:the )?$"
)
_NUMBERED = (
    "article articles section sections resolution resolutions unscr no nos number flight route highway page pp chapter "
    "unit brigade regiment vision agenda mirage boeing airbus model type serial order act rs pkr usd us room pillar "
    "pillars killed wounded"
)
_COUNTED = (
    "about|some|nearly|almost|over|at least|more than|fewer than|less than|up to|approximately|roughly|exactly|around|"
    "another|only|total of|altitude of|height of|depth of|elevation of"
)
_NUMBER_BEFORE = re.compile(
    rf"(?i)(?:\b(?:{'|'.join(_NUMBERED.split())}|{_COUNTED})\.?\s(?:no\.?\s)?|[#№$€£+±≥≤<>=]\s?)$"
)
_JOINED_BEFORE = re.compile(r"\b(?:[Pp]re|[Pp]ost|[Mm]id|[A-Z][a-z]{2,})-$")
"""What a hyphen may join to a year: "post-1979", and exercises that carry their year ("Aman-2023")."""

_MEASURES = (
    "km kms kilometer kilometers kilometre kilometres kg kgs m meter metre metres mile miles mi ft feet foot yard "
    "meters yards acre acres hectare hectares sq square ton tons tonne tonnes liter liters litre litres barrel barrels "
    "mw megawatt megawatts kw mm cm hours hrs hr gmt utc dollar dollars rupee rupees rial rials toman tomans euro "
    "euros pounds percent years days weeks months minutes seconds year day week month minute second"
)
_PEOPLE = (
    "people person persons men women children civilians soldiers troops fighters militants terrorists personnel "
    "officers guards members families refugees migrants prisoners workers students pilgrims houses homes vehicles "
    "trucks tanks aircraft missiles drones rockets posts points pillars villages copies others more additional "
    "block blocks casualties deaths injured wounded killed dead strong"
)
_QUANTITY_AFTER = re.compile(
    rf"(?i)(?:[ -]?(?:{'|'.join([*_MEASURES.split(), *_PEOPLE.split()])}|per cent|local time)\b|\s?%)"
)
_YEAR_BEFORE = re.compile(r"(?<![\d.,$€£-])(?:1[5-9]|20)\d\d(?:,| and|, and| or)\s$")
"""A list of years goes on: "in 1777, 1779 and 1780"."""
_ROUND = 100


def find_years(doc: Doc, text: str, windows: Sequence[tuple[int, int]]) -> list[TimeSpan]:
    """
    Find the bare years of a text, with the word that blurs them ("late 2016" is `2016~`).

    Parameters
    ----------
    text
        That of `doc`, or as long.
    windows
        Where its numbers of four digits are.
    """
    found = []
    for match in find_matches(_BARE, text, windows):
        if _is_year(doc, match):
            edtf = match["year"]
            if match["approximate"]:
                edtf = with_qualifier(edtf, "~")
            found.append(TimeSpan(start=match.start(), end=match.end(), edtf=edtf))
    return found


def _is_year(doc: Doc, match: re.Match[str]) -> bool:
    text, year = match.string, int(match["year"])
    before, after = text[max(0, match.start("year") - 40) : match.start("year")], text[match.end() : match.end() + 40]
    line_before = before.rsplit("\n", 1)[-1]
    if _QUANTITY_AFTER.match(after):
        return False
    if _STRONG_BEFORE.search(line_before) or match["approximate"]:
        return True
    if _YEAR_BEFORE.search(line_before) and year % _ROUND:
        return True
    if _NUMBER_BEFORE.search(line_before) or year < _OLDEST_WITHOUT_WORDS:
        return False
    if re.search(r"[A-Za-z]-$|\d[-–]$", line_before):
        return bool(_JOINED_BEFORE.search(line_before)) and (year % _ROUND != 0 or "post" in line_before)
    return bool(_TIME_BEFORE.search(line_before) and year % _ROUND) or not _counts_nouns(doc, match)


def _counts_nouns(doc: Doc, match: re.Match[str]) -> bool:
    """Tell whether a number counts the plural after it ("2000 rifles"); "the 2018 agreements" has an article."""
    span = doc.char_span(match.start("year"), match.end("year"), alignment_mode="expand")
    if span is None or not doc.has_annotation("TAG"):
        return False
    token = span[0]
    if token.i > 0 and (doc[token.i - 1].tag_ in ("DT", "PRP$", "POS", "IN") or doc[token.i - 1].is_punct):
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return following is not None and following.tag_ == "NNS" and int(match["year"]) % 10 == 0
