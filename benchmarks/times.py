"""
Score expressions of time on annotated news, and time the search for them; prints tables, asserts nothing.

    python benchmarks/times.py CORPORA [--held-back] [--faults]

CORPORA is a folder with lgl.xml, trnews.xml and gwn.xml; none of it is part of Sarhad. What is annotated is in
`annotations/times/news.jsonl`: offsets and values, no text. How it was chosen and annotated is told in docs/times.md.
The documents held back were looked at once; a second look makes them documents for development.
"""

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from geo.records import Article, DateExpression
from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.times.edtf import edtf_bounds
from geo.times.expressions import find_dates
from geo.training.corpora import read_corpora

ANNOTATIONS = Path(__file__).parent / "annotations" / "times" / "news.jsonl"
HALVES = ("development", "added", "held back")
WORDS = 2000
RUNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """An annotated expression."""

    start: int
    end: int
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An annotated document, read."""

    half: str
    article: Article
    doc: Doc
    gold: tuple[Gold, ...]


@dataclass(slots=True, kw_only=True)
class Counts:
    """What was annotated, found, matched, and matched with the right value."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0

    def f1(self, hits: int) -> float:
        """Find the harmonic mean of precision and recall."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 1.0


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Score and time the search for expressions of time.")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--held-back", action="store_true", help="score the documents held back too")
    parser.add_argument("--faults", action="store_true", help="list what is missed, wrong or too much")
    arguments = parser.parse_args()
    documents = read_annotated(arguments.corpora, HALVES if arguments.held_back else HALVES[:2])
    print(f"{'':14} {'texts':>5} {'gold':>5} {'found':>5} {'relaxed F1':>10} {'value F1':>9}")
    for half in HALVES if arguments.held_back else HALVES[:2]:
        mine = [document for document in documents if document.half == half]
        counts = score(mine, faults=arguments.faults)
        figures = f"{counts.f1(counts.matched):10.3f} {counts.f1(counts.right):9.3f}"
        print(f"{half:14} {len(mine):5} {counts.gold:5} {counts.found:5} {figures}")
    print_speed(documents)


def read_annotated(folder: Path, halves: Sequence[str]) -> list[Annotated]:
    """Read the annotated documents of some halves."""
    texts = {(text.corpus, text.id): text.text for found in read_corpora(folder).values() for text in found}
    lines = [json.loads(line) for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines()]
    documents = []
    for line in lines:
        if line["half"] not in halves:
            continue
        article = article_from_text(texts[line["corpus"], line["id"]], name=line["id"], published=line["published"])
        gold = tuple(Gold(start=start, end=end, edtf=edtf) for start, end, edtf in line["dates"])
        (doc,) = parse_texts([article.text])
        documents.append(Annotated(half=line["half"], article=article, doc=doc, gold=gold))
    return documents


def score(documents: Sequence[Annotated], *, faults: bool) -> Counts:
    """Count as TempEval-3 does: any overlap matches, one to one; a value counts only where the words match."""
    counts = Counts()
    for document in documents:
        left = list(find_dates(document.doc, document.article).dates)
        counts.gold, counts.found = counts.gold + len(document.gold), counts.found + len(left)
        for gold in document.gold:
            match = next((found for found in left if found.start < gold.end and gold.start < found.end), None)
            if match is not None:
                left.remove(match)
            right = match is not None and is_same_value(match.edtf, gold.edtf)
            counts.matched, counts.right = counts.matched + (match is not None), counts.right + right
            if faults and not right:
                print_fault(document.article, gold, match)
        if faults:
            for found in left:
                print(f"  too much  {document.article.id}: {found.exact!r} {found.edtf}")
    return counts


def is_same_value(one: str, other: str) -> bool:
    """Tell whether two values cover the same days; what they say of certainty is not compared."""
    first, second = (edtf_bounds(edtf.translate(dict.fromkeys(map(ord, "?~%")))) for edtf in (one, other))
    return (first.earliest, first.latest) == (second.earliest, second.latest)


def print_fault(article: Article, gold: Gold, match: DateExpression | None) -> None:
    """Print an annotated expression that was not found or not understood."""
    found = "missed" if match is None else f"read as {match.edtf}"
    print(f"  {found:24} {article.id}: {article.text[gold.start : gold.end]!r} {gold.edtf}")


def print_speed(documents: Sequence[Annotated]) -> None:
    """Print what the search costs in a text of 2,000 words, parsed already."""
    words = " ".join(document.article.text for document in documents).split(" ")
    article = article_from_text(" ".join((words * (WORDS // len(words) + 1))[:WORDS]), name="long")
    (doc,) = parse_texts([article.text])
    seconds = statistics.median(_time(doc, article) for _ in range(RUNS))
    print(f"{WORDS} words, parsed already: {1000 * seconds:.1f} ms")


def _time(doc: Doc, article: Article) -> float:
    start = time.process_time()
    find_dates(doc, article)
    return time.process_time() - start


if __name__ == "__main__":
    main()
