"""Make the pictures of README.md and docs/ again: `python docs/pictures.py [FOLDER]`.

Needs the development extras and Chromium. Nothing is drawn by hand: a terminal's colours, a page
and a form are shown by the program itself, on the examples.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from helpers.browser import QUIET, found  # noqa: E402 - from tests/, found by the line above
from playwright.sync_api import sync_playwright  # noqa: E402

LANGUAGES = ("en", "fr")
LINES = 32
"""How much of the terminal's report is shown."""
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #14181b; color: #e8ecee; padding: 24px 28px; width: max-content }}
pre {{ margin: 0; font: 15px/1.4 "DejaVu Sans Mono", monospace }}</style><pre>{code}</pre>"""


def passion(*arguments: str) -> str:
    """Run the program in a terminal of 80 columns and return what it shows."""
    command = [sys.executable, "-m", "passion_cli", *arguments]
    given = {**os.environ, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=given).stdout


def example(name: str, language: str) -> str:
    """Return the answers of an example."""
    return str(ROOT / "examples" / f"{name}.{language}.yaml")


def terminal(language: str) -> str:
    """Return the terminal's report as a page, in its own colours."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    arguments = ("report", example("designer", language), "--lang", language, "--color", "always")
    lines = passion(*arguments).splitlines()[:LINES]
    console = Console(record=True, width=84, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(lines)))
    plain = [(20, 24, 27), (232, 100, 90), (127, 208, 155), (240, 179, 94)]
    bright = [(120, 160, 230), (200, 140, 220), (79, 195, 199), (232, 236, 238)]
    theme = TerminalTheme((20, 24, 27), (232, 236, 238), [*plain, *bright])
    return console.export_html(theme=theme, inline_styles=True, code_format=TERMINAL)


def take(
    browser: Any, page: Path, to: Path, size: tuple[int, int], *presses: str, part: str = ""
) -> None:
    """Show a page in a window of a size, press what is to be pressed, and take the picture."""
    width, height = size
    window = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
    window.goto(page.as_uri())
    for name in presses:
        window.get_by_role("button", name=name, exact=True).or_(window.get_by_label(name)).click()
    if part:
        window.locator(part).screenshot(path=to)
    else:
        window.screenshot(path=to, full_page=height == 1)
    window.close()


def make(browser: Any, folder: Path, work: Path, language: str) -> None:
    """Make the pictures of one language."""
    shell, report, form = (work / f"{name}.html" for name in ("shell", "report", "form"))
    shell.write_text(terminal(language), encoding="utf-8")
    designer = example("designer", language)
    passion("report", designer, "--lang", language, "-o", str(report), "--force")
    passion("form", "--lang", language, "-o", str(form), "--force")
    start, first = {
        "en": ("Start", "A precise group I can describe in one sentence"),
        "fr": ("Commencer", "À un groupe précis, que je peux décrire en une phrase"),
    }[language]
    take(browser, shell, folder / f"terminal.{language}.png", (760, 1))
    take(browser, report, folder / f"report.{language}.png", (860, 1040))
    take(browser, form, folder / f"form.{language}.png", (420, 800), start, first)
    pair = (designer, example("luthier", language))
    passion("compare", *pair, "--lang", language, "-o", str(report), "--force")
    take(browser, report, folder / f"compare.{language}.png", (860, 1), part=".split")
    title = {"en": "Spring workshop", "fr": "Atelier de printemps"}[language]
    examples = (str(ROOT / "examples"), "--title", title)
    passion("cohort", *examples, "--lang", language, "-o", str(report), "--force")
    take(browser, report, folder / f"cohort.{language}.png", (1000, 900))


def main() -> None:
    """Make every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    path = found()
    if path is None:
        sys.exit("Chromium is not installed: see CONTRIBUTING.md")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for language in LANGUAGES:
            make(browser, folder, Path(work), language)
        browser.close()


if __name__ == "__main__":
    main()
