"""From points to scores: rules, topics and the whole, each with bounds and coverage."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from passion_cli.assessment.indicators import REMEMBERED, Measurement, Reading, RuleReading, State
from passion_cli.assessment.rulebook.rulebook import Band, Rulebook
from passion_cli.language.numbers import exact_round

FULL = Fraction(100)
OVERALL = "overall"
"""The name of the score of the whole."""


class Score(NamedTuple):
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


def _score(key: str, measurements: Sequence[Measurement], least_coverage: Fraction) -> Score:
    """Score one rule or topic: 100 x sum(weight x points) / sum(weight) of what is answered.

    Its bounds put everything unknown at 0, then at 1; below `least_coverage` they are 0..100.
    What leaves the score when a silent item does not apply is seen in `Reading.completions`.
    """
    sums = Sums.of(measurements)
    coverage = sums.coverage
    if not sums.suffice(least_coverage):
        return Score(key, None, Fraction(0), FULL, coverage, sums.known, sums.applicable > 0)
    score, low, high = sums.score, sums.low, sums.high
    return Score(key, score, low, high, coverage, sums.known)


class Sums(NamedTuple):
    """Sums over indicators, exact: whole numbers that share one denominator.

    `known` counts the indicators that have points.
    """

    earned: int
    answered: int
    applicable: int
    known: int

    @classmethod
    def of(cls, measurements: Iterable[Measurement]) -> "Sums":
        """Add up weights, and weights times points."""
        earned = answered = applicable = known = 0
        fine = 1
        for each in measurements:
            if each.state is State.NOT_APPLICABLE:
                continue
            applicable += each.units
            if each.earned is None:
                continue
            number, parts = each.earned
            if fine % parts:
                finer = lcm(fine, parts)
                earned, fine = earned * (finer // fine), finer
            earned += number * (fine // parts)
            answered += each.units
            known += 1
        return cls(earned, answered * fine, applicable * fine, known)

    def suffice(self, least_coverage: Fraction) -> bool:
        """Whether anything is answered, and at least a share (0..100) of what applies."""
        least = least_coverage.numerator * self.applicable
        return self.answered > 0 and 100 * self.answered * least_coverage.denominator >= least

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


def weigh(measurements: Iterable[Measurement]) -> Fraction:
    """Add up weights."""
    return total([each.weight for each in measurements])


@lru_cache(maxsize=REMEMBERED)
def score_rule(part: RuleReading) -> Score:
    """Score one rule as it was read; the same object is worked out once."""
    return _score(part.rule, part.measurements, part.rulebook.scoring.rule_coverage)


def rule_scores(reading: Reading) -> dict[str, Fraction | None]:
    """Return the score of every rule by id, None where too little is known."""
    return {rule.rule: score_rule(rule).score for rule in reading.rules}


def score_rules(reading: Reading) -> tuple[Score, ...]:
    """Score every rule, in file order; the bounds hold over every completion of the answers."""
    ways = [map(score_rule, each.rules) for each in reading.completions]
    return tuple(map(_widest, zip(*ways, strict=True)))


def score_topics(reading: Reading) -> tuple[Score, ...]:
    """Score every topic, in file order, under the same condition as a rule."""
    return tuple(map(_widest, zip(*map(_topics, reading.completions), strict=True)))


def _topics(reading: Reading) -> list[Score]:
    least = reading.rulebook.scoring.rule_coverage
    return [_score(key, some, least) for key, some in _by_topic(reading).items()]


def topic_scores(reading: Reading) -> dict[str, Fraction | None]:
    """Return the score of every topic by id, None where too little is known."""
    least = reading.rulebook.scoring.rule_coverage
    sums = {key: Sums.of(some) for key, some in _by_topic(reading).items()}
    return {key: each.score if each.suffice(least) else None for key, each in sums.items()}


def _by_topic(reading: Reading) -> dict[str, list[Measurement]]:
    grouped: dict[str, list[Measurement]] = {key: [] for key in reading.rulebook.topics}
    for rule in reading.rules:
        for each in rule.measurements:
            grouped[each.topic].append(each)
    return grouped


def score_overall(reading: Reading) -> Score:
    """Take the plain mean of the rules that have a score, when enough of them have one."""
    return _widest(tuple(map(_overall, reading.completions)))


def _widest(scores: Sequence[Score]) -> Score:
    """Return the first score, with bounds that hold what all the others reach."""
    if len(scores) == 1 or not scores[0].applies:
        return scores[0]
    reached = [each for each in scores if each.applies]
    low, high = min(each.low for each in reached), max(each.high for each in reached)
    return scores[0]._replace(low=low, high=high)


def _overall(reading: Reading) -> Score:
    rules = tuple(map(score_rule, reading.rules))
    applying = [rule for rule in rules if rule.applies]
    total_score, coverage = total_of(reading)
    return Score(
        OVERALL,
        total_score,
        _mean([rule.low for rule in applying] or [Fraction(0)]),
        _mean([rule.high for rule in applying] or [FULL]),
        coverage,
        sum(rule.answered for rule in rules),
    )


def total_of(reading: Reading) -> tuple[Fraction | None, Fraction]:
    """Return the overall score, None where too little is known, and the coverage (0..100)."""
    scoring = reading.rulebook.scoring
    given = [score for score in rule_scores(reading).values() if score is not None]
    coverage = _coverage(reading.rules)
    enough = len(given) >= max(1, scoring.rules_needed) and coverage >= scoring.overall_coverage
    return _mean(given) if enough else None, coverage


def _coverage(parts: Sequence[RuleReading]) -> Fraction:
    known, applicable = map(sum, zip(*map(weights_of, parts), strict=True))
    return Fraction(100 * known, applicable) if applicable else Fraction(0)


@lru_cache(maxsize=REMEMBERED)
def weights_of(part: RuleReading) -> tuple[int, int]:
    """Return the weight answered in a rule and the weight that applies, in weight units."""
    applying = [each for each in part.measurements if each.applies]
    known = sum(each.units for each in applying if each.points is not None)
    return known, sum(each.units for each in applying)


def total(values: Sequence[Fraction]) -> Fraction:
    """Add fractions up, exactly, over their common denominator."""
    return _mean(values, 1)


def _mean(values: Sequence[Fraction], number: int | None = None) -> Fraction:
    parts, unit = over_one(values)
    return Fraction(sum(parts), unit * (number or len(values)))


def over_one(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Return fractions as whole numbers over one denominator, which is returned with them."""
    unit = lcm(*[value.denominator for value in values])
    return [value.numerator * (unit // value.denominator) for value in values], unit


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


def digits_in_band(rulebook: Rulebook, score: Fraction) -> int:
    """Return with how few decimals a score still reads as one of its own band.

    24.78 rounds to 25, where the next band starts: it takes one decimal.
    """
    band, digits = band_of(rulebook, score), 0
    while band_of(rulebook, Fraction(exact_round(score, digits))) is not band:
        digits += 1
    return digits


def weak_links(rulebook: Rulebook, rules: Sequence[Score]) -> tuple[str, ...]:
    """Return the lowest rule under the limit, or all of them from three on."""
    weak = [r for r in rules if r.score is not None and r.score < rulebook.scoring.weak_link_below]
    if len(weak) >= 3:  # noqa: PLR2004 - "several" starts at three
        return tuple(rule.id for rule in weak)
    return tuple(rule.id for rule in sorted(weak, key=lambda rule: rule.score or 0)[:1])
