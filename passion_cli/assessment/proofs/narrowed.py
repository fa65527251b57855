"""What points are left where conditions hold: of an indicator, and the score of its rule."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor

from passion_cli.assessment.proofs.ranges import (
    Range,
    counted_points,
    followed,
    points_of,
    range_of_rule,
)
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.variants import Interval, is_numeric

Conditions = Sequence[Condition]


def points_where(item: AnyItem, conditions: Iterable[Condition]) -> list[Fraction]:
    """Return the points an item can have where conditions on it hold; of a number, at the ends."""
    some = [each for each in conditions if each.item == item.id]
    match item:
        case SingleItem():
            left = set(item.options).intersection(*(each.is_ for each in some if each.is_))
            points = (item.options[key].points for key in item.options if key in left)
            return [each for each in points if isinstance(each, Fraction)]
        case MultiItem():
            least = max((_ticks(item, each) for each in some), default=0)
            return counted_points(item)[least:]
        case NumberItem():
            accepted = accepted_numbers(item, some)
            if accepted is None or accepted.low is None or accepted.high is None:
                return []
            return followed(item.curve or (), accepted.low, accepted.high)


def _ticks(item: MultiItem, condition: Condition) -> int:
    if condition.ticks_at_least is not None:
        return condition.ticks_at_least
    return int(bool(condition.is_) and item.exclusive not in (condition.is_ or ()))


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
    ranges = []
    for indicator in rulebook.measures[rule]:
        item = rulebook.items.get(indicator.id)
        points = points_where(item, conditions) if item and item.id in named else []
        reach = Range.of(points) if points else points_of(rulebook, indicator.id)
        if reach is not None:
            ranges.append((indicator, reach))
    needed = {each.id for each, _ in ranges} & named
    return range_of_rule(rulebook, rule, ranges, needed)
