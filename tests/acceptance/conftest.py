"""The browser that every test of a page shares."""

from collections.abc import Iterator
from typing import Any

import pytest
from helpers.browser import QUIET, executable


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = executable()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
