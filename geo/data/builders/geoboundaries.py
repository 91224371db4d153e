"""A second opinion on the Iran–Pakistan line, and disputed areas, from the geoBoundaries composite (CGAZ)."""

from dataclasses import dataclass

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.edges import find_edges
from geo.data.builders.sources import Cache

_FILE = "openquake/qa_tests_data/global_risk/geoBoundariesCGAZ_ADM0.gpkg"
_NAMES = {
    "ESH": "Western Sahara",
    "CH-IN": "Himachal–Uttarakhand border pieces",
    "Dramana-Shakatoe": "Doklam",
    "Siachen-Saltoro": "Siachen Glacier",
    "Falkland Islands (UK": "Falkland Islands",
    "Spratly Is": "Spratly Islands",
    "Paracel Is": "Paracel Islands",
    "Senkakus": "Senkaku Islands",
    "Sanafir & Tiran Is.": "Tiran and Sanafir",
}
_LEFT_OUT = {"Gaza Strip", "West Bank", "No Man's Land", "Western Sahara"}
"""Countries of Natural Earth, drawn from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """What is taken from the composite."""

    line: BaseGeometry
    """Iran–Pakistan."""
    disputed: dict[str, BaseGeometry]


def read_areas(cache: Cache) -> Areas:
    """Read the line and the disputed areas."""
    path = cache.unpack("openquake-engine", _FILE)
    _, _, shapes, columns = pyogrio.raw.read(str(path), columns=["shapeGroup", "shapeType", "shapeName"])
    groups, kinds, names = columns
    areas = shapely.from_wkb(shapes)
    pair = np.array([areas[list(groups).index(code)] for code in ("IRN", "PAK")], dtype=object)
    disputed = {
        _to_name(group, name): area
        for group, kind, name, area in zip(groups, kinds, names, areas, strict=True)
        if kind == "DISP" and _to_name(group, name) not in _LEFT_OUT
    }
    return Areas(line=find_edges(pair).merged(), disputed=disputed)


def _to_name(group: str, name: str | None) -> str:
    given = next((value for value in (group, name) if value and not value.isdecimal()), "")
    return next((shown for start, shown in _NAMES.items() if given.startswith(start)), given)
