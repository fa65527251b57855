"""`passion report`: the report of an answers file, or of a check of the history."""

import os

from passion_cli.cli import options
from passion_cli.cli.delivery import Delivery, note_renamed
from passion_cli.cli.session import as_typed, today, voice_of
from passion_cli.reports.formats import PERSON
from passion_cli.services.check import check_record
from passion_cli.storage.rulebook_file import load_rulebook


def report(
    answers: options.AnswersOrCheck = None,
    *,
    output_format: options.Format = None,
    output: options.Output = None,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Show the report of an answers file, of a check by its number, or of the last check."""
    from passion_cli.services.saved_checks import latest_check, load_check

    delivery = Delivery.plan(PERSON, output_format, output, color, force=force)
    book = load_rulebook(rules)
    voice_of(lang, currency, book=book.rulebook)
    if answers is None:
        loaded = latest_check(None, book, os.environ)
    else:
        loaded = load_check(answers, book, os.environ)
    record = loaded.record
    shown = loaded.book.rulebook
    voice = voice_of(lang, currency, record.language, record.currency, shown)
    note_renamed(loaded.renamed, voice)
    source = str(loaded.number) if loaded.number else as_typed(answers)
    done = check_record(
        loaded.book,
        record,
        voice,
        today(),
        receipt=receipt,
        source=source,
        rules=as_typed(rules),
    )
    delivery.deliver(done.rendering())
