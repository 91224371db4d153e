"""Tells whether a name only says where a report was written ("WARSAW (Example Wire) -"); resolves nothing."""

import re

_BEFORE = re.compile(r"(?:[^\W\d_][\w.' -]{1,30}(?:/|, ?)){0,3}")
"""Other towns of one dateline: "KARACHI/QUETTA:"."""
_AFTER = re.compile(
    r"(?:[/,][^—–:()\n]{0,40})?"
    r"(?P<agency>\s{0,2}\([^)\n]{2,40}\))?"
    r"\s{0,2}(?:—|–|--|:|-(?=\s))"
)
_AGENCY_ALONE = re.compile(r"\s{0,2}\([^)\n]{2,40}\)")
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]{2,8}\b")


def is_dateline(text: str, start: int, end: int) -> bool:
    """
    Tell whether a name stands at the start of a line as the place that the report was sent from.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The name, in code points.

    Returns
    -------
    is_dateline
        True before a dash or a colon where the name is in capitals, or a day or an agency in brackets stands between
        ("Warsaw, Nov 12 (Example Wire) —").
    """
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].lstrip()
    if before and not (_BEFORE.fullmatch(before) and before.isupper()):
        return False
    is_upper = text[start:end].isupper()
    after = _AFTER.match(text, end)
    if after is None:
        return is_upper and _AGENCY_ALONE.match(text, end) is not None
    return is_upper or after.group("agency") is not None or _DAY.search(after.group()) is not None
