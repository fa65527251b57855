"""From answers to points: what each indicator is worth, and whether it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, assert_never

from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.lazy import lazy
from passion_cli.assessment.measurements import Measurement, State, Sums
from passion_cli.assessment.rulebook.items import (
    Curve,
    Indicator,
    MultiItem,
    NumberItem,
    Ratio,
    SingleItem,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook


@dataclass(frozen=True, eq=False)
class RuleReading:
    """The indicators of one rule, read; the same answers give the very same object.

    What follows from them is worked out once.
    """

    rulebook: Rulebook
    rule: str
    measurements: tuple[Measurement, ...]

    @lazy
    def sums(self) -> Sums:
        """The sums over its indicators."""
        return Sums.of(self.measurements)

    @lazy
    def is_scored(self) -> bool:
        """Whether enough is known for a score."""
        return self.sums.suffice(self.rulebook.scoring.rule_coverage)

    @lazy
    def score(self) -> Fraction | None:
        """The score of the rule, 0..100, or None."""
        return self.sums.score if self.is_scored else None

    @lazy
    def score_in_millionths(self) -> int | None:
        """The score as a cohort takes it."""
        return self.sums.score_in_millionths if self.is_scored else None

    @lazy
    def topics(self) -> tuple[tuple[str, Sums], ...]:
        """The topics that its indicators belong to, with the sums over those."""
        found: dict[str, list[Measurement]] = {}
        for each in self.measurements if self.rulebook.topics else ():
            found.setdefault(each.topic, []).append(each)
        return tuple((topic, Sums.of(some)) for topic, some in found.items())


REMEMBERED = 16_384
"""How many rules are remembered as read: in a cohort many people answer one alike."""


@lru_cache(maxsize=REMEMBERED)
def read_rule(rulebook: Rulebook, rule: str, said: tuple[Value | None, ...]) -> RuleReading:
    """Read one rule from the answers to its inputs, None standing for no answer."""
    given = dict(zip(rulebook.inputs[rule], said, strict=True))
    measurements = (
        read_indicator(rulebook, each.id, tuple(map(given.get, each.needs)))
        for each in rulebook.measures[rule]
    )
    return RuleReading(rulebook, rule, tuple(measurements))


@lru_cache(maxsize=REMEMBERED)
def read_indicator(rulebook: Rulebook, key: str, said: tuple[Value | None, ...]) -> Measurement:
    """Read one indicator from the answers to what it needs."""
    indicator = rulebook.indicators[key]
    given = zip(indicator.needs, said, strict=True)
    answers = {item: value for item, value in given if value is not None}
    read = _IndicatorReader(answers).read(indicator)
    units = int(read.weight * rulebook.weight_unit)
    if read.points is None:
        return read._replace(units=units)
    return read._replace(units=units, earned=(units * read.points).as_integer_ratio())


class _IndicatorReader(NamedTuple):
    """Reads an indicator from the answers to what it needs."""

    values: Mapping[str, Value]

    def read(self, indicator: Indicator) -> Measurement:
        state, value = self._look_up(indicator)
        worth = points_of(indicator, value) if state is State.ANSWERED else None
        if state is State.ANSWERED and worth is None:
            state = State.NOT_APPLICABLE
        return Measurement(
            indicator.id,
            indicator.rule or "",
            indicator.topic or "",
            indicator.weight or Fraction(0),
            state,
            value,
            worth,
        )

    def _look_up(self, indicator: Indicator) -> tuple[State, Value | Fraction | None]:
        if isinstance(indicator, Ratio):
            return self._divide(indicator)
        value = self.values.get(indicator.id)
        return state_of(value), value

    def _divide(self, ratio: Ratio) -> tuple[State, Fraction | None]:
        """Apply the three tests in their order: unless, missing input, domain."""
        values = self.values
        if ratio.unless and values.get(ratio.unless) is Silence.NOT_APPLICABLE:
            return State.NOT_APPLICABLE, None
        above, below = (values.get(each) for each in (ratio.numerator, ratio.denominator))
        if not isinstance(above, Decimal) or not isinstance(below, Decimal):
            absent = {ratio.numerator, ratio.denominator} - values.keys()
            return (State.UNANSWERED if absent else State.UNKNOWN), None
        if below == 0 or exact(below) < (ratio.least_denominator or 0):
            return State.NOT_APPLICABLE, None
        return _in_domain(ratio, exact(above) / exact(below))


@lru_cache(maxsize=REMEMBERED)
def exact(value: Decimal) -> Fraction:
    """Return a number as the fraction it is."""
    return Fraction(*value.as_integer_ratio())


def state_of(value: Value | None) -> State:
    """Return how far a question was answered."""
    if value is None:
        return State.UNANSWERED
    return _SILENT[value] if isinstance(value, Silence) else State.ANSWERED


_SILENT = {
    Silence.UNKNOWN: State.UNKNOWN,
    Silence.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def _in_domain(ratio: Ratio, value: Fraction) -> tuple[State, Fraction | None]:
    if ratio.largest is not None and value > ratio.largest:
        return State.NOT_APPLICABLE, None
    return State.ANSWERED, value if ratio.capped_at is None else min(value, ratio.capped_at)


def points_of(indicator: Indicator, value: Value | Fraction | None) -> Fraction | None:
    """Return what a known value is worth, 0..1, or None when it says "does not apply"."""
    match indicator:
        case SingleItem():
            points = indicator.options[str(value)].points
            return points if isinstance(points, Fraction) else None
        case MultiItem():
            counted = ticks(indicator, value if isinstance(value, tuple) else ())
            return indicator.count_points[min(counted, len(indicator.count_points) - 1)]
        case NumberItem() | Ratio():
            number = exact(value) if isinstance(value, Decimal) else value
            return along(indicator.curve or (), Fraction(number))  # type: ignore[arg-type]
    assert_never(indicator)


def ticks(item: MultiItem, value: tuple[str, ...]) -> int:
    """Count what is ticked, the exclusive option as nothing."""
    return sum(each != item.exclusive for each in value)


def along(curve: Curve, value: Fraction) -> Fraction:
    """Follow a curve in straight lines through its breakpoints, flat outside them."""
    if value <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return curve[-1][1]
