"""A real browser with a person in front of it, in which nothing may go wrong unseen."""

import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from helpers.verbs import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
REQUIRED = os.environ.get("PASSION_BROWSER") == "required"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
WIDTHS = (360, 800, 1400)


def missing(what: str) -> None:
    """Skip a test for want of a tool, or fail where all tools are required."""
    told = f"{what} is not installed: see CONTRIBUTING.md"
    if REQUIRED:
        pytest.fail(told)
    pytest.skip(told)


def found() -> str | None:
    """Return the browser of this system, if it has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def executable() -> str:
    """Return the browser of this system; without one, the test ends here."""
    path = found()
    if path is None:
        missing("Chromium")
    return str(path)


class Visit:
    """A page that is open in the browser; on leaving it, nothing went wrong and nothing was sent.

    `dialogs` are the questions the page asked; each was answered with `agrees`.
    """

    def __init__(
        self, browser: Any, path: Path, width: int = 800, script: str = "", **context: Any
    ) -> None:
        self.own = path.absolute().as_uri()
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **context)
        self.context.add_init_script(script)
        self.page = self.context.new_page()
        self.troubles: list[str] = []
        self.dialogs: list[str] = []
        self.agrees = True
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.context.on("request", self._request)
        self.page.goto(self.own)

    def _request(self, request: Any) -> None:
        if request.url.partition("#")[0] not in {self.own, ""} and not self._is_own_file(request):
            self.troubles.append(f"request to {request.url}")

    def _is_own_file(self, request: Any) -> bool:
        """Whether it is the download that the page made itself."""
        return str(request.url).startswith("blob:")

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        if self.agrees:
            dialog.accept()
        else:
            dialog.dismiss()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.context.close()
        if error is None:
            assert self.troubles == []

    @property
    def text(self) -> str:
        """What the page says, no-break spaces as spaces."""
        told = str(self.page.inner_text("body"))
        return told.replace("\u00a0", " ").replace("\u202f", " ")

    def wait(self, *wanted: str) -> None:
        """Wait for what the page is to say."""
        for each in wanted:
            self.page.get_by_text(each).first.wait_for(timeout=10_000)

    def press(self, *keys: str) -> None:
        """Press keys."""
        for each in keys:
            self.page.keyboard.press(each)

    def type(self, text: str) -> None:
        """Type a text where one is."""
        self.page.keyboard.insert_text(text)

    def reach(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until an element has the focus, as one who has no mouse."""
        for _ in range(80):
            if self.page.evaluate("what => document.activeElement.matches(what)", selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} cannot be reached by keyboard:\n{self.text}")

    def violations(self) -> list[str]:
        """Return what axe-core finds wrong with the page as it stands."""
        if not AXE.exists():
            missing("axe-core")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[Any] = self.page.evaluate("axe.run().then(found => found.violations)")
        return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
