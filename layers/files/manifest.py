"""
manifest.json: what each file and column is, whose data it holds, and the hashes to check it by.

It names no time, no machine and no path outside the folder.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo.data.notices import read_notices
from layers.files.csv_tables import CSV_NOTICE
from layers.files.listing import MANIFEST, list_paths
from layers.files.notices import ARTICLES_NOTICE, WORLDVIEW
from layers.spec import CRS, LAYERS, SEPARATOR, TABLES, ColumnSpec, LayerSpec
from layers.tables import Layers
from layers.version import read_version

GENERATOR = "sarhad"


def write_manifest(layers: Layers, folder: Path) -> None:
    """Write the manifest of a folder whose other files are complete."""
    text = json.dumps(build_manifest(layers, folder), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def build_manifest(layers: Layers, folder: Path) -> dict[str, Any]:
    """
    Describe a folder.

    Parameters
    ----------
    layers
        What its files hold.
    folder
        Read for the files' sizes and hashes.
    """
    frames = {**layers.layers, **layers.tables}
    rows = {name: len(frame) for name, frame in frames.items()}
    articles = layers.tables["articles"]
    return {
        "generator": GENERATOR,
        "version": read_version(),
        "crs": CRS,
        "axis_order": "longitude, latitude",
        "worldview": WORLDVIEW,
        "offsets": "Unicode code points of articles/ID.txt (NFC, line feeds), 0-based, end-exclusive",
        "list_separator": SEPARATOR,
        "csv": CSV_NOTICE,
        "articles": [
            {"id": article_id, "sha256": sha256, "characters": int(characters)}
            for article_id, sha256, characters in zip(
                articles["id"], articles["sha256"], articles["characters"], strict=True
            )
        ],
        "layers": {spec.name: _describe(spec, rows[spec.name]) for spec in LAYERS},
        "tables": {spec.name: _describe(spec, rows[spec.name]) for spec in TABLES},
        "files": _list_files(folder, rows),
        "licences": [asdict(notice) for notice in read_notices().values()],
        "articles_notice": ARTICLES_NOTICE,
    }


def file_digest(path: Path) -> str:
    """Hash a file: SHA-256, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _describe(spec: LayerSpec, n_rows: int) -> dict[str, Any]:
    described: dict[str, Any] = {"meaning": spec.meaning, "rows": n_rows}
    if spec.geometry is not None:
        described["geometry"] = "any" if spec.geometry.value == "Unknown" else spec.geometry.value
    described["columns"] = [_describe_column(column) for column in spec.columns]
    return described


def _describe_column(column: ColumnSpec) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": column.type.value,
        "meaning": column.meaning,
        "nullable": column.nullable,
    }
    if column.unit is not None:
        described["unit"] = column.unit
    if column.vocabulary is not None:
        described["values"] = list(column.vocabulary)
    if column.is_list:
        described["list"] = True
    return described


def _list_files(folder: Path, rows: Mapping[str, int]) -> list[dict[str, Any]]:
    listed = []
    for path in list_paths(folder):
        name = path.relative_to(folder).as_posix()
        if name == MANIFEST:
            continue
        entry: dict[str, Any] = {"path": name, "bytes": path.stat().st_size, "sha256": file_digest(path)}
        if path.suffix in {".geojson", ".csv"}:
            entry["rows"] = rows[path.stem]
        listed.append(entry)
    return listed
