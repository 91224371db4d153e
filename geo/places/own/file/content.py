"""Bytes of an own gazetteer to text, with the hash that the manifest names."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.text.files import decode_utf8, read_bytes

SUFFIXES = (".csv", ".geojson", ".json")
_FORMATS = "a gazetteer is a .csv or .geojson file"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file that was read."""

    path: Path
    text: str
    """Without a byte order mark."""
    sha256: str


def read_file(path: Path) -> TextFile:
    """
    Read a whole gazetteer file.

    Raises
    ------
    InputError
        If it is none of the formats, cannot be read, is empty, or is not UTF-8.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(path, f"has the extension {path.suffix or '(none)'!r}: {_FORMATS}")
    content = read_bytes(path, cure=_FORMATS)
    text = decode_utf8(content, path).removeprefix("\ufeff")
    if not text.strip():
        raise InputError(path, "is empty: list your places in it, or leave --gazetteer away", line=1)
    return TextFile(path=path, text=text, sha256=hashlib.sha256(content).hexdigest())
