"""`passion explain`: what a rule or a question is about, and where it comes from."""

import os

from passion_cli.cli import options, streams
from passion_cli.cli.session import CURRENCY, Display, currency_of, language_of
from passion_cli.errors import InputError


def explain(
    name: options.Name,
    *,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    color: options.Colour = "auto",
) -> None:
    """Print one rule (by id or number), or one item."""
    from passion_cli.reports.explanation import explain_item, explain_rule
    from passion_cli.storage.rulebook_file import load_rulebook

    book = load_rulebook(rules).rulebook
    screen = Display.read(color, os.environ).screen()
    language, money = language_of(lang), currency_of(currency) or CURRENCY
    numbered = {str(rule.number): key for key, rule in book.rules.items()}
    key = numbered.get(name, name)
    if key in book.rules:
        text = explain_rule(book, key, language, screen)
    elif key in book.items or key in book.ratios:
        text = explain_item(book, key, language, money, screen)
    else:
        allowed = (*book.rules, *book.items, *book.ratios)
        raise InputError.of("unknown_name", given=name, allowed=allowed)
    streams.write_out(text, keep_encoding=True)
