"""How firmly the first move stands when the weights, which are a matter of taste, vary.

The grid is fixed: every weight is 25 % lower or higher, in every combination (two to the power
of the number of indicators). It is counted exactly, not sampled: rules are independent, so the
combinations of each rule are listed once, and their numbers multiplied.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import NamedTuple

from passion_cli.assessment.advice import NEAR_MINIMUM
from passion_cli.assessment.indicators import RuleReading
from passion_cli.assessment.measurements import Measurement
from passion_cli.assessment.scoring import total

VARIATION = Fraction(1, 4)


class Stability(NamedTuple):
    """In what share (0..1) of all weights each indicator's move comes first, most first."""

    shares: tuple[tuple[str, Fraction], ...]
    combinations: int

    @property
    def first(self) -> Fraction:
        """The share of the move that is most often first."""
        return self.shares[0][1]


class _Case(NamedTuple):
    """One rule under some weights: its score, its best move and how that ranks; how often.

    Scores and priorities are whole numbers over one denominator, which compare fast.
    """

    score: int
    move: str
    rank: tuple[int, int, int]
    times: int


_Raw = tuple[Fraction, str, Fraction, int]
"""A score, the best move, its priority, and its place in the file."""


def stability(parts: Sequence[RuleReading]) -> Stability | None:
    """Count how often each move comes first, of the rules that have a score; None without any."""
    raw = [_cases(part) for part in parts]
    unit = lcm(
        *(value.denominator for cases in raw for case in cases for value in (case[0], case[2]))
    )
    rules = [_in_units(cases, unit) for cases in raw]
    wins: Counter[str] = Counter()
    for place, cases in enumerate(rules):
        others = [each for number, each in enumerate(rules) if number != place]
        for case in cases:
            wins[case.move] += case.times * _ways(case, others, NEAR_MINIMUM * unit)
    return _shares(wins, parts[0].rulebook.places) if parts else None


def _shares(wins: Counter[str], places: Mapping[str, int]) -> Stability | None:
    counted = {key: number for key, number in wins.items() if key and number}
    combinations = sum(counted.values())
    if not combinations:
        return None
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], places[pair[0]]))
    return Stability(
        tuple((key, Fraction(number, combinations)) for key, number in ranked), combinations
    )


def _in_units(cases: Counter[_Raw], unit: int) -> list[_Case]:
    found = []
    for (score, move, priority, place), times in cases.items():
        points, worth = (
            value.numerator * (unit // value.denominator) for value in (score, priority)
        )
        found.append(_Case(points, move, (-worth, points, place), times))
    return found


def _cases(part: RuleReading) -> Counter[_Raw]:
    """List what one rule comes to under every combination of its weights."""
    known = [point for point in part.measurements if point.points is not None]
    silent = sum(point.applies and point.points is None for point in part.measurements)
    found: Counter[_Raw] = Counter()
    for factors in product((1 - VARIATION, 1 + VARIATION), repeat=len(known)):
        weights = [point.weight * factor for point, factor in zip(known, factors, strict=True)]
        found[_case(part, known, weights)] += 2**silent
    return found


def _case(part: RuleReading, known: Sequence[Measurement], weights: Sequence[Fraction]) -> _Raw:
    whole = total(weights)
    earned = total([w * (p.points or 0) for p, w in zip(known, weights, strict=True)])
    found = [
        (
            -_priority(part, point, weight) / whole,
            part.rulebook.places[point.indicator],
            point.indicator,
        )
        for point, weight in zip(known, weights, strict=True)
        if (point.points or 0) < part.rulebook.advice.settled_from
        and part.rulebook.indicators[point.indicator].every_move
    ]
    priority, place, move = min(found, default=(Fraction(0), 0, ""))
    return 100 * earned / whole, move, -priority, place


def _priority(part: RuleReading, point: Measurement, weight: Fraction) -> Fraction:
    indicator = part.rulebook.indicators[point.indicator]
    step = min(1 - (point.points or 0), part.rulebook.advice.step)
    return step * weight * (indicator.feasibility or 0) * part.rulebook.shares[part.rule]


def _ways(case: _Case, others: Sequence[Sequence[_Case]], near: int) -> int:
    """Count the combinations of all other rules in which this case's move comes first.

    It does when its rule is within a point of the lowest, and no rule that is has a better
    move. The lowest score is one of the scores from a point below its own up to its own.
    """
    if not case.move:
        return 0
    lows = {each.score for rule in others for each in rule} | {case.score}
    within = [low for low in lows if case.score - near <= low <= case.score]
    return sum(_with_lowest(case, others, low, near) for low in within)


def _with_lowest(case: _Case, others: Sequence[Sequence[_Case]], low: int, near: int) -> int:
    """Count those in which `low` is the lowest score of all."""
    at_least = prod(_harmless(case, rule, low, low + near) for rule in others)
    if case.score == low:
        return at_least
    return at_least - prod(_harmless(case, rule, low + 1, low + near) for rule in others)


def _harmless(case: _Case, rule: Sequence[_Case], least: int, near: int) -> int:
    """Count the cases of a rule that are not lower, and bring no better move if they are near."""
    return sum(
        each.times
        for each in rule
        if each.score >= least and (each.score > near or not each.move or each.rank > case.rank)
    )
