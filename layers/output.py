"""
The output folder: replaced as a whole or not at all.

Everything is written into a folder beside it and put in its place at the end in one step, so that whoever looks, also
after a crash, finds the old output or the new one, complete.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geo.errors import SarhadError
from layers.files.listing import MANIFEST, find_foreign
from layers.files.manifest import GENERATOR

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


class OutputError(SarhadError):
    """The disk refuses to take the output."""


class UsageError(SarhadError):
    """What was asked for cannot be done as it was asked: a folder that Sarhad must not replace."""


def check_out(out: Path, inputs: tuple[Path, ...] = (), report: Path | None = None) -> None:
    """
    Refuse a folder that a build must not replace, before any work is done.

    Parameters
    ----------
    out
        Folder to replace; it may not exist yet.
    inputs
        What is read; none of it may lie in `out`.
    report
        File that the build writes anew, so that it may lie in `out`; None: there is none.

    Raises
    ------
    UsageError
        If `out` is a file, holds a file that Sarhad did not write (its manifest does not list it), or is or contains
        one of the inputs.
    """
    target = out.resolve()
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: a file, not a folder; name another folder with --out")
    for path in inputs:
        source = path.resolve()
        if source.exists() and (source == target or target in source.parents):
            raise UsageError(f"{out}: holds the input {path} and would be replaced; name another folder with --out")
    if not out.is_dir() or not any(out.iterdir()):
        return
    manifest = _read_manifest(out)
    if manifest is None:
        raise UsageError(f"{out}: not empty and not written by Sarhad; empty it or name another folder with --out")
    foreign = [path for path in find_foreign(out, manifest) if report is None or path.resolve() != report.resolve()]
    if foreign:
        more = f" (and {len(foreign) - 1} more)" if len(foreign) > 1 else ""
        problem = f"not written by Sarhad and would be deleted with {out}{more}"
        raise UsageError(f"{foreign[0]}: {problem}; move it elsewhere or name another folder with --out")


def is_output(folder: Path) -> bool:
    """Say whether Sarhad wrote a folder: it has a manifest that says so."""
    return _read_manifest(folder) is not None


def write_output(out: Path, write: Callable[[Path], None], report: Path | None = None) -> None:
    """
    Replace the output folder with what `write` puts into an empty one.

    Parameters
    ----------
    out
        Folder to replace; it may not exist yet. A symbolic link stays, the folder that it leads to is replaced.
    write
        Called with an empty folder on the same disk. If it raises, `out` stays as it was.
    report
        File that may lie in `out` though it is no part of it, see `check_out`; it goes with the old folder.

    Raises
    ------
    OutputError
        If the disk refuses.
    UsageError
        If `out` must not be replaced.
    """
    check_out(out, report=report)
    target = out.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        with _staging_folder(target) as staging:
            write(staging)
            _flush(staging)
            _put_in_place(staging, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{out}: cannot be written ({reason}); free space or name another folder with --out"
        ) from error


def recover(target: Path) -> None:
    """
    Clean up what a killed build left beside an output folder, and give back an output that it had moved aside.

    Folders of builds that still run are left alone.
    """
    with _locked(target.parent):
        for aside in sorted(target.parent.glob(_pattern(target, "old"))):
            if not target.exists():
                aside.rename(target)
        for kind in ("old", "new"):
            for left in sorted(target.parent.glob(_pattern(target, kind))):
                descriptor = _lock(left)
                if descriptor is not None:
                    shutil.rmtree(left, ignore_errors=True)
                    os.close(descriptor)


def write_file(path: Path, text: str) -> None:
    """
    Replace one file, or leave it as it was.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with open(descriptor, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  (a descriptor)
                file.write(text)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error


def _read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """Read the manifest of an output folder; None where there is none, or none of Sarhad's."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("generator") == GENERATOR else None


def _pattern(target: Path, kind: str) -> str:
    name = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in target.name)
    return f".{name}.sarhad-{kind}-*"


@contextmanager
def _staging_folder(target: Path) -> Iterator[Path]:
    with _locked(target.parent):
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.sarhad-new-", dir=target.parent))
        alive = _lock(staging)
    try:
        staging.chmod(0o777 & ~_umask())
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if alive is not None:
            os.close(alive)


def _put_in_place(staging: Path, target: Path) -> None:
    with _locked(target.parent):
        if not target.exists():
            staging.rename(target)
        elif not _exchange(staging, target):
            _move_twice(staging, target)
        _fsync(target.parent)


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(second))


def _move_twice(staging: Path, target: Path) -> None:
    """Move the old folder aside and the new one in; `recover` gives the old one back if that stops between the two."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.sarhad-old-", dir=target.parent))
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _fsync(path)
    _fsync(folder)


def _fsync(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder while its children change names; a second build waits here for some milliseconds."""
    descriptor = _lock(folder, is_patient=True)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(folder: Path, *, is_patient: bool = False) -> int | None:
    """Lock a folder until the descriptor is closed or the process dies; None where somebody else holds it."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415  (not on every system)

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if is_patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
