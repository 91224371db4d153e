"""
Pieces of pattern with the groups that dates are read from: `day`, `month`, `year`, and `day2`, `month2` of a pair.

It matches nothing by itself; the words are in `geo.times.english.words`.
"""

from geo.times.english.words import APPROXIMATE, DAY, MONTH, WEEKDAY_PREFIX, YEAR

TO = r"(?P<to>\s?[-–—/]\s?|\s(?:to|until|till|through|thru|and|or|&)\s)"
YEAR_GROUP = rf"(?P<year>{YEAR})"
RECENT = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|[.,]\d)"
"""A year beside a season; older ones are rather numbers ("this summer 1500 head of cattle")."""
THEN_YEAR = rf"(?:,? |-|, of |\s|\.)(?:of |in )?{YEAR_GROUP}"
APPROXIMATELY = rf"(?P<approximate>{APPROXIMATE})?"
ORDINAL = r"(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th)"

DAY_GROUP, DAY_2 = rf"(?P<day>{DAY})", rf"(?P<day2>{DAY})"
MONTH_GROUP, MONTH_2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"
OF_MONTH = rf"(?:[ -]|(?: day)? of |\s){MONTH_GROUP}"
_OF_MONTH_2 = rf"(?:[ -]|(?: day)? of |\s){MONTH_2}"
DAY_MONTH, MONTH_DAY = rf"{DAY_GROUP}{OF_MONTH}", rf"{MONTH_GROUP}(?: |\s)?(?:the )?{DAY_GROUP}"
DAY_MONTH_2, MONTH_DAY_2 = rf"{DAY_2}{_OF_MONTH_2}", rf"{MONTH_2} (?:the )?{DAY_2}"
BEFORE_DAY = rf"(?<![\w.,:/-]){WEEKDAY_PREFIX}(?:the )?"
START, END = r"(?<![\w/-])", r"(?![\w/]|-\d)"
