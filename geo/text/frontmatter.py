"""
Plain text and Markdown files, with optional TOML front matter between `+++` lines.

It reads no folder and gives no id.
"""

import re
from pathlib import Path

from geo.errors import InputError
from geo.text.drafts import Draft, check_text
from geo.text.files import find_key_line, parse_toml, read_utf8
from geo.text.metadata import Metadata, MetadataError, parse_metadata
from geo.text.normalise import normalise_line_ends

_FENCE = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)


def read_text_file(path: Path) -> Draft:
    """
    Read a `.txt` or `.md` file.

    Raises
    ------
    InputError
        If the file cannot be read, is no UTF-8 text, holds no text, or its front matter is at fault.
    """
    metadata, body = split_front_matter(normalise_line_ends(read_utf8(path)), path)
    return Draft(path=path, line=None, text=check_text(body, path), metadata=metadata)


def split_front_matter(raw: str, path: Path) -> tuple[Metadata, str]:
    """
    Split a file's text into its metadata and its body; where the first line is not `+++`, all of it is body.

    Raises
    ------
    InputError
        If the front matter is not closed, no TOML, or says what it must not.
    """
    opening = _FENCE.match(raw)
    if opening is None:
        return Metadata(), raw
    closing = _FENCE.search(raw, opening.end())
    if closing is None:
        raise InputError(path, "the front matter is not closed: end it with a line '+++'", line=1)
    front = raw[opening.end() : closing.start()]
    values = parse_toml(front, path, subject="the front matter", lines_before=1)
    try:
        return parse_metadata(values), raw[closing.end() :]
    except MetadataError as error:
        raise InputError(path, str(error), line=1 + find_key_line(front, error.key)) from error
