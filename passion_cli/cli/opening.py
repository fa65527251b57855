"""The report of a check as a page, shown in the person's browser."""

import os
from pathlib import Path

from passion_cli.cli import streams
from passion_cli.services.saved_checks import Past
from passion_cli.errors import InputError
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.language.catalogue import say
from passion_cli.reports.person.html import to_html
from passion_cli.reports.person.report import Report
from passion_cli.storage.atomic import make_folder, write_all
from passion_cli.storage.home import home_folder

PAGE = "report.html"
"""The page in the folder of the history, written anew each time."""


def own_page() -> str:
    """Return where the page goes when no file is named: beside the history, and as private."""
    folder = str(home_folder(os.environ))
    make_folder(folder)
    return str(Path(folder, PAGE))


def write(path: str, past: Past, language: Language, *, force: bool) -> None:
    """Write the report of a check as a page, whole or not at all."""
    made, record = past.assess(), past.record
    report = Report(made, past.book.sha256, language, past.currency, past.day, record.respondent)
    write_all({path: to_html(report)}, force=force)


def show(path: str, language: Language) -> None:
    """Hand the page to the browser that the person's system, or BROWSER, names.

    Raises:
        InputError: when there is none; the page stays where it is.
    """
    import webbrowser

    if not webbrowser.open(Path(path).absolute().as_uri()):
        raise InputError.of("no_browser", given=clean(path))
    streams.note(say(language, "note.opened", path=clean(path)))
