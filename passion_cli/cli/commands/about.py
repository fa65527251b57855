"""`passion about`: what the tool is and is not, its sources, what it saves, and what it runs on."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from passion_cli import __version__
from passion_cli.cli import options, streams
from passion_cli.cli.session import read_screen, voice_of
from passion_cli.reports.explanation import about_page
from passion_cli.storage.home import home_folder
from passion_cli.storage.rulebook_file import load_rulebook

LIBRARIES = ("typer", "rich", "pydantic", "questionary", "prompt-toolkit", "PyYAML", "platformdirs",
             "wcwidth", "icalendar", "jinja2", "python-calamine", "openpyxl", "duckdb", "pyarrow",
             "pyspark")  # fmt: skip
SETTINGS = ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TERM", "COLUMNS", "NO_COLOR", "CI",
            "ACCESSIBLE", "PASSION_LANG", "PASSION_PLAIN", "PYTHONUTF8")  # fmt: skip
"""What changes how the program behaves; folders are not named, for they name people."""


def about(
    *,
    bug: options.Bug = False,
    lang: options.Lang = None,
    rules: options.Rules = None,
    color: options.Colour = "auto",
) -> None:
    """Print limits, sources and privacy; or versions and settings, for a bug report."""
    if bug:
        streams.write_out("\n".join(_for_a_bug_report()) + "\n")
        return
    screen, book = read_screen(color), load_rulebook(rules).rulebook
    try:
        folder = str(home_folder(os.environ))
    except OSError:
        folder = "PASSION_HOME"
    voice = voice_of(lang, book=book)
    streams.write_out(about_page(book, voice, folder, screen), keep_encoding=True)


def _for_a_bug_report() -> Iterator[str]:
    """Yield versions and settings, and nothing that is anybody's."""
    yield f"passion {__version__}"
    yield f"Python {platform.python_version()} ({platform.python_implementation()})"
    yield f"{platform.system()} {platform.release()} ({platform.machine()})"
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        is_terminal = "terminal" if stream and stream.isatty() else "no terminal"
        yield f"standard {name}: {is_terminal}, {getattr(stream, 'encoding', None)}"
    for library in LIBRARIES:
        try:
            yield f"{library} {version(library)}"
        except PackageNotFoundError:
            yield f"{library}: not installed"
    yield from (f"{name}={os.environ[name]}" for name in SETTINGS if name in os.environ)
