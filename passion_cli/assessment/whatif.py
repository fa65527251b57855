"""What one different answer would do; nothing of it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Change:
    """One item answered otherwise, and by how many points the overall score would move."""

    item: str
    value: Value
    gain: Fraction


def single_changes(made: Assessment) -> tuple[Change, ...]:
    """Return the best other answer to each item that would gain anything, the largest first.

    Of several answers that gain the same, the first in the file counts. Numbers are tried at
    the bends of the curves they feed. Without an overall score there is nothing to gain.
    """
    if made.overall.score is None:
        return ()
    found = [_best(made, item) for item in made.rulebook.asked()]
    gains = [each for each in found if each is not None and each.gain > 0]
    return tuple(sorted(gains, key=lambda each: -each.gain))


def _best(made: Assessment, item: AnyItem) -> Change | None:
    best: Change | None = None
    for value in other_answers(made, item):
        after = assess(made.rulebook, made.answers.with_answer(item.id, value)).overall.score
        if after is None or made.overall.score is None:
            continue
        change = Change(item.id, value, after - made.overall.score)
        if best is None or change.gain > best.gain:
            best = change
    return best


def other_answers(made: Assessment, item: AnyItem) -> Iterator[Value]:
    """Yield what could be answered instead: options, one more tick, or telling numbers."""
    given = made.answers.values.get(item.id)
    match item:
        case SingleItem():
            yield from (key for key in item.options if key != given)
        case MultiItem():
            yield from _one_more(item, given)
        case NumberItem():
            yield from (value for value in _numbers(made, item) if value != given)


def _one_more(item: MultiItem, given: Value | None) -> Iterator[tuple[str, ...]]:
    ticked = given if isinstance(given, tuple) else ()
    kept = tuple(key for key in ticked if key != item.exclusive)
    for key in item.options:
        if key not in kept and key != item.exclusive:
            yield (*kept, key)


def _numbers(made: Assessment, item: NumberItem) -> list[Decimal]:
    """Return the bends of the item's own curve, and of the ratios of which it is the numerator.

    A denominator is left alone: fewer people in all is no gain worth proposing.
    """
    wanted = {x for x, _ in item.curve or ()}
    for ratio in made.rulebook.ratios.values():
        below = made.reading.number(ratio.denominator)
        if ratio.numerator == item.id and below:
            wanted |= {x * below for x, _ in ratio.curve}
    values = {_decimal(item, number) for number in wanted if item.min <= number <= item.max}
    return sorted(values)


def _decimal(item: NumberItem, number: Fraction) -> Decimal:
    digits = 0 if item.whole else 2
    rounded = round(number, digits) if digits else Fraction(round(number))
    return Decimal(rounded.numerator) / Decimal(rounded.denominator)


def affected(rulebook: Rulebook, answers: Answers, changed: Answers) -> tuple[str, ...]:
    """Return the items in which two sets of answers differ, in the order of the interview."""
    pairs = ((key, answers.values.get(key), changed.values.get(key)) for key in rulebook.order)
    return tuple(key for key, was, now in pairs if was != now)
