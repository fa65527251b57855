"""`passion answers`: a template, a check of files, files made of a table, a file to pass on."""

import os
from dataclasses import replace

from passion_cli.assessment.answers import Silence
from passion_cli.assessment.sharing import share
from passion_cli.cli import options, streams
from passion_cli.cli.delivery import note_renamed, note_written
from passion_cli.cli.session import choice, folder_of, today, voice_of
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean
from passion_cli.reports.template import answers_template
from passion_cli.services.export import TableExport
from passion_cli.services.imports import TableImport
from passion_cli.storage.answers_file import dump_answers, load_answers
from passion_cli.storage.answers_folder import find_files
from passion_cli.storage.atomic import check_targets, write_all
from passion_cli.storage.imports.table_map import load_table_map
from passion_cli.storage.rulebook_file import load_rulebook

TABLE_FORMATS = ("parquet",)


def template(
    *,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
) -> None:
    """Print an answers file with every question, each unknown until it is changed."""
    book = load_rulebook(rules).rulebook
    streams.write_out(answers_template(book, voice_of(lang, currency, book=book), today()))


def check(
    files: options.FilesArgument, *, lang: options.Lang = None, rules: options.Rules = None
) -> None:
    """Say what is wrong in answers files, or how complete each is."""
    voice, book = voice_of(lang), load_rulebook(rules).rulebook
    problems: list[Problem] = []
    for file in files:
        try:
            values = load_answers(file, book).record.answers.values.values()
        except InputError as error:
            problems += error.problems
            continue
        unknown = sum(value is Silence.UNKNOWN for value in values)
        key = "note.answers_unknown" if unknown else "note.answers_fine"
        line = voice.say(key, given=len(values), items=len(book.items), unknown=unknown)
        streams.note(f"{clean(file)}: {line}" if len(files) > 1 else line)
    if problems:
        raise InputError(problems)


def import_table(
    form: options.TableArgument,
    *,
    out: options.Out = None,
    form_map: options.MapOption = None,
    write_map: options.WriteMap = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Make one answers file of each row of a table."""
    voice = voice_of(lang)
    out = folder_of(out)
    if out is None and write_map is None:
        raise InputError.of("out_or_map")
    book = load_rulebook(rules).rulebook
    given, path = load_table_map(form_map) if form_map else None, form_map or ""
    table = TableImport(form, book, given, path, voice, streams.note, force)
    if write_map is not None:
        table.propose(write_map)
    if out is not None:
        table.run(out)


def export(
    paths: options.Paths,
    *,
    output: options.TableFile,
    table_format: options.TableFormat = "parquet",
    form_map: options.MapOption = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Write everybody's answers to one table; then name every problem there was."""
    voice, book = voice_of(lang), load_rulebook(rules).rulebook
    choice("--format", table_format, TABLE_FORMATS)
    if output in streams.ITS_NAMES or not output.lower().endswith(f".{table_format}"):
        raise InputError.of("file_wanted", format=table_format, suffix=f".{table_format}")
    check_targets([output], force=force)
    given = load_table_map(form_map) if form_map else None
    done = TableExport(find_files(paths), book, given)
    table = done.run()
    if done.problems and not done.number:
        raise InputError(done.problems)
    write_all({output: table}, force=force)
    streams.note(voice.count("note.exported", done.number, path=clean(output)))
    if done.older:
        streams.note(voice.count("note.older_left_out", done.older))
    if done.plans:
        streams.note(voice.count("note.plans_left_out", done.plans))
    if done.problems:
        raise InputError(done.problems)


def share_answers(
    file: options.FileArgument,
    *,
    output: options.PageFile = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Write a copy of an answers file without the answers to sensitive questions."""
    book = load_rulebook(rules).rulebook
    voice = voice_of(lang, book=book)
    if output is not None:
        _refuse_itself(file, output)
        check_targets([output], force=force)
    loaded = load_answers(file, book)
    read = loaded.record
    shared = share(book, read.answers, read.moves, read.notes)
    record = replace(read, answers=shared.answers, moves=shared.moves, notes=shared.notes)
    text = dump_answers(book, record, output or "")
    if output is None:
        streams.write_out(text)
    else:
        write_all({output: text}, force=force)
        note_written([output], voice)
    note_renamed(loaded.renamed, voice)
    names = ", ".join(voice.text(book.items[key].title) for key in shared.left_out)
    left_out = voice.say("note.left_out", items=names) if names else ""
    streams.note(left_out or voice.say("note.nothing_left_out"))


def _refuse_itself(file: str, output: str) -> None:
    """Refuse to write the copy over the file it is made of, which holds what is left out."""
    if os.path.realpath(file) == os.path.realpath(output):
        raise InputError.of("share_input", where=clean(output))
