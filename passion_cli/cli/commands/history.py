"""`passion history`: finished checks listed, shown again, deleted, exported and imported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from passion_cli.cli import options, streams
from passion_cli.cli.session import CURRENCY, language_of, now, today
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean

if TYPE_CHECKING:
    from passion_cli.reports.over_time.history import Entry, Series
    from passion_cli.reports.voice import Voice
    from passion_cli.storage.history.store import History, Kept
    from passion_cli.storage.rulebook_file import LoadedRulebook


def list_checks(
    context: typer.Context,
    *,
    respondent: options.Respondent = None,
    output_format: options.PageFormat = None,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """List the checks of one person or of all, with a trend for every rule."""
    if context.invoked_subcommand is not None:
        return
    from passion_cli.services.saved_checks import open_history
    from passion_cli.cli.showing import deliver, plan
    from passion_cli.reports.over_time.history import HistoryReport, history_data
    from passion_cli.reports.voice import Voice
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = plan(output_format, output, color, force=force)
    book, language = load_rulebook(rules), language_of(lang)
    history, voice = open_history(), Voice(book.rulebook, language, CURRENCY)
    report = HistoryReport(_series(history, book, voice, respondent), voice, today())
    deliver(delivery, report.blocks, lambda: history_data(report), language, force=force)


def _series(
    history: "History", book: "LoadedRulebook", voice: "Voice", respondent: str | None
) -> "list[Series]":
    from passion_cli.reports.over_time.history import Series

    people: dict[str | None, list[Kept]] = {}
    for kept in history.checks(respondent):
        people.setdefault(kept.respondent, []).append(kept)
    moves = history.moves(respondent)
    made = []
    for name in sorted(people, key=lambda each: each or ""):
        entries = [_entry(history, kept, book) for kept in people[name]]
        lines = [
            (voice.move(move), voice.say(f"move.{move.state}"))
            for move in moves
            if move.respondent == name
        ]
        made.append(Series(name, entries, lines))
    return made


def _entry(history: "History", kept: "Kept", book: "LoadedRulebook") -> "Entry":
    from passion_cli.services.saved_checks import past_of
    from passion_cli.reports.over_time.history import Entry

    made = past_of(history, kept, book).assess()
    return Entry(kept.id, kept.day, kept.rulebook, kept.topic, made)


def show(
    number: options.Number,
    *,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    rules: options.Rules = None,
    color: options.Colour = "auto",
) -> None:
    """Show the report of a check again, as the rules of its day score it."""
    report(number, receipt=receipt, lang=lang, rules=rules, color=color)


def report(
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
    """Make the report of a check again, in any format."""
    from passion_cli.cli.commands.check import report_past

    report_past(
        number,
        output_format=output_format,
        output=output,
        receipt=receipt,
        lang=lang,
        rules=rules,
        force=force,
        color=color,
    )


def delete(number: options.Number, *, lang: options.Lang = None) -> None:
    """Delete a check, its answers and its moves, for good."""
    from passion_cli.services.saved_checks import open_history, refused
    from passion_cli.language.catalogue import say

    language, history = language_of(lang), open_history()
    kept = _check(history, number)
    with refused():
        history.delete(kept.id)
    streams.note(say(language, "note.deleted", id=kept.id))


def _check(history: "History", number: str) -> "Kept":
    kept = history.check(int(number[:15])) if number.isdecimal() else None
    if kept is None:
        raise InputError.of("no_such_check", given=number)
    return kept


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
    from passion_cli.services.saved_checks import open_history, past_of
    from passion_cli.language.catalogue import count
    from passion_cli.storage.answers_file import dump_answers
    from passion_cli.storage.atomic import make_folder, write_all
    from passion_cli.storage.rulebook_file import load_rulebook

    language = language_of(lang)
    if out is None:
        raise InputError.of("out_wanted")
    book, history = load_rulebook(rules), open_history()
    kept = [_check(history, each) for each in numbers or ()] or list(history.checks(respondent))
    noted: dict[int, dict[str, str]] = {}
    for move in history.moves():
        noted.setdefault(move.interview, {})[move.indicator] = move.state
    texts = {}
    for each in kept:
        past = past_of(history, each, book)
        path = str(Path(out, _name(each)))
        record = replace(past.record, moves=noted.get(each.id, {}))
        texts[path] = dump_answers(past.book.rulebook, record, path)
    make_folder(out)
    write_all(texts, force=force)
    streams.note(count(language, "note.imported", len(texts), folder=clean(out)))


def _name(kept: "Kept") -> str:
    from passion_cli.storage.file_names import file_name

    stem = file_name(kept.respondent, kept.id).removesuffix(".yaml") if kept.respondent else "check"
    return f"{stem}-{kept.day}-{kept.id}.yaml"


def import_checks(
    files: options.FilesArgument, *, lang: options.Lang = None, rules: options.Rules = None
) -> None:
    """Add answers files to the history, once all of them are found to be in order."""
    from passion_cli.assessment.noted_moves import NotedMove
    from passion_cli.services.saved_checks import open_history, refused
    from passion_cli.language.catalogue import count
    from passion_cli.storage.answers_file import load_answers
    from passion_cli.storage.rulebook_file import load_rulebook

    language, book = language_of(lang), load_rulebook(rules)
    problems: list[Problem] = []
    records = []
    for file in files:
        try:
            records.append(load_answers(file, book.rulebook).record)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    history, moment = open_history(), now()
    with refused():
        for record in records:
            number, due = history.add(book, record, moment), record.date or today()
            noted = record.moves.items()
            moves = [NotedMove(number, key, due, "", state) for key, state in noted]
            history.note_moves(moves, moment)
    streams.note(count(language, "note.kept", len(records)))


COMMANDS: dict[str, Callable[..., None]] = {
    "show": show,
    "report": report,
    "delete": delete,
    "export": export,
    "import": import_checks,
}
ALONE = list_checks
"""What the group does when no command is named."""
