"""Whether every quotation stands in its article where it says, word for word."""

import hashlib
from collections.abc import Iterator

from geo.errors import InputError
from layers.checks.folder import CURE, Folder, Row
from layers.spec import LAYERS
from layers.tables.articles import article_file
from layers.tables.sources import CONTEXT

_QUOTING = ("evidence", "claims", "mentions", "actors", "field_spans", "reviews")
_LONGEST = 60


def check_quotations(folder: Folder) -> Iterator[InputError]:
    """Find texts that are not the ones read, and quotations that differ from their slice of the text."""
    yield from _check_texts(folder)
    for spec in LAYERS:
        for row in folder.rows(spec.name):
            span = (row["source_id"], row["quote_start"], row["quote_end"])
            for problem in _find_problems(folder, span, row["quote"]):
                yield folder.fault(spec.name, f"{row['id']}: quotation {problem}")
    for name in _QUOTING:
        for number, row in enumerate(folder.rows(name), start=1):
            if row["source_id"] is None:
                continue
            for problem in _find_problems(folder, (row["source_id"], row["start"], row["end"]), row["exact"]):
                yield folder.fault(name, f"row {number}: {problem}")
            if not _has_its_context(folder, row):
                yield folder.fault(name, f"row {number}: prefix or suffix is not what stands around it")
    yield from _check_sentences(folder)
    yield from _check_issues(folder)


def _check_texts(folder: Folder) -> Iterator[InputError]:
    hashes = {}
    for row in folder.rows("articles"):
        hashes[row["id"]] = row["sha256"]
        if row["id"] not in folder.texts:
            continue
        text = folder.texts[row["id"]]
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != row["sha256"]:
            problem = f"not the text that was read: its SHA-256 differs from the table articles; {CURE}"
            yield InputError(folder.path / article_file(row["id"]), problem)
        if len(text) != row["characters"]:
            yield folder.fault("articles", f"{row['id']}: {row['characters']} characters, the text has {len(text)}")
    for spec in LAYERS:
        for row in folder.rows(spec.name):
            if row["source_id"] in hashes and row["source_sha256"] != hashes[row["source_id"]]:
                yield folder.fault(spec.name, f"{row['id']}: source_sha256 is not that of {row['source_id']}")


def _find_problems(folder: Folder, span: tuple[str, int, int], quotation: str) -> Iterator[str]:
    source_id, start, end = span
    text = folder.texts.get(source_id)
    if text is None:
        if all(article["id"] != source_id for article in folder.rows("articles")):
            yield f"names the article {source_id!r}, which is not in the table articles"
        return
    if not 0 <= start < end <= len(text):
        yield f"offsets {start}–{end} are no stretch of {article_file(source_id)} ({len(text)} code points)"
    elif text[start:end] != quotation:
        yield f"“{_shorten(quotation)}” is not what {article_file(source_id)} has at {start}–{end}"


def _has_its_context(folder: Folder, row: Row) -> bool:
    text = folder.texts.get(row["source_id"])
    if text is None or "prefix" not in row:
        return True
    start, end = row["start"], row["end"]
    around = (text[max(0, start - CONTEXT) : start] or None, text[end : end + CONTEXT] or None)
    return around == (row["prefix"], row["suffix"])


def _check_sentences(folder: Folder) -> Iterator[InputError]:
    for number, row in enumerate(folder.rows("mentions"), start=1):
        if not row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]:
            yield folder.fault("mentions", f"row {number}: not inside its sentence")


def _check_issues(folder: Folder) -> Iterator[InputError]:
    for number, row in enumerate(folder.rows("issues"), start=1):
        text = folder.texts.get(row["source_id"] or "")
        if text is None or row["start"] is None or row["end"] is None:
            continue
        if not 0 <= row["start"] <= row["end"] <= len(text):
            yield folder.fault("issues", f"row {number}: offsets are no stretch of {article_file(row['source_id'])}")


def _shorten(quotation: str) -> str:
    words = " ".join(quotation.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
