"""Sarhad's version, as installed."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def read_version() -> str:
    """Read the installed version; `0+unknown` in a checkout that was never installed."""
    try:
        return version("sarhad")
    except PackageNotFoundError:
        return "0+unknown"
