"""From points to scores: rules, topics and the whole, each with bounds and coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from passion_cli.assessment.reading import Point, State
from passion_cli.assessment.rulebook import Band, Rulebook

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
        worths = [(point.weight, point.points) for point in some if point.points is not None]
        unit = lcm(*(point.weight.denominator for point in some))
        fine = lcm(*(worth.denominator for _, worth in worths))
        scaled = [(_times(weight, unit), _times(worth, fine)) for weight, worth in worths]
        return cls(
            sum(weight * worth for weight, worth in scaled),
            fine * sum(weight for weight, _ in scaled),
            fine * sum(_times(point.weight, unit) for point in some),
            len(worths),
        )

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


def _times(value: Fraction, unit: int) -> int:
    """Write a fraction in units; the unit is a multiple of its denominator."""
    return value.numerator * (unit // value.denominator)


def weigh(points: Iterable[Point]) -> Fraction:
    """Add up weights."""
    return sum((point.weight for point in points), Fraction(0))


def score_rules(rulebook: Rulebook, points: Sequence[Point]) -> tuple[Score, ...]:
    """Score every rule, in file order."""
    least = rulebook.scoring.rule_coverage
    return tuple(
        score_part(key, [point for point in points if point.rule == key], least)
        for key in rulebook.rules
    )


def score_topics(rulebook: Rulebook, points: Sequence[Point]) -> tuple[Score, ...]:
    """Score every topic, in file order, under the same condition as a rule."""
    least = rulebook.scoring.rule_coverage
    return tuple(
        score_part(key, [point for point in points if point.topic == key], least)
        for key in rulebook.topics
    )


def score_overall(rulebook: Rulebook, rules: Sequence[Score], points: Sequence[Point]) -> Score:
    """Take the plain mean of the rules that have a score, when enough of them have one."""
    applying = [rule for rule in rules if rule.applies]
    given = [rule.score for rule in rules if rule.score is not None]
    coverage = Sums.of(points).coverage
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
        sum(point.state is State.ANSWERED for point in points),
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    unit = lcm(*(value.denominator for value in values))
    return Fraction(sum(_times(value, unit) for value in values), unit * len(values))


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
