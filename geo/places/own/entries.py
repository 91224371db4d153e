"""The places of an own gazetteer as values; reads no file."""

from dataclasses import dataclass
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from geo.places.gazetteer import Entry

PREFIX = "own:"
"""Of the ids and the `location_source` of all its places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry(Entry):
    """One place that the analyst's gazetteer knows; its id is `own:` and the file's id, or the folded name."""

    names: tuple[str, ...]
    """All names as written, the main one first."""
    file_name: str
    source: str | None
    """Where the analyst has it from; None: not stated."""
    geometry: BaseGeometry | None
    """EPSG:4326, (lon, lat), as it stands in the file; None: no position."""
    geo_precision: int
    """0 exactly where there is no position."""
    radius_m: float | None
    """Metres around the point; None: not stated."""
    line: int
    """1-based line of the file that it begins on."""

    @property
    def location_source(self) -> str | None:
        """`own:FILE`, with the source in brackets where one is stated; None: no position."""
        if self.geometry is None:
            return None
        return f"{PREFIX}{self.file_name}" + (f" ({self.source})" if self.source else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGazetteer:
    """One file of the analyst's places."""

    path: Path
    """As the user named it; for messages only, it goes into no output."""
    sha256: str
    """Of the file's bytes."""
    entries: tuple[OwnEntry, ...]
    """In the file's order; ids are unique."""

    @property
    def file_name(self) -> str:
        """The file's name without its folder."""
        return self.path.name
