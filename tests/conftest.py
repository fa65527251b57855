"""What every test shares: untimed examples, and the browser of the tests of pages."""

from collections.abc import Iterator
from typing import Any

import pytest
from helpers.browser import QUIET, executable
from hypothesis import settings

# No example is timed: the first one loads libraries, and machines differ.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = executable()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
