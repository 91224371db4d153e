"""
Bytes of a file to text, each fault with the line and the cure.

It knows no format but UTF-8 and TOML.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from geo.errors import InputError

_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_utf8(path: Path) -> str:
    """
    Read a whole file as UTF-8.

    Raises
    ------
    InputError
        If it cannot be read, is empty or binary, or is not UTF-8 (the message names the first wrong byte).
    """
    return decode_utf8(read_text_bytes(path), path)


def read_text_bytes(path: Path) -> bytes:
    """
    Read a file that ought to be text.

    Raises
    ------
    InputError
        If it cannot be read, is no ordinary file, is empty, UTF-16 or binary.
    """
    content = read_bytes(path, cure="save the article's text in one")
    if not content:
        raise InputError(path, "is empty: put the article's text in it, or take it away")
    if b"\0" in content:
        raise InputError(path, "is binary, not text: give UTF-8 text (.txt, .md, .jsonl)")
    return content


def read_bytes(path: Path, *, cure: str) -> bytes:
    """
    Read a file whose bytes may be UTF-8.

    Parameters
    ----------
    cure
        What to give instead of something that is no file.

    Raises
    ------
    InputError
        If it cannot be read, is no ordinary file, or is UTF-16.
    """
    if path.exists() and not path.is_file():
        # A pipe would be waited for without end.
        raise InputError(path, f"is no ordinary file: {cure}")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(path, "there is no such file or folder: check the name") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}): check its permissions") from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(path, "is UTF-16: save it as UTF-8", line=1)
    return content


def decode_utf8(content: bytes, path: Path, *, line: int = 1) -> str:
    """
    Decode bytes that begin on a given line of a file.

    Raises
    ------
    InputError
        With the line of the first wrong byte, and its position in `content`.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}; save it as UTF-8"
        raise InputError(path, problem, line=line + content.count(b"\n", 0, error.start)) from None


def parse_toml(text: str, path: Path, *, subject: str, lines_before: int = 0) -> dict[str, Any]:
    """
    Parse TOML that begins after so many lines of a file.

    Raises
    ------
    InputError
        With the line of the fault in the file.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else max(text.rstrip("\n").count("\n") + 1, 1)
        reason = _TOML_PLACE.sub("", str(error))
        problem = f'{subject} is no TOML ({reason}): write lines such as title = "Border talks"'
        raise InputError(path, problem, line=line + lines_before) from None


def find_key_line(toml: str, key: str, *, table: str | None = None) -> int:
    """Find the 1-based line that sets a key, in a table where one is named; the table's line, or 1, where none does."""
    start = max(toml.find(table), 0) if table is not None else 0
    setting = re.compile(rf"^[^\n#=]*?(?<![\w-]){re.escape(key)}[\"']?\s*=", re.MULTILINE)
    match = setting.search(toml, toml.rfind("\n", 0, start) + 1)
    return toml.count("\n", 0, match.start() if match else start) + 1
