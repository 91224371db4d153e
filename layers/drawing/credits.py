"""
Name the sources whose data a map carries, so that every licence's notice travels with it.

Says nothing of the articles: their authors stand beside each quotation.
"""

from collections.abc import Iterable
from typing import Any

from geo.data.folders import CENSUS, GEOBOUNDARIES, GEONAMES, NATURAL_EARTH, OPENSTREETMAP, OPENWEATHER
from geo.places.gazetteer import Gazetteer
from geo.places.geometry import find_shape_folders

_NOTICES = {
    OPENSTREETMAP: "Iran–Pakistan border © OpenStreetMap contributors (ODbL 1.0)",
    NATURAL_EARTH: "Land and boundaries: Natural Earth",
    GEOBOUNDARIES: "Disputed areas: geoBoundaries (CC BY 4.0)",
    GEONAMES: "Towns: GeoNames (CC BY 4.0)",
    OPENWEATHER: "Small places and districts: GeoNames by OpenWeather (ODbL 1.0)",
    CENSUS: "Counties: U.S. Census Bureau",
}
_PINNED = ("gn:", "zip:")
"""Places that are drawn as a point; of countries and provinces the area is."""


def build_credits(basemap: dict[str, Any], place_ids: Iterable[str]) -> list[str]:
    """
    Build the notices for a background and for the shapes of places on it.

    Parameters
    ----------
    basemap
        From `layers.drawing.basemap.build_basemap`.
    place_ids
        Places whose shapes or points the map carries besides.

    Returns
    -------
    notices
        In words that may stand on the map, OpenStreetMap's first; only those of data that is really there.
    """
    drawn = {f"iso:{country['code']}" for country in basemap["focus"]} | set(place_ids)
    drawn |= {basemap["border_id"]} if basemap["border_id"] else set()
    folders = set(basemap["folders"]) | {folder for place_id in drawn for folder in find_shape_folders(place_id)}
    gazetteer = Gazetteer.load()
    pinned = (place_id for place_id in drawn if place_id.startswith(_PINNED))
    folders |= {folder for place_id in pinned if (folder := gazetteer.position_folder(place_id)) is not None}
    return [notice for folder, notice in _NOTICES.items() if folder in folders]
