"""
The sidecar `sources.toml` of a folder: metadata by file name.

What a file says of itself comes first; the sidecar fills what it leaves open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import InputError
from geo.records import Issue
from geo.text.files import find_key_line, parse_toml, read_utf8
from geo.text.metadata import Metadata, MetadataError, parse_metadata
from geo.text.normalise import normalise_line_ends
from geo.vocabulary import Severity

SIDECAR = "sources.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What a folder's `sources.toml` says; empty where there is none."""

    entries: Mapping[str, Metadata] = field(default_factory=dict)
    faults: tuple[InputError, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_sidecar(folder: Path) -> Sidecar:
    """
    Read the sidecar of a folder; its faults are collected, and the entries that have none are kept.

    Returns
    -------
    sidecar
        Issues name the entries whose file is not in the folder (`source-without-file`).
    """
    path = folder / SIDECAR
    if not path.exists():
        return Sidecar()
    try:
        toml = normalise_line_ends(read_utf8(path))
        tables = parse_toml(toml, path, subject="the sidecar")
    except InputError as fault:
        return Sidecar(faults=(fault,))
    entries, faults, issues = {}, [], []
    for name, values in tables.items():
        try:
            entries[name] = _parse_entry(name, values, toml, path)
        except InputError as fault:
            faults.append(fault)
        if not (folder / name).is_file():
            message = f"{SIDECAR} names '{name}', but there is no such file beside it: correct the name"
            issues.append(Issue(severity=Severity.WARNING, code="source-without-file", message=message))
    return Sidecar(entries=entries, faults=tuple(faults), issues=tuple(issues))


def _parse_entry(name: str, values: object, toml: str, path: Path) -> Metadata:
    if not isinstance(values, dict):
        problem = f"'{name}' is no table: write [\"{name}\"] and the keys below it"
        raise InputError(path, problem, line=find_key_line(toml, name))
    try:
        return parse_metadata(values)
    except MetadataError as error:
        line = find_key_line(toml, error.key, table=name)
        raise InputError(path, f"['{name}'] {error}", line=line) from error
