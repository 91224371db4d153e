"""Whether the files are those of the manifest, and the GeoPackage holds the same as GeoJSON and CSV."""

from collections.abc import Iterator, Mapping
from typing import Any

from geo.errors import InputError
from layers.checks.folder import CURE, Folder
from layers.checks.geometries import is_same
from layers.files.listing import DATABASE, MANIFEST, find_foreign, list_entries
from layers.files.manifest import file_digest
from layers.report import is_report
from layers.spec import LAYERS, TABLES


def check_files(folder: Folder) -> Iterator[InputError]:
    """Find files that are missing, changed or not in the manifest, and rows that differ between two files."""
    yield from _check_manifest(folder)
    yield from _check_described(folder)
    for spec in (*LAYERS, *TABLES):
        yield from _check_copy(folder, spec.name)


def _check_manifest(folder: Folder) -> Iterator[InputError]:
    manifest = folder.path / MANIFEST
    listed = list_entries(folder.manifest)
    if not listed:
        yield InputError(manifest, f"lists no files; {CURE}")
        return
    root = folder.path.resolve()
    for name, entry in listed.items():
        path = folder.path / name
        if not path.resolve().is_relative_to(root):
            yield InputError(manifest, f"lists {name!r}, which is outside the folder; {CURE}")
        elif not path.is_file():
            yield InputError(path, f"missing, the manifest lists it; {CURE}")
        else:
            if file_digest(path) != entry["sha256"]:
                yield InputError(path, f"changed since the build: its SHA-256 is not the manifest's; {CURE}")
            if "rows" in entry and entry["rows"] != len(folder.rows(path.stem)):
                yield InputError(path, f"{len(folder.rows(path.stem))} rows, the manifest says {entry['rows']}; {CURE}")
    for path in find_foreign(folder.path, folder.manifest):
        if not is_report(path):
            yield InputError(path, "not in the manifest, so no part of the output: move it elsewhere")


def _check_described(folder: Folder) -> Iterator[InputError]:
    """Find what the manifest says otherwise of the articles, and of the rows of layers and tables."""
    manifest = folder.path / MANIFEST
    described = {**_mapping(folder.manifest.get("layers")), **_mapping(folder.manifest.get("tables"))}
    for spec in (*LAYERS, *TABLES):
        rows = _mapping(described.get(spec.name)).get("rows")
        if rows != len(folder.rows(spec.name)):
            problem = f"says that {spec.name!r} has {rows} rows, it has {len(folder.rows(spec.name))}"
            yield InputError(manifest, f"{problem}; {CURE}")
    columns = ("id", "sha256", "characters")
    articles = [{column: row[column] for column in columns} for row in folder.rows("articles")]
    if folder.manifest.get("articles") != articles:
        yield InputError(manifest, f"its articles are not those of the table articles; {CURE}")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _check_copy(folder: Folder, name: str) -> Iterator[InputError]:
    database = folder.path / DATABASE
    if not database.is_file():
        return
    content, copy = folder.contents[name], folder.copies[name]
    if len(content.rows) != len(copy.rows):
        problem = f"layer {name!r} has {len(copy.rows)} rows, {folder.file(name).name} has {len(content.rows)}"
        yield InputError(database, f"{problem}; {CURE}")
        return
    for number, (row, other) in enumerate(zip(content.rows, copy.rows, strict=True), start=1):
        different = [column for column in row if row[column] != other.get(column)]
        if different:
            problem = f"layer {name!r}, row {number}: {different[0]!r} differs from {folder.file(name).name}"
            yield InputError(database, f"{problem}; {CURE}")
    for number, (shape, other_shape) in enumerate(zip(content.geometries, copy.geometries, strict=True), start=1):
        if not is_same(shape, other_shape):
            problem = f"layer {name!r}, row {number}: its geometry differs from {folder.file(name).name}"
            yield InputError(database, f"{problem}; {CURE}")
