"""Holds texts back, trains on the others and reads the held-back ones: by folds of documents, and by whole corpora."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.models.files import CLUSTERS, MODELS_FOLDER, other_models
from geo.places.gazetteer import Gazetteer
from geo.places.reading import find_places
from geo.records import Mention
from geo.training.models import train_models
from geo.training.scoring import Predicted
from geo.training.texts import PreparedText


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """What was read of one text by models that have not seen it."""

    text: PreparedText
    is_parsed: bool
    """Read with the language model; False: only cut into tokens."""
    found: tuple[Predicted, ...]
    """Read by itself."""
    on_gold: tuple[Predicted, ...]
    """Read with the annotators' spans given."""


def split_by_fold(texts: Sequence[PreparedText], folds: int) -> Iterator[tuple[list[PreparedText], list[PreparedText]]]:
    """Give for each fold the texts to train on and those held back; a fold without texts is left out."""
    for fold in range(folds):
        held = [text for text in texts if text.annotated.fold(folds) == fold]
        if held:
            yield [text for text in texts if text.annotated.fold(folds) != fold], held


def split_by_corpus(texts: Sequence[PreparedText]) -> Iterator[tuple[list[PreparedText], list[PreparedText]]]:
    """Give for each corpus the texts of the others, and its own held back."""
    for corpus in dict.fromkeys(text.annotated.corpus for text in texts):
        held = [text for text in texts if text.annotated.corpus == corpus]
        yield [text for text in texts if text.annotated.corpus != corpus], held


def read_held_back(train: Sequence[PreparedText], held: Sequence[PreparedText], gazetteer: Gazetteer) -> list[HeldBack]:
    """Train on some texts and read others, both parsed and only cut into tokens."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / CLUSTERS).write_bytes((MODELS_FOLDER / CLUSTERS).read_bytes())
        with other_models(folder):
            train_models(train, folder, gazetteer)
            return [read_text(text, gazetteer, is_parsed=flag) for flag in (True, False) for text in held]


def read_text(text: PreparedText, gazetteer: Gazetteer, *, is_parsed: bool = True) -> HeldBack:
    """Read one text by itself and with the annotators' spans, with the models in use."""
    doc = text.doc if is_parsed else text.plain
    spans = tuple((gold.start, gold.end) for gold in text.annotated.gold)
    given = replace(text.article, spans=spans)
    return HeldBack(
        text=text,
        is_parsed=is_parsed,
        found=_to_predicted(find_places(doc, text.article, gazetteer).mentions),
        on_gold=_to_predicted(find_places(doc, given, gazetteer).mentions),
    )


def _to_predicted(mentions: Sequence[Mention]) -> tuple[Predicted, ...]:
    """Take every mention, plotted or not, once a span."""
    by_span = {
        (m.start, m.end): Predicted(start=m.start, end=m.end, lon=m.lon, lat=m.lat, probability=m.probability)
        for m in reversed(mentions)
    }
    return tuple(by_span[span] for span in sorted(by_span))
