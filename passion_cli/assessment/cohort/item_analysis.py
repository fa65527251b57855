"""How the questions work in a group: floor, ceiling, silence, and what moves with what.

Everything rests on sums of millionths, which add up and can be taken back like any count.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.cohort.moments import Correlation, Moments
from passion_cli.assessment.cohort.summary import CohortSummary
from passion_cli.assessment.cohort.tally import millionths
from passion_cli.assessment.measurements import Measurement, Sums
from passion_cli.assessment.rulebook.items import MultiItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

ANALYSED_FROM = 30
"""On fewer people nothing is said of the questions: every figure would be chance."""
TOGETHER_FROM = 0.5
"""From this correlation on, two rules move together."""


@dataclass(slots=True)
class ItemStatistics:
    """What a group's points add up to, by indicator and by pairs of rules.

    `rest` pairs the points of an indicator with the score of its rule without it; `together` the
    scores of two rules, of a rule with itself for its variance, of people who have them all.
    """

    known: Counter[str] = field(default_factory=Counter)
    floor: Counter[str] = field(default_factory=Counter)
    ceiling: Counter[str] = field(default_factory=Counter)
    rest: dict[str, Moments] = field(default_factory=dict)
    rules: dict[tuple[str, str], Moments] = field(default_factory=dict)
    totals: dict[str, Moments] = field(default_factory=dict)

    @classmethod
    def empty(cls, rulebook: Rulebook) -> "ItemStatistics":
        """Return the statistics of nobody."""
        return cls(
            rest={key: Moments() for key in rulebook.indicators},
            rules={pair: Moments() for pair in combinations(rulebook.rules, 2)},
            totals={key: Moments() for key in rulebook.rules},
        )

    def add(self, assessment: Assessment, times: int = 1) -> None:
        """Count one person, or take them back with -1."""
        for rule in assessment.reading.rules:
            for each in rule.measurements:
                self._measured(assessment.rulebook, each, rule.measurements, times)
        scores = {
            rule.id: millionths(rule.score) for rule in assessment.rules if rule.score is not None
        }
        for pair in combinations(scores, 2):
            self.rules[pair].add(scores[pair[0]], scores[pair[1]], times)
        if len(scores) == len(self.totals):
            shares = assessment.rulebook.shares
            parts = {key: score * shares[key] for key, score in scores.items()}
            total = sum(parts.values())
            for key, part in parts.items():
                self.totals[key].add(part, total, times)

    def _measured(
        self,
        rulebook: Rulebook,
        one: Measurement,
        every: tuple[Measurement, ...],
        times: int,
    ) -> None:
        if one.points is None:
            return
        low, high = points_range(rulebook, one.indicator)
        self.known[one.indicator] += times
        self.floor[one.indicator] += times * (one.points <= low)
        self.ceiling[one.indicator] += times * (one.points >= high)
        rest = Sums.of(each for each in every if each.indicator != one.indicator)
        if rest.answered:
            self.rest[one.indicator].add(millionths(one.points), rest.score_in_millionths, times)

    def merge(self, other: "ItemStatistics") -> None:
        """Add the sums of other people."""
        for mine, theirs in (
            (self.known, other.known),
            (self.floor, other.floor),
            (self.ceiling, other.ceiling),
        ):
            mine.update(theirs)
        for key, moments in self.rest.items():
            moments.merge(other.rest[key])
        for pair, moments in self.rules.items():
            moments.merge(other.rules[pair])
        for rule, moments in self.totals.items():
            moments.merge(other.totals[rule])


def points_range(rulebook: Rulebook, indicator: str) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most points (0..1) that an answer to an indicator can give."""
    one = rulebook.indicators[indicator]
    match one:
        case SingleItem():
            points = one.points
        case MultiItem():
            points = list(one.count_points)
        case _:
            points = [points for _, points in one.curve or ()]
    return min(points, default=Fraction(0)), max(points, default=Fraction(1))


class ItemFigure(NamedTuple):
    """One indicator: how many have points, the fewest and the most; and how it goes with its rule.

    `unknown` counts those who do not know it or did not answer; `unchosen` are the options that
    nobody chose; `rest` is None where its rule has nothing else, or where there is no spread.
    """

    id: str
    known: int
    floor: int
    ceiling: int
    unknown: int
    unchosen: tuple[str, ...]
    rest: Correlation | None


class RulePair(NamedTuple):
    """Two rules whose scores move together."""

    first: str
    second: str
    correlation: Correlation


class RuleWeight(NamedTuple):
    """What a rule weighs in the total (0..1), and its share of the total's variance.

    The share is cov(rule, total) / var(total), the total being the sum of all rules, over those
    who have every rule; shares add up to 1.
    """

    id: str
    weight: Fraction
    share: Fraction | None


class ItemAnalysis(NamedTuple):
    """How the questions work; `people` is how many it rests on. Empty under ANALYSED_FROM."""

    people: int
    items: tuple[ItemFigure, ...] = ()
    pairs: tuple[RulePair, ...] = ()
    weights: tuple[RuleWeight, ...] = ()
    complete: int = 0
    """How many have a score of every rule, on whom the variance rests."""


def analyse(statistics: ItemStatistics, summary: CohortSummary, rulebook: Rulebook) -> ItemAnalysis:
    """Return the figures that the sums amount to."""
    if summary.people < ANALYSED_FROM:
        return ItemAnalysis(summary.people)
    items = tuple(_figure(key, statistics, summary, rulebook) for key in rulebook.indicators)
    found = ((pair, moments.correlation()) for pair, moments in statistics.rules.items())
    pairs = [RulePair(*pair, r) for pair, r in found if r is not None and r.r >= TOGETHER_FROM]
    pairs.sort(key=lambda pair: -pair.correlation.r)
    complete = next((each.n for each in statistics.totals.values()), 0)
    return ItemAnalysis(
        summary.people,
        items,
        tuple(pairs),
        _weights(rulebook, statistics.totals, complete),
        complete,
    )


def _figure(
    key: str, statistics: ItemStatistics, summary: CohortSummary, rulebook: Rulebook
) -> ItemFigure:
    item, known = rulebook.items.get(key), statistics.known[key]
    options = item.options if isinstance(item, SingleItem | MultiItem) else {}
    needs = rulebook.indicators[key].needs
    return ItemFigure(
        key,
        known,
        statistics.floor[key],
        statistics.ceiling[key],
        max(summary.silent(each) for each in needs),
        tuple(option for option in options if not summary.options[key][option]),
        statistics.rest[key].correlation(),
    )


def _weights(
    rulebook: Rulebook, totals: Mapping[str, Moments], complete: int
) -> tuple[RuleWeight, ...]:
    shares = rulebook.shares
    whole = sum(shares.values())
    variances = [n.n * n.yy - n.y**2 for n in totals.values()]
    told = complete >= ANALYSED_FROM and variances[0] > 0
    return tuple(
        RuleWeight(
            key,
            Fraction(shares[key], whole),
            Fraction(moments.covariance, variance) if told else None,
        )
        for (key, moments), variance in zip(totals.items(), variances, strict=True)
    )
