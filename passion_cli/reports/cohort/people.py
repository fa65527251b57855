"""Who and what a cohort's report names: people, what could not be read, requirements, method."""

from collections.abc import Iterator

from passion_cli.language.typography import isolate
from passion_cli.language.catalogue import explain
from passion_cli.reports.blocks.model import Block, Bullets, Given, Grid, Heading, Paragraph
from passion_cli.reports.cohort.report import Named
from passion_cli.reports.cohort.words import CohortWords


def people_blocks(words: CohortWords) -> Iterator[Block]:
    """Yield who needs a word and, where that was asked for, everybody."""
    report = words.report
    yield Heading(words.say("cohort.attention"))
    reasons = [
        (Given(isolate(each.name)), " · ".join(_reasons(words, each))) for each in report.attention
    ]
    yield Bullets(reasons)
    if report.more:
        yield Paragraph(words.count("cohort.more", report.more), "quiet")
    note = "attention_note" if reasons else "nobody_listed"
    yield Paragraph(words.say(f"cohort.{note}"), "quiet")
    if report.participants is not None:
        yield Heading(words.say("cohort.participants"))
        keys = ("name", "score", "reach", "band", "coverage")
        rows = [_participant(words, each) for each in report.participants]
        yield Grid([words.say(f"table.{key}") for key in keys], rows, "lrllr")
    if report.attention or report.participants:
        told = "real_names" if report.real_names else "names_note"
        yield Paragraph(words.say(f"cohort.{told}"), "quiet")


def _reasons(words: CohortWords, each: Named) -> list[str]:
    return [words.say(f"reason.{key}") for key in each.reasons]


def _participant(words: CohortWords, each: Named) -> list[str]:
    overall, bands = each.overall, words.report.rulebook.bands
    if overall is None:
        raise ValueError(each.name)
    band = bands[each.band].speak(words.report.language) if each.band else "—"
    low, high = words.number(overall.low), words.number(overall.high)
    reach = words.say("report.reach", low=low, high=high)
    score = words.number(overall.score) or "—"
    return [Given(isolate(each.name)), score, reach, band, words.percent(overall.coverage)]


def _broken(words: CohortWords) -> Iterator[Block]:
    files = words.report.files
    if not files.unreadable:
        return
    yield Heading(words.say("cohort.broken_title"))
    lines = [
        (Given(explain(words.report.language, problem)),)
        for each in files.listed
        for problem in each.problems
    ]
    yield Bullets(lines)
    if files.unreadable > len(files.listed):
        left = files.unreadable - len(files.listed)
        yield Paragraph(words.count("cohort.more", left), "quiet")


def _requirements(words: CohortWords) -> Iterator[Block]:
    if not words.report.outcomes:
        return
    yield Heading(words.say("cohort.requirements"))
    head = [words.say(f"table.{key}") for key in ("requirement", "found", "result")]
    rows = []
    for outcome in words.report.outcomes:
        found = "—" if outcome.value is None else words.number(outcome.value, 2)
        result = words.say("gate.met" if outcome.met else "gate.not_met")
        rows.append([Given(outcome.requirement.text), found, result])
    yield Grid(head, rows, "lrl")


def _foot(words: CohortWords) -> Iterator[Block]:
    report = words.report
    yield Heading(words.say("cohort.method_title"))
    if any(tally.coarse for tally in report.disclosure.summary.scores.values()):
        yield Paragraph(words.say("cohort.coarse"), "quiet")
    yield Paragraph(words.say("cohort.method", minimum=report.disclosure.minimum), "quiet")
    yield Paragraph(report.rulebook.disclaimer.speak(report.language), "quiet")
    yield Paragraph(words.say("cohort.private"), "quiet")


def closing_blocks(words: CohortWords) -> Iterator[Block]:
    """Yield what could not be read, the verdict on each requirement, and the method."""
    yield from _broken(words)
    yield from _requirements(words)
    yield from _foot(words)
