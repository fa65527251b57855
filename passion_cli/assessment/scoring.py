"""From points to scores: rules, topics and the whole, each with bounds and coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from passion_cli.assessment.indicators import KEPT_PARTS, Part, Point
from passion_cli.assessment.rulebook.rulebook import Band, Rulebook

FULL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Score:
    """One score, 0..100: None when too little is known; `low` and `high` are its bounds.

    `coverage` is the share of the applicable weight that was answered, 0..100;
    `answered` counts the indicators it rests on; `applies` is False when nothing applies.
    """

    id: str
    score: Fraction | None
    low: Fraction
    high: Fraction
    coverage: Fraction
    answered: int
    applies: bool = True

    @property
    def width(self) -> Fraction:
        """How far the bounds are apart."""
        return self.high - self.low


def score_part(key: str, points: Sequence[Point], least_coverage: Fraction) -> Score:
    """Score one rule or topic: 100 x sum(weight x points) / sum(weight) of what is answered.

    Its bounds put everything unknown at 0, then at 1; below `least_coverage` they are 0..100.
    """
    sums = Sums.of(points)
    coverage = sums.coverage
    if not sums.answered or coverage < least_coverage:
        return Score(key, None, Fraction(0), FULL, coverage, sums.known, sums.applicable > 0)
    score, low, high = sums.score, sums.low, sums.high
    return Score(key, score, low, high, coverage, sums.known)


class Sums(NamedTuple):
    """Sums over indicators, exact: whole numbers that share one denominator.

    Adding up fractions one by one takes six times as long, and a cohort does it for thousands
    of people. `known` counts the indicators that have points.
    """

    earned: int
    answered: int
    applicable: int
    known: int

    @classmethod
    def of(cls, points: Iterable[Point]) -> "Sums":
        """Add up weights, and weights times points."""
        some = [point for point in points if point.applies]
        unit = lcm(*[point.weight.denominator for point in some])
        fine = lcm(*[point.points.denominator for point in some if point.points is not None])
        earned = answered = applicable = known = 0
        for point in some:
            weight = point.weight.numerator * (unit // point.weight.denominator)
            applicable += weight
            if point.points is not None:
                earned += weight * point.points.numerator * (fine // point.points.denominator)
                answered += weight
                known += 1
        return cls(earned, answered * fine, applicable * fine, known)

    @property
    def coverage(self) -> Fraction:
        """The share of the applicable weight that was answered, 0..100."""
        return Fraction(100 * self.answered, self.applicable) if self.applicable else Fraction(0)

    @property
    def score(self) -> Fraction:
        """What was earned of what was answered, 0..100."""
        return Fraction(100 * self.earned, self.answered)

    @property
    def low(self) -> Fraction:
        """What was earned of everything that applies, the unknown at 0."""
        return Fraction(100 * self.earned, self.applicable)

    @property
    def high(self) -> Fraction:
        """The same, the unknown at 1."""
        return Fraction(100 * (self.earned + self.applicable - self.answered), self.applicable)


def weigh(points: Iterable[Point]) -> Fraction:
    """Add up weights."""
    return total([point.weight for point in points])


@lru_cache(maxsize=KEPT_PARTS)
def score_rule(part: Part) -> Score:
    """Score one rule; the same part is worked out once."""
    return score_part(part.rule, part.points, part.rulebook.scoring.rule_coverage)


def score_topics(rulebook: Rulebook, points: Sequence[Point]) -> tuple[Score, ...]:
    """Score every topic, in file order, under the same condition as a rule."""
    grouped: dict[str, list[Point]] = {key: [] for key in rulebook.topics}
    for point in points:
        grouped[point.topic].append(point)
    least = rulebook.scoring.rule_coverage
    return tuple(score_part(key, some, least) for key, some in grouped.items())


def score_overall(rulebook: Rulebook, rules: Sequence[Score], parts: Sequence[Part]) -> Score:
    """Take the plain mean of the rules that have a score, when enough of them have one."""
    applying = [rule for rule in rules if rule.applies]
    given = [rule.score for rule in rules if rule.score is not None]
    coverage = _coverage(parts)
    enough = (
        len(given) >= max(1, rulebook.scoring.rules_needed)
        and coverage >= rulebook.scoring.overall_coverage
    )
    return Score(
        "overall",
        _mean(given) if enough else None,
        _mean([rule.low for rule in applying] or [Fraction(0)]),
        _mean([rule.high for rule in applying] or [FULL]),
        coverage,
        sum(rule.answered for rule in rules),
    )


def _coverage(parts: Sequence[Part]) -> Fraction:
    known, applicable = map(sum, zip(*map(weights_of, parts), strict=True))
    return Fraction(100 * known, applicable) if applicable else Fraction(0)


@lru_cache(maxsize=KEPT_PARTS)
def weights_of(part: Part) -> tuple[int, int]:
    """Return the weight answered in a rule and the weight that applies, in weight units."""
    unit, known, applicable = part.rulebook.weight_unit, 0, 0
    for point in part.points:
        if point.applies:
            weight = point.weight.numerator * (unit // point.weight.denominator)
            applicable += weight
            known += weight if point.points is not None else 0
    return known, applicable


def total(values: Sequence[Fraction]) -> Fraction:
    """Add fractions up, exactly, over their common denominator."""
    return _mean(values, 1)


def _mean(values: Sequence[Fraction], number: int | None = None) -> Fraction:
    unit = lcm(*[value.denominator for value in values])
    parts = [value.numerator * (unit // value.denominator) for value in values]
    return Fraction(sum(parts), unit * (number or len(values)))


def bands_of(rulebook: Rulebook, overall: Score) -> tuple[Band, ...]:
    """Return the band of a score, or every band that its bounds reach into."""
    if overall.score is None:
        return ()
    bands = tuple(rulebook.bands.values())
    return bands[_band(bands, overall.low) : _band(bands, overall.high) + 1]


def band_of(rulebook: Rulebook, score: Fraction) -> Band:
    """Return the one band that a score falls in."""
    bands = tuple(rulebook.bands.values())
    return bands[_band(bands, score)]


def _band(bands: Sequence[Band], score: Fraction) -> int:
    return max(number for number, band in enumerate(bands) if band.start <= score)


def weak_links(rulebook: Rulebook, rules: Sequence[Score]) -> tuple[str, ...]:
    """Return the lowest rule under the limit, or all of them from three on."""
    weak = [r for r in rules if r.score is not None and r.score < rulebook.scoring.weak_link_below]
    if len(weak) >= 3:  # noqa: PLR2004 - "several" starts at three
        return tuple(rule.id for rule in weak)
    return tuple(rule.id for rule in sorted(weak, key=lambda rule: rule.score or 0)[:1])
