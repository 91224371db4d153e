"""Reads annotated news corpora: texts, and the spans that annotators marked as places, with their coordinates."""

import hashlib
import re
import xml.etree.ElementTree as ET  # the caller's own files
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError

CORPORA = ("lgl", "trnews", "gwn")
"""Local-Global Lexicon (Lieberman 2010), TR-News (Kamalloo 2018), GeoWebNews (Gritta 2019)."""
_FARTHEST_DRIFT = 120
"""Characters that an offset of a corpus may be off; beyond, the same words are another mention."""
_NOT_A_PLACE = "Non_Toponym"
_EXPRESSION = "_Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A stretch of text that an annotator marked."""

    start: int
    end: int
    lon: float | None
    lat: float | None
    geonames_id: int | None
    kind: str
    """The corpus's own word for what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """One document of a corpus."""

    corpus: str
    id: str
    text: str
    gold: tuple[Gold, ...]

    def fold(self, folds: int) -> int:
        """Say in which of some folds the document lies, by its id alone."""
        return int(hashlib.sha1(self.id.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def read_corpora(folder: Path) -> dict[str, list[AnnotatedText]]:
    """
    Read the corpora of a folder.

    Raises
    ------
    InputError
        If a file is missing or no XML.
    """
    return {name: list(_read_corpus(folder / f"{name}.xml", name)) for name in CORPORA}


def _read_corpus(path: Path, name: str) -> Iterator[AnnotatedText]:
    try:
        root = ET.parse(path).getroot()  # noqa: S314  (the caller's own files)
    except (OSError, ET.ParseError) as fault:
        problem = f"no corpus of annotated news ({fault}); give the folder that holds {name}.xml"
        raise InputError(path, problem) from fault
    for number, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        gold = {(g.start, g.end): g for g in reversed([*_read_gold(article, text)])}
        yield AnnotatedText(
            corpus=name,
            id=article.get("docid") or article.get("file") or str(number),
            text=text,
            gold=tuple(gold[span] for span in sorted(gold)),
        )


def _read_gold(article: ET.Element, text: str) -> Iterator[Gold]:
    for toponym in article.iter("toponym"):
        words = toponym.findtext("phrase") or toponym.findtext("extractedName")
        start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
        start, end = _repair(text, start, end, words)
        entry = toponym.find("gaztag")
        if toponym.find("extractedName") is not None:
            kind = toponym.findtext("type") or ""
            if kind.endswith(_EXPRESSION) or kind == _NOT_A_PLACE:
                continue
            position = toponym.findtext("latitude"), toponym.findtext("longitude")
            number = toponym.findtext("geonamesID")
        elif entry is not None:
            kind = f"{entry.findtext('fclass') or ''}.{entry.findtext('fcode') or ''}"
            position, number = (entry.findtext("lat"), entry.findtext("lon")), entry.get("geonameid")
        else:
            kind, position, number = "", (None, None), None
        lat, lon = (_to_float(value) for value in position)
        yield Gold(start=start, end=end, lat=lat, lon=lon, kind=kind, geonames_id=int(number) if number else None)


def _repair(text: str, start: int, end: int, words: str | None) -> tuple[int, int]:
    """Move a drifted offset to the nearest place that has the annotated words."""
    if words is None or text[start:end] == words:
        return start, end
    near = [match for match in re.finditer(re.escape(words), text) if abs(match.start() - start) <= _FARTHEST_DRIFT]
    best = min(near, key=lambda match: abs(match.start() - start), default=None)
    return (start, end) if best is None else best.span()


def _to_float(value: str | None) -> float | None:
    try:
        return None if value is None else float(value)
    except ValueError:
        return None
