"""`passion whatif`: what other answers would do; nothing is saved."""

import os

from passion_cli.assessment.assess import assess
from passion_cli.assessment.whatif import single_changes
from passion_cli.cli import options
from passion_cli.cli.delivery import Delivery, note_renamed
from passion_cli.cli.session import today, voice_of
from passion_cli.reports.formats import PAGES
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.whatif import WhatIfReport, whatif_data
from passion_cli.reports.rendering import Rendering
from passion_cli.services.saved_checks import load_check
from passion_cli.storage.imports.cells import typed_answers
from passion_cli.storage.rulebook_file import load_rulebook


def whatif(
    check: options.Check,
    changes: options.Changes = None,
    *,
    output_format: options.PageFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Show what one or several other answers would do; nothing is saved."""
    delivery = Delivery.plan(PAGES, output_format, output, color, force=force)
    loaded = load_check(check, load_rulebook(rules), os.environ)
    record, book = loaded.record, loaded.book.rulebook
    voice = voice_of(lang, None, record.language, record.currency, book)
    note_renamed(loaded.renamed, voice)
    before, after = loaded.assess(), None
    if changes:
        after = assess(book, typed_answers(book, before.answers, changes))
    every = () if changes else single_changes(before)
    day = record.date or today()
    report = WhatIfReport(before, after, every, Names(book, voice), day)
    delivery.deliver(Rendering(voice, report.blocks, lambda: whatif_data(report)))
