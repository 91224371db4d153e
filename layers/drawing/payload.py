"""
Build the payload: everything that the drawing code shows, as one value that is ready for JSON.

Puts together what the articles say (`layers.drawing.content`) and the background (`layers.drawing.basemap`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.places.gazetteer import Gazetteer
from geo.records import Article
from layers.drawing.basemap import build_basemap
from layers.drawing.content import build_content
from layers.drawing.credits import build_credits
from layers.drawing.view import find_view
from layers.files.notices import own_credit
from layers.tables import Layers


def build_payload(layers: Layers, articles: Sequence[Article], gazetteer: Gazetteer) -> dict[str, Any]:
    """
    Build what the map shows.

    Returns
    -------
    payload
        All of `layers.drawing.content.build_content`, `is_main` at the features of the border that the background
        draws, `basemap` and `credits`. Plain lists, dicts, strings, numbers and None only.
    """
    content = build_content(layers, articles)
    basemap = build_basemap(find_view(layers), content["focus"], gazetteer)
    features = [{**feature, "is_main": feature["id"] == basemap["border_id"]} for feature in content["features"]]
    own = own_credit(feature.get("location_source") for feature in features)
    return {
        **content,
        "features": features,
        "basemap": basemap,
        "credits": [*build_credits(basemap, _drawn_places(features)), *([own] if own else [])],
    }


def _drawn_places(features: Sequence[Mapping[str, Any]]) -> set[str]:
    """Places whose shapes the features bring along, by id."""
    located = [feature for feature in features if feature["shape"] is not None]
    return {
        place_id for one in located for place_id in (one.get("place_id"), *one.get("place_ids", ())[:1]) if place_id
    }
