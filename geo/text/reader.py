"""
Files and folders to articles with ids.

It gives every fault back instead of stopping at the first, and finds nothing in a text.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.records import Article, Issue
from geo.text.articles import build_articles
from geo.text.drafts import Draft, Drafts
from geo.text.frontmatter import read_text_file
from geo.text.jsonl import read_jsonl
from geo.text.metadata import parse_metadata
from geo.text.normalise import normalise_text
from geo.text.sources import SIDECAR, Sidecar, read_sidecar

_TEXT_SUFFIXES = frozenset({".txt", ".md"})
_ROW_SUFFIX = ".jsonl"
_NOT_ARTICLES = frozenset({"readme", "notice", "license", "licence", "changelog"})
_OUTPUT_FILES = frozenset({"manifest.json", "sarhad.html"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the given files hold, the same whatever order they were named in."""

    articles: tuple[Article, ...]
    """Sorted by id."""
    faults: tuple[InputError, ...]
    """Sorted by file and line; the articles at fault are not among `articles`."""
    issues: tuple[Issue, ...]


def read_articles(paths: Sequence[Path]) -> Reading:
    """
    Read articles from files (`.txt`, `.md`, `.jsonl`) and folders.

    Parameters
    ----------
    paths
        A folder stands for the articles in it and in its subfolders; names that begin with a dot or an underscore, a
        README, NOTICE, LICENSE or CHANGELOG and files of other kinds are passed over. A file named here is read,
        whatever it is called, and is at fault where it is of another kind. The same file named twice is read once.

    Returns
    -------
    reading
        Articles with unique ids; the same text twice is one article, with an issue `duplicate-text`.
    """
    files, faults = _find_files(paths)
    drafts = Drafts(faults=faults)
    for folder in sorted({path.parent for path in files}):
        sidecar = read_sidecar(folder)
        drafts.faults += sidecar.faults
        drafts.issues += sidecar.issues
        for path in (path for path in files if path.parent == folder):
            _read_into(drafts, path, sidecar)
    articles, issues = build_articles(drafts.articles)
    ordered = sorted(drafts.faults, key=lambda fault: (str(fault.path), fault.line or 0, fault.problem))
    return Reading(articles=articles, faults=tuple(ordered), issues=(*drafts.issues, *issues))


def article_from_text(text: str, *, name: str, **metadata: Any) -> Article:
    """
    Make an article of a text that is in no file (pasted, or a test's).

    Parameters
    ----------
    name
        What the id is made of.
    metadata
        The keys of the front matter.

    Raises
    ------
    MetadataError
        If a key is not known or a value is wrong.
    """
    draft = Draft(path=Path(name), line=None, text=normalise_text(text), metadata=parse_metadata(metadata))
    return build_articles([draft])[0][0]


def _read_into(drafts: Drafts, path: Path, sidecar: Sidecar) -> None:
    """Read one file, fill what it does not say from the sidecar, and collect its faults."""
    try:
        read = _read_file(path)
    except InputError as fault:
        drafts.faults.append(fault)
        return
    drafts.faults += read.faults
    entry = sidecar.entries.get(path.name)
    drafts.articles += [draft.filled_from(entry) for draft in read.articles] if entry else read.articles


def _read_file(path: Path) -> Drafts:
    suffix = path.suffix.lower()
    if suffix == _ROW_SUFFIX:
        return read_jsonl(path)
    if suffix in _TEXT_SUFFIXES:
        return Drafts(articles=[read_text_file(path)])
    raise InputError(path, f"is of an unknown kind ('{suffix}'): give .txt, .md or .jsonl")


def _find_files(paths: Iterable[Path]) -> tuple[list[Path], list[InputError]]:
    """List the files that paths stand for, sorted, each once."""
    files: dict[Path, Path] = {}
    faults: list[InputError] = []
    for path in sorted(set(paths)):
        found = [path]
        if path.is_dir():
            found = _walk(path, faults)
            if not found:
                faults.append(InputError(path, "holds no article: put .txt, .md or .jsonl files in it"))
        elif not path.exists():
            faults.append(InputError(path, "there is no such file or folder: check the name"))
            found = []
        for file in found:
            files.setdefault(file.resolve(), file)
    return sorted(files.values()), faults


def _walk(folder: Path, faults: list[InputError]) -> list[Path]:
    """List the articles below a folder, links to folders and earlier outputs of Sarhad not followed."""

    def note(error: OSError) -> None:
        faults.append(InputError(error.filename or folder, f"cannot be read ({error.strerror}): check its permissions"))

    found = []
    for parent, folders, names in os.walk(folder, onerror=note):
        if set(names) >= _OUTPUT_FILES:
            # What Sarhad wrote is no new source: `sarhad build .` twice must read the same articles.
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        found += [Path(parent, name) for name in sorted(names) if _is_article_name(name)]
    return found


def _is_article_name(name: str) -> bool:
    path = Path(name)
    hidden = name.startswith((".", "_")) or name == SIDECAR or path.stem.lower() in _NOT_ARTICLES
    return not hidden and path.suffix.lower() in {*_TEXT_SUFFIXES, _ROW_SUFFIX}
