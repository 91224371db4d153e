"""Render the standalone map, one HTML file that needs no network; what it shows comes from `layers.drawing.payload`."""

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Any, cast

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from geo.places.gazetteer import Gazetteer
from geo.records import Article
from layers.drawing.embedding import PAYLOAD_ID, to_element
from layers.drawing.payload import build_payload
from layers.drawing.scripts import read_leaflet_script, read_leaflet_style, read_script, read_style
from layers.tables import Layers

_INLINE = re.compile(r"<(?P<tag>script|style)(?P<attributes>[^>]*)>(?P<body>.*?)</(?P=tag)>", re.DOTALL)
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*/?>')
_PAYLOAD_PLACE = "<!-- payload -->"
_CSP_PLACE = "<!-- content security policy -->"


class _HeadText(Element):
    """Text that stands in the head exactly as given (folium would read a template out of it)."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _Drawing(MacroElement):
    """The payload and the call that draws it around the folium map that it is added to."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}{{ this.place }}{% endmacro %}
        {% macro script(this, kwargs) %}
        SarhadMap.create(document.body, JSON.parse(document.getElementById("{{ this.payload_id }}").textContent),
            {map: {{ this._parent.get_name() }}, L: L});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types here
        self._name = "Drawing"
        self.payload_id = PAYLOAD_ID
        self.place = _PAYLOAD_PLACE


def render_atlas(layers: Layers, articles: Sequence[Article], gazetteer: Gazetteer) -> str:
    """
    Render `sarhad.html`.

    Returns
    -------
    html
        The whole page: Leaflet, drawing code, styles and data inlined, a Content-Security-Policy that allows these
        scripts and styles by their hashes and nothing from outside; equal text for equal input.
    """
    return render_page(build_payload(layers, articles, gazetteer))


def render_page(payload: dict[str, Any]) -> str:
    """Render the page around a payload as `build_payload` gives it."""
    west, south, east, north = payload["view"]
    page = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        min_zoom=2,
        max_zoom=13,
    )
    page.default_js = []
    page.default_css = []
    _Drawing().add_to(page)
    figure = cast("Figure", page.get_root())
    _fill_head(figure.header)
    _number(figure)
    return _put_payload(_protect(_tidy(figure.render())), payload)


def _fill_head(header: Element) -> None:
    """Put what the page needs into its head, before what folium adds."""
    texts = {
        "policy": _CSP_PLACE,
        "referrer": '<meta name="referrer" content="no-referrer">',
        "title": "<title>Sarhad</title>",
        "leaflet-style": f"<style>{read_leaflet_style()}</style>",
        "style": f"<style>{read_style()}</style>",
        "leaflet-script": f"<script>{read_leaflet_script()}</script>",
        "script": f"<script>{read_script()}</script>",
    }
    for name, text in texts.items():
        header.add_child(_HeadText(text), name=name)


def _number(figure: Figure) -> None:
    """Give folium's elements ids that count up from 1 instead of random ones."""
    waiting: list[Element] = [figure]
    number = 0
    while waiting:
        element = waiting.pop(0)
        number += 1
        element._id = str(number)  # noqa: SLF001  (branca offers no public way)
        waiting.extend(element._children.values())  # noqa: SLF001


def _tidy(html: str) -> str:
    """Name the language, let readers enlarge the page, and name the JSON as data rather than script."""
    html = html.replace("<html>", '<html lang="en">', 1)
    return _VIEWPORT.sub('<meta name="viewport" content="width=device-width, initial-scale=1">', html, count=1)


def _protect(html: str) -> str:
    """Put in the policy: nothing from outside, and only the scripts and styles that stand in the page now."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for match in _INLINE.finditer(html):
        hashes[match["tag"]].append(_to_source(match["body"]))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(hashes['script'])}",
            f"style-src {' '.join(hashes['style'])}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_CSP_PLACE, meta, 1)


def _put_payload(html: str, payload: dict[str, Any]) -> str:
    """Put in the payload, after folium is done: folium would read a template out of what articles say."""
    return html.replace(_PAYLOAD_PLACE, to_element(payload), 1)


def _to_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
