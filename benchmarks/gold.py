"""Reads annotated documents: what people marked in texts, by `docs/annotation-guideline.md`. It scores nothing."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.times.edtf import is_edtf
from geo.training.corpora import read_corpora
from geo.vocabulary import EventType, Status

Span = tuple[int, int]
"""Start and end, in code points of the text, end-exclusive."""
KINDS = ("event", "agreement")
OWN_CORPUS = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One event or agreement, as an annotator marked it."""

    id: str
    label: str
    """Its type; `agreement` for an agreement."""
    status: str
    mentions: tuple[Span, ...]
    """Its trigger first, then where else it is told; never empty."""
    dates: tuple[str, ...]
    """EDTF values any of which is right; empty: the text fixes none."""
    places: tuple[Span, ...]
    """Names of places any of which is right; empty: the text names none."""
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One text with everything that was annotated in it."""

    corpus: str
    id: str
    published: str | None
    """ISO date; None: not known."""
    text: str
    sha256: str
    events: tuple[GoldEvent, ...]


def read_own_documents(folder: Path) -> list[GoldDocument]:
    """
    Read the articles of our own: `NAME.json` beside its `NAME.txt`.

    Raises
    ------
    InputError
        If an annotation is at fault, or not of the text beside it.
    """
    paths = sorted(folder.glob("*.json"))
    texts = {(OWN_CORPUS, path.stem): path.with_suffix(".txt").read_text(encoding="utf-8") for path in paths}
    return [read_document(path, texts) for path in paths]


def read_corpus_documents(folder: Path, corpora: Path) -> list[GoldDocument]:
    """
    Read annotations of documents whose texts lie in the corpora.

    Raises
    ------
    InputError
        If a corpus is missing, there is no annotation, or one is at fault.
    """
    texts = {(text.corpus, text.id): text.text for found in read_corpora(corpora).values() for text in found}
    documents = [read_document(path, texts) for path in sorted(folder.glob("*.json"))]
    if not documents:
        raise InputError(folder, "holds no annotation: a file CORPUS-ID.json for each document")
    return documents


def read_document(path: Path, texts: Mapping[tuple[str, str], str]) -> GoldDocument:
    """
    Read one annotation and join it with its text.

    Raises
    ------
    InputError
        If the text is not among `texts` or another one, or the annotation breaks the format.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = texts[raw["corpus"], raw["id"]]
        events = tuple(_read_event(event) for event in raw["events"])
        if raw["published"] is not None:
            date.fromisoformat(raw["published"])
        document = GoldDocument(
            corpus=raw["corpus"],
            id=raw["id"],
            published=raw["published"],
            text=text,
            sha256=raw["sha256"],
            events=events,
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise InputError(path, f"is no annotation of a text that is here ({fault!r}); see the guideline") from fault
    if problems := list(find_problems(document)):
        raise InputError(path, "; ".join(problems))
    return document


def _read_event(raw: Mapping[str, Any]) -> GoldEvent:
    if raw["kind"] not in KINDS:
        raise ValueError(f"kind '{raw['kind']}' is none of {KINDS}")
    return GoldEvent(
        id=raw["id"],
        label="agreement" if raw["kind"] == "agreement" else EventType(raw["event_type"]).value,
        status=Status(raw["status"]).value,
        mentions=_read_spans([raw["trigger"], *raw["mentions"]]),
        dates=tuple(raw["dates"]),
        places=_read_spans(raw["places"]),
        actors=_read_spans(raw["actors"]),
        recipients=_read_spans(raw["recipients"]),
    )


def _read_spans(raw: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in raw)


def find_problems(document: GoldDocument) -> Iterator[str]:
    """Find what cannot be: a changed text, spans of nothing, dates that are none, ids that repeat."""
    if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
        yield "the text is not the one that was annotated (its sha256 differs)"
    ids = [event.id for event in document.events]
    if len(set(ids)) != len(ids):
        yield "two events have one id"
    for event in document.events:
        for start, end in (*event.mentions, *event.places, *event.actors, *event.recipients):
            quoted = document.text[start:end] if 0 <= start < end <= len(document.text) else ""
            if not quoted or quoted != quoted.strip():
                yield f"{event.id}: [{start}, {end}] is no span of words"
        yield from (f"{event.id}: '{value}' is no EDTF" for value in event.dates if not is_edtf(value))
