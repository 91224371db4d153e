"""
Fold place names of the Latin, Arabic, Persian and Urdu scripts to keys that compare equal.

Knows nothing of places: the same function folds the names of the gazetteer and the words of a text.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        # letters that Unicode does not decompose, as newspapers without them write
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ŀ": "l",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        # one letter, three keyboards: Arabic, Persian, Urdu
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ے": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ة": "ه",
        "ۃ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ٱ": "ا",
        "ٹ": "ت",
        "ڈ": "د",
        "ڑ": "ر",
        "ں": "ن",
        # marks that carry no sound
        "ء": None,
        "ـ": None,
        "&": " and ",
    },
)
_DROPPED = re.compile("[.'`´‘’‛ʹʻʼʽʾʿˈ″′\u200d\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e\ufeff\u00ad·]+")
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def to_key(name: str) -> str:
    """
    Fold a name to its lookup key.

    Accents, vowel signs, case, apostrophes and dots vanish; hyphens, commas, the zero-width non-joiner and
    white space become single spaces; the Arabic, Persian and Urdu forms of one letter become one.

    Returns
    -------
    key
        Possibly empty (a name of punctuation only). Folding a key gives the key itself.
    """
    folded = name
    # Case folding can give letters that decompose again, so the pair runs twice.
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    folded = _DROPPED.sub("", folded).translate(_LETTERS)
    return _SEPARATORS.sub(" ", folded).strip()
