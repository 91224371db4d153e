"""Stable ids: a prefix and a hash of the fields that define the thing, never a row number or the clock."""

import hashlib
import re
import unicodedata

_UNSAFE = re.compile(r"[^\w.-]+")
_DIGITS = 12


def digest(*fields: str, digits: int = _DIGITS) -> str:
    """
    Hash fields, order and boundaries included.

    Returns
    -------
    digest
        The first `digits` hexadecimal digits of SHA-256 over the fields, each followed by U+001F.
    """
    joined = "".join(f"{field}\x1f" for field in fields)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def to_id(prefix: str, *fields: str) -> str:
    """Build an id such as `event-0f3a…` from the fields that define the thing."""
    return f"{prefix}-{digest(*fields)}"


def to_file_stem(name: str) -> str:
    """
    Make a name safe as a file name on every system, keeping letters of any script.

    Returns
    -------
    stem
        1 to 100 characters of letters, digits, `_`, `.` and `-`; never empty, never starting with a dot.
    """
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-.")
    return stem[:100].rstrip("-.") or "article"
