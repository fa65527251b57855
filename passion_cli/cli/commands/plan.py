"""`passion plan`: the moves that were noted, what is open, and when; also for a calendar."""

import os

from passion_cli.cli import options
from passion_cli.cli.delivery import Delivery
from passion_cli.cli.session import today, voice_of
from passion_cli.errors import InputError
from passion_cli.reports.formats import PLAN
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.plan import PlanReport, plan_data
from passion_cli.reports.rendering import Rendering
from passion_cli.services.saved_checks import noted_moves, open_history
from passion_cli.storage.rulebook_file import load_rulebook


def plan(
    *,
    respondent: options.Respondent = None,
    output_format: options.PlanFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """List the moves that are open, the next due first.

    Raises:
        InputError: for a calendar of nothing, which RFC 5545 does not allow.
    """
    delivery = Delivery.plan(PLAN, output_format, output, color, force=force)
    book = load_rulebook(rules)
    voice = voice_of(lang, book=book.rulebook)
    noted = noted_moves(open_history(os.environ), book, respondent)
    moves = [move for move in noted if move.is_open]
    if not moves and "ics" in (delivery.stdout, *delivery.files.values()):
        raise InputError.of("plan_empty")
    report = PlanReport(moves, Names(book.rulebook, voice), today())

    def calendar() -> str:
        from passion_cli.reports.over_time.calendar import to_calendar

        return to_calendar(report)

    delivery.deliver(Rendering(voice, report.blocks, lambda: plan_data(report), {"ics": calendar}))
