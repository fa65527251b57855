"""What answers say together: checks, signals, badges and notices, none of which scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.indicators import Reading, State
from passion_cli.assessment.rulebook.rulebook import Check, Notice, Signal, TooEarly

SERIOUSNESS = ("impossible", "honesty", "contradiction", "tension")
SHOWN = 3
"""How many flags a report shows, the most serious kinds first."""

Rules = Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class SignalCount:
    """The signals that are present, and those that nothing is known about."""

    present: tuple[Signal, ...]
    unknown: tuple[Signal, ...]
    total: int
    shown: bool


def flags(reading: Reading) -> tuple[Check, ...]:
    """Return the checks that fire, the most serious kind first, then in file order."""
    fired = [check for check in reading.rulebook.checks.values() if _all(reading, check.when, {})]
    return tuple(sorted(fired, key=lambda check: SERIOUSNESS.index(check.kind)))


def items_of(reading: Reading, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """Return the items that conditions look at, a ratio standing for its two items."""
    named: list[str] = []
    for condition in conditions:
        if condition.ratio:
            ratio = reading.rulebook.ratios[condition.ratio]
            named += [ratio.numerator, ratio.denominator]
        named += [key for key in (condition.item, condition.above_item) if key]
    return tuple(dict.fromkeys(named))


def signals(reading: Reading) -> SignalCount:
    """Count the signals; one whose items are not known counts as absent and is listed."""
    declared = reading.rulebook.signals
    if declared is None:
        return SignalCount((), (), 0, shown=False)
    every = tuple(declared.list.values())
    present = tuple(signal for signal in every if _all(reading, signal.when, {}))
    unknown = tuple(signal for signal in every if _silent(reading, signal.when))
    return SignalCount(present, unknown, len(every), len(present) >= declared.shown_from)


def notices(reading: Reading, declared: Mapping[str, Notice], rules: Rules) -> tuple[Notice, ...]:
    """Return the badges or notices whose conditions hold."""
    return tuple(notice for notice in declared.values() if _all(reading, notice.when, rules))


def too_early(reading: Reading) -> TooEarly:
    """Return the first message that fits a report without a total."""
    return next(each for each in reading.rulebook.too_early if _all(reading, each.when, {}))


def _all(reading: Reading, conditions: tuple[Condition, ...], rules: Rules) -> bool:
    return all(reading.holds(condition, rules) for condition in conditions)


def _silent(reading: Reading, conditions: tuple[Condition, ...]) -> bool:
    states = {reading.state(key) for key in items_of(reading, conditions)}
    return bool(states & {State.UNKNOWN, State.UNANSWERED})
