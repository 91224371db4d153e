"""
JSON Lines files: one article a row.

A faulty row does not keep the others from being read.
"""

import json
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.text.drafts import Draft, Drafts, check_spans, check_text
from geo.text.files import decode_utf8, read_text_bytes
from geo.text.metadata import Metadata, MetadataError, parse_row

_CURE = 'write one object a line, such as {"id": "talks", "text": "…"}'


def read_jsonl(path: Path) -> Drafts:
    """
    Read all rows of a `.jsonl` file; the faulty ones are its faults, blank lines are nothing.

    Raises
    ------
    InputError
        If the file as a whole cannot be read, is binary, or has no row.
    """
    drafts = Drafts()
    for number, content in enumerate(read_text_bytes(path).split(b"\n"), start=1):
        try:
            row = decode_utf8(content, path, line=number).strip("\ufeff \t\r")
            if row:
                drafts.articles.append(_parse_line(row, path, number))
        except InputError as fault:
            drafts.faults.append(fault)
    if not drafts.articles and not drafts.faults:
        raise InputError(path, f"has no row: {_CURE}")
    return drafts


def _parse_line(line: str, path: Path, number: int) -> Draft:
    try:
        values: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(path, f"is no JSON ({error.msg}, column {error.colno}): {_CURE}", line=number) from error
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"is no JSON that can be read ({error}): {_CURE}", line=number) from error
    if not isinstance(values, dict):
        raise InputError(path, f"is no JSON object: {_CURE}", line=number)
    try:
        row = parse_row(values)
    except MetadataError as error:
        raise InputError(path, str(error), line=number) from error
    text = check_text(row.text, path, number)
    metadata = Metadata.model_validate(row.model_dump(include=set(Metadata.model_fields)))
    return Draft(path=path, line=number, text=text, metadata=metadata, spans=check_spans(row.spans, text, path, number))
