"""From points to scores: rules, topics and the whole, each with bounds and coverage."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import mul
from typing import NamedTuple

from passion_cli.assessment.indicators import RuleReading
from passion_cli.assessment.measurements import Measurement, Sums, over_one
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.settings import Band
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


def _score(key: str, sums: Sums, rulebook: Rulebook) -> Score:
    """Score a rule, or a topic under the same condition."""
    if not sums.suffice(rulebook.scoring.rule_coverage):
        applies = sums.applicable > 0
        return Score(key, None, Fraction(0), FULL, sums.coverage, sums.known, applies)
    return Score(key, sums.score, sums.low, sums.high, sums.coverage, sums.known)


def weigh(measurements: Iterable[Measurement]) -> Fraction:
    """Add up weights."""
    return total([each.weight for each in measurements])


def score_rule(part: RuleReading) -> Score:
    """Score one rule as it was read: 100 x sum(weight x points) / sum(weight) of what is answered.

    Its bounds put everything unknown at 0, then at 1; below the coverage asked for they are 0..100.
    What leaves the score when a silent item does not apply is seen in `Reading.completions`.
    """
    return _score(part.rule, part.sums, part.rulebook)


def score_rules(reading: Reading) -> tuple[Score, ...]:
    """Score every rule, in file order; the bounds hold over every completion of the answers."""
    ways = [map(score_rule, each.rules) for each in reading.completions]
    return tuple(map(_widest, zip(*ways, strict=True)))


def score_topics(reading: Reading) -> tuple[Score, ...]:
    """Score every topic, in file order, under the same condition as a rule."""
    return tuple(map(_widest, zip(*map(_topics, reading.completions), strict=True)))


def _topics(reading: Reading) -> list[Score]:
    return [_score(key, sums, reading.rulebook) for key, sums in reading.topic_sums.items()]


def score_overall(reading: Reading) -> Score:
    """Take the mean of the rules that have a score, by their weights, when enough have one."""
    return _widest(tuple(map(_overall, reading.completions)))


def _widest(scores: Sequence[Score]) -> Score:
    """Return the first score, with bounds that hold what all the others reach."""
    if len(scores) == 1 or not scores[0].applies:
        return scores[0]
    reached = [each for each in scores if each.applies]
    low, high = min(each.low for each in reached), max(each.high for each in reached)
    return scores[0]._replace(low=low, high=high)


def _overall(reading: Reading) -> Score:
    applying = [rule for rule in map(score_rule, reading.rules) if rule.applies]
    shares = [reading.rulebook.shares[rule.id] for rule in applying]
    return Score(
        OVERALL,
        total_of(reading),
        _weighted([rule.low for rule in applying], shares) if applying else Fraction(0),
        _weighted([rule.high for rule in applying], shares) if applying else FULL,
        reading.whole.coverage,
        reading.whole.known,
    )


def total_of(reading: Reading) -> Fraction | None:
    """Return the overall score: the mean of the rules that have one, None where too few do.

    Each rule counts by its weight. A rulebook with `total: none` has no overall score.
    """
    rulebook, (rules, numbers, unit) = reading.rulebook, reading.known_scores
    scoring = rulebook.scoring
    enough = len(rules) >= max(1, scoring.rules_needed) and rulebook.has_total
    if not enough or not reading.whole.suffice(scoring.overall_coverage):
        return None
    shares = [rulebook.shares[rule] for rule in rules]
    return Fraction(sum(map(mul, numbers, shares)), unit * sum(shares))


def total(values: Sequence[Fraction]) -> Fraction:
    """Add fractions up, exactly, over their common denominator."""
    parts, unit = over_one(values)
    return Fraction(sum(parts), unit)


def _weighted(values: Sequence[Fraction], shares: Sequence[int]) -> Fraction:
    parts, unit = over_one(values)
    return Fraction(sum(map(mul, parts, shares)), unit * sum(shares))


def bands_of(rulebook: Rulebook, overall: Score) -> tuple[Band, ...]:
    """Return the band of a score, or every band that its bounds reach into."""
    bands = tuple(rulebook.bands.values())
    if overall.score is None or not bands:
        return ()
    return bands[_band(bands, overall.low) : _band(bands, overall.high) + 1]


def band_of(rulebook: Rulebook, score: Fraction) -> Band | None:
    """Return the one band that a score falls in, None where there are no bands."""
    bands = tuple(rulebook.bands.values())
    return bands[_band(bands, score)] if bands else None


def _band(bands: Sequence[Band], score: Fraction) -> int:
    """Return the place of the band that a score falls in; bands rise."""
    return bisect_right(bands, score, key=lambda band: band.start) - 1


def digits_in_band(rulebook: Rulebook, score: Fraction) -> int:
    """Return with how few decimals a score still reads as one of its own band.

    24.78 rounds to 25, where the next band starts: it takes one decimal.
    """
    band, digits = band_of(rulebook, score), 0
    while band and band_of(rulebook, Fraction(exact_round(score, digits))) is not band:
        digits += 1
    return digits


def weak_links(rulebook: Rulebook, rules: Sequence[Score]) -> tuple[str, ...]:
    """Return the lowest rule under the limit, or all of them from three on."""
    weak = [r for r in rules if r.score is not None and r.score < rulebook.scoring.weak_link_below]
    if len(weak) >= 3:  # noqa: PLR2004 - "several" starts at three
        return tuple(rule.id for rule in weak)
    return tuple(rule.id for rule in sorted(weak, key=lambda rule: rule.score or 0)[:1])
