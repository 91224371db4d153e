"""
Score the reading of events on annotated documents; prints tables, asserts nothing.

    python -m benchmarks.events CORPORA [--held] [--errors]
    python -m benchmarks.events --own [--errors]

CORPORA is a folder with lgl.xml, trnews.xml and gwn.xml; none of it is part of Sarhad, and what was annotated lies here
as ids, offsets and labels. `--own` scores the articles of our own, which are part of the tests. `--errors` lists what
was missed, found in error or read wrongly, for whoever mends it. `--held` scores the documents that are looked at once.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import ANY, SHARES, TYPED, count_reading, labels_of, measure
from benchmarks.gold import GoldDocument, Span, read_corpus_documents, read_own_documents
from benchmarks.matching import Pair, Reading, read_documents
from geo.errors import SarhadError

ROOT = Path(__file__).resolve().parents[1]
ANNOTATIONS = ROOT / "benchmarks" / "annotations" / "events"
OWN_ARTICLES = ROOT / "tests" / "data" / "annotated"
HELD_WARNING = "note: the held documents are to be looked at once, when all is done; tune nothing after it"
_CELL = 18
_CONTEXT = 70
"""Characters of text shown on each side of what an error is about."""


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Score the reading of events on annotated documents.")
    parser.add_argument("corpora", type=Path, nargs="?", help="folder with lgl.xml, trnews.xml and gwn.xml")
    parser.add_argument("--own", action="store_true", help="score the articles of our own, which need no corpora")
    parser.add_argument("--held", action="store_true", help="score the documents that are to be looked at once")
    parser.add_argument("--errors", action="store_true", help="list misses, false finds and wrong fields in context")
    arguments = parser.parse_args()
    if (arguments.corpora is None) != arguments.own or (arguments.own and arguments.held):
        parser.error("give either the folder of the corpora or --own; --held goes with the corpora")
    if arguments.held:
        print(HELD_WARNING, file=sys.stderr)
    try:
        documents = read_chosen(arguments.corpora, held=arguments.held)
    except SarhadError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    readings = read_documents(documents)
    print("\n".join(render_tables(readings)))
    if arguments.errors:
        print("\n".join(line for reading in readings for line in render_errors(reading)))
    return 0


def read_chosen(corpora: Path | None, *, held: bool) -> list[GoldDocument]:
    """Read the articles of our own, or those of the corpora that are for development, or are held back."""
    if corpora is None:
        return read_own_documents(OWN_ARTICLES)
    return read_corpus_documents(ANNOTATIONS / ("held" if held else "dev"), corpora)


def render_tables(readings: Sequence[Reading]) -> Iterator[str]:
    """Render all figures, then those of each type; in brackets 95 % intervals over documents."""
    counts = [count_reading(reading) for reading in readings]
    yield f"{len(readings)} documents; shares with 95 % intervals (bootstrap over documents)"
    yield f"{'detection':14}{'gold':>6}{'found':>6}  {'precision':{_CELL}}{'recall':{_CELL}}F1"
    for label in (ANY, TYPED):
        gold, found = (sum(each[key, label] for each in counts) for key in ("gold", "found"))
        cells = "".join(f"{measure(counts, name, label)!s:{_CELL}}" for name in ("precision", "recall", "F1"))
        yield f"{label:14}{gold:6}{found:6}  {cells}".rstrip()
    yield "of what was detected"
    for name in ("date", "place", "status"):
        figure = measure(counts, name, ANY)
        yield f"{name + ' right':28}{figure!s:{_CELL}}{figure.right} of {figure.whole}"
    figure = measure(counts, "map", ANY)
    yield f"{'right of what the map shows':28}{figure!s:{_CELL}}{figure.right} of {figure.whole}"
    yield f"{'by type':14}{'gold':>6}{'found':>6}  " + "".join(f"{name:{_CELL}}" for name in SHARES).rstrip()
    for label in labels_of(counts):
        gold, found = (sum(each[key, label] for each in counts) for key in ("gold", "found"))
        cells = "".join(f"{measure(counts, name, label)!s:{_CELL}}" for name in SHARES)
        yield f"{label:14}{gold:6}{found:6}  {cells}".rstrip()


def render_errors(reading: Reading) -> Iterator[str]:
    """Render what went wrong in one document, in the order of its text."""
    text = reading.gold.text
    paired = {pair.gold.id for pair in reading.pairs}
    matched = [pair.found for pair in reading.pairs]
    lines: list[tuple[Span, str]] = [
        (event.mentions[0], f"missed  {event.label}, {event.status}")
        for event in reading.gold.events
        if event.id not in paired
    ]
    lines += [
        (found.evidence[0], f"false   {found.label}, {found.status}: {found.title}")
        for found in reading.found
        if not any(found is other for other in matched)
    ]
    lines += [
        (pair.gold.mentions[0], f"wrong   {wrong}") for pair in reading.pairs for wrong in _list_wrong(pair, text)
    ]
    yield f"\n== {reading.gold.corpus} {reading.gold.id}"
    yield from (f"{what}\n          {_quote(text, span)}" for span, what in sorted(lines))


def _list_wrong(pair: Pair, text: str) -> Iterator[str]:
    gold, found = pair.gold, pair.found
    if gold.label != found.label:
        yield f"type: {found.label}, not {gold.label}"
    if not pair.is_date_right:
        yield f"date: {found.date_edtf}, not {' or '.join(gold.dates) or None}"
    if not pair.is_place_right:
        yield f"place: {_name(found.places, text)}, not {_name(gold.places, text)}"
    if not pair.is_status_right:
        yield f"status: {found.status}, not {gold.status}"


def _name(spans: Sequence[Span], text: str) -> str:
    return " or ".join(dict.fromkeys(text[start:end] for start, end in spans)) or "none"


def _quote(text: str, span: Span) -> str:
    start, end = span
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return " ".join(f"…{before}»{text[start:end]}«{after}…".split())


if __name__ == "__main__":
    sys.exit(main())
