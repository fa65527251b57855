"""Which of several moves can never be advised: nothing fits it, or an earlier one always does."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import AnyItem, Move, MultiItem
from passion_cli.errors import Problem


class Interval(NamedTuple):
    """Numbers from `low` to `high`; None is no end, and an open end does not belong to them."""

    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False

    @classmethod
    def of(cls, condition: Condition) -> "Interval":
        """Return the numbers that a condition accepts."""
        if condition.equals is not None:
            return cls(condition.equals, high=condition.equals)
        low, high = condition.at_least, condition.at_most
        return cls(
            condition.above if low is None else low,
            low is None,
            condition.below if high is None else high,
            high is None,
        )

    def both(self, other: "Interval") -> "Interval":
        """Return the numbers in this and in another one."""
        lows = [(each.low, each.low_open) for each in (self, other) if each.low is not None]
        highs = [(-each.high, each.high_open) for each in (self, other) if each.high is not None]
        low, low_open = max(lows, default=(None, False))
        high, high_open = max(highs, default=(None, False))
        return Interval(low, low_open, None if high is None else -high, high_open)

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


def variant_problems(moves: Sequence[Move], items: Mapping[str, AnyItem]) -> Iterator[Problem]:
    """Yield every move but the last that can never be reached, and conditions of the last."""
    last = len(moves) - 1
    for number, move in enumerate(moves):
        earlier = moves[:number]
        if number == last and move.when:
            yield Problem("last_move_conditional", {}, (number, "when"))
        if excluded(move.when, items):
            yield Problem("move_never", {}, (number, "when"))
        hiding = [n for n, each in enumerate(earlier) if implies(move.when, each.when, items)]
        if hiding:
            yield Problem("move_hidden", {"first": hiding[0] + 1}, (number,))


def excluded(conditions: Sequence[Condition], items: Mapping[str, AnyItem]) -> str:
    """Return a subject of which no answer meets all conditions, or nothing."""
    for condition in conditions:
        same = [each for each in conditions if each.subject == condition.subject]
        if _is_single(condition, items):
            options = [set(each.is_ or ()) for each in same if each.is_ is not None]
            if not set.intersection(*options):
                return condition.subject
        elif is_numeric(condition) and _joined(same).is_empty:
            return condition.subject
    return ""


def implies(
    given: Sequence[Condition], wanted: Sequence[Condition], items: Mapping[str, AnyItem]
) -> bool:
    """Whether answers that meet all conditions `given` meet all those that are `wanted`."""
    return all(
        any(each == condition for each in given) or _follows(given, condition, items)
        for condition in wanted
    )


def _follows(given: Sequence[Condition], wanted: Condition, items: Mapping[str, AnyItem]) -> bool:
    same = [each for each in given if each.subject == wanted.subject]
    if wanted.is_ is not None:
        sets = [set(each.is_) for each in same if each.is_ is not None]
        if not sets:
            return False
        narrow = set.intersection(*sets) if _is_single(wanted, items) else min(sets, key=len)
        return narrow <= set(wanted.is_)
    if not is_numeric(wanted) or not any(map(is_numeric, same)):
        return False
    known = _joined(same)
    return known.both(Interval.of(wanted)) == known


def _is_single(condition: Condition, items: Mapping[str, AnyItem]) -> bool:
    item = items.get(condition.item or "")
    return condition.is_ is not None and not isinstance(item, MultiItem)


def is_numeric(condition: Condition) -> bool:
    """Tell whether a condition compares a number with a limit."""
    return condition.is_ is None and condition.ticks_at_least is None and not condition.above_item


def _joined(conditions: Sequence[Condition]) -> Interval:
    found = Interval()
    for condition in filter(is_numeric, conditions):
        found = found.both(Interval.of(condition))
    return found
