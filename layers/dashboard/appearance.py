"""
How the dashboard looks and is served: the design's tokens and the server's settings as Streamlit's options.

`.streamlit/config.toml` says the same for who runs Streamlit in a checkout; a test keeps the two equal.
"""

from collections.abc import Mapping
from typing import Final

_SANS = '"Segoe UI", "Helvetica Neue", "Noto Sans", system-ui, Roboto, Arial, sans-serif'
_SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif'

SERVER: Final[Mapping[str, str | bool]] = {
    "server.address": "127.0.0.1",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
}
"""This machine only, nothing told to anybody, no buttons that mean nothing to a reader."""

TYPE: Final[Mapping[str, str]] = {"theme.font": _SANS, "theme.headingFont": _SERIF, "theme.baseRadius": "4px"}
"""System fonts: nothing is fetched."""

_NAMES = {
    "page": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "ink": "textColor",
    "accent": "primaryColor",
    "rule": "borderColor",
    "focusring": "linkColor",
}

# Accent is the ink itself in light, and ink3 in dark, where a switch's knob is white and must be seen on it.
LIGHT: Final[Mapping[str, str]] = {
    "page": "#F5F0E6",
    "panel": "#FCFAF4",
    "ink": "#1E2226",
    "accent": "#1E2226",
    "rule": "#D8CFBD",
    "focusring": "#0B57D0",
}
DARK: Final[Mapping[str, str]] = {
    "page": "#14181B",
    "panel": "#1B2024",
    "ink": "#ECE7DB",
    "accent": "#9C9C93",
    "rule": "#343B40",
    "focusring": "#8AB4FF",
}


def to_options() -> dict[str, str | bool]:
    """
    Give every option by its full name (`theme.light.textColor`).

    Errors and notes are ink on panel: red is the border's and yellow the evidence's, nothing else uses them.
    """
    options: dict[str, str | bool] = {**SERVER, **TYPE}
    for scheme, tokens in (("light", LIGHT), ("dark", DARK)):
        options |= {f"theme.{scheme}.{name}": tokens[token] for token, name in _NAMES.items()}
        options |= {f"theme.{scheme}.sidebar.backgroundColor": tokens["panel"]}
        options |= {f"theme.{scheme}.sidebar.secondaryBackgroundColor": tokens["page"]}
        for colour in ("red", "yellow", "blue", "green"):
            options[f"theme.{scheme}.{colour}BackgroundColor"] = tokens["panel"]
            options[f"theme.{scheme}.{colour}TextColor"] = tokens["ink"]
    return options


def to_flags() -> list[str]:
    """Write the options as arguments of `streamlit run`, for an installation without the configuration file."""
    return [
        f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in to_options().items()
    ]
