"""
Which files lie in an output folder, and which of them are no part of it.

Reads names only; whether a file holds what it should is what `layers.checks` asks.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
DATABASE = "sarhad.gpkg"
PAGE = "sarhad.html"

_BESIDE_DATABASE = frozenset(f"{DATABASE}{end}" for end in ("-journal", "-shm", "-wal", ".aux.xml"))
"""What SQLite and GIS programs put beside a GeoPackage as soon as they open it."""
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in any folder that they show."""


def list_paths(folder: Path) -> list[Path]:
    """
    List the files of a folder and its sub-folders in a stable order.

    Returns
    -------
    paths
        Without what GIS programs and file managers leave there by themselves. A symbolic link counts as a file,
        wherever it leads.
    """
    return sorted(path for path in folder.rglob("*") if _is_file(path) and not _is_left_by_itself(folder, path))


def list_entries(manifest: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """List what a manifest says of each file, by path relative to the folder; entries that name none are left out."""
    files = manifest.get("files")
    entries = files if isinstance(files, list) else []
    return {entry["path"]: entry for entry in entries if _is_entry(entry)}


def find_foreign(folder: Path, manifest: Mapping[str, Any]) -> list[Path]:
    """Find the files of an output folder that are neither its manifest nor listed in it, in a stable order."""
    own = {MANIFEST, *list_entries(manifest)}
    return [path for path in list_paths(folder) if path.relative_to(folder).as_posix() not in own]


def _is_file(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()


def _is_left_by_itself(folder: Path, path: Path) -> bool:
    return path.name in _LEFT_BY_SYSTEMS or (path.parent == folder and path.name in _BESIDE_DATABASE)


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, Mapping) and {"path", "sha256"} <= set(entry) and isinstance(entry["path"], str)
