"""`passion about`: what the tool is and is not, its sources, and what it saves."""

import os

from passion_cli.cli import options, streams
from passion_cli.cli.session import read_screen, voice_of
from passion_cli.reports.explanation import about_page
from passion_cli.storage.home import home_folder
from passion_cli.storage.rulebook_file import load_rulebook


def about(
    *, lang: options.Lang = None, rules: options.Rules = None, color: options.Colour = "auto"
) -> None:
    """Print limits, sources and privacy."""
    screen, book = read_screen(color), load_rulebook(rules).rulebook
    try:
        folder = str(home_folder(os.environ))
    except OSError:
        folder = "PASSION_HOME"
    streams.write_out(
        about_page(book, voice_of(lang, book=book), folder, screen), keep_encoding=True
    )
