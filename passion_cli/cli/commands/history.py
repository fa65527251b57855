"""`passion history`: finished checks listed, shown again, deleted, exported and imported."""

import os
import sys

import typer

from passion_cli.cli import options, streams
from passion_cli.cli.commands.report import report
from passion_cli.cli.delivery import Delivery
from passion_cli.cli.session import folder_of, now, today, voice_of
from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.reports.formats import PAGES
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.history import HistoryReport, history_data
from passion_cli.reports.rendering import Rendering
from passion_cli.services.history import (
    add_records,
    draft_lines,
    export_texts,
    history_series,
    read_records,
)
from passion_cli.services.saved_checks import finished_check, open_history, saved_check
from passion_cli.storage.atomic import make_folder, write_all
from passion_cli.storage.history.records import SavedCheck
from passion_cli.storage.home import delete_page
from passion_cli.storage.rulebook_file import load_rulebook


def list_checks(
    context: typer.Context,
    *,
    respondent: options.Respondent = None,
    output_format: options.PageFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """List the checks of one person or of all, with a trend for every rule."""
    if context.invoked_subcommand is not None:
        return
    delivery = Delivery.plan(PAGES, output_format, output, color, force=force)
    book = load_rulebook(rules)
    voice = voice_of(lang, book=book.rulebook)
    history, names = open_history(os.environ), Names(book.rulebook, voice)
    series = history_series(history, book, names, respondent)
    page = HistoryReport(series, names, today(), draft_lines(history, respondent))
    delivery.deliver(Rendering(voice, page.blocks, lambda: history_data(page)))


def show(
    number: options.Number,
    *,
    output_format: options.Format = None,
    output: options.Output = None,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Show the report of a check again, in any format, as the rules of its day score it."""
    finished_check(open_history(os.environ), number)
    report(
        number,
        output_format=output_format,
        output=output,
        receipt=receipt,
        lang=lang,
        rules=rules,
        force=force,
        color=color,
    )


def delete(number: options.Number, *, yes: options.Yes = False, lang: options.Lang = None) -> None:
    """Delete a check or an unfinished interview, its answers and its moves, for good."""
    voice, history = voice_of(lang), open_history(os.environ)
    saved = saved_check(history, number)
    if not history.locks.is_free(saved.id):
        raise InputError.of("draft_elsewhere", given=str(saved.id))
    if not yes and not _confirmed(voice, saved):
        streams.note(voice.say("note.not_deleted", id=saved.id))
        return
    history.delete(saved.id)
    streams.note(voice.say("note.deleted", id=saved.id))
    page = delete_page(os.environ)
    if page:
        streams.note(voice.say("note.page_deleted", path=clean(str(page))))
    streams.note(voice.say("note.not_reached"))


def _confirmed(voice: Voice, saved: SavedCheck) -> bool:
    """Ask a person; a script says `--yes`.

    Raises:
        InputError: when there is nobody to ask.
    """
    if not streams.is_interactive():
        raise InputError.of("yes_wanted", given=str(saved.id))
    date = voice.date(saved.day)
    sys.stdout.write(voice.say("history.delete", id=saved.id, date=date) + " ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in voice.say("history.yes").split("|")


def export(
    numbers: options.Numbers = None,
    *,
    out: options.Out = None,
    respondent: options.Respondent = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Write checks as answers files: those that are named, or all."""
    voice = voice_of(lang)
    out = folder_of(out)
    if out is None:
        raise InputError.of("out_wanted")
    book, history = load_rulebook(rules), open_history(os.environ)
    named = [saved_check(history, each) for each in numbers or ()]
    texts = export_texts(history, named or history.checks(respondent), book, out)
    make_folder(out)
    write_all(texts, force=force)
    streams.note(voice.count("note.imported", len(texts), folder=clean(out)))


def import_checks(
    files: options.FilesArgument, *, lang: options.Lang = None, rules: options.Rules = None
) -> None:
    """Add answers files to the history, once all of them are found to be in order."""
    voice, book = voice_of(lang), load_rulebook(rules)
    records = read_records(files, book)
    added = add_records(open_history(os.environ), records, book, now(), today())
    streams.note(voice.count("note.added", added))
    if added < len(records):
        streams.note(voice.count("note.known", len(records) - added))
    noted = sum(bool(record.notes) for record in records)
    if noted:
        streams.note(voice.count("note.notes_stay", noted))
    for record in records:
        if (record.date or "") > today():
            streams.note(voice.say("note.in_future", date=voice.date(record.date or "")))
