"""Trains the two conditional random fields of the recogniser, and the clusters of word vectors that they use."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pycrfsuite

from geo.places.gazetteer import Gazetteer
from geo.places.tagging.document import add_first_look
from geo.places.tagging.tagger import PEOPLE, PLACE
from geo.places.tagging.tokens import TokenFeatures
from geo.places.tagging.wordforms import OFFSETS
from geo.training.corpora import AnnotatedText

CLUSTER_COUNTS = (64, 256, 1024)
_ROUNDS = 25
_SEED = 0
_JACKKNIFE = 4
"""Parts for the first looks that the second one is trained on: each text's comes from a model that has not seen it."""
_SETTINGS = {"c1": 0.3, "c2": 0.02, "max_iterations": 90, "feature.possible_transitions": True}
_LEXICAL = ("word=", "prefix=", "suffix=", "cluster-")
"""Features that tell which word it is."""
_OFFSETS = (-3, *OFFSETS, 3)
_PEOPLE_KINDS = frozenset({"Non_Literal_Modifier", "Demonym"})
_WIDE_KINDS = frozenset({"country", "region"})


def cluster_vectors(vectors: np.ndarray) -> pa.Table:
    """
    Cluster word vectors by direction (spherical k-means).

    Parameters
    ----------
    vectors
        Shape (words, dimensions).

    Returns
    -------
    table
        One row a vector; one column of cluster numbers for each of `CLUSTER_COUNTS`.
    """
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return pa.table({f"cluster-{count}": _cluster(unit, count).astype(np.uint16) for count in CLUSTER_COUNTS})


def _cluster(unit: np.ndarray, count: int) -> np.ndarray:
    centres = unit[np.random.default_rng(_SEED).choice(len(unit), count, replace=False)]
    for _ in range(_ROUNDS):
        nearest = (unit @ centres.T).argmax(axis=1)
        for number in range(count):
            members = unit[nearest == number]
            if len(members):
                centres[number] = members.mean(axis=0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    result: np.ndarray = (unit @ centres.T).argmax(axis=1)
    return result


def label_tokens(text: AnnotatedText, tokens: TokenFeatures, gazetteer: Gazetteer) -> list[str]:
    """Write the annotators' spans as labels of tokens."""
    labels = ["O"] * len(tokens.words)
    for gold in text.gold:
        inside = [
            number
            for number, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
            if start < gold.end and end > gold.start
        ]
        what = PEOPLE if _is_people(text.text[gold.start : gold.end].strip(), gold.kind, gazetteer) else PLACE
        for number in inside:
            labels[number] = f"{'B' if number == inside[0] else 'I'}-{what}"
    return labels


def _is_people(words: str, kind: str, gazetteer: Gazetteer) -> bool:
    if gazetteer.find_demonym(words) is None:
        return False
    is_wide = any(match.is_main_name and match.entry.kind in _WIDE_KINDS for match in gazetteer.find(words))
    return kind in _PEOPLE_KINDS or not is_wide


def mask_names(words: Sequence[str], features: Sequence[Sequence[str]]) -> list[list[str]]:
    """
    Take from every capitalised word what tells which word it is, and leave how it looks and what is known of it.

    Annotated news is about few parts of the world; without this the model trusts the names that it has met.
    """
    is_name = [word[:1].isupper() for word in words]
    masked = []
    for number, described in enumerate(features):
        hidden = ["", *(f"{offset}:" for offset in _OFFSETS)]
        near = (number, *(number + offset for offset in _OFFSETS))
        prefixes = tuple(
            prefix + kind
            for prefix, other in zip(hidden, near, strict=True)
            if 0 <= other < len(words) and is_name[other]
            for kind in _LEXICAL
        )
        masked.append(
            [feature for feature in described if not feature.startswith(prefixes)] if prefixes else [*described]
        )
    return masked


def train_recogniser(
    described: Sequence[TokenFeatures],
    labels: Sequence[Sequence[str]],
    files: tuple[Path, Path],
    *,
    first_labels: Sequence[Sequence[str]] | None = None,
    describe_again: Callable[[int, Sequence[str]], TokenFeatures] | None = None,
) -> None:
    """
    Train both looks and write them.

    Parameters
    ----------
    described, labels
        Of the training texts, in one order.
    files
        Of the first and of the second look, to write.
    first_labels
        What the first look learns, where it learns more than the second.
    describe_again
        Describes a text, by its number, for the second look from what the first one saw; None: as for the first.
    """
    first, second = files
    learned = labels if first_labels is None else first_labels
    seen: dict[int, list[str]] = {}
    for part in range(_JACKKNIFE):
        inside = [number for number in range(len(described)) if number % _JACKKNIFE != part]
        _train(((described[n].words, described[n].features, learned[n]) for n in inside), first)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(first))
        for number in range(part, len(described), _JACKKNIFE):
            seen[number] = tagger.tag(described[number].features) if described[number].features else []
        tagger.close()
    again = [describe_again(n, seen[n]) if describe_again else tokens for n, tokens in enumerate(described)]
    _train(((t.words, add_first_look(t, seen[n]), labels[n]) for n, t in enumerate(again)), second)
    _train(((tokens.words, tokens.features, y) for tokens, y in zip(described, learned, strict=True)), first)


def _train(texts: Iterable[tuple[Sequence[str], list[list[str]], Sequence[str]]], path: Path) -> None:
    """Train on each text twice: as it is, and as if all its names were new."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, features, labels in texts:
        if features:
            trainer.append(pycrfsuite.ItemSequence(features), labels)
            trainer.append(pycrfsuite.ItemSequence(mask_names(words, features)), labels)
    trainer.set_params(_SETTINGS)
    trainer.train(str(path))
