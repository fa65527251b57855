"""`passion open`: the report of a check as a page in the person's browser."""

import os
import webbrowser
from pathlib import Path

from passion_cli.cli import options, streams
from passion_cli.cli.delivery import Delivery, note_renamed
from passion_cli.cli.session import as_typed, today, voice_of
from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.reports.formats import PAGE
from passion_cli.services.check import check_record
from passion_cli.services.saved_checks import latest_check, load_check
from passion_cli.storage.atomic import make_folder, write_all
from passion_cli.storage.home import page_file
from passion_cli.storage.rulebook_file import load_rulebook

"""The page in the folder of the history, written anew each time."""


def open_page(
    check: options.LastCheck = None,
    *,
    respondent: options.Respondent = None,
    output: options.PageFile = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Write the report of a check, or of the last one, as a page and show it."""
    if check and respondent:
        raise InputError.of("both_options", one="CHECK", other="--respondent")
    if output in streams.ITS_NAMES:
        raise InputError.of("page_wanted", given=output)
    delivery = Delivery.plan(PAGE, None, [output] if output else None, force=force)
    book = load_rulebook(rules)
    voice_of(lang, book=book.rulebook)
    if check:
        loaded = load_check(check, book, os.environ)
    else:
        loaded = latest_check(respondent, book, os.environ)
    record = loaded.record
    shown = loaded.book.rulebook
    voice = voice_of(lang, None, record.language, record.currency, shown)
    note_renamed(loaded.renamed, voice)
    source = str(loaded.number) if loaded.number else as_typed(check)
    typed = as_typed(rules)
    done = check_record(loaded.book, record, voice, today(), source=source, rules=typed)
    page = done.rendering()
    path = output or _own_page()
    write_all({path: page.render("html", delivery.screen)}, force=force or not output)
    _show(path, voice)


def _own_page() -> str:
    """Return where the page goes when no file is named: beside the history, and as private."""
    page = page_file(os.environ)
    make_folder(str(page.parent))
    return str(page)


def _show(path: str, voice: Voice) -> None:
    """Hand the page to the browser that the person's system, or BROWSER, names.

    Raises:
        InputError: when there is none; the page stays where it is.
    """
    if not webbrowser.open(Path(path).absolute().as_uri()):
        raise InputError.of("no_browser", given=clean(path))
    streams.note(voice.say("note.opened", path=clean(path)))
