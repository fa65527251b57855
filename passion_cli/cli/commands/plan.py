"""`passion plan`: the moves that were noted, what is open, and when; also for a calendar."""

from typing import TYPE_CHECKING

from passion_cli.cli import options
from passion_cli.cli.completion import PLAN_FORMATS
from passion_cli.cli.delivery import Delivery
from passion_cli.cli.session import CURRENCY, Display, language_of, today

if TYPE_CHECKING:
    from passion_cli.reports.over_time.plan import PlanReport


def plan(
    *,
    respondent: options.Respondent = None,
    output_format: options.PlanFormat = None,
    output: options.PageOutput = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """List the moves that are open, the next due first."""
    from passion_cli.services.saved_checks import open_history
    from passion_cli.reports.over_time.plan import PlanReport
    from passion_cli.reports.voice import Voice
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = Delivery.plan(PLAN_FORMATS, output_format, output, color)
    delivery.check(force=force)
    language, book = language_of(lang), load_rulebook(rules).rulebook
    moves = [move for move in open_history().moves(respondent) if move.is_open]
    report = PlanReport(moves, Voice(book, language, CURRENCY), today())

    def render(kind: str, display: Display) -> str:
        return _render(report, kind, display)

    delivery.deliver(render, language, force=force)


def _render(report: "PlanReport", kind: str, display: Display) -> str:
    match kind:
        case "json":
            from passion_cli.reports.json_values import document

            return document(report.data())
        case "ics":
            from passion_cli.reports.over_time.calendar import to_calendar

            return to_calendar(report)
        case _:
            from passion_cli.cli.showing import page

            return page(kind, report.blocks(), display, report.voice.language)
