"""`passion compare`, `passion whatif` and `passion brief`: one person, over time and otherwise."""

from passion_cli.cli import options
from passion_cli.cli.session import language_of
from passion_cli.errors import InputError


def compare(
    checks: options.Checks = None,
    *,
    respondent: options.Respondent = None,
    rules_before: options.RulesBefore = None,
    output_format: options.PageFormat = None,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Say what changed between two checks, and what changed it."""
    from passion_cli.assessment.comparison import compare as compare_checks
    from passion_cli.services.saved_checks import Past, find_past, last_two
    from passion_cli.cli.showing import deliver, plan
    from passion_cli.reports.over_time.compare import ProgressReport, progress_data
    from passion_cli.reports.voice import Voice
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = plan(output_format, output, color, force=force)
    book = load_rulebook(rules)
    given = checks or []
    if len(given) not in (0, 2):
        raise InputError.of("two_checks")
    language = language_of(lang)
    if given:
        old = load_rulebook(rules_before) if rules_before else book
        before: Past = find_past(given[0], old, language)
        after = find_past(given[1], book, language)
    else:
        before, after = last_two(respondent, book)
    language = language_of(lang, after.record.language)
    voice = Voice(after.book.rulebook, language, after.currency)
    progress = compare_checks(before.assess(), after.assess())
    report = ProgressReport(progress, voice, (before.day, after.day))
    deliver(delivery, report.blocks, lambda: progress_data(report), language, force=force)


def whatif(
    check: options.Check,
    changes: options.Changes = None,
    *,
    output_format: options.PageFormat = None,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Show what one or several other answers would do; nothing is saved."""
    from passion_cli.assessment.assess import assess
    from passion_cli.assessment.whatif import single_changes
    from passion_cli.services.saved_checks import find_past
    from passion_cli.cli.showing import deliver, plan
    from passion_cli.reports.voice import Voice
    from passion_cli.reports.over_time.whatif import WhatIfReport, whatif_data
    from passion_cli.storage.rulebook_file import load_rulebook
    from passion_cli.storage.imports.typed import typed_answers

    delivery = plan(output_format, output, color, force=force)
    past = find_past(check, load_rulebook(rules), language_of(lang))
    language, book = language_of(lang, past.record.language), past.book.rulebook
    before = past.assess()
    after = None
    if changes:
        after = assess(book, typed_answers(book, before.answers, changes))
    every = () if changes else single_changes(before)
    voice = Voice(book, language, past.currency)
    report = WhatIfReport(before, after, every, voice, past.day)
    deliver(delivery, report.blocks, lambda: whatif_data(report), language, force=force)


def brief(
    check: options.Check,
    *,
    coach_view: options.CoachView = None,
    output_format: options.PageFormat = None,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Make one page for whoever will talk with the participant."""
    from passion_cli.services.brief import make_brief
    from passion_cli.services.saved_checks import find_past
    from passion_cli.cli.showing import deliver, plan
    from passion_cli.reports.over_time.brief import brief_data
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = plan(output_format, output, color, force=force)
    book = load_rulebook(rules)
    past = find_past(check, book, language_of(lang))
    language = language_of(lang, past.record.language)
    report = make_brief(past, coach_view, book, language)
    deliver(delivery, report.blocks, lambda: brief_data(report), language, force=force)
