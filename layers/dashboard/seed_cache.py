"""
Which folder the dashboard shows: the one that was named, `out/`, or the output of `seeds/` kept in the user's cache.

What a build does is in `layers.build`.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import InputError

DEFAULT_OUTPUT = Path("out")
_VARIABLES = {"win32": "LOCALAPPDATA", "linux": "XDG_CACHE_HOME"}
_PLACES = {"win32": ("AppData", "Local"), "darwin": ("Library", "Caches")}


def find_named_folder(arguments: Sequence[str]) -> Path | None:
    """
    Find the folder that was asked for, or `out/` where it exists.

    Parameters
    ----------
    arguments
        What stood after `--` on the command line; the first is the folder.

    Returns
    -------
    folder
        None: none was named and there is no `out/`.
    """
    if arguments:
        return Path(arguments[0])
    return DEFAULT_OUTPUT if DEFAULT_OUTPUT.is_dir() else None


def find_seeds(beside: Path) -> Path | None:
    """Find `seeds/` here or beside the dashboard's own file; None: neither."""
    return next((path for path in (Path("seeds"), beside / "seeds") if path.is_dir()), None)


def find_cache_folder(seeds: Path, version: str) -> Path:
    """
    Find where the output of the seed articles is kept.

    Returns
    -------
    folder
        In the user's cache; another one for other articles or another version, so that it is never stale. It may not
        exist yet.
    """
    digest = hashlib.sha256(version.encode())
    for path in sorted(path for path in seeds.rglob("*") if path.is_file()):
        digest.update(f"\0{path.relative_to(seeds).as_posix()}\0".encode() + path.read_bytes())
    return _find_user_cache() / "sarhad" / f"seeds-{digest.hexdigest()[:16]}"


def build_into(folder: Path, seeds: Path) -> None:
    """
    Build the output of the seed articles.

    Raises
    ------
    InputError
        If none of them can be read; the first fault.
    OutputError
        If the disk refuses.
    """
    from layers.build import build  # noqa: PLC0415  (loads the language model, which an existing map does not need)

    result = build((seeds,), folder)
    if not result.is_written:
        raise result.faults[0] if result.faults else InputError(seeds, "holds no article; put .txt or .md files there")


def _find_user_cache() -> Path:
    variable = os.environ.get(_VARIABLES.get(sys.platform, ""), "")
    if variable and Path(variable).is_absolute():
        return Path(variable)
    return Path.home().joinpath(*_PLACES.get(sys.platform, (".cache",)))
