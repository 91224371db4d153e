"""Whether the map shows what the layers, the tables and the articles hold."""

import json
from collections.abc import Iterator
from typing import Any

from geo.errors import InputError
from layers.checks.folder import CURE, Folder
from layers.drawing.content import build_content
from layers.files.listing import PAGE
from layers.spec import LAYERS, TABLES
from layers.tables import Layers
from layers.tables.articles import from_article_row
from layers.tables.frames import build_frame, build_geo_frame

_ADDED = frozenset({"basemap", "credits", "is_main"})
"""Of the background, which no layer holds."""


def check_page(folder: Folder) -> Iterator[InputError]:
    """
    Find what the map shows otherwise.

    Parameters
    ----------
    folder
        Without a fault in its layers, tables and articles: what they say is what the map is held against.
    """
    articles = [from_article_row(row, folder.texts[row["id"]]) for row in folder.rows("articles")]
    # As JSON spells it: lists for tuples, the same decimals.
    content = json.loads(json.dumps(build_content(_to_layers(folder), articles)))
    page = {name: value for name, value in folder.page.items() if name not in _ADDED}
    for name in sorted(content.keys() | page.keys()):
        shown, held = page.get(name), content.get(name)
        if name == "features" and isinstance(shown, list):
            shown = [_without_background(feature) for feature in shown]
        if shown != held:
            problem = f"shows other {name.replace('_', ' ')} than the layers hold{_name_first(shown, held)}"
            yield InputError(folder.path / PAGE, f"{problem}; {CURE}")


def _to_layers(folder: Folder) -> Layers:
    return Layers(
        layers={
            spec.name: build_geo_frame(spec, folder.rows(spec.name), folder.contents[spec.name].geometries)
            for spec in LAYERS
        },
        tables={spec.name: build_frame(spec, folder.rows(spec.name)) for spec in TABLES},
    )


def _without_background(feature: Any) -> Any:
    if not isinstance(feature, dict):
        return feature
    return {name: value for name, value in feature.items() if name not in _ADDED}


def _name_first(shown: Any, held: Any) -> str:
    """Name the first entry of two lists that differs, by its id where it has one."""
    if not isinstance(shown, list) or not isinstance(held, list):
        return ""
    if len(shown) != len(held):
        return f" ({len(shown)}, not {len(held)})"
    entry = next(ours for theirs, ours in zip(shown, held, strict=True) if theirs != ours)
    return f" ({entry['id']})" if isinstance(entry, dict) and "id" in entry else ""
