"""`passion rules`: list the rules, print the rulebook, check one of your own."""

from passion_cli.cli import options, streams
from passion_cli.cli.session import language_of, read_screen, voice_of
from passion_cli.storage.rulebook_file import load_rulebook


def list_rules(
    *, lang: options.Lang = None, rules: options.Rules = None, color: options.Colour = "auto"
) -> None:
    """Print the rules with their numbers, ids and items."""
    from passion_cli.reports.explanation import list_of_rules

    screen, book = read_screen(color), load_rulebook(rules).rulebook
    streams.write_out(list_of_rules(book, voice_of(lang), screen), keep_encoding=True)


def show(*, rules: options.Rules = None, lang: options.Lang = None) -> None:
    """Print the rulebook as it stands, ready to be copied and edited."""
    language_of(lang)
    streams.write_out(load_rulebook(rules).text)


def check(file: options.FileArgument, *, lang: options.Lang = None) -> None:
    """Say what is wrong in a rulebook, or that nothing is."""
    voice, book = voice_of(lang), load_rulebook(file).rulebook
    counts = {"rules": len(book.rules), "items": len(book.items), "checks": len(book.checks)}
    streams.note(voice.say("note.rulebook_fine", name=book.name, **counts))
