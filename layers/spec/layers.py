"""The nine layers, in the order of the files; each kind of place belongs to exactly one."""

from layers.spec.columns import GeometryType, LayerSpec
from layers.spec.features import AGREEMENT_COLUMNS, BORDER_COLUMNS, EVENT_COLUMNS, PLACE_COLUMNS


def _place_layer(name: str, label: str, meaning: str, geometry: GeometryType, *kinds: str) -> LayerSpec:
    return LayerSpec(
        name=name, label=label, meaning=meaning, columns=PLACE_COLUMNS, geometry=geometry, kinds=frozenset(kinds)
    )


LAYERS = (
    LayerSpec(
        name="border",
        label="Border",
        meaning="Boundaries between two countries, with the lengths that are claimed and the length measured.",
        columns=BORDER_COLUMNS,
        geometry=GeometryType.LINES,
        kinds=frozenset({"boundary"}),
    ),
    _place_layer("provinces", "Provinces", "First-order administrative areas.", GeometryType.AREAS, "province"),
    _place_layer("bases", "Bases", "Military bases and headquarters.", GeometryType.POINT, "base", "headquarters"),
    _place_layer("capitals", "Capitals", "National capitals.", GeometryType.POINT, "capital"),
    _place_layer(
        "places",
        "Places",
        "Other towns, landmarks and regions; vague regions without a geometry.",
        GeometryType.GEOMETRY,
    ),
    _place_layer("countries", "Countries", "Countries.", GeometryType.AREAS, "country"),
    _place_layer("seas", "Seas", "Seas, gulfs, straits and oceans.", GeometryType.AREAS, "sea"),
    LayerSpec(
        name="events",
        label="Events",
        meaning="What happened, is planned, proposed, demanded, denied or told as background.",
        columns=EVENT_COLUMNS,
        geometry=GeometryType.GEOMETRY,
    ),
    LayerSpec(
        name="agreements",
        label="Agreements",
        meaning="Agreements between parties; what they were before is an event.",
        columns=AGREEMENT_COLUMNS,
        geometry=GeometryType.GEOMETRY,
    ),
)

PLACE_LAYERS = tuple(spec for spec in LAYERS if spec.name not in {"events", "agreements"})
EVENT_LAYERS = tuple(spec for spec in LAYERS if spec.name in {"events", "agreements"})


def layer_of_kind(kind: str) -> str:
    """Name of the layer that places of a kind belong to: exactly one, `places` where no other fits."""
    for spec in PLACE_LAYERS:
        if kind in spec.kinds:
            return spec.name
    return "places"
