"""The notices that must travel with the bundled data, for manifests, credits and documents. Computes nothing."""

import tomllib
from dataclasses import dataclass
from functools import cache

from geo.data.folders import DATA_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What must be said of one licence folder."""

    folder: str
    """Under `geo/data`."""
    name: str
    licence: str
    licence_url: str
    url: str
    """Of the data; empty: none."""
    attribution: str
    """The credit line, as it stands on a map."""
    must_travel: bool
    """The licence asks for the credit wherever the data goes; False: it is courtesy."""
    gives: str
    """What comes from it."""


@cache
def read_notices() -> dict[str, Notice]:
    """Read the notices by folder, in the order in which they are credited."""
    table = tomllib.loads((DATA_FOLDER / "notices.toml").read_text(encoding="utf-8"))
    return {folder: Notice(folder=folder, **fields) for folder, fields in table.items()}
