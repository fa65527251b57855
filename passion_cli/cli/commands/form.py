"""`passion form`: the questions as one page, or as an XLSForm, for those without a terminal."""

from passion_cli.cli import options, streams
from passion_cli.cli.delivery import Delivery
from passion_cli.cli.session import voice_of
from passion_cli.errors import InputError
from passion_cli.interview.form_data import form_data
from passion_cli.interview.xlsform import xlsform
from passion_cli.reports.form_page import form_to_html
from passion_cli.reports.formats import FORM
from passion_cli.reports.rendering import Rendering
from passion_cli.storage.answers_file import FORMAT, LONGEST_LABEL, PLAIN, RESERVED
from passion_cli.storage.imports.workbook import write_workbook
from passion_cli.storage.rulebook_file import LoadedRulebook, load_rulebook


def form(
    *,
    output_format: options.FormFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Make the form of a rulebook; it collects answers and does not score them."""
    delivery = Delivery.plan(FORM, output_format, output, force=force)
    if output is None and streams.is_shown():
        raise InputError.of("form_to_terminal")
    book = load_rulebook(rules)
    voice = voice_of(lang, currency, book=book.rulebook)
    title = voice.text(book.rulebook.title)

    def page() -> str:
        data = _data(book, voice.currency)
        languages = book.rulebook.languages
        return form_to_html(data, languages, voice, title, follow=lang is None)

    def workbook() -> bytes:
        return write_workbook(xlsform(book.rulebook, voice).sheets())

    delivery.deliver(Rendering(voice, tuple, dict, {"html": page}, workbook))


def _data(book: LoadedRulebook, currency: str) -> dict[str, object]:
    """Join the questions with what the page has to know of answers files and of its own draft."""
    return {
        **form_data(book.rulebook, currency),
        "draft": f"{book.rulebook.name}:{book.sha256[:16]}",
        "syntax": {
            "format": FORMAT,
            "plain": PLAIN.pattern,
            "reserved": RESERVED.pattern,
            "longest": LONGEST_LABEL,
        },
    }
