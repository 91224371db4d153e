"""What the tagger is told of a word by its form alone, and of a name by the gazetteer alone."""

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from geo.data.tables import read_numbers
from geo.errors import GeodataError
from geo.models.files import CLUSTERS, model_path, read_model_table
from geo.places.gazetteer import Gazetteer
from geo.places.words.abbreviations import find_country_code, find_state

OFFSETS = (-2, -1, 1, 2)
"""Neighbours whose word features a token is given too."""

_NAMED_KINDS = {"country": 9, "region": 8, "sea": 8, "province": 7}
_STATE, _COUNTRY = "province-main-7", "country-main-9"
_MOST_DIGITS = 7
_LONGEST_WORD = 20
_HEADS = frozenset(
    {
        *("county", "parish", "province", "district", "state", "city", "region", "river", "lake", "mountain", "island"),
        *("mountains", "islands", "bay", "gulf", "sea", "ocean", "valley", "desert", "beach", "hills", "creek", "park"),
        *("street", "avenue", "road", "highway", "university", "hospital", "school", "church", "airport", "base"),
        *("station", "college", "police", "department"),
    }
)


class WordForms:
    """The features of words by their form, for one language model and one gazetteer."""

    def __init__(self, vocab: Vocab, gazetteer: Gazetteer) -> None:
        self._vocab = vocab
        self._gazetteer = gazetteer
        self._clusters = read_clusters(len(vocab.vectors.data))
        self._own: dict[str, tuple[str, ...]] = {}
        self._beside: dict[tuple[str, int], tuple[str, ...]] = {}
        self._kinds: dict[str, str] = {}

    def describe(self, word: str, shape: str) -> tuple[str, ...]:
        """Describe a word: itself, its shape, its ends, its neighbours in meaning."""
        known = self._own.get(word)
        if known is None:
            lower = word.lower()
            known = (
                *self._describe_shared(word, lower, shape),
                f"prefix={lower[:3]}",
                f"suffix={lower[-3:]}",
            )
            self._own[word] = known
        return known

    def describe_beside(self, word: str, shape: str, offset: int) -> tuple[str, ...]:
        """Describe a neighbour `offset` tokens away: the same without its ends."""
        known = self._beside.get((word, offset))
        if known is None:
            shared = self._describe_shared(word, word.lower(), shape)
            known = tuple(f"{offset}:{feature}" for feature in shared)
            self._beside[word, offset] = known
        return known

    def find_kind(self, name: str) -> str:
        """
        Say what the most likely bearer of a name is: "settlement-main-5".

        Returns
        -------
        kind
            Kind, whether the name is the place's own or another, and the digits of its population; empty where no
            place bears the name.
        """
        known = self._kinds.get(name)
        if known is None:
            known = self._kinds[name] = self._find_kind(name)
        return known

    def _describe_shared(self, word: str, lower: str, shape: str) -> tuple[str, ...]:
        features = [f"word={lower[:_LONGEST_WORD]}", f"shape={shape}"]
        row = self._find_row(word, lower)
        if row >= 0:
            features += [f"{name}={numbers[row]}" for name, numbers in self._clusters.items()]
        if self._gazetteer.find_demonym(word) is not None:
            features.append("demonym")
        if lower in _HEADS:
            features.append(f"head={lower}")
        if word[:1].isupper():
            features.append("capital")
        return tuple(features)

    def _find_row(self, word: str, lower: str) -> int:
        rows: dict[int, int] = self._vocab.vectors.key2row
        strings = self._vocab.strings
        row = rows.get(strings[word], -1) if word in strings else -1
        return rows.get(strings[lower], -1) if row < 0 and lower in strings else row

    def _find_kind(self, name: str) -> str:
        if find_country_code(name):
            return _COUNTRY
        if find_state(name, after_comma=False):
            return _STATE
        matches = self._gazetteer.find(name)
        if not matches:
            return ""
        best = max(
            matches,
            key=lambda m: (_NAMED_KINDS.get(m.entry.kind, 0) * m.is_main_name, m.is_main_name, m.entry.population),
        )
        digits = min(_MOST_DIGITS, int(math.log10(best.entry.population + 1)))
        return f"{best.entry.kind}-{'main' if best.is_main_name else 'other'}-{digits}"


@cache
def find_word_forms(vocab: Vocab, gazetteer: Gazetteer) -> WordForms:
    """Give the features of words for a language model and a gazetteer; the second call gives the same object."""
    return WordForms(vocab, gazetteer)


@cache
def read_clusters(vectors: int) -> dict[str, NDArray[np.uint16]]:
    """
    Read in which cluster each word vector lies, by number of clusters.

    Raises
    ------
    GeodataError
        If the file is missing, or was made for a language model with another number of vectors.
    """
    table = read_model_table(model_path(CLUSTERS))
    if len(table) != vectors:
        raise GeodataError(
            f"{CLUSTERS}: made for {len(table)} word vectors, the language model has {vectors}; install the"
            " language model that Sarhad pins"
        )
    return {name: read_numbers(table, name) for name in table.column_names}


@lru_cache(maxsize=65536)
def at_offset(feature: str, offset: int) -> str:
    """Name a feature of a neighbour."""
    return f"{offset}:{feature}"


def count_share(part: int, whole: int, steps: int) -> int:
    """Say in how many of `steps` equal steps a share lies, the highest being `steps` - 1."""
    return min(steps - 1, steps * part // whole)
