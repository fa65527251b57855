"""`passion compare`: what changed between two checks of one person."""

import os

from passion_cli.assessment.comparison import compare as compare_assessments
from passion_cli.cli import options
from passion_cli.cli.delivery import Delivery, note_renamed
from passion_cli.cli.session import today, voice_of
from passion_cli.errors import InputError
from passion_cli.reports.formats import PAGES
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.compare import CompareReport, compare_data
from passion_cli.reports.rendering import Rendering
from passion_cli.services.saved_checks import last_two_checks, load_check
from passion_cli.storage.rulebook_file import load_rulebook


def compare(
    checks: options.Checks = None,
    *,
    respondent: options.Respondent = None,
    rules_before: options.RulesBefore = None,
    output_format: options.PageFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Show what changed between two checks, and what changed it."""
    delivery = Delivery.plan(PAGES, output_format, output, color, force=force)
    book = load_rulebook(rules)
    given = checks or []
    if len(given) not in (0, 2):
        raise InputError.of("two_checks")
    spoken = voice_of(lang, book=book.rulebook)
    if given:
        old = load_rulebook(rules_before) if rules_before else book
        before = load_check(given[0], old, os.environ)
        after = load_check(given[1], book, os.environ)
    else:
        before, after = last_two_checks(respondent, book, os.environ)
    note_renamed((*before.renamed, *after.renamed), spoken)
    record, shown = after.record, after.book.rulebook
    voice = voice_of(lang, None, record.language, record.currency, shown)
    comparison = compare_assessments(before.assess(), after.assess())
    days = (before.record.date or today(), after.record.date or today())
    people = (before.record.respondent, after.record.respondent)
    report = CompareReport(comparison, Names(shown, voice), days, people)
    delivery.deliver(Rendering(voice, report.blocks, lambda: compare_data(report)))
