"""What answers can come to: the points of an indicator, the score of a rule, the total."""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import ceil, floor
from typing import NamedTuple

from passion_cli.assessment.indicators import along
from passion_cli.assessment.rulebook.items import (
    Curve,
    Indicator,
    MultiItem,
    NumberItem,
    Ratio,
    SingleItem,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook

MOST_INDICATORS = 8
"""With more of them in a rule, bounds that hold whichever are answered are used instead."""


class Range(NamedTuple):
    """From the lowest to the highest; both can be reached unless the text says otherwise."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, values: Iterable[Fraction]) -> "Range":
        """Return the range of some values."""
        every = list(values)
        return cls(min(every), max(every))


@lru_cache(maxsize=1_000)
def points_of(rulebook: Rulebook, key: str) -> Range | None:
    """Return the points that an indicator can have, None where it never has any."""
    found = list(_points(rulebook, rulebook.indicators[key]))
    return Range.of(found) if found else None


def _points(rulebook: Rulebook, indicator: Indicator) -> Iterable[Fraction]:
    match indicator:
        case SingleItem():
            return indicator.points
        case MultiItem():
            return counted_points(indicator)
        case NumberItem():
            return number_points(indicator, indicator.min, indicator.max)
        case Ratio():
            return _ratio_points(rulebook, indicator)


def _ratio_points(rulebook: Rulebook, ratio: Ratio) -> Iterable[Fraction]:
    reach = ratio_values(rulebook, ratio)
    if _never_applies(rulebook, ratio):
        return []
    return [points for _, points in ratio.curve] if reach is None else followed(ratio.curve, *reach)


def _never_applies(rulebook: Rulebook, ratio: Ratio) -> bool:
    """Tell whether a ratio never applies: there is nothing to divide by, or it is too large."""
    above, below = rulebook.items[ratio.numerator], rulebook.items[ratio.denominator]
    if not isinstance(above, NumberItem) or not isinstance(below, NumberItem):
        return False
    if below.min == below.max == 0 or below.max < (ratio.least_denominator or 0):
        return True
    is_counted = ratio.largest is not None and above.min >= 0 <= below.min
    return is_counted and above.min / below.max > (ratio.largest or 0)


def number_points(item: NumberItem, low: Fraction, high: Fraction) -> list[Fraction]:
    """Return the points of a number from `low` to `high`: at both ends, and where it bends.

    Of whole numbers, at those beside each bend; nothing where there is none.
    """
    curve, least, most = item.curve or (), Fraction(ceil(low)), Fraction(floor(high))
    if not item.whole:
        return followed(curve, low, high)
    numbers = {each for each in (least, most, *bends_of(item)) if least <= each <= most}
    return [along(curve, each) for each in numbers] if curve else []


def bends_of(item: NumberItem) -> list[Fraction]:
    """Return the numbers at which points bend; of whole numbers, those on both sides."""
    bends = [value for value, _ in item.curve or ()]
    if not item.whole:
        return bends
    return [Fraction(each) for value in bends for each in (floor(value), ceil(value))]


def counted_points(item: MultiItem) -> list[Fraction]:
    """Return the points for every number of ticks that there can be, from none on."""
    countable = len(item.options) - (item.exclusive is not None)
    last = len(item.count_points) - 1
    return [item.count_points[min(count, last)] for count in range(countable + 1)]


def followed(curve: Curve, low: Fraction, high: Fraction | None) -> list[Fraction]:
    """Return the points at both ends of some values, and at every breakpoint between them."""
    if not curve:
        return []
    end = curve[-1][0] if high is None else high
    inside = [value for value, _ in curve if low < value < end]
    return [along(curve, value) for value in (low, *inside, max(low, end))]


def ratio_values(rulebook: Rulebook, ratio: Ratio) -> tuple[Fraction, Fraction | None] | None:
    """Return the lowest and highest value a ratio may have; None is no end. It may be less.

    Nothing is said where one of its numbers can be negative, or it never applies.
    """
    above, below = rulebook.items[ratio.numerator], rulebook.items[ratio.denominator]
    if not isinstance(above, NumberItem) or not isinstance(below, NumberItem):
        return None
    if above.min < 0 or below.min < 0 or _never_applies(rulebook, ratio):
        return None
    least = max(below.min, ratio.least_denominator or Fraction(0))
    ends = [end for end in (ratio.largest, ratio.capped_at) if end is not None]
    if least > 0:
        ends.append(above.max / least)
    low, high = above.min / below.max, min(ends, default=None)
    if ratio.capped_at is not None:
        low = min(low, ratio.capped_at)
    return low, high


def leaves(rulebook: Rulebook, indicator: Indicator) -> bool:
    """Tell whether some answers take an indicator out of the score."""
    if not isinstance(indicator, Ratio):
        return may_not_apply(indicator)
    below = rulebook.items[indicator.denominator]
    least = below.min if isinstance(below, NumberItem) else Fraction(0)
    bounded = least > 0 and least >= (indicator.least_denominator or 0)
    named = (rulebook.items[key] for key in indicator.needs)
    return not bounded or indicator.largest is not None or any(map(may_not_apply, named))


def may_not_apply(indicator: Indicator) -> bool:
    """Tell whether an indicator may leave the score: its weight does not count then."""
    if isinstance(indicator, Ratio):
        return True
    points = (
        getattr(option, "points", None) for option in getattr(indicator, "options", {}).values()
    )
    return indicator.may_not_apply or any(isinstance(each, str) for each in points)


def suffice(rulebook: Rulebook, rule: str, answered: Sequence[Indicator]) -> bool:
    """Tell whether a rule can have a score where no others of its indicators are answered."""
    known = sum((each.weight or Fraction(0) for each in answered), Fraction(0))
    ids = {each.id for each in answered}
    silent = sum(
        (
            each.weight or Fraction(0)
            for each in rulebook.measures[rule]
            if each.id not in ids and not may_not_apply(each)
        ),
        Fraction(0),
    )
    return known > 0 and 100 * known >= rulebook.scoring.rule_coverage * (known + silent)


@lru_cache(maxsize=1_000)
def rule_range(rulebook: Rulebook, rule: str) -> Range | None:
    """Return the scores that a rule can have, whichever of its indicators are answered."""
    found = [(each, points_of(rulebook, each.id)) for each in rulebook.measures[rule]]
    return range_of_rule(rulebook, rule, [(each, reach) for each, reach in found if reach])


def range_of_rule(
    rulebook: Rulebook,
    rule: str,
    known: Sequence[tuple[Indicator, Range]],
    needed: Collection[str] = (),
) -> Range | None:
    """Return the scores of a rule whose indicators have some ranges, those `needed` answered.

    Any of the others may be missing, as long as enough of the rule is answered; with more than
    MOST_INDICATORS of them, wider bounds are returned.
    """
    if not known:
        return None
    if len(known) > MOST_INDICATORS:
        every = Range.of(end for _, range_ in known for end in range_)
        return Range(100 * every.low, 100 * every.high)
    enough = [
        [(each.weight or Fraction(0), range_) for each, range_ in some]
        for number in range(1, len(known) + 1)
        for some in combinations(known, number)
        if set(needed) <= {each.id for each, _ in some}
        and suffice(rulebook, rule, [each for each, _ in some])
    ]
    if not enough:
        return None
    return Range(
        100 * min(_mean([(weight, range_.low) for weight, range_ in some]) for some in enough),
        100 * max(_mean([(weight, range_.high) for weight, range_ in some]) for some in enough),
    )


def _mean(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return a weighted mean."""
    weights = sum((weight for weight, _ in parts), Fraction(0))
    return sum((weight * points for weight, points in parts), Fraction(0)) / weights


def total_range(rulebook: Rulebook) -> Range | None:
    """Return between what the total is, whichever rules have a score; it may reach less far."""
    found = ((rule, rule_range(rulebook, rule)) for rule in rulebook.rules)
    ranges = [(Fraction(rulebook.shares[rule]), each) for rule, each in found if each]
    needed = max(1, rulebook.scoring.rules_needed)
    if len(ranges) < needed or not rulebook.has_total:
        return None
    if len(set(rulebook.shares.values())) == 1:
        lows = sorted(each.low for _, each in ranges)[:needed]
        highs = sorted(each.high for _, each in ranges)[-needed:]
        return Range(sum(lows, Fraction(0)) / needed, sum(highs, Fraction(0)) / needed)
    if len(ranges) > MOST_INDICATORS:
        return Range.of(end for _, range_ in ranges for end in range_)
    sets = [
        some for number in range(needed, len(ranges) + 1) for some in combinations(ranges, number)
    ]
    return Range(
        min(_mean([(share, each.low) for share, each in some]) for some in sets),
        max(_mean([(share, each.high) for share, each in some]) for some in sets),
    )


def influences(rulebook: Rulebook) -> dict[str, Fraction]:
    """Return how many points of the total each indicator moves, the one that moves most first.

    It is the difference between its worst and its best answer where everything is answered.
    """
    found: dict[str, Fraction] = {}
    every = rulebook.share_of(rulebook.rules)
    for rule, some in rulebook.measures.items():
        whole = sum((each.weight or Fraction(1) for each in some), Fraction(0))
        for each in some:
            points = points_of(rulebook, each.id)
            if points is not None:
                share = (each.weight or Fraction(1)) / whole * rulebook.shares[rule] / every
                found[each.id] = 100 * share * (points.high - points.low)
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))
