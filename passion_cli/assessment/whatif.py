"""What one different answer would do; nothing of it is saved."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook


class AnswerChange(NamedTuple):
    """One item answered otherwise, and by how many points the overall score would move."""

    item: str
    value: Value
    gain: Fraction


def single_changes(assessment: Assessment) -> tuple[AnswerChange, ...]:
    """Return the best other answer to each item that would gain anything, the largest first.

    Of several answers that gain the same, the first in the file counts. Numbers are tried at
    the bends of the curves they feed, or on both sides of a bend that is no possible answer.
    Without an overall score there is nothing to gain.
    """
    if assessment.overall.score is None:
        return ()
    found = [_best(assessment, item) for item in assessment.rulebook.asked()]
    gains = [each for each in found if each is not None and each.gain > 0]
    return tuple(sorted(gains, key=lambda each: -each.gain))


def _best(assessment: Assessment, item: AnyItem) -> AnswerChange | None:
    best: AnswerChange | None = None
    for value in other_answers(assessment, item):
        after = assess(
            assessment.rulebook, assessment.answers.with_answer(item.id, value)
        ).overall.score
        if after is None or assessment.overall.score is None:
            continue
        change = AnswerChange(item.id, value, after - assessment.overall.score)
        if best is None or change.gain > best.gain:
            best = change
    return best


def other_answers(assessment: Assessment, item: AnyItem) -> Iterator[Value]:
    """Yield what could be answered instead: options, one more tick, or telling numbers."""
    given = assessment.answers.values.get(item.id)
    match item:
        case SingleItem():
            yield from (key for key in item.options if key != given)
        case MultiItem():
            yield from _one_more(item, given)
        case NumberItem():
            yield from (value for value in _numbers(assessment, item) if value != given)


def _one_more(item: MultiItem, given: Value | None) -> Iterator[tuple[str, ...]]:
    ticked = given if isinstance(given, tuple) else ()
    kept = tuple(key for key in ticked if key != item.exclusive)
    for key in item.options:
        if key not in kept and key != item.exclusive:
            yield (*kept, key)


def _numbers(assessment: Assessment, item: NumberItem) -> list[Decimal]:
    """Return the bends of the item's own curve, and of the ratios of which it is the numerator.

    A denominator is left alone: fewer people in all is no gain worth proposing.
    """
    wanted = {x for x, _ in item.curve or ()}
    for ratio in assessment.rulebook.ratios.values():
        below = assessment.reading.number(ratio.denominator)
        if ratio.numerator == item.id and below:
            wanted |= {x * below for x, _ in ratio.curve}
    nearest = {value for number in wanted for value in _around(number, 0 if item.whole else 2)}
    return sorted(value for value in nearest if item.min <= value <= item.max)


def _around(number: Fraction, digits: int) -> tuple[Decimal, Decimal]:
    """Return the two numbers of so many decimals that enclose a bend, equal where it is one."""
    scaled = number * 10**digits
    return Decimal(floor(scaled)).scaleb(-digits), Decimal(ceil(scaled)).scaleb(-digits)


def affected(rulebook: Rulebook, answers: Answers, changed: Answers) -> tuple[str, ...]:
    """Return the items in which two sets of answers differ, in the order of the interview."""
    pairs = ((key, answers.values.get(key), changed.values.get(key)) for key in rulebook.order)
    return tuple(key for key, was, now in pairs if was != now)
