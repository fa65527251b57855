"""`passion brief`: one page for whoever will talk with a participant."""

import os

from passion_cli.cli import options
from passion_cli.cli.delivery import Delivery, note_renamed
from passion_cli.cli.session import today, voice_of
from passion_cli.reports.formats import PAGES
from passion_cli.reports.over_time.brief import brief_data
from passion_cli.reports.rendering import Rendering
from passion_cli.services.brief import make_brief
from passion_cli.services.saved_checks import load_check, open_history
from passion_cli.storage.rulebook_file import load_rulebook


def brief(
    check: options.Check,
    *,
    coach_view: options.CoachView = None,
    output_format: options.PageFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Make one page for whoever will talk with the participant."""
    delivery = Delivery.plan(PAGES, output_format, output, color, force=force)
    book = load_rulebook(rules)
    loaded = load_check(check, book, os.environ)
    record, shown = loaded.record, loaded.book.rulebook
    voice = voice_of(lang, None, record.language, record.currency, shown)
    note_renamed(loaded.renamed, voice)
    history = open_history(os.environ) if loaded.number else None
    coach = load_check(coach_view, loaded.book, os.environ) if coach_view else None
    view = coach.record.answers if coach else None
    report = make_brief(loaded, view, history, book, voice, today())
    delivery.deliver(Rendering(voice, report.blocks, lambda: brief_data(report)))
