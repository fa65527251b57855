"""From points to scores: rules, topics and the whole, each with bounds and coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
    applicable = weigh(point for point in points if point.applies)
    known = [point for point in points if point.points is not None]
    answered, earned = weigh(known), sum((p.weight * (p.points or 0) for p in known), Fraction(0))
    coverage = FULL * answered / applicable if applicable else Fraction(0)
    if not answered or coverage < least_coverage:
        return Score(key, None, Fraction(0), FULL, coverage, len(known), applicable > 0)
    low = FULL * earned / applicable
    high = FULL * (earned + applicable - answered) / applicable
    return Score(key, FULL * earned / answered, low, high, coverage, len(known))


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
    coverage = _coverage(points)
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


def _coverage(points: Sequence[Point]) -> Fraction:
    applicable = weigh(point for point in points if point.applies)
    known = weigh(point for point in points if point.points is not None)
    return FULL * known / applicable if applicable else Fraction(0)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


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
