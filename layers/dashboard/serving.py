"""
Serve the dashboard on this machine only.

The page itself is `streamlit_app`; this floor does not import it, it starts it.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from geo.errors import InputError
from layers.dashboard.appearance import to_flags
from layers.dashboard.seed_cache import DEFAULT_OUTPUT, find_named_folder, find_seeds
from layers.output import UsageError, is_output


def serve(folder: Path | None, port: int) -> int:  # noqa: RET503  (execv does not return)
    """
    Serve the dashboard until it is stopped.

    Parameters
    ----------
    folder
        Output folder to show; None: what the page shows by itself (`out/`, or the seed articles).
    port
        Of 127.0.0.1.

    Returns
    -------
    status
        Of the server; where the system can replace a process, this call does not return.

    Raises
    ------
    InputError
        If the folder was not written by `sarhad build`, or there is nothing that the page could show by itself.
    UsageError
        If the dashboard is not installed.
    """
    if folder is not None and not is_output(folder):
        raise InputError(folder, "no output of Sarhad; build one with `sarhad build PATH --out DIR`")
    app = find_app()
    if folder is None and find_named_folder(()) is None and find_seeds(app.parent) is None:
        problem = "there is no such folder here, and no seeds/ to build it from"
        cure = "run `sarhad build PATH` with the PATH of a file or folder with articles, then `sarhad app`"
        raise InputError(DEFAULT_OUTPUT, f"{problem}; {cure}")
    command = build_command(app, folder, port)
    if sys.platform == "win32":
        return subprocess.run(command, check=False).returncode  # noqa: S603  (our own command)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(command[0], command)  # noqa: S606  (signals reach the server itself)


def find_app() -> Path:
    """
    Find the file of the dashboard.

    Raises
    ------
    UsageError
        If it is not installed.
    """
    spec = find_spec("streamlit_app")
    if spec is None or spec.origin is None:
        raise UsageError("streamlit_app.py: not installed; install Sarhad again")
    return Path(spec.origin)


def build_command(app: Path, folder: Path | None, port: int) -> list[str]:
    """Build the command line of the server, with the settings and the theme that a checkout has in its config file."""
    flags = ["--server.headless=true", f"--server.port={port}", *to_flags()]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *flags]
    return command if folder is None else [*command, "--", str(folder)]
