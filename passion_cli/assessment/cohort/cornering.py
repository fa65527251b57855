"""Which told figures bound a withheld number of people from below until it is known.

Of 27 people, 15 who gave one answer and 16 who gave another are at least 4 who gave both; and of 8
people whose median is below a threshold, at least 4 are below it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from passion_cli.assessment.cohort.figures import SHARES
from passion_cli.assessment.cohort.summary import CohortSummary
from passion_cli.assessment.cohort.suppression import is_small
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import SingleItem
from passion_cli.assessment.rulebook.rulebook import Check, Rulebook


@dataclass(frozen=True, slots=True)
class Cornering:
    """What has to be withheld besides small counts: options by item, numbers, scores of rules."""

    options: dict[str, list[str]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    scores: set[str] = field(default_factory=set)


class _Point(NamedTuple):
    """What a told quantile says: `below` values or more do not exceed it, `above` reach it."""

    value: Fraction
    below: int
    above: int


def cornering(summary: CohortSummary, rulebook: Rulebook, minimum: int) -> Cornering:
    """Look at every check that few people raise, as a reader of all other figures would."""
    found = Cornering()
    for key, check in rulebook.checks.items():
        if not is_small(summary.flags[key], minimum):
            continue
        bounds = [_least(summary, rulebook, condition) for condition in check.when]
        if sum(bounds) - summary.people * (len(bounds) - 1) >= minimum - 1:
            _withhold(found, summary, rulebook, check)
    return found


def _withhold(found: Cornering, summary: CohortSummary, rulebook: Rulebook, check: Check) -> None:
    """Add numbers and scores that the check looks at, else the commonest of its first options."""
    items = {item for condition in check.when for item in rulebook.looked_at(condition)}
    numbers, rules = items & summary.numbers.keys(), {each.rule for each in check.when if each.rule}
    found.numbers.update(numbers)
    found.scores.update(rules)
    if not numbers and not rules:
        options = _chosen(summary, rulebook, check.when[0])
        commonest = max(options, key=lambda option: options[option])
        found.options.setdefault(check.when[0].item or "", []).append(commonest)


def _least(summary: CohortSummary, rulebook: Rulebook, condition: Condition) -> int:
    """Return how many people meet a condition at least, for all that is told."""
    ratio = rulebook.ratios.get(condition.ratio or "")
    if condition.is_ is not None:
        return sum(_chosen(summary, rulebook, condition).values())
    if condition.above_item is not None:
        return _both(summary, (condition.item or "", condition.above_item), lambda a, b: a > b)
    if ratio is not None:
        pair = (ratio.numerator, ratio.denominator)
        rises = condition.at_least is not None or condition.above is not None

        def accepts(top: Fraction, bottom: Fraction) -> bool:
            return bottom > 0 and condition.accepts(top / bottom)

        return _both(summary, pair, accepts, rises=rises)
    if condition.rule is not None:
        return _one_sided(condition, list(_points(summary.scores[condition.rule], between=True)))
    return _one_sided(condition, list(_points(summary.numbers.get(condition.item or "", Tally()))))


def _chosen(summary: CohortSummary, rulebook: Rulebook, condition: Condition) -> Mapping[str, int]:
    """Return how many gave each answer that a condition asks for, where answers are told."""
    item = rulebook.items.get(condition.item or "")
    if not isinstance(item, SingleItem) or condition.is_ is None:
        return {}
    counts = summary.options[item.id]
    return {key: counts[key] for key in condition.is_ if key in item.options}


def _points(tally: Tally, *, between: bool = False) -> Iterator[_Point]:
    """Yield the quantiles; one `between` two people, as a score's may be, says as much of both."""
    number = tally.n
    for share in SHARES if number else ():
        rank = max(1, ceil(share * number))
        for each in (rank, min(rank + 1, number)) if between else (rank,):
            value = tally.reached(Fraction(each, number))
            if value is not None:
                yield _Point(value, each, number - each + 1)


def _one_sided(condition: Condition, points: list[_Point]) -> int:
    """Return how many values pass a comparison at least."""
    met = [point for point in points if condition.accepts(point.value)]
    if condition.at_most is not None or condition.below is not None:
        return max((point.below for point in met), default=0)
    if condition.at_least is not None or condition.above is not None:
        return max((point.above for point in met), default=0)
    return met[-1].below - met[0].below + 1 if met else 0


def _both(
    summary: CohortSummary,
    pair: tuple[str, str],
    accepts: Callable[[Fraction, Fraction], bool],
    *,
    rises: bool = True,
) -> int:
    """Return how many pairs of numbers pass at least: one high, the other low, or the reverse."""
    first, second = (list(_points(summary.numbers.get(item, Tally()))) for item in pair)
    found = [
        (one.above + other.below if rises else one.below + other.above) - summary.people
        for one in first
        for other in second
        if accepts(one.value, other.value)
    ]
    return max(found, default=0)
