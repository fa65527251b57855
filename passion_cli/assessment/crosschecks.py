"""What answers say together: checks, signals, badges and notices, none of which scores."""

from collections.abc import Mapping
from typing import NamedTuple

from passion_cli.assessment.measurements import State
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.rulebook import Check, Notice, Signal, TooEarly

SERIOUSNESS = ("impossible", "honesty", "contradiction", "tension")
SHOWN = 3
"""How many flags a report shows, the most serious kinds first."""


class SignalCount(NamedTuple):
    """The signals that are present, and those that nothing is known about."""

    present: tuple[Signal, ...]
    unknown: tuple[Signal, ...]
    total: int
    shown: bool


def flags(reading: Reading) -> tuple[Check, ...]:
    """Return the checks that fire, the most serious kind first, then in file order."""
    fired = [check for check in reading.rulebook.checks.values() if hold(reading, check.when)]
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
    present = tuple(signal for signal in every if hold(reading, signal.when))
    unknown = tuple(signal for signal in every if _silent(reading, signal.when))
    return SignalCount(present, unknown, len(every), len(present) >= declared.shown_from)


def notices(reading: Reading, declared: Mapping[str, Notice]) -> tuple[Notice, ...]:
    """Return the badges or notices whose conditions hold."""
    return tuple(notice for notice in declared.values() if hold(reading, notice.when))


def too_early(reading: Reading) -> TooEarly | None:
    """Return the first message that fits a report without a total, None where there is none."""
    return next((each for each in reading.rulebook.too_early if hold(reading, each.when)), None)


def not_yet(reading: Reading) -> set[str]:
    """Return the items that this person cannot answer yet."""
    situations = (each for each in reading.rulebook.not_yet if hold(reading, each.when))
    return {item for situation in situations for item in situation.items}


def hold(reading: Reading, conditions: tuple[Condition, ...]) -> bool:
    """Tell whether every condition holds; what is not known meets none."""
    return all(map(reading.holds, conditions))


def _silent(reading: Reading, conditions: tuple[Condition, ...]) -> bool:
    states = {reading.state(key) for key in items_of(reading, conditions)}
    return bool(states & {State.UNKNOWN, State.UNANSWERED})
