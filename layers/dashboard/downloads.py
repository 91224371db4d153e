"""
The files of an output folder as a reader takes them home: listed, named in words, and all in one archive.

Writes nothing to disk; the folder itself is written by `layers.files`.
"""

import io
import mimetypes
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layers.files.listing import list_paths
from layers.spec import SPECS

_MIMES = {
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".jsonld": "application/ld+json",
}
_LABELS = {
    "sarhad.html": "The map, one file that opens without a network",
    "sarhad.gpkg": "All layers and tables, for a GIS",
    "manifest.json": "What is in each file: columns, licences, hashes",
}
_FOLDERS = {
    "": "Map and data",
    "layers": "Layers, GeoJSON",
    "tables": "Tables, CSV",
    "articles": "Texts as they were read",
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One file of an output folder."""

    path: Path
    name: str
    """Relative to the folder, with `/`."""
    label: str
    """What it is, in words."""
    mime: str
    size: int
    """Bytes."""


def list_files(folder: Path) -> tuple[OutputFile, ...]:
    """List the files of an output folder: those at the top first, then folder by folder."""
    paths = sorted(filter(Path.is_file, list_paths(folder)), key=lambda path: _rank(folder, path))
    return tuple(
        OutputFile(
            path=path,
            name=path.relative_to(folder).as_posix(),
            label=_label(path.relative_to(folder)),
            mime=_MIMES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            size=path.stat().st_size,
        )
        for path in paths
    )


def group_files(files: Sequence[OutputFile]) -> dict[str, tuple[OutputFile, ...]]:
    """Group files by their folder, under a heading in words."""
    groups: dict[str, tuple[OutputFile, ...]] = {}
    for file in files:
        folder = file.name.rpartition("/")[0]
        heading = _FOLDERS.get(folder, folder)
        groups[heading] = (*groups.get(heading, ()), file)
    return groups


def build_archive(files: Sequence[OutputFile]) -> bytes:
    """Build a ZIP of files, equal bytes for equal files: no clock in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for file in files:
            target.writestr(zipfile.ZipInfo(file.name, _ZIP_TIME), file.path.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def to_size(n_bytes: int) -> str:
    """Write a number of bytes as people read it: `812 B`, `34 KB`, `1.2 MB`."""
    if n_bytes < 1000:  # noqa: PLR2004  (SI: a kilobyte)
        return f"{n_bytes} B"
    if n_bytes < 999_500:  # noqa: PLR2004  (rounds to 999 KB)
        return f"{n_bytes / 1000:.0f} KB"
    return f"{n_bytes / 1_000_000:.1f} MB"


def _rank(folder: Path, path: Path) -> tuple[int, str]:
    relative = path.relative_to(folder)
    order = list(_LABELS).index(relative.as_posix()) if relative.as_posix() in _LABELS else len(_LABELS)
    place = "" if len(relative.parts) == 1 else relative.parts[0]
    places = list(_FOLDERS)
    depth = places.index(place) if place in places else len(places)
    return depth * 100 + order, relative.as_posix()


def _label(relative: Path) -> str:
    if label := _LABELS.get(relative.as_posix()):
        return label
    if relative.suffix in {".geojson", ".csv"} and relative.stem in SPECS:
        return SPECS[relative.stem].label
    return relative.stem
