"""
Time the main job, and the gazetteer, against the ordinary way; prints medians and ratios, asserts nothing.

    python benchmarks/main_job.py [--runs N]

Every measurement is a process of its own, start-up included; peak memory is that of the process.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEASURE = """
import resource, sys, time
start = time.perf_counter()
exec(sys.argv[1])
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""
GAZETTEER = """
from geo.places.gazetteer import Gazetteer
assert Gazetteer.load().find("Sargodha")
"""
DICTIONARY = """
import marisa_trie
import pyarrow.parquet as parquet
from pathlib import Path
names = {}
for folder in sorted(path.parent for path in Path("geo/data").glob("*/names.marisa")):
    trie = marisa_trie.Trie()
    trie.load(str(folder / "names.marisa"))
    rows = parquet.read_table(folder / "names.parquet").column("rows").to_pylist()
    for number in range(len(trie)):
        names.setdefault(trie.restore_key(number), []).extend(rows[number])
assert names["sargodha"]
"""
PIPELINE = """
from pathlib import Path
from geo.text.language import parse_texts
texts = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
assert len(list(parse_texts(texts))) == len(texts)
"""
BUILD = """
from layers.__main__ import main
assert main(["build", "seeds", "--out", {out!r}]) == 0
"""


def measure(code: str, runs: int) -> tuple[float, float]:
    """Run code in fresh processes and give the medians of seconds and of peak memory in MB."""
    figures = []
    for _ in range(runs):
        done = subprocess.run(  # noqa: S603  (our own code, no shell)
            [sys.executable, "-c", MEASURE, code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        seconds, megabytes = done.stderr.split()[-2:]
        figures.append((float(seconds), float(megabytes)))
    return statistics.median(s for s, _ in figures), statistics.median(m for _, m in figures)


def main() -> None:
    """Print one line a job, and its ratio to the ordinary way of doing it."""
    parser = argparse.ArgumentParser(description="Time the main job against the ordinary way.")
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            "gazetteer: loaded, one name found": GAZETTEER,
            "  ordinary: the names as a dict": DICTIONARY,
            "build of the two seed articles": BUILD.format(out=str(Path(folder) / "out")),
            "  floor: parsing them with spaCy alone": PIPELINE,
        }
        figures = {name: measure(code, runs) for name, code in jobs.items()}
    for name, (seconds, megabytes) in figures.items():
        print(f"{name:<42} {seconds:7.2f} s {megabytes:7.0f} MB")
    load, ordinary, build, floor = figures.values()
    print(f"gazetteer: {ordinary[0] / load[0]:.1f}× faster, {ordinary[1] / load[1]:.1f}× less memory than the dict")
    print(f"build: {build[0] / floor[0]:.1f}× the time of parsing alone")


if __name__ == "__main__":
    main()
