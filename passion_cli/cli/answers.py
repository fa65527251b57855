"""`passion answers`: a template to fill in, and a check of what was filled in."""

from collections.abc import Callable

from passion_cli.cli import options, streams
from passion_cli.cli.session import CURRENCY, currency_of, language_of, today


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
    file: options.FileArgument, *, lang: options.Lang = None, rules: options.Rules = None
) -> None:
    """Say what is wrong in an answers file, or how complete it is."""
    from passion_cli.language.words import say
    from passion_cli.storage.answers_file import load_answers
    from passion_cli.storage.rulebook_file import load_rulebook

    language = language_of(lang)
    book = load_rulebook(rules).rulebook
    loaded = load_answers(file, book)
    given = len(loaded.record.answers.values)
    streams.note(say(language, "note.answers_fine", given=given, items=len(book.items)))


COMMANDS: dict[str, Callable[..., None]] = {"template": template, "check": check}
