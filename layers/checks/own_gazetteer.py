"""Whether the places of an analyst's own gazetteer are those that the manifest says came from it."""

from collections.abc import Iterator, Mapping
from typing import Any

from geo.errors import InputError
from geo.places.own.entries import PREFIX
from geo.reviews.references import PREFIX as REVIEWED
from layers.checks.folder import CURE, Folder
from layers.files.listing import MANIFEST
from layers.spec import PLACE_LAYERS


def check_own_gazetteer(folder: Folder) -> Iterator[InputError]:
    """Find own places that the manifest does not name, names of places that are nowhere, and wrong sources."""
    stated = folder.manifest.get("own_gazetteer")
    own = stated if isinstance(stated, Mapping) else {}
    listed = _list_places(own)
    names = [spec.name for spec in PLACE_LAYERS]
    shown = {
        place_id
        for name in (*names, "mentions")
        for place_id in folder.cells(name, "place_id")
        if place_id.startswith(PREFIX)
    }
    for place_id in sorted(shown - listed):
        yield _fault(folder, f"{place_id}: from an own gazetteer, but own_gazetteer does not list it")
    for place_id in sorted(listed - shown):
        yield _fault(folder, f"own_gazetteer lists {place_id!r}, which is nowhere")
    source = f"{PREFIX}{own.get('file')}"
    for name in names:
        for row in folder.rows(name):
            problem = _find_problem(row["place_id"], row["location_source"], source)
            if problem is not None:
                yield folder.fault(name, f"{row['id']}: {problem}")


def _list_places(own: Mapping[str, Any]) -> set[str]:
    places = own.get("places")
    rows = places if isinstance(places, list) else []
    return {str(row.get("place_id")) for row in rows if isinstance(row, Mapping)}


def _find_problem(place_id: str, given: str | None, source: str) -> str | None:
    """Compare where a row says its position is from with its id; `source` is what own places begin with."""
    if not place_id.startswith(PREFIX):
        is_own = given is not None and given.startswith(PREFIX)
        return "location_source names an own gazetteer, which has no such place" if is_own else None
    if given is None or given == source or given.startswith((f"{source} (", REVIEWED)):
        return None
    return f"location_source is {given!r}, not from {source!r}"


def _fault(folder: Folder, problem: str) -> InputError:
    return InputError(folder.path / MANIFEST, f"{problem}; {CURE}")
