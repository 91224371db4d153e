"""
One article as a file gives it, before it has an id of its own; and the faults met on the way.

It knows no file format.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from geo.errors import InputError
from geo.records import Issue
from geo.text.metadata import Metadata
from geo.text.normalise import normalise_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article read from a file, its text normalised and its metadata checked."""

    path: Path
    line: int | None
    """1-based line of a row; None where the file holds this article alone."""
    text: str
    metadata: Metadata
    spans: tuple[tuple[int, int], ...] | None = None

    def filled_from(self, metadata: Metadata) -> "Draft":
        """Take from elsewhere what the file itself does not say."""
        return replace(self, metadata=self.metadata.filled_from(metadata))


@dataclass(slots=True, kw_only=True)
class Drafts:
    """What files gave so far."""

    articles: list[Draft] = field(default_factory=list)
    faults: list[InputError] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def check_text(text: str, path: Path, line: int | None = None) -> str:
    """
    Normalise a text and refuse what is no text.

    Raises
    ------
    InputError
        If it holds nothing but white space, a NUL, or half of a surrogate pair.
    """
    if "\0" in text:
        raise InputError(path, "the text holds a NUL character: it is binary data, not text", line=line)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError(path, "the text holds half of a surrogate pair: write the whole character", line=line)
    if not text.strip("\ufeff \t\r\n") or text.isspace():
        raise InputError(path, "holds no text: put the article's text in it, or take it away", line=line)
    return normalise_text(text)


def check_spans(
    spans: Sequence[tuple[int, int]] | None, text: str, path: Path, line: int | None
) -> tuple[tuple[int, int], ...] | None:
    """
    Refuse spans that lie outside the text; sort the others and drop repeated ones.

    Raises
    ------
    InputError
        If a span is empty, reversed or out of range.
    """
    if spans is None:
        return None
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            problem = (
                f"the span [{start}, {end}] is not within the text: offsets run from 0 to {len(text)}, start before end"
            )
            raise InputError(path, problem, line=line)
    return tuple(sorted(set(spans)))
