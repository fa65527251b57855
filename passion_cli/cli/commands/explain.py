"""`passion explain`: what a rule or a question is about, and where it comes from."""

from passion_cli.cli import options, streams
from passion_cli.cli.session import read_screen, voice_of
from passion_cli.errors import InputError
from passion_cli.reports.explanation import explain_item, explain_rule
from passion_cli.storage.rulebook_file import load_rulebook


def explain(
    name: options.Name,
    *,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    color: options.Colour = "auto",
) -> None:
    """Print one rule (by id or number), or one item."""
    book, screen = load_rulebook(rules).rulebook, read_screen(color)
    voice = voice_of(lang, currency, book=book)
    numbered = {str(rule.number): key for key, rule in book.rules.items()}
    key = numbered.get(name, name)
    if key in book.rules:
        text = explain_rule(book, key, voice, screen)
    elif key in book.items or key in book.ratios:
        text = explain_item(book, key, voice, screen)
    else:
        allowed = (*book.rules, *book.items, *book.ratios)
        raise InputError.of("unknown_name", given=name, allowed=allowed)
    streams.write_out(text, keep_encoding=True)
