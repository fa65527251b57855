"""`passion rules`: list the rules, print the rulebook, check one of your own."""

import os
from collections.abc import Callable

from passion_cli.cli import options, streams
from passion_cli.cli.session import Display, language_of


def list_rules(
    *, lang: options.Lang = None, rules: options.Rules = None, color: options.Colour = "auto"
) -> None:
    """Print the rules with their numbers, ids and items."""
    from passion_cli.reports.explanation import list_of_rules
    from passion_cli.storage.rulebook_file import load_rulebook

    screen = Display.read(color, os.environ).screen()
    book = load_rulebook(rules).rulebook
    streams.write_out(list_of_rules(book, language_of(lang), screen), keep_encoding=True)


def show(*, rules: options.Rules = None, lang: options.Lang = None) -> None:
    """Print the rulebook as it stands, ready to be copied and edited."""
    from passion_cli.storage.rulebook_file import load_rulebook

    language_of(lang)
    streams.write_out(load_rulebook(rules).text)


def check(file: options.FileArgument, *, lang: options.Lang = None) -> None:
    """Say what is wrong in a rulebook, or that nothing is."""
    from passion_cli.language.catalogue import say
    from passion_cli.storage.rulebook_file import load_rulebook

    language = language_of(lang)
    book = load_rulebook(file).rulebook
    counts = {"rules": len(book.rules), "items": len(book.items), "checks": len(book.checks)}
    streams.note(say(language, "note.rulebook_fine", name=book.name, **counts))


COMMANDS: dict[str, Callable[..., None]] = {"list": list_rules, "show": show, "check": check}
