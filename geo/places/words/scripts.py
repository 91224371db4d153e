"""Which script a word is in, and whether it can begin a name; knows no names."""

import unicodedata
from functools import lru_cache

from spacy.lang.ar.stop_words import STOP_WORDS as ARABIC
from spacy.lang.fa.stop_words import STOP_WORDS as PERSIAN
from spacy.lang.ur.stop_words import STOP_WORDS as URDU

from geo.places.names import to_key

_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ol", "as-", "al-"})
_MORE_URDU = frozenset("میں سے کے کی کا کو نے پر تک اور ہے ہیں تھا تھے تھی".split())  # noqa: SIM905  (words, not a list)
_FUNCTION_WORDS = frozenset(to_key(word) for word in ARABIC | PERSIAN | URDU | _MORE_URDU)
_LINKS = frozenset(
    {
        *_ARTICLES,
        *("of", "and", "the", "de", "del", "da", "do", "dos", "di", "du", "des", "la", "le", "les", "las", "los"),
        *(
            "van",
            "von",
            "der",
            "den",
            "am",
            "an",
            "im",
            "ob",
            "sur",
            "sous",
            "en",
            "on",
            "upon",
            "under",
            "e",
            "i",
            "y",
        ),
        *("-", "–", "'", "’", "&", "bin", "ibn", "bei", "na", "nad", "pod", "san", "és", "och", "og", "i-", "e-"),
    }
)


@lru_cache(maxsize=65536)
def is_arabic_script(word: str) -> bool:
    """Tell whether the word's first letter is of the Arabic script (Persian, Urdu, Arabic, Pashto …)."""
    for char in word:
        if char.isalpha():
            return unicodedata.name(char, "").startswith("ARABIC")
    return False


@lru_cache(maxsize=65536)
def is_name_like(word: str) -> bool:
    """Tell whether a word can begin or end a name: a capital, or a letter of a script without capitals."""
    return word[:1].isupper() or is_arabic_script(word)


@lru_cache(maxsize=65536)
def is_function_word(word: str) -> bool:
    """Tell whether a word of the Arabic script is grammar, not a name: folded, many look like one ("میں", Maine)."""
    return to_key(word) in _FUNCTION_WORDS


def is_link(word: str) -> bool:
    """Tell whether a word may stand inside a name without a capital ("Trinidad and Tobago", "al-Hasakah")."""
    return word.lower() in _LINKS


def is_article_prefix(word: str) -> bool:
    """Tell whether a small word may begin a name before a hyphen ("al-Hasakah")."""
    return word.lower() in _ARTICLES
