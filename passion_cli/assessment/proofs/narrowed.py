"""What points are left where conditions hold: of an indicator, and the score of its rule."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from passion_cli.assessment.answers import SILENCES
from passion_cli.assessment.proofs.ranges import (
    Range,
    counted_points,
    number_points,
    points_of,
    range_of_rule,
)
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.variants import Interval, is_numeric

Conditions = Sequence[Condition]


class Left(NamedTuple):
    """What is left of an item where conditions on it hold.

    `points` are those it can have, of a number at the ends; `may_leave` says that the conditions
    hold as well where it has none: it is not known, or does not apply.
    """

    points: list[Fraction]
    may_leave: bool


def left_of(item: AnyItem, conditions: Iterable[Condition]) -> Left:
    """Return what is left of an item where every condition on it holds."""
    some = [each for each in conditions if each.item == item.id]
    numeric = any(map(is_numeric, some)) or any(each.above_item for each in some)
    ticks = any(each.ticks_at_least is not None for each in some)
    named = [set(each.is_) for each in some if each.is_ is not None]
    silences = set.intersection(set(SILENCES), *named) if not numeric and not ticks else set()
    return Left(_points(item, some, named), bool(silences) or _may_not_apply(item, named))


def _may_not_apply(item: AnyItem, named: Sequence[set[str]]) -> bool:
    """Tell whether an option that takes the question out of the score is left."""
    options = item.options.items() if isinstance(item, SingleItem) else ()
    left = {key for key, option in options if isinstance(option.points, str)}
    return bool(left.intersection(*named))


def _points(
    item: AnyItem, conditions: Sequence[Condition], named: Sequence[set[str]]
) -> list[Fraction]:
    match item:
        case SingleItem():
            left = set(item.options).intersection(*named)
            points = (item.options[key].points for key in item.options if key in left)
            return [each for each in points if isinstance(each, Fraction)]
        case MultiItem():
            return _ticked(item, conditions, named)
        case NumberItem():
            accepted = None if named else accepted_numbers(item, conditions)
            if accepted is None or accepted.low is None or accepted.high is None:
                return []
            return number_points(item, accepted.low, accepted.high)


def _ticked(
    item: MultiItem, conditions: Sequence[Condition], named: Sequence[set[str]]
) -> list[Fraction]:
    """Return the points for the numbers of ticks that are left; an exclusive option is none."""
    least = max((each.ticks_at_least or 0 for each in conditions), default=0)
    alone = all(item.exclusive in each for each in named)
    others = all(each & set(item.options) - {item.exclusive or ""} for each in named)
    points = counted_points(item)
    return [
        worth
        for number, worth in enumerate(points)
        if number >= least and (others if number else alone)
    ]


def accepted_numbers(item: NumberItem, conditions: Iterable[Condition]) -> Interval | None:
    """Return the numbers that meet conditions, from the least to the most, None without any."""
    found = Interval(item.min, high=item.max)
    for condition in filter(is_numeric, conditions):
        found = found.both(Interval.of(condition))
    if found.is_empty or found.low is None or found.high is None:
        return None
    if not item.whole:
        return found
    least = floor(found.low) + 1 if found.low_open else ceil(found.low)
    most = ceil(found.high) - 1 if found.high_open else floor(found.high)
    return Interval(Fraction(least), high=Fraction(most)) if least <= most else None


def rule_where(rulebook: Rulebook, rule: str, conditions: Conditions) -> Range | None:
    """Return the scores a rule can have where conditions hold; the items they name are answered."""
    named = {each.item for each in conditions if each.item}
    ranges, needed = [], set()
    for indicator in rulebook.measures[rule]:
        item = rulebook.items.get(indicator.id)
        reach = points_of(rulebook, indicator.id)
        if item is not None and item.id in named:
            left = left_of(item, conditions)
            reach = Range.of(left.points) if left.points else None
            if not left.may_leave:
                needed.add(item.id)
        if reach is not None:
            ranges.append((indicator, reach))
    if needed - {each.id for each, _ in ranges}:
        return None
    return range_of_rule(rulebook, rule, ranges, needed)
