"""`passion open` and `passion form`: pages for those who would rather not use a terminal."""

from typing import TYPE_CHECKING

from passion_cli.cli import options
from passion_cli.cli.delivery import STANDARD_OUTPUT, Delivery
from passion_cli.cli.session import CURRENCY, Display, currency_of, language_of
from passion_cli.errors import InputError

if TYPE_CHECKING:
    from passion_cli.storage.rulebook_file import LoadedRulebook


def open_page(
    check: options.LastCheck = None,
    *,
    respondent: options.Respondent = None,
    output: options.PageFile = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Write the report of a check, or of the last one, as a page and show it."""
    from passion_cli.cli import opening
    from passion_cli.services.saved_checks import find_past, latest
    from passion_cli.storage.rulebook_file import load_rulebook

    if check and respondent:
        raise InputError.of("both_options", one="CHECK", other="--respondent")
    if output == STANDARD_OUTPUT:
        raise InputError.of("page_wanted", given=output)
    Delivery.plan(("html",), "html", [output] if output else None, "never").check(force=force)
    book, language = load_rulebook(rules), language_of(lang)
    past = find_past(check, book, language) if check else latest(respondent, book)
    language = language_of(lang, past.record.language)
    path = output or opening.own_page()
    opening.write(path, past, language, force=force or not output)
    opening.show(path, language)


def form(
    *,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> None:
    """Make the form of a rulebook; it collects answers and does not score them."""
    from passion_cli.reports.form_page import form_to_html
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = Delivery.plan(("html",), "html", output, "never")
    delivery.check(force=force)
    language, code = language_of(lang), currency_of(currency) or CURRENCY
    book = load_rulebook(rules)
    data, title = _data(book, code), book.rulebook.title.speak(language)

    def render(_kind: str, _display: Display) -> str:
        return form_to_html(data, language, title)

    delivery.deliver(render, language, force=force)


def _data(book: "LoadedRulebook", currency: str) -> dict[str, object]:
    """Join the questions with what the page has to know of answers files and of its own draft."""
    from passion_cli.interview.form_data import form_data
    from passion_cli.storage.answers_file import FORMAT, LONGEST_LABEL, PLAIN, RESERVED

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
