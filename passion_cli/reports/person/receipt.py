"""The arithmetic of a score, line by line, so that anyone can check it."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.advice import move_for
from passion_cli.assessment.measurements import Measurement
from passion_cli.assessment.scoring import FULL, OVERALL
from passion_cli.language.numbers import exact_round
from passion_cli.reports.blocks.model import Receipt
from passion_cli.reports.names import formula_of
from passion_cli.reports.person.report import PersonReport

FIRM = Fraction(3, 4)
"""From this share of all weightings on, a first move is said to stay first."""


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
        notes=list(_notes(report)),
        wanted=report.receipt,
    )


def _notes(report: PersonReport) -> Iterator[str]:
    """Yield how to read the receipt, and how far its figures carry."""
    voice, inputs = report.voice, report.assessment.rulebook.figures
    yield voice.say(formula_of(report.assessment.rulebook))
    if report.assessment.overall.score is not None and report.assessment.rulebook.advises:
        yield voice.say("report.arithmetic")
        yield from _stability(report)
    if inputs is not None:
        yield voice.text(inputs.caution)


def _stability(report: PersonReport) -> Iterator[str]:
    """Say how firmly the first move stands when the weights vary."""
    found, voice = report.assessment.stability, report.voice
    if found is None:
        return
    shares = [(_quoted_title(report, key), _whole(report, share)) for key, share in found.shares]
    (move, share), *others = shares
    if found.first >= FIRM or not others:
        yield voice.say("stability.stays", move=move, share=share)
        return
    other, second = others[0]
    yield voice.say("stability.toss_up", move=move, share=share, other=other, second=second)


def _quoted_title(report: PersonReport, key: str) -> str:
    indicator = report.assessment.rulebook.indicators[key]
    move = move_for(report.assessment.reading, indicator)
    return report.voice.say("stability.move", title=report.names.action(move, key))


def _whole(report: PersonReport, share: Fraction) -> str:
    """Write a share (0..1) as a whole percentage, and 100 only where it is all."""
    return report.voice.percent(Fraction(floor(100 * share)))


def receipt_rows(report: PersonReport) -> Iterator[tuple[str, ...]]:
    """Yield title, rule number, value, points, weight and part of each indicator.

    Each part is rounded so that the running sum is always the rounded exact sum: of the total,
    or of each rule where the rulebook has no total.
    """
    book = report.assessment.rulebook
    running: dict[str, Fraction] = {}
    rules = book.rules
    for line in report.assessment.receipt:
        measurement, part = line.measurement, ""
        if line.contribution is not None:
            score = OVERALL if book.has_total else measurement.rule
            before = running.get(score, Fraction(0))
            running[score] = before + line.contribution
            part = report.voice.number(_cents(running[score]) - _cents(before), 2)
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
