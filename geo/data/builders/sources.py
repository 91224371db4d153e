"""The packages that the geodata comes from: downloads them once, checks their hashes, opens files inside."""

import csv
import hashlib
import io
import json
import pickle
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("sources.toml")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One pinned package."""

    name: str
    version: str
    registry: str
    """`pypi` or `npm`."""
    file: str
    sha256: str
    licence: str
    folder: str
    """The folder of `geo/data` that receives what is derived from it."""
    inside: str
    changed: str
    date: str


class SourceError(RuntimeError):
    """A package that is not the pinned one, or cannot be downloaded."""


class PlainUnpickler(pickle.Unpickler):
    """Reads pickles of plain lists, tuples, dicts, strings and numbers, and refuses everything that runs code."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        """Refuse every global."""
        raise SourceError(f"pickle asks for {module_name}.{global_name}: only plain values are read")


def read_sources() -> dict[str, Source]:
    """Read the table of pinned packages, by name."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["source"]
    return {row["name"]: Source(**row) for row in table}


class Cache:
    """A folder of downloaded packages, each checked against its hash before it is opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources = read_sources()
        self._checked: set[str] = set()

    def read_bytes(self, package: str, member: str) -> bytes:
        """Read one file inside a package."""
        path = self.find(package)
        if path.suffix == ".tgz":
            with tarfile.open(path) as archive:
                opened = archive.extractfile(member)
                if opened is None:
                    raise SourceError(f"{path.name}: no file {member}")
                return opened.read()
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)

    def read_json(self, package: str, member: str) -> Any:
        """Read one JSON file inside a package."""
        return json.loads(self.read_bytes(package, member))

    def read_rows(self, package: str, member: str) -> list[list[str]]:
        """Read one tab-separated file without quoting."""
        text = self.read_bytes(package, member).decode("utf-8")
        return [line.split("\t") for line in text.split("\n") if line]

    def read_csv(self, package: str, member: str) -> list[dict[str, str]]:
        """Read one CSV file with a header."""
        return list(csv.DictReader(io.StringIO(self.read_bytes(package, member).decode("utf-8"))))

    def read_pickle(self, package: str, member: str) -> Any:
        """Read one pickle of plain values."""
        return PlainUnpickler(io.BytesIO(self.read_bytes(package, member))).load()

    def unpack(self, package: str, prefix: str) -> Path:
        """Unpack the files of a package whose path starts with a prefix; gives the folder of the prefix."""
        target = self.folder / "unpacked" / self._sources[package].file
        with zipfile.ZipFile(self.find(package)) as archive:
            members = [name for name in archive.namelist() if name.startswith(prefix)]
            for member in members:
                archive.extract(member, target)
        return target / prefix

    def find(self, package: str) -> Path:
        """Find a package in the cache, downloaded and checked."""
        source = self._sources[package]
        path = self.folder / source.file
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            _download(source, self.folder)
        if package not in self._checked:
            found = hash_file(path)
            if found != source.sha256:
                raise SourceError(f"{path.name}: sha256 {found}, expected {source.sha256}; delete it and build again")
            self._checked.add(package)
        return path


def hash_file(path: Path) -> str:
    """Hash a file, SHA-256, 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _download(source: Source, folder: Path) -> None:
    if source.registry == "npm":
        command = ["npm", "pack", "--silent", f"{source.name}@{source.version}"]
    else:
        wanted = f"{source.name}=={source.version}"
        platform = ["--only-binary=:all:", "--python-version=3.11", "--platform=manylinux2014_x86_64"]
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *platform, wanted]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode or not (folder / source.file).exists():
        raise SourceError(f"{source.name} {source.version}: {done.stderr.strip() or 'not downloaded'}")
