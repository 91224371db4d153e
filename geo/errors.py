"""The errors that Sarhad raises on purpose; faulty findings are `geo.records.Issue`, not errors."""

from pathlib import Path


class SarhadError(Exception):
    """Anything that Sarhad refuses, with a message that names the thing, the place and the cure."""


class InputError(SarhadError):
    """
    A file that cannot be read as what it should be.

    Attributes
    ----------
    path
        The file or folder at fault, as the user named it.
    line
        1-based line in it; None where the whole file is meant.
    problem
        What is wrong, and the cure, in one line.
    """

    def __init__(self, path: str | Path, problem: str, *, line: int | None = None) -> None:
        self.path = Path(path)
        self.line = line
        self.problem = " ".join(problem.split())
        place = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {self.problem}")


class GeometryError(SarhadError):
    """A geometry that is empty, out of range or of the wrong kind for what was asked."""


class GeodataError(SarhadError):
    """A file of the bundled geodata is missing or damaged: reinstalling Sarhad is the cure."""
