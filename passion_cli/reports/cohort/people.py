"""Who and what a cohort's report names: people, what could not be read, requirements, method."""

from collections.abc import Iterator

from passion_cli.assessment.scoring import digits_in_band
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import Block, Bullets, Grid, Heading, OutsideText, Paragraph
from passion_cli.reports.cohort.report import CohortReport, ListedPerson


def people_blocks(report: CohortReport) -> Iterator[Block]:
    """Yield who needs a word and, where that was asked for, everybody."""
    yield Heading(report.voice.say("cohort.attention"))
    reasons = [
        (OutsideText(isolate(each.name)), " · ".join(_reasons(report, each)))
        for each in report.attention
    ]
    yield Bullets(reasons)
    if report.more:
        yield Paragraph(report.voice.count("cohort.more", report.more), "quiet")
    note = "attention_note" if reasons else "nobody_listed"
    yield Paragraph(report.voice.say(f"cohort.{note}"), "quiet")
    if report.participants is not None:
        yield Heading(report.voice.say("cohort.participants"))
        keys = ("name", "score", "reach", "band", "coverage")
        rows = [_participant(report, each) for each in report.participants]
        yield Grid([report.voice.say(f"table.{key}") for key in keys], rows, "lrllr")
    if report.attention or report.participants:
        text = "real_names" if report.real_names else "names_note"
        yield Paragraph(report.voice.say(f"cohort.{text}"), "quiet")


def _reasons(report: CohortReport, each: ListedPerson) -> list[str]:
    return [report.voice.say(f"reason.{key}") for key in each.reasons]


def _participant(report: CohortReport, each: ListedPerson) -> list[str]:
    overall, bands = each.overall, report.rulebook.bands
    if overall is None:
        raise ValueError(each.name)
    band = report.voice.text(bands[each.band]) if each.band else "—"
    low, high = report.voice.number(overall.low), report.voice.number(overall.high)
    reach = report.voice.say("report.reach", low=low, high=high)
    digits = 0 if overall.score is None else digits_in_band(report.rulebook, overall.score)
    score = report.voice.number(overall.score, digits)
    return [
        OutsideText(isolate(each.name)),
        score,
        reach,
        band,
        report.voice.percent(overall.coverage),
    ]


def _broken(report: CohortReport) -> Iterator[Block]:
    files = report.files
    if not files.unreadable:
        return
    yield Heading(report.voice.say("cohort.broken_title"))
    lines = [
        (OutsideText(report.voice.explain(problem)),)
        for each in files.listed
        for problem in each.problems
    ]
    yield Bullets(lines)
    if files.unreadable > len(files.listed):
        left = files.unreadable - len(files.listed)
        yield Paragraph(report.voice.count("cohort.more", left), "quiet")


def _requirements(report: CohortReport) -> Iterator[Block]:
    if not report.outcomes:
        return
    yield Heading(report.voice.say("cohort.requirements"))
    head = [report.voice.say(f"table.{key}") for key in ("requirement", "found", "result")]
    rows = []
    for outcome in report.outcomes:
        found = "—" if outcome.value is None else report.voice.number(outcome.value, 2)
        result = report.voice.say("gate.met" if outcome.met else "gate.not_met")
        rows.append([OutsideText(outcome.requirement.text), found, result])
    yield Grid(head, rows, "lrl")


def _foot(report: CohortReport) -> Iterator[Block]:
    yield Heading(report.voice.say("cohort.method_title"))
    if any(tally.coarse for tally in report.disclosure.summary.scores.values()):
        yield Paragraph(report.voice.say("cohort.coarse"), "quiet")
    yield Paragraph(report.voice.say("cohort.method", minimum=report.disclosure.minimum), "quiet")
    yield Paragraph(report.voice.text(report.rulebook.disclaimer), "quiet")
    yield Paragraph(report.voice.say("cohort.private"), "quiet")


def closing_blocks(report: CohortReport) -> Iterator[Block]:
    """Yield what could not be read, the verdict on each requirement, and the method."""
    yield from _broken(report)
    yield from _requirements(report)
    yield from _foot(report)
