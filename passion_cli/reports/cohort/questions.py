"""Question by question, how a cohort answered: counts only, withheld where they say too much."""

from collections import Counter
from collections.abc import Iterator

from passion_cli.assessment.cohort.summary import ANSWERED, SILENT
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.reports.blocks.model import Block, Count, Heading, Heat, HeatMap
from passion_cli.reports.cohort.report import CohortReport
from passion_cli.reports.cohort.words import share_of, withheld


def item_blocks(report: CohortReport) -> Iterator[Block]:
    """Yield the answers to every question, in the order of the interview."""
    yield Heading(report.voice.say("cohort.items"))
    head = [
        report.voice.say("cohort.question"),
        *(report.voice.say(f"answer.{key}") for key in SILENT),
    ]
    rows = [_heat(report, item) for item in report.rulebook.asked()]
    yield HeatMap(rows, report.disclosure.summary.people, head, report.voice.say("cohort.heat"))


def _heat(report: CohortReport, item: AnyItem) -> Heat:
    name = report.voice.text(item.title)
    counts = report.disclosure.options(item.id)
    if counts is None:
        return Heat(name, withheld=withheld(report))
    options = (
        [(ANSWERED, report.voice.say("cohort.answered"))]
        if isinstance(item, NumberItem)
        else [(key, report.voice.text(option)) for key, option in item.options.items()]
    )
    silences = [(key, report.voice.say(f"answer.{key}")) for key in SILENT]
    return Heat(name, _counted(report, counts, options), _counted(report, counts, silences))


def _counted(
    report: CohortReport, counts: Counter[str], named: list[tuple[str, str]]
) -> list[Count]:
    base = report.disclosure.summary.people
    return [Count(label, counts[key], share_of(report, counts[key], base)) for key, label in named]
