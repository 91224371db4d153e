"""
Reads a review file: JSON Lines, a head with the version, then one decision a line.

The machine reads it and never writes it; `to_line` spells a decision for those who do, on an analyst's word.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.reviews.decisions import Decision, ReviewFile
from geo.reviews.file.rows import KEYS, RowError, parse_row, to_json
from geo.text.files import decode_utf8, read_bytes

VERSION = 1
HEAD = '{"sarhad_reviews": 1}'
_HEAD_KEY = "sarhad_reviews"
_ORDER = ("when", "who", "action", "record", "id", "title", "article", "sha256", "start", "end", "exact")
_CURE = "write one decision a line, see docs/review-file.md"


def read_reviews(path: Path) -> ReviewFile:
    """
    Read a review file.

    Returns
    -------
    file
        Its decisions, and the lines at fault: one faulty line does not keep the others from being read.

    Raises
    ------
    InputError
        If the file as a whole cannot be read, is not UTF-8 text, or does not begin with the head of a known version.
    """
    content = read_bytes(path, cure="give a review file (JSON Lines)")
    decisions: dict[str, Decision] = {}
    faults: list[InputError] = []
    has_head = False
    for number, raw in enumerate(content.split(b"\n"), start=1):
        try:
            text = decode_utf8(raw, path, line=number).strip("\ufeff \t\r")
            if not text:
                continue
            if not has_head:
                _check_head(_parse_head(text, path, number), path, number)
                has_head = True
                continue
            row = _parse_object(text, path, number)
            if _HEAD_KEY in row:
                # Two files put one after the other.
                _check_head(row, path, number)
                continue
            decision = _parse_decision(row, path, number)
            decisions.setdefault(decision.id, decision)
        except InputError as fault:
            if not has_head:
                raise
            faults.append(fault)
    if not has_head:
        raise InputError(path, f"is empty: begin it with {HEAD}, or leave --reviews away", line=1)
    return ReviewFile(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        decisions=tuple(sorted(decisions.values(), key=lambda decision: (decision.when, decision.id))),
        faults=tuple(faults),
    )


def to_line(row: Mapping[str, Any]) -> str:
    """
    Spell a decision as a line of a review file, for whoever writes one.

    Parameters
    ----------
    row
        By the keys of the file; None is left out.

    Raises
    ------
    RowError
        If it would be at fault when it is read.
    """
    given = {key: value for key, value in row.items() if value is not None}
    parse_row(given, 1)
    keys = (*_ORDER, *(key for key in KEYS if key not in _ORDER))
    return to_json({key: given[key] for key in keys if key in given}) + "\n"


def _parse_head(text: str, path: Path, number: int) -> dict[str, Any]:
    try:
        head = json.loads(text)
    except (ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or _HEAD_KEY not in head:
        raise InputError(path, f"does not begin as a review file: write {HEAD} in its first line", line=number)
    return head


def _check_head(head: Mapping[str, Any], path: Path, number: int) -> None:
    version = head[_HEAD_KEY]
    if version is True or version != VERSION or len(head) != 1:
        problem = (
            f"is a review file of version {version!r}, this Sarhad reads {VERSION}: write {HEAD}, or update Sarhad"
        )
        raise InputError(path, problem, line=number)


def _parse_object(text: str, path: Path, number: int) -> dict[str, Any]:
    if text.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise InputError(
            path, "holds the mark of an unfinished merge: keep the decisions, take the mark away", line=number
        )
    try:
        row: Any = json.loads(text, object_pairs_hook=_refuse_repeated)
    except json.JSONDecodeError as error:
        raise InputError(path, f"is no JSON ({error.msg}, column {error.colno}): {_CURE}", line=number) from error
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"is no JSON that can be read ({error}): {_CURE}", line=number) from error
    if not isinstance(row, dict):
        raise InputError(path, f"is no JSON object: {_CURE}", line=number)
    try:
        to_json(row).encode("utf-8")
    except (ValueError, RecursionError):
        # Half of a surrogate pair, or NaN: JSON can spell them, no file of the output can hold them.
        raise InputError(path, f"holds what is no character or no number: {_CURE}", line=number) from None
    return row


def _refuse_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a key stands twice")
    return row


def _parse_decision(row: Mapping[str, Any], path: Path, number: int) -> Decision:
    try:
        return parse_row(row, number)
    except RowError as error:
        raise InputError(path, str(error), line=number) from error
    except (ValueError, TypeError) as error:
        raise InputError(path, f"is no decision ({error}): {_CURE}", line=number) from error
