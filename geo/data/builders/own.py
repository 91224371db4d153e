"""The project's own places: regions that are named and never bounded."""

from geo.data.builders.countries import read_own
from geo.data.builders.rows import PlaceRow


def build_regions() -> list[PlaceRow]:
    """Build a row without a position for each vague region."""
    regions = read_own("regions.toml")["regions"]
    return [
        PlaceRow(
            place_id=f"region:{slug}",
            name=region["name"],
            kind="region",
            feature_class=region.get("class", "L"),
            name_fa=region.get("fa"),
            name_ur=region.get("ur"),
            main_names={region["name"], *region.get("main", ())},
            other_names=set(region.get("other", ())),
        )
        for slug, region in sorted(regions.items())
    ]
