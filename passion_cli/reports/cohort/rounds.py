"""What is said of two rounds: counts first, then how sure one can be, then the caveats."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.cohort.rounds import LEAST_CHANGED, GroupChange, Rounds
from passion_cli.assessment.scoring import OVERALL
from passion_cli.reports.blocks.model import Block, Grid, Heading, Paragraph
from passion_cli.reports.cohort.report import CohortReport
from passion_cli.reports.cohort.words import withheld

SMALLEST_P = Fraction(1, 1000)


def rounds_blocks(report: CohortReport) -> Iterator[Block]:
    """Yield the section on two rounds, or nothing where there is only one."""
    rounds = report.rounds
    if rounds is None:
        return
    yield Heading(report.voice.say("rounds.title"))
    counted = {"pairs": rounds.pairs, "joined": rounds.joined, "left": rounds.left}
    parts = (report.voice.count(f"rounds.{name}", number) for name, number in counted.items())
    yield Paragraph(" · ".join(parts))
    if rounds.pairs < report.disclosure.minimum:
        yield Paragraph(withheld(report))
        return
    yield from _overall(report, rounds)
    yield _table(report, rounds)
    yield Paragraph(report.voice.say("rounds.caveats"), "quiet")


def _overall(report: CohortReport, rounds: Rounds) -> Iterator[Block]:
    change = next(each for each in rounds.changes if each.id == OVERALL)
    if change.pairs < report.disclosure.minimum:
        yield Paragraph(f"{report.voice.say('cohort.overall')} · {withheld(report)}")
        return
    noise = report.voice.number(report.rulebook.scoring.noise)
    counts = {"up": change.up, "same": change.same, "down": change.down}
    yield Paragraph(report.voice.say("rounds.counts", noise=noise, **counts), "strong")
    if change.median is None:
        yield Paragraph(report.voice.say("rounds.too_few", n=LEAST_CHANGED))
        return
    yield Paragraph(_interval(report, change))
    yield Paragraph(_test(report, change))


def _interval(report: CohortReport, change: GroupChange) -> str:
    if change.interval is None or change.median is None:
        return ""
    confidence = report.voice.percent(Fraction(floor(100 * change.interval.confidence)))
    low, high = report.voice.signed(change.interval.low), report.voice.signed(change.interval.high)
    median = report.voice.signed(change.median)
    return report.voice.say(
        "rounds.median", median=median, confidence=confidence, low=low, high=high
    )


def _test(report: CohortReport, change: GroupChange) -> str:
    moved = change.up + change.down
    if change.p is None or change.p < SMALLEST_P:
        return report.voice.say("rounds.sign_small", n=moved)
    return report.voice.say("rounds.sign", n=moved, p=report.voice.number(change.p, 3))


def _table(report: CohortReport, rounds: Rounds) -> Grid:
    rules = report.rulebook.rules
    keys = ("table.rule", "rounds.up", "rounds.same", "rounds.down", "rounds.change")
    rows = []
    for change in rounds.changes:
        if change.id in rules:
            title = f"{rules[change.id].number}  {report.names.rule(change.id)}"
            rows.append([title, *_row(report, change)])
    return Grid([report.voice.say(key) for key in keys], rows, "lrrrr")


def _row(report: CohortReport, change: GroupChange) -> list[str]:
    if change.pairs < report.disclosure.minimum:
        return ["—", "—", "—", "—"]
    text = (
        report.voice.say("rounds.few")
        if change.median is None
        else report.voice.signed(change.median)
    )
    return [str(change.up), str(change.same), str(change.down), text]
