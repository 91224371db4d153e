"""
Build an output folder from articles: the documented Python API under `sarhad build`.

Puts the steps together; each is described where it lives.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import InputError
from geo.places.own.layered import load_gazetteer
from geo.reviews.file.reader import read_reviews
from geo.text.reader import read_articles
from layers.files.folder import write_folder
from layers.output import check_out, write_file, write_output
from layers.pipeline import progress_bar, read_records
from layers.report import Stopwatch, build_report, to_json
from layers.tables import build_layers


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did."""

    is_written: bool
    """False: nothing was readable, or `strict` met a fault; the folder stays as it was."""
    faults: tuple[InputError, ...]
    """What could not be read, by file and line."""
    rows: dict[str, int] = field(default_factory=dict)
    """Number of rows by layer and table; empty where nothing was written."""


def build(  # noqa: PLR0913  (each is an option of the command)
    paths: Sequence[Path],
    out: Path,
    *,
    strict: bool = False,
    report: Path | None = None,
    gazetteer: Path | None = None,
    reviews: Path | None = None,
) -> BuildResult:
    """
    Read articles and write everything that is found in them into one folder.

    Parameters
    ----------
    paths
        Articles, or folders of them.
    out
        Folder that is replaced as a whole, or not at all.
    strict
        Write nothing when any input is at fault.
    report
        File for timings, counts and versions; None: no report. It may lie in `out`, though it is no part of it.
    gazetteer
        The analyst's own places (CSV or GeoJSON), matched before the bundled ones; None: none.
    reviews
        The analysts' decisions, applied on top of what was found; None: none. It is read, never written.

    Returns
    -------
    result
        Faulty inputs are in it, not raised.

    Raises
    ------
    InputError
        If `gazetteer`, or `reviews` as a whole, is at fault; nothing is read or written then.
    OutputError
        If the disk refuses; `out` is as it was.
    UsageError
        If `out` must not be replaced.
    """
    check_out(out, (*paths, *(path for path in (gazetteer, reviews) if path is not None)), report)
    stopwatch = Stopwatch()
    with stopwatch.step("read"):
        known = load_gazetteer(gazetteer)
        decided = None if reviews is None else read_reviews(reviews)
        reading = read_articles(paths)
    faults = (*reading.faults, *(() if decided is None else decided.faults))
    is_written = bool(reading.articles) and not (strict and faults)
    rows: dict[str, int] = {}
    if is_written:
        with stopwatch.step("extract"), progress_bar(len(reading.articles)) as advance:
            records = read_records(reading, advance, known, decided)
        with stopwatch.step("layers"):
            layers = build_layers(records, known)
        with stopwatch.step("write"):
            write_output(out, lambda folder: write_folder(folder, layers, records.articles, known, decided), report)
        rows = {name: len(frame) for name, frame in {**layers.layers, **layers.tables}.items()}
    if report is not None:
        write_file(report, to_json(build_report(stopwatch, rows, faults, is_written=is_written)))
    return BuildResult(is_written=is_written, faults=faults, rows=rows)
