"""The arithmetic of a score, line by line, so that anyone can check it."""

from collections.abc import Iterator
from fractions import Fraction

from passion_cli.assessment.indicators import Point
from passion_cli.assessment.scoring import FULL
from passion_cli.language import numbers
from passion_cli.reports.person.wording import Wording

Row = tuple[str, str, str, str, str, str]


def receipt_rows(words: Wording) -> Iterator[Row]:
    """Yield title, rule number, value, points, weight and part; the parts sum to the total.

    Each part is rounded so that the running sum is always the rounded exact sum.
    """
    assessment, running = words.report.assessment, Fraction(0)
    for line in assessment.receipt:
        point, part = line.point, ""
        if line.contribution is not None:
            before, running = running, running + line.contribution
            part = words.number(_cents(running) - _cents(before), 2)
        yield (
            assessment.rulebook.indicators[point.indicator].title.speak(words.report.language),
            str(assessment.rulebook.rules[point.rule].number),
            _value(words, point),
            _points(words, point),
            numbers.short(point.weight, words.report.language),
            part,
        )


def _cents(value: Fraction) -> Fraction:
    return Fraction(numbers.exact_round(value, 2))


def _points(words: Wording, point: Point) -> str:
    if point.points is None:
        return ""
    return numbers.short(point.points, words.report.language, 3)


def _value(words: Wording, point: Point) -> str:
    if isinstance(point.value, Fraction):
        return words.percent(point.value * FULL)
    if point.indicator in words.report.assessment.rulebook.ratios:
        return words.say(f"answer.{point.state.value}")
    return words.answer(point.indicator)
