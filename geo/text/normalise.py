"""
The one form of a text that every offset counts in.

It strips and collapses nothing inside a text, and it knows nothing of files.
"""

import hashlib
import re
import unicodedata

_BYTE_ORDER_MARK = "\ufeff"
_LINE_ENDS = re.compile(r"\r\n?")


def normalise_text(raw: str) -> str:
    r"""
    Bring a text into the form that offsets count in.

    Returns
    -------
    text
        `raw` without leading U+FEFF, with `\n` for `\r\n` and `\r`, in Unicode NFC. Applying it again changes nothing.
    """
    return unicodedata.normalize("NFC", normalise_line_ends(raw))


def normalise_line_ends(raw: str) -> str:
    r"""Drop leading U+FEFF and turn line ends to `\n`; the letters stay as they are."""
    return _LINE_ENDS.sub("\n", raw.lstrip(_BYTE_ORDER_MARK))


def to_text_sha256(text: str) -> str:
    """Hash a normalised text (UTF-8): 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
