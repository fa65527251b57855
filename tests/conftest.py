"""What every test shares: untimed examples, the browser of pages, and what Windows leaves out."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from helpers.browser import QUIET, executable
from hypothesis import settings

# No example is timed: the first one loads libraries, and machines differ.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


POSIX = "whole commands, signals and permissions are tested where there are pseudo-terminals"
# Windows has neither pty, fcntl nor permissions for one's own eyes: the pure logic is tested there.
collect_ignore_glob = (
    ["acceptance/*", "storage/test_atomic.py", "storage/test_home.py", "storage/history/*"]
    if sys.platform == "win32"
    else []
)


def pytest_report_header() -> list[str]:
    """Say on Windows what is left out, and why."""
    return [f"left out: {POSIX}"] if collect_ignore_glob else []


@pytest.fixture(autouse=True)
def _closed_databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what a test opened of the history: Python 3.13 warns of what is left open."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def recorded(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", recorded)
    yield
    for each in opened:
        with suppress(sqlite3.ProgrammingError):  # one of another thread is that thread's
            each.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = executable()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
