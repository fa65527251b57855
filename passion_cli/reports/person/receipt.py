"""The arithmetic of a score, line by line, so that anyone can check it."""

from collections.abc import Iterator
from fractions import Fraction

from passion_cli.assessment.indicators import Measurement
from passion_cli.assessment.scoring import FULL
from passion_cli.language.numbers import exact_round
from passion_cli.reports.blocks.model import Receipt
from passion_cli.reports.person.report import PersonReport


def receipt_block(report: PersonReport) -> Receipt:
    """Return the receipt; its parts sum to the overall score."""
    voice, total = report.voice, report.assessment.overall.score
    columns = ("indicator", "rule", "value", "points", "weight", "part")
    return Receipt(
        title=voice.say("report.receipt"),
        head=[voice.say(f"receipt.{name}") for name in columns],
        rows=list(receipt_rows(report)),
        total_label=voice.say("receipt.total"),
        total="" if total is None else voice.number(total, 2),
        note=voice.say("receipt.note"),
        wanted=report.receipt,
    )


def receipt_rows(report: PersonReport) -> Iterator[tuple[str, ...]]:
    """Yield title, rule number, value, points, weight and part of each indicator.

    Each part is rounded so that the running sum is always the rounded exact sum.
    """
    running, rules = Fraction(0), report.assessment.rulebook.rules
    for line in report.assessment.receipt:
        measurement, part = line.measurement, ""
        if line.contribution is not None:
            before, running = running, running + line.contribution
            part = report.voice.number(_cents(running) - _cents(before), 2)
        points = measurement.points
        yield (
            report.names.indicator(measurement.indicator),
            str(rules[measurement.rule].number),
            _value(report, measurement),
            "" if points is None else report.voice.short(points, 3),
            report.voice.short(measurement.weight),
            part,
        )


def _cents(value: Fraction) -> Fraction:
    return Fraction(exact_round(value, 2))


def _value(report: PersonReport, measurement: Measurement) -> str:
    """Return a ratio as a percentage, or why there is none; else the answer as it reads."""
    key = measurement.indicator
    if isinstance(measurement.value, Fraction):
        return report.voice.percent(measurement.value * FULL, 2)
    if key in report.assessment.rulebook.ratios:
        return report.voice.say(f"answer.{measurement.state.value}")
    return report.names.answer(key, report.assessment.answers.values.get(key))
