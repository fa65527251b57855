"""Every total there can be, where the points of all indicators are a few values."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from passion_cli.assessment.proofs.ranges import counted_points
from passion_cli.assessment.rulebook.items import Indicator, MultiItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

MOST_TOTALS = 20_000
"""With more sums than this the search is given up, and nothing is claimed."""


class TooManyError(Exception):
    """There are too many sums to list."""


def every_total(rulebook: Rulebook) -> frozenset[Fraction]:
    """Return every total there can be; nothing where numbers are scored, or there are too many.

    A question may stay unanswered, as long as enough of its rule is.
    """
    try:
        scores = [set(_scores(rulebook, rule)) for rule in rulebook.rules]
        return frozenset(_means(scores, max(1, rulebook.scoring.rules_needed)))
    except TooManyError:
        return frozenset()


def _scores(rulebook: Rulebook, rule: str) -> Iterator[Fraction]:
    """Yield the scores that a rule can have."""
    indicators = [(each.weight or Fraction(1), _points(each)) for each in rulebook.measures[rule]]
    whole = sum((weight for weight, _ in indicators), Fraction(0))
    for number in range(1, len(indicators) + 1):
        for some in combinations(indicators, number):
            known = sum((weight for weight, _ in some), Fraction(0))
            if 100 * known >= rulebook.scoring.rule_coverage * whole:
                sums = _sums([{weight * each for each in points} for weight, points in some])
                yield from (100 * each / known for each in sums)


def _points(indicator: Indicator) -> set[Fraction]:
    match indicator:
        case SingleItem():
            every = (option.points for option in indicator.options.values())
            return {points for points in every if isinstance(points, Fraction)}
        case MultiItem():
            return set(counted_points(indicator))
        case _:
            raise TooManyError


def _sums(parts: Sequence[Iterable[Fraction]]) -> set[Fraction]:
    """Return every sum of one value from each part."""
    found = {Fraction(0)}
    for part in parts:
        values = list(part)
        if len(found) * len(values) > MOST_TOTALS:
            raise TooManyError
        found = {one + other for one in found for other in values}
    return found


def _means(scores: Sequence[set[Fraction]], needed: int) -> Iterator[Fraction]:
    """Yield the mean of the scores of every set of rules that is large enough."""
    for number in range(needed, len(scores) + 1):
        for some in combinations(scores, number):
            yield from (each / number for each in _sums(some))
