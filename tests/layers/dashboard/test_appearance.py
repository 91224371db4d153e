import tomllib
from pathlib import Path

import pytest

from layers.dashboard import appearance

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
TEXT_CONTRAST = 4.5


def flatten(tree, prefix=""):
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_configuration_file_says_the_same():
    assert dict(flatten(tomllib.loads(CONFIG.read_text(encoding="utf-8")))) == appearance.to_options()


def test_the_page_is_served_to_this_machine_and_tells_nobody():
    options = appearance.to_options()
    assert options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False


def test_flags_are_written_as_streamlit_reads_them():
    flags = appearance.to_flags()
    assert "--browser.gatherUsageStats=false" in flags
    assert "--theme.dark.textColor=#ECE7DB" in flags


@pytest.mark.parametrize("tokens", [appearance.LIGHT, appearance.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "panel"])
def test_text_is_readable_on_every_ground(tokens, ground):
    bright, dark = sorted((luminance(tokens["ink"]), luminance(tokens[ground])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= TEXT_CONTRAST
