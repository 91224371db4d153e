"""The payload inside a page: written so that nothing in it can end its element, and read back from there."""

import json
import re
from typing import Any

PAYLOAD_ID = "sarhad-payload"
_HEAD = f'<script type="application/json" id="{PAYLOAD_ID}">'
_ELEMENT = re.compile(f"{re.escape(_HEAD)}(?P<json>.*?)</script>", re.DOTALL)


def to_script_json(value: Any) -> str:
    """Write JSON that cannot end the `<script>` it stands in, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def to_element(payload: dict[str, Any]) -> str:
    """Write the element that holds a payload."""
    return f"{_HEAD}{to_script_json(payload)}</script>"


def read_payload(html: str) -> dict[str, Any]:
    """
    Read the payload of a page.

    Raises
    ------
    ValueError
        If the page holds none, or more than one, or what it holds is no JSON object.
    """
    found = _ELEMENT.findall(html)
    if len(found) != 1:
        raise ValueError(f"{len(found)} elements {PAYLOAD_ID!r}, not one")
    payload = json.loads(found[0])
    if not isinstance(payload, dict):
        raise ValueError(f"{PAYLOAD_ID!r} is no JSON object")  # noqa: TRY004  (what was read is at fault, not a type)
    return payload
