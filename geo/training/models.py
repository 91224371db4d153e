"""Trains every model from prepared texts and writes the files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from geo.models.files import PARSED, RANKER, TOKENISED
from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.spans import build_names
from geo.training.ranker import collect_choices, grow_trees
from geo.training.recogniser import train_recogniser
from geo.training.texts import PreparedText, describe_seen


def train_models(texts: Sequence[PreparedText], folder: Path, gazetteer: Gazetteer) -> None:
    """
    Train both recognisers and the ranker and write their files.

    The ranker learns from the names that annotators marked, so that it does not depend on the recogniser.
    """
    labels = [text.labels for text in texts]
    train_recogniser([text.tokens for text in texts], labels, (folder / PARSED.first, folder / PARSED.second))
    train_recogniser(
        [text.plain_tokens for text in texts],
        labels,
        (folder / TOKENISED.first, folder / TOKENISED.second),
        first_labels=[text.wider_labels for text in texts],
        describe_again=lambda number, seen: describe_seen(texts[number], seen, gazetteer),
    )
    lookup = Lookup(gazetteer)
    choices = []
    for text in texts:
        spans = [(gold.start, gold.end) for gold in text.annotated.gold]
        names = [replace(name, certainty=1.0) for name in build_names(text.doc, spans, lookup)]
        choices += collect_choices(text.article, text.annotated, names, lookup)
    pq.write_table(grow_trees(choices), folder / RANKER, compression="zstd")
