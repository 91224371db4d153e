"""What travels with the data: the list of sources and files, and a notice in each folder."""

from pathlib import Path

from geo.data.builders.sources import Cache


def write_documents(cache: Cache, out: Path) -> None:
    """Write SOURCES.md."""
    del cache, out
