"""`passion plan`: the moves that were noted, what is open, and when; also for a calendar."""

import json
import os
from typing import TYPE_CHECKING

from passion_cli.cli import options, streams
from passion_cli.cli.deliver import Delivery
from passion_cli.cli.session import COLOURS, CURRENCY, Display, choice, language_of, today
from passion_cli.language.typography import clean

if TYPE_CHECKING:
    from passion_cli.reports.plan_report import PlanReport

FORMATS = ("terminal", "markdown", "json", "ics")


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
    from passion_cli.cli.past import open_history
    from passion_cli.language.words import say
    from passion_cli.reports.plan_report import PlanReport
    from passion_cli.reports.voice import Voice
    from passion_cli.storage.atomic import check_targets, write_all
    from passion_cli.storage.rulebook_file import load_rulebook

    display = Display.read(choice("--color", color, COLOURS), os.environ)
    delivery = Delivery.plan(FORMATS, output_format, output or (), display)
    check_targets(delivery.files, force=force)
    language, book = language_of(lang), load_rulebook(rules).rulebook
    moves = [move for move in open_history().moves(respondent) if move.is_open]
    report = PlanReport(moves, Voice(book, language, CURRENCY), today())

    def render(kind: str, display: Display) -> str:
        return _render(report, kind, display)

    texts = delivery.render_files(render)
    if texts:
        write_all(texts, force=force)
    delivery.show(render)
    for path in delivery.files:
        streams.note(say(language, "note.written", path=clean(path)))


def _render(report: "PlanReport", kind: str, display: Display) -> str:
    match kind:
        case "json":
            return json.dumps(report.data(), ensure_ascii=False, indent=2) + "\n"
        case "ics":
            from passion_cli.reports.calendar import to_calendar

            return to_calendar(report)
        case "markdown":
            from passion_cli.reports.blocks_markdown import blocks_to_markdown

            return blocks_to_markdown(report.blocks(), report.voice.language)
        case _:
            from passion_cli.reports.blocks_terminal import blocks_to_terminal

            blocks = list(report.blocks())
            return blocks_to_terminal(blocks, display.screen(), report.voice.language)
