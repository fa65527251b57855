"""`passion about`: what the tool is and is not, its sources, and what it keeps."""

import os

from passion_cli.cli import options, streams
from passion_cli.cli.session import Display, language_of


def about(
    *, lang: options.Lang = None, rules: options.Rules = None, color: options.Colour = "auto"
) -> None:
    """Print limits, sources and privacy."""
    from passion_cli.reports.explanation import about_page
    from passion_cli.storage.home import home_folder
    from passion_cli.storage.rulebook_file import load_rulebook

    screen = Display.read(color, os.environ).screen()
    book = load_rulebook(rules).rulebook
    try:
        folder = str(home_folder(os.environ))
    except OSError:
        folder = "PASSION_HOME"
    text = about_page(book, language_of(lang), folder, screen)
    streams.write_out(text, keep_encoding=True)
