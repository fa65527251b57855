"""From answers to points: what each indicator is worth, and whether it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain, combinations, pairwise
from typing import NamedTuple, assert_never

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import (
    Curve,
    Indicator,
    MultiItem,
    NumberItem,
    Ratio,
    SingleItem,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook


class State(StrEnum):
    """How far an indicator is known."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"

    @property
    def is_settled(self) -> bool:
        """Whether no later answer can change it."""
        return self in (State.ANSWERED, State.NOT_APPLICABLE)


class Measurement(NamedTuple):
    """One indicator read from the answers; `points` is 0..1, and None unless answered.

    `units` is its weight in whole units of the rulebook; `earned` is units times points, as a
    numerator and a denominator.
    """

    indicator: str
    rule: str
    topic: str
    weight: Fraction
    state: State
    value: Value | Fraction | None = None
    points: Fraction | None = None
    units: int = 0
    earned: tuple[int, int] | None = None

    @property
    def applies(self) -> bool:
        """Whether its weight counts."""
        return self.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, eq=False)
class RuleReading:
    """The indicators of one rule, read; the same answers give the very same object."""

    rulebook: Rulebook
    rule: str
    measurements: tuple[Measurement, ...]


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
            indicator.topic,
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


@dataclass(frozen=True)
class Reading:
    """Every indicator of a rulebook, read from one person's answers."""

    rulebook: Rulebook
    answers: Answers

    @cached_property
    def rules(self) -> tuple[RuleReading, ...]:
        """The rules, in file order, each with its indicators."""
        said = self.answers.values.get
        return tuple(
            read_rule(self.rulebook, rule, tuple(map(said, inputs)))
            for rule, inputs in self.rulebook.inputs.items()
        )

    @cached_property
    def measurements(self) -> tuple[Measurement, ...]:
        """The indicators in file order: items, then ratios."""
        found = {each.indicator: each for rule in self.rules for each in rule.measurements}
        return tuple(found[key] for key in self.rulebook.indicators)

    @cached_property
    def completions(self) -> tuple["Reading", ...]:
        """This reading, and every other one in which answered indicators may not apply after all.

        A ratio leaves the score when the item named by `unless` does not apply; while that item
        is silent, both are possible.
        """
        silent = [key for key in self.rulebook.exempting if not self.state(key).is_settled]
        others = chain.from_iterable(
            combinations(silent, number) for number in range(1, len(silent) + 1)
        )
        return (self, *map(self._without, others))

    def _without(self, items: Iterable[str]) -> "Reading":
        values = {**self.answers.values, **dict.fromkeys(items, Silence.NOT_APPLICABLE)}
        return Reading(self.rulebook, Answers(values))

    def number(self, item: str | None) -> Fraction | None:
        """Return the exact number given to an item, or None when there is none."""
        value = self.answers.values.get(item or "")
        return exact(value) if isinstance(value, Decimal) else None

    def state(self, item: str) -> State:
        """Return how far one item was answered."""
        return state_of(self.answers.values.get(item))

    def ratio(self, key: str) -> Fraction | None:
        """Return the value of a ratio, or None when it is not known."""
        value = next(each.value for each in self.measurements if each.indicator == key)
        return value if isinstance(value, Fraction) else None

    def holds(self, condition: Condition, rules: Mapping[str, Fraction | None]) -> bool:
        """Tell whether a condition is met; what is not known meets nothing.

        One that looks at a single answer is remembered for that answer.
        """
        if condition.item is None or condition.above_item is not None:
            return self._compares(condition, rules)
        value, known = self.answers.values.get(condition.item), condition.remembered
        found = known.get(value)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
            found = known[value] = self._meets(condition, value)
        return found

    def _meets(self, condition: Condition, value: Value | None) -> bool:
        """Tell whether one answer meets a condition."""
        if condition.is_ is not None:
            ticked = value if isinstance(value, tuple) else (value,)
            return any(each in condition.is_ for each in ticked)
        if condition.ticks_at_least is not None:
            return self._ticks(condition.subject) >= condition.ticks_at_least
        return isinstance(value, Decimal) and condition.accepts(exact(value))

    def _compares(self, condition: Condition, rules: Mapping[str, Fraction | None]) -> bool:
        """Tell whether a number meets a condition: of a ratio, of a rule, beside another item."""
        number = self._number(condition, rules)
        if number is None:
            return False
        if condition.above_item is None:
            return condition.accepts(number)
        other = self.number(condition.above_item)
        return other is not None and number > other

    def _number(
        self, condition: Condition, rules: Mapping[str, Fraction | None]
    ) -> Fraction | None:
        if condition.item:
            return self.number(condition.item)
        return self.ratio(condition.ratio) if condition.ratio else rules.get(condition.subject)

    def _ticks(self, key: str) -> int:
        item, value = self.rulebook.items[key], self.answers.values.get(key)
        if not isinstance(item, MultiItem) or not isinstance(value, tuple):
            return -1
        return ticks(item, value)


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
