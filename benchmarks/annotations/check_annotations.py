"""
Check the annotated events against their rules and the texts that they count in; print them for proofreading.

    python benchmarks/annotations/check_annotations.py [CORPORA] [--show dev|held]

Without CORPORA (a folder with lgl.xml, trnews.xml and gwn.xml) labels, dates and the shape of spans are checked; with
it also the hashes of the texts and that the spans lie inside. --show prints each event of one half in its words, which
who develops the reading does with `dev` alone. Exit status 1 on a fault. It scores nothing and runs nothing of
`geo.events`.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from geo.times.edtf import is_edtf
from geo.training.corpora import read_corpora
from geo.vocabulary import EventType, Status

ANNOTATIONS = Path(__file__).parent / "events"
KINDS = ("event", "agreement")
DOCUMENT_KEYS = ["corpus", "id", "sha256", "published", "events"]
EVENT_KEYS = ["id", "kind", "event_type", "status", "trigger", "mentions", "dates", "places", "actors", "recipients"]
SPAN_LISTS = ("mentions", "places", "actors", "recipients")
CONTEXT_CHARACTERS = 60


def find_faults(document: dict[str, Any], text: str | None) -> Iterator[str]:
    """Say what is wrong with one document; `text` is None where the corpora are not there."""
    if list(document) != DOCUMENT_KEYS:
        yield f"keys are {list(document)}"
        return
    if document["published"] is not None and not _is_day(document["published"]):
        yield f"published {document['published']!r} is no ISO date"
    if text is not None and hashlib.sha256(text.encode()).hexdigest() != document["sha256"]:
        yield "the text is another one: its hash differs"
    for number, event in enumerate(document["events"], start=1):
        yield from (f"e{number}: {fault}" for fault in _find_event_faults(event, number, text))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _find_event_faults(event: dict[str, Any], number: int, text: str | None) -> Iterator[str]:
    if list(event) != EVENT_KEYS:
        yield f"keys are {list(event)}"
        return
    if event["id"] != f"e{number}":
        yield f"id {event['id']!r} is out of order"
    if event["kind"] not in KINDS:
        yield f"unknown kind {event['kind']!r}"
    if event["event_type"] not in {*EventType}:
        yield f"unknown type {event['event_type']!r}"
    if event["status"] not in {*Status}:
        yield f"unknown status {event['status']!r}"
    if event["kind"] == "agreement" and event["event_type"] != EventType.COMMITMENT:
        yield "an agreement has the type commitment"
    yield from (f"{value!r} is no EDTF date" for value in event["dates"] if not is_edtf(value))
    for start, end in [event["trigger"], *(span for name in SPAN_LISTS for span in event[name])]:
        if not 0 <= start < end or (text is not None and text[start:end] != text[start:end].strip()):
            yield f"span [{start}, {end}] is empty, or begins or ends with a blank"
        if text is not None and end > len(text):
            yield f"span [{start}, {end}] leaves the text"


def render_event(event: dict[str, Any], text: str) -> str:
    """Write an event in the words that its spans stand on."""
    start, end = event["trigger"]
    before, after = text[max(0, start - CONTEXT_CHARACTERS) : start], text[end : end + CONTEXT_CHARACTERS]
    words = {name: [text[slice(*span)] for span in event[name]] for name in SPAN_LISTS}
    return "\n".join(
        [
            f"  {event['id']} {event['kind']} {event['event_type']} {event['status']} {event['dates']}",
            "     " + " ".join(f"{before}[[{text[start:end]}]]{after}".split()),
            *(f"     {name}: " + " | ".join(found) for name, found in words.items() if found),
        ]
    )


def main() -> int:
    """Check every file, and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="?", help="folder of the annotated news; no part of Sarhad")
    parser.add_argument("--show", choices=("dev", "held"), help="print each event of one half in its words")
    options = parser.parse_args()
    corpora = read_corpora(options.corpora) if options.corpora else {}
    texts = {(name, text.id): text.text for name, found in corpora.items() for text in found}
    paths = sorted(ANNOTATIONS.glob("*/*.json"))
    n_faults = 0
    for path in paths:
        document = json.loads(path.read_text(encoding="utf-8"))
        text = texts.get((document["corpus"], document["id"]))
        faults = [*find_faults(document, text)]
        if path.stem != f"{document['corpus']}-{document['id']}":
            faults.append("the file is named for another document")
        if texts and text is None:
            faults.append("its corpus has no such document")
        print(*(f"{path.parent.name}/{path.name}: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
        n_faults += len(faults)
        if options.show == path.parent.name and text is not None:
            print(f"{path.parent.name}/{path.name}, published {document['published']}")
            print(*(render_event(event, text) for event in document["events"]), sep="\n")
    print(f"{len(paths)} documents, {n_faults} faults")
    return 1 if n_faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
