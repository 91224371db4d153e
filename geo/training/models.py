"""Trains every model from prepared texts and writes the files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from geo.models.files import FIRST_LOOK, RANKER, SECOND_LOOK
from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.spans import build_names
from geo.training.ranker import collect_choices, grow_trees
from geo.training.recogniser import train_recogniser
from geo.training.texts import PreparedText


def train_models(texts: Sequence[PreparedText], folder: Path, gazetteer: Gazetteer) -> None:
    """
    Train recogniser and ranker and write their files.

    The ranker learns from the names that annotators marked, so that it does not depend on the recogniser.
    """
    train_recogniser(
        [text.tokens for text in texts],
        [text.labels for text in texts],
        folder / FIRST_LOOK,
        folder / SECOND_LOOK,
    )
    lookup = Lookup(gazetteer)
    choices = []
    for text in texts:
        spans = [(gold.start, gold.end) for gold in text.annotated.gold]
        names = [replace(name, certainty=1.0) for name in build_names(text.doc, spans, lookup)]
        choices += collect_choices(text.article, text.annotated, names, lookup)
    pq.write_table(grow_trees(choices), folder / RANKER, compression="zstd")
