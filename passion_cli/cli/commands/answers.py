"""`passion answers`: a template to fill in, a check of files, files made of a form's table."""

from collections.abc import Callable

from passion_cli.cli import options, streams
from passion_cli.cli.session import CURRENCY, currency_of, language_of, today
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean


def template(
    *,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
) -> None:
    """Print an answers file with every question, each unknown until it is changed."""
    from passion_cli.reports.template import answers_template
    from passion_cli.storage.rulebook_file import load_rulebook

    book = load_rulebook(rules).rulebook
    money = currency_of(currency) or CURRENCY
    streams.write_out(answers_template(book, language_of(lang), money, today()))


def check(
    files: options.FilesArgument, *, lang: options.Lang = None, rules: options.Rules = None
) -> None:
    """Say what is wrong in answers files, or how complete each is."""
    from passion_cli.language.catalogue import say
    from passion_cli.storage.answers_file import load_answers
    from passion_cli.storage.rulebook_file import load_rulebook

    language = language_of(lang)
    book = load_rulebook(rules).rulebook
    problems: list[Problem] = []
    for file in files:
        try:
            given = len(load_answers(file, book).record.answers.values)
        except InputError as error:
            problems += error.problems
            continue
        told = say(language, "note.answers_fine", given=given, items=len(book.items))
        streams.note(f"{clean(file)}: {told}" if len(files) > 1 else told)
    if problems:
        raise InputError(problems)


def import_form(
    form: options.FormArgument,
    *,
    out: options.Out = None,
    form_map: options.FormMapOption = None,
    write_map: options.WriteMap = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Make one answers file of each row of a form's table."""
    from passion_cli.services.imports import Import, propose_map
    from passion_cli.storage.imports.table_map import load_form_map
    from passion_cli.storage.rulebook_file import load_rulebook

    language = language_of(lang)
    if out is None and write_map is None:
        raise InputError.of("out_or_map")
    book = load_rulebook(rules).rulebook
    given = load_form_map(form_map) if form_map else None
    if write_map is not None:
        propose_map(form, write_map, book, given, form_map or "", language, force=force)
    if out is not None:
        Import(form, out, book, given, form_map or "", language, force=force).run()


COMMANDS: dict[str, Callable[..., None]] = {
    "template": template,
    "check": check,
    "import": import_form,
}
