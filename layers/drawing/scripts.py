"""Read the drawing code, its styles and Leaflet as text to put into a page; runs and renders nothing."""

import base64
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from xstatic.pkg import leaflet

SCRIPT_NAMES = (
    "strings.js",
    "elements.js",
    "words.js",
    "symbols.js",
    "lines.js",
    "collision.js",
    "basemap.js",
    "atlas-lines.js",
    "labels.js",
    "label-canvas.js",
    "grouping.js",
    "marks.js",
    "mark-layout.js",
    "lengths.js",
    "card.js",
    "reader.js",
    "list.js",
    "legend.js",
    "thread.js",
    "sheet.js",
    "stage.js",
    "selection.js",
    "frame.js",
    "map.js",
)
"""The modules of `layers/web`, in the order in which they stand in the page: each uses only those before it."""

STYLE_NAMES = ("tokens.css", "frame.css", "panels.css", "marks.css", "narrow.css")
_URL = re.compile(r"url\((?P<path>images/[\w.-]+\.png)\)")


@cache
def read_script() -> str:
    """Read the drawing code as one classic script that defines the global `SarhadMap`."""
    return "\n".join(_read(name) for name in SCRIPT_NAMES)


@cache
def read_style() -> str:
    """Read the styles of the drawing code; every rule is scoped by the class `sarhad`."""
    return "\n".join(_read(name) for name in STYLE_NAMES)


@cache
def read_leaflet_script() -> str:
    """Read Leaflet (BSD-2) from its package, without the comment that points to a source map."""
    text = (_leaflet_folder() / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text)


@cache
def read_leaflet_style() -> str:
    """Read Leaflet's styles with the pictures that they name inlined as `data:` addresses."""
    text = (_leaflet_folder() / "leaflet.css").read_text(encoding="utf-8")
    return _URL.sub(_inline_picture, text)


def _read(name: str) -> str:
    return files("layers.web").joinpath(name).read_text(encoding="utf-8")


def _leaflet_folder() -> Path:
    return Path(leaflet.BASE_DIR)


def _inline_picture(match: re.Match[str]) -> str:
    picture = (_leaflet_folder() / match["path"]).read_bytes()
    return f"url(data:image/png;base64,{base64.b64encode(picture).decode('ascii')})"
