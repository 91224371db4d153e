"""The kinds of place that an own gazetteer may name, and what each means for the map."""

from dataclasses import dataclass

from geo.vocabulary import FeatureClass

_SPOT, _WIDE = 1, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKind:
    """What a kind stands for."""

    kind: str
    """As the records call it."""
    feature_class: FeatureClass
    geo_precision: int
    """Of a place of this kind that has a position and does not state its precision."""


def _spot(kind: str, feature_class: FeatureClass = FeatureClass.SPOT) -> OwnKind:
    return OwnKind(kind=kind, feature_class=feature_class, geo_precision=_SPOT)


def _wide(kind: str, feature_class: FeatureClass) -> OwnKind:
    return OwnKind(kind=kind, feature_class=feature_class, geo_precision=_WIDE)


OWN_KINDS: dict[str, OwnKind] = {
    **dict.fromkeys(("settlement", "town", "village", "city"), _spot("settlement", FeatureClass.POPULATED)),
    "capital": _spot("capital", FeatureClass.POPULATED),
    **{kind: _spot(kind) for kind in ("base", "headquarters", "crossing", "port", "airport", "embassy", "landmark")},
    "mountain": _spot("mountain", FeatureClass.HYPSOGRAPHIC),
    "road": _wide("road", FeatureClass.ROAD),
    **{kind: _wide(kind, FeatureClass.ADMINISTRATIVE) for kind in ("country", "province", "district")},
    "region": _wide("region", FeatureClass.AREA),
    "sea": _wide("sea", FeatureClass.HYDROGRAPHIC),
    **dict.fromkeys(("river", "lake", "water"), _wide("water", FeatureClass.HYDROGRAPHIC)),
}
"""By the word that stands in the file."""

DEFAULT_KIND, DEFAULT_WIDE_KIND = "landmark", "region"
"""Of a place whose kind is not stated: the second where its geometry is a line or an area."""
