"""
The texts that the dashboard's map is made of, and the payload as bytes for it; mounts nothing.

Two parts, so that a filter sends little: the store (libraries and payload, sent once) and the map (ids only).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from layers.drawing.scripts import read_leaflet_script, read_leaflet_style, read_script, read_style

MAP_HTML = '<div class="sarhad-dashboard"></div>'
PARTS = ("legend", "trays", "card", "reader", "thread")
"""Parts of the drawing code that the dashboard shows; title, list and layers are the page's own."""
HASH_LENGTH = 64


@cache
def read_store_script() -> str:
    """Read the module that holds Leaflet, the drawing code with its styles, and the payload."""
    style = json.dumps(f"{read_leaflet_style()}\n{read_style()}", ensure_ascii=False)
    texts = (read_leaflet_script(), read_script(), f"const SARHAD_STYLE = {style};")
    return "\n;\n".join((*texts, _read("dashboard-map.js"), _read("dashboard-store.js")))


@cache
def read_map_script() -> str:
    """Read the module that hands each run of the page to the store."""
    return _read("dashboard-mount.js")


@cache
def read_map_style() -> str:
    """Read the size of the map's place in the page; the other styles come with the store."""
    return _read("dashboard.css")


@cache
def read_page_style() -> str:
    """Read the styles of the page around the map."""
    return _read("dashboard-page.css")


def to_store_data(payload: Mapping[str, Any]) -> bytes:
    """
    Write a payload as the store reads it.

    Returns
    -------
    data
        SHA-256 of the JSON as 64 hexadecimal digits, a line feed, the JSON as UTF-8; equal for equal payloads.
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    body = text.encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def to_map_data(store_data: bytes, *, visible: Sequence[str] | None, selected: str | None, turn: int) -> dict[str, Any]:
    """
    Build what a run of the page tells the map.

    Parameters
    ----------
    store_data
        From `to_store_data`; only its hash is sent.
    visible
        Ids of the features to show; None: all.
    selected
        Id of the selected feature; None: none.
    turn
        Grows when the page itself selected something; the map follows `selected` only then.
    """
    return {
        "hash": store_data[:HASH_LENGTH].decode("ascii"),
        "visible": None if visible is None else list(visible),
        "selected": {"id": selected, "turn": turn},
        "parts": list(PARTS),
    }


def _read(name: str) -> str:
    return files("layers.web").joinpath(name).read_text(encoding="utf-8")
