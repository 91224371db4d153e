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

from geo.data.notices import Notice, read_notices
from geo.places.own.entries import OwnGazetteer
from geo.reviews.decisions import ReviewFile
from layers.files.csv_tables import CSV_NOTICE
from layers.files.listing import MANIFEST, list_paths
from layers.files.notices import ARTICLES_NOTICE, WORLDVIEW
from layers.spec import CRS, LAYERS, PLACE_LAYERS, SEPARATOR, TABLES, ColumnSpec, LayerSpec
from layers.tables import Layers
from layers.version import read_version

GENERATOR = "sarhad"


def write_manifest(
    layers: Layers, folder: Path, own: OwnGazetteer | None = None, reviews: ReviewFile | None = None
) -> None:
    """Write the manifest of a folder whose other files are complete."""
    text = json.dumps(build_manifest(layers, folder, own, reviews), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def build_manifest(
    layers: Layers, folder: Path, own: OwnGazetteer | None = None, reviews: ReviewFile | None = None
) -> dict[str, Any]:
    """
    Describe a folder.

    Parameters
    ----------
    layers
        What its files hold.
    folder
        Read for the files' sizes and hashes.
    own
        The analyst's gazetteer that places came from; None: none was given.
    reviews
        The review file whose decisions were applied; None: none was given.
    """
    frames = {**layers.layers, **layers.tables}
    rows = {name: len(frame) for name, frame in frames.items()}
    articles = layers.tables["articles"]
    known = None if own is None else _describe_own(own, layers)
    notices = [asdict(notice) for notice in read_notices().values()]
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
        "own_gazetteer": known,
        "review_file": None if reviews is None else _describe_reviews(reviews),
        "licences": notices if known is None else [*notices, _credit_own(known)],
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


def _describe_own(own: OwnGazetteer, layers: Layers) -> dict[str, Any]:
    """Name the analyst's file, and every place of it that an article names, with the source that the file gives."""
    columns = [layers.tables["mentions"]["place_id"], *(layers.layers[spec.name]["place_id"] for spec in PLACE_LAYERS)]
    named = {place_id for column in columns for place_id in column}
    places = [entry for entry in own.entries if entry.place_id in named]
    return {
        "file": own.file_name,
        "sha256": own.sha256,
        "entries": len(own.entries),
        "places": [
            {"place_id": entry.place_id, "name": entry.name, "source": entry.source}
            for entry in sorted(places, key=lambda entry: entry.place_id)
        ],
    }


def _describe_reviews(reviews: ReviewFile) -> dict[str, Any]:
    """Name the review file; what became of its decisions is in the table reviews."""
    return {
        "file": reviews.name,
        "sha256": reviews.sha256,
        "decisions": len(reviews.decisions),
        "faulty_lines": [fault.line for fault in reviews.faults],
    }


def _credit_own(known: Mapping[str, Any]) -> dict[str, Any]:
    """Build the notice of the analyst's file; whether its sources may be passed on, only the analyst can say."""
    sources = sorted({str(place["source"]) for place in known["places"] if place["source"]})
    notice = Notice(
        folder="",
        name=f"Own gazetteer {known['file']}",
        licence="not stated: that of its sources",
        licence_url="",
        url="",
        attribution="; ".join(sources) or "no source stated",
        must_travel=True,
        gives="places whose id begins with own:",
    )
    return asdict(notice)


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
