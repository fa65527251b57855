"""Which conditions can never hold, and which always do, whatever is answered."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from passion_cli.assessment.answers import Silence
from passion_cli.assessment.proofs.flaw import Flaw, Place, plain
from passion_cli.assessment.proofs.ranges import Range, ratio_values, rule_range
from passion_cli.assessment.rulebook.audit import all_conditions
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.variants import Interval, excluded

Conditions = Sequence[Condition]
MAY_ALWAYS = ("too_early", "not_yet")
"""What may be said to everybody."""


def condition_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield every list of conditions that can never hold, or always does."""
    for place, conditions in all_conditions(rulebook):
        impossible = list(_impossible(rulebook, conditions, (*place, "when")))
        yield from impossible
        subject = "" if impossible else excluded(conditions, rulebook.items)
        if subject:
            yield Flaw.error("never_holds", (*place, "when"), item=subject)
        certain = bool(conditions) and all(_is_certain(rulebook, each) for each in conditions)
        if certain and place[0] not in MAY_ALWAYS:
            yield Flaw.warning("always_holds", (*place, "when"))


def _impossible(rulebook: Rulebook, conditions: Conditions, place: Place) -> Iterator[Flaw]:
    """Yield every condition that no answer meets."""
    for number, condition in enumerate(conditions):
        path = (*place, number)
        if condition.is_ is not None:
            yield from _options(rulebook, condition, path)
        elif condition.ticks_at_least is not None:
            yield from _ticks(rulebook, condition, path)
        elif condition.above_item is not None:
            yield from _above(rulebook, condition, path)
        else:
            yield from _number(rulebook, condition, path)


def _options(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    item = rulebook.items[condition.item or ""]
    for number, key in enumerate(condition.is_ or ()):
        if key == Silence.NOT_APPLICABLE and not item.may_not_apply:
            yield Flaw.error("cannot_not_apply", (*path, "is", number), item=item.id)


def _ticks(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    item, wanted = rulebook.items[condition.item or ""], condition.ticks_at_least or 0
    if isinstance(item, MultiItem):
        most = len(item.options) - (item.exclusive is not None)
        if wanted > most:
            values = {"given": wanted, "most": most}
            yield Flaw.error("ticks_beyond", (*path, "ticks_at_least"), **values)


def _above(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    items = (rulebook.items[key or ""] for key in (condition.item, condition.above_item))
    one, other = items
    if isinstance(one, NumberItem) and isinstance(other, NumberItem) and one.max <= other.min:
        values = {"item": one.id, "most": plain(one.max), "least": plain(other.min)}
        yield Flaw.error("above_never", (*path, "above_item"), **values)


def _number(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    found = _reach(rulebook, condition)
    if found is None:
        return
    low, high = found
    accepted = Interval.of(condition).both(Interval(low, high=high))
    if accepted.is_empty or not _holds_a_number(rulebook, condition, accepted):
        shown = plain(high) if high is not None else "∞"
        yield Flaw.error(
            "beyond_reach", path, subject=condition.subject, low=plain(low), high=shown
        )


def _holds_a_number(rulebook: Rulebook, condition: Condition, accepted: Interval) -> bool:
    """Whether an answer in whole numbers can be among those that are accepted."""
    item = rulebook.items.get(condition.item or "")
    if not isinstance(item, NumberItem) or not item.whole:
        return True
    if accepted.low is None or accepted.high is None:
        return True
    least = floor(accepted.low) + 1 if accepted.low_open else ceil(accepted.low)
    most = ceil(accepted.high) - 1 if accepted.high_open else floor(accepted.high)
    return least <= most


def _reach(rulebook: Rulebook, condition: Condition) -> tuple[Fraction, Fraction | None] | None:
    """Return between what a number that a condition looks at can be; None is no end."""
    if condition.ratio:
        return ratio_values(rulebook, rulebook.ratios[condition.ratio])
    if condition.rule:
        return rule_range(rulebook, condition.rule)
    item = rulebook.items[condition.item or ""]
    return (item.min, item.max) if isinstance(item, NumberItem) else None


def _is_certain(rulebook: Rulebook, condition: Condition) -> bool:
    """Whether every answer meets a condition, of those that say something."""
    item = rulebook.items.get(condition.item or "")
    if condition.is_ is not None:
        options = getattr(item, "options", {})
        return bool(options) and {*options, *_not_applying(item)} <= set(condition.is_)
    if condition.ticks_at_least is not None:
        return condition.ticks_at_least <= 0
    if condition.above_item is not None:
        return False
    found = _reach(rulebook, condition)
    if found is None or found[1] is None or (item is not None and item.may_not_apply):
        return False
    return all(condition.accepts(end) for end in Range(found[0], found[1])) and (
        condition.equals is None
    )


def _not_applying(item: object) -> tuple[str, ...]:
    return (Silence.NOT_APPLICABLE.value,) if getattr(item, "may_not_apply", False) else ()
