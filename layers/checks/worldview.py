"""Whether every file takes the view of disputed borders that the manifest names."""

from collections.abc import Iterator

from geo.errors import InputError
from layers.checks.folder import CURE, Folder
from layers.files.listing import MANIFEST
from layers.files.notices import WORLDVIEW


def check_worldview(folder: Folder) -> Iterator[InputError]:
    """Find a view that Sarhad does not draw, and files that say that they were drawn with another one."""
    stated = folder.manifest.get("worldview")
    if stated != WORLDVIEW:
        problem = f"names the worldview {stated!r}, which this version does not draw (it draws {WORLDVIEW!r})"
        yield InputError(folder.path / MANIFEST, f"{problem}; {CURE}")
    for name, worldview in folder.worldviews:
        if worldview != stated:
            problem = f"was drawn with the worldview {worldview!r}, the manifest says {stated!r}"
            yield InputError(folder.path / name, f"{problem}; {CURE}")
