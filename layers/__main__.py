"""
The command line: `sarhad build`, `extract`, `verify`, `app`, a thin skin on the Python API.

The only place on this floor that catches errors: one line each on standard error, never a traceback for an input.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import InputError, SarhadError
from layers.version import read_version

DONE, FAULT, USAGE, INTERRUPTED = 0, 1, 2, 130
DEFAULT_INPUT = Path("seeds")
_HIGHEST_PORT = 65535


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run one command.

    Returns
    -------
    status
        0 done, 1 an input is at fault, 2 wrong usage, 130 interrupted.
    """
    arguments = build_parser().parse_args(argv)
    run = {"build": run_build, "extract": run_extract, "verify": run_verify, "app": run_app}[arguments.command]
    try:
        return run(arguments)
    except SarhadError as error:
        write_error(error)
        return _status_of(error)
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        write_error("interrupted; nothing was replaced")
        return INTERRUPTED


def build_parser() -> argparse.ArgumentParser:
    """Describe the commands; imports nothing that is slow, so that `--help` is quick."""
    parser = argparse.ArgumentParser(
        prog="sarhad",
        description="News articles to a border-security map in which every mark leads to the sentence that says so.",
        epilog="Exit status: 0 done, 1 an input is at fault (one line each on standard error), 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"sarhad {read_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands)
    _add_extract(commands)
    _add_verify(commands)
    _add_app(commands)
    return parser


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "read articles and write the map, the layers and the tables"
    build = commands.add_parser("build", help=about, description=f"{about.capitalize()}.")
    build.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="article or folder of them (default: seeds/)"
    )
    build.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("out"), help="replaced as a whole (default: out/)"
    )
    build.add_argument("--strict", action="store_true", help="write nothing when any input is at fault")
    build.add_argument("--report", metavar="FILE", type=Path, help="write timings, counts and versions as JSON")
    _add_gazetteer(build)
    _add_reviews(build)


def _add_extract(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "write what is found in articles as JSON Lines"
    extract = commands.add_parser("extract", help=about, description=f"{about.capitalize()}.")
    extract.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="article or folder of them")
    extract.add_argument("--out", metavar="FILE", type=Path, help="file to write (default: standard output)")
    _add_gazetteer(extract)
    either = extract.add_mutually_exclusive_group()
    about = "find mentions of places and nothing else: several times as fast, less sure"
    either.add_argument("--places-only", action="store_true", help=about)
    _add_reviews(either)


def _add_gazetteer(command: argparse.ArgumentParser) -> None:
    about = "your own places (.csv or .geojson), matched before all others and named as the source"
    command.add_argument("--gazetteer", metavar="FILE", type=Path, help=about)


def _add_reviews(command: argparse._ActionsContainer) -> None:
    about = "your decisions on what was found (a review file), applied on top of it; it is never written"
    command.add_argument("--reviews", metavar="FILE", type=Path, help=about)


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "check an output folder against itself and its articles"
    verify = commands.add_parser("verify", help=about, description=f"{about.capitalize()}; one line for each fault.")
    verify.add_argument("folder", metavar="DIR", type=Path, help="written by `sarhad build`")


def _add_app(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "serve the dashboard on 127.0.0.1"
    app = commands.add_parser("app", help=about, description=f"{about.capitalize()}.")
    app.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, help="written by `sarhad build` (default: out/, else the seeds)"
    )
    app.add_argument("--port", metavar="N", type=_port, default=8501, help="default: 8501")


def run_build(arguments: argparse.Namespace) -> int:
    """Build an output folder."""
    from layers.build import build  # noqa: PLC0415  (slow to import)

    paths = arguments.paths or [DEFAULT_INPUT]
    if not arguments.paths and not DEFAULT_INPUT.exists():
        raise InputError(DEFAULT_INPUT, "there is no such folder here; give the PATH of a file or folder with articles")
    result = build(
        paths,
        arguments.out,
        strict=arguments.strict,
        report=arguments.report,
        gazetteer=arguments.gazetteer,
        reviews=arguments.reviews,
    )
    for fault in result.faults:
        write_error(fault)
    return FAULT if result.faults else DONE


def run_extract(arguments: argparse.Namespace) -> int:
    """Write JSON Lines."""
    from geo.batch import read_batch, read_places  # noqa: PLC0415  (slow to import)
    from geo.places.own.layered import load_gazetteer  # noqa: PLC0415  (slow to import)
    from geo.reviews.file.reader import read_reviews  # noqa: PLC0415  (slow to import)
    from geo.text.reader import read_articles  # noqa: PLC0415  (slow to import)
    from layers.extraction import to_lines  # noqa: PLC0415
    from layers.output import write_file  # noqa: PLC0415
    from layers.pipeline import progress_bar, read_records  # noqa: PLC0415

    gazetteer = load_gazetteer(arguments.gazetteer)
    reviews = None if arguments.reviews is None else read_reviews(arguments.reviews)
    reading = read_articles(arguments.paths)
    faults = (*reading.faults, *(() if reviews is None else reviews.faults))
    for fault in faults:
        write_error(fault)
    if reading.articles:
        with progress_bar(len(reading.articles)) as advance:
            read = read_places if arguments.places_only else read_batch
            records = read_records(reading, advance, gazetteer, reviews, read=read)
        if arguments.out is not None:
            write_file(arguments.out, "".join(to_lines(records)))
        else:
            _use_utf8()
            sys.stdout.writelines(to_lines(records))
            sys.stdout.flush()
    return FAULT if faults else DONE


def run_verify(arguments: argparse.Namespace) -> int:
    """Check an output folder."""
    from layers.verify import verify  # noqa: PLC0415  (slow to import)

    faults = verify(arguments.folder)
    for fault in faults:
        write_error(fault)
    if faults:
        return FAULT
    sys.stdout.write(f"{arguments.folder}: no fault\n")
    return DONE


def run_app(arguments: argparse.Namespace) -> int:
    """Serve the dashboard; this process becomes the server."""
    from layers.dashboard.serving import serve  # noqa: PLC0415

    return serve(arguments.folder, arguments.port)


def write_error(error: SarhadError | str) -> None:
    """Write one line on standard error, whatever line breaks a file's name may hold."""
    sys.stderr.write(f"error: {' '.join(str(error).splitlines())}\n")


def _status_of(error: SarhadError) -> int:
    from layers.output import UsageError  # noqa: PLC0415  (slow to import)

    return USAGE if isinstance(error, UsageError) else FAULT


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= _HIGHEST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 1 to {_HIGHEST_PORT}")


def _use_utf8() -> None:
    """JSON Lines are UTF-8 wherever they go, also where the terminal's locale is not."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
