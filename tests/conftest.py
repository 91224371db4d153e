"""What all tests share: no network, and one real browser for those marked `browser`."""

import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest
import pytest_socket

# Speed is a matter of benchmarks, and a red CI must be red again on the next run.
hypothesis.settings.register_profile("sarhad", deadline=None, derandomize=True)
hypothesis.settings.load_profile("sarhad")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse sockets in unit tests; let browser tests reach this machine only."""
    if item.get_closest_marker("browser"):
        pytest_socket.enable_socket()
        pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
    else:
        pytest_socket.disable_socket(allow_unix_socket=True)


def pytest_runtest_teardown() -> None:
    pytest_socket._remove_restrictions()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the installed Chromium; without one the test is skipped, or fails where a browser is required."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    message = "no Chromium on this machine: install the package 'chromium' to run the browser tests"
    if os.environ.get("SARHAD_REQUIRE_BROWSER"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[object]:
    """One headless Chromium for the whole session (playwright's sync `Browser`)."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (slow to import, needed by few tests)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
