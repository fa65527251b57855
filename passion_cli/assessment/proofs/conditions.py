"""Which conditions can never hold, and which always do, whatever is answered."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from passion_cli.assessment.answers import Silence
from passion_cli.assessment.proofs.examples import (
    about,
    all_ticked,
    either,
    example_of,
    extremes,
    meeting,
    nearest_end,
    of_rule,
)
from passion_cli.assessment.proofs.flaw import Flaw, Place, plain
from passion_cli.assessment.proofs.narrowed import accepted_numbers, left_of, rule_where
from passion_cli.assessment.proofs.ranges import (
    Range,
    leaves,
    may_not_apply,
    ratio_values,
    rule_range,
)
from passion_cli.assessment.rulebook.audit import all_conditions
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import (
    AnyItem,
    Indicator,
    MultiItem,
    NumberItem,
    Ratio,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.variants import Interval, excluded, is_numeric

Conditions = Sequence[Condition]
MAY_ALWAYS = ("too_early", "not_yet")
"""What may be said to everybody."""


def condition_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield every list of conditions that can never hold, or always does."""
    for place, conditions in all_conditions(rulebook):
        impossible = list(_impossible(rulebook, conditions, (*place, "when")))
        yield from impossible
        subject = "" if impossible else excluding(rulebook, conditions)
        if subject:
            first = next(each for each in conditions if each.subject == subject)
            path, example = (*place, "when"), meeting(rulebook, first)
            yield Flaw.error("never_holds", path, example, item=subject)
        if all(_is_certain(rulebook, each) for each in conditions) and _is_wrong(place, conditions):
            yield Flaw.warning("always_holds", (*place, "when"), about(rulebook, conditions))


def _is_wrong(place: Place, conditions: Conditions) -> bool:
    """Tell whether what always holds cannot be meant: it is where there is no condition at all."""
    if conditions:
        return place[0] not in MAY_ALWAYS
    return place[0] != "too_early" and "moves" not in place


def excluding(rulebook: Rulebook, conditions: Conditions) -> str:
    """Return what no answers can make meet all conditions: an item, a ratio or a rule."""
    subject = excluded(conditions, rulebook.items)
    if subject:
        return subject
    for condition in conditions:
        item = rulebook.items.get(condition.item or "")
        same = [each for each in conditions if each.item == condition.item]
        if item is not None and _is_nothing(item, same):
            return item.id
        if condition.rule and not _is_left(rulebook, condition, conditions):
            return condition.rule
    return ""


def _is_nothing(item: AnyItem, conditions: Conditions) -> bool:
    """Tell whether no answer to an item meets all conditions on it."""
    named = [each for each in conditions if each.is_ is not None]
    numeric = [each for each in conditions if is_numeric(each)]
    if isinstance(item, NumberItem):
        return bool(named and numeric) or accepted_numbers(item, numeric) is None
    if isinstance(item, MultiItem) and item.rule:
        left = left_of(item, conditions)
        return not left.points and not left.may_leave
    return False


def _is_left(rulebook: Rulebook, condition: Condition, conditions: Conditions) -> bool:
    """Tell whether the score of a rule can meet a condition where the others hold."""
    reach = rule_where(rulebook, condition.rule or "", conditions)
    if reach is None:
        return True
    return not Interval.of(condition).both(Interval(reach.low, high=reach.high)).is_empty


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
            example = either(item.id, *extremes(item))
            yield Flaw.error("cannot_not_apply", (*path, "is", number), example, item=item.id)


def _ticks(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    item, wanted = rulebook.items[condition.item or ""], condition.ticks_at_least or 0
    if isinstance(item, MultiItem):
        most = len(item.options) - (item.exclusive is not None)
        if wanted > most:
            values = {"given": wanted, "most": most}
            yield Flaw.error("ticks_beyond", (*path, "ticks_at_least"), all_ticked(item), **values)


def _above(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    items = (rulebook.items[key or ""] for key in (condition.item, condition.above_item))
    one, other = items
    if one is other:
        yield Flaw.error("above_itself", (*path, "above_item"), either(one.id, *extremes(one)))
    elif isinstance(one, NumberItem) and isinstance(other, NumberItem) and one.max <= other.min:
        values = {"item": one.id, "most": plain(one.max), "least": plain(other.min)}
        example = example_of({one.id: one.reach[1], other.id: other.reach[0]})
        yield Flaw.error("above_never", (*path, "above_item"), example, **values)


def _number(rulebook: Rulebook, condition: Condition, path: Place) -> Iterator[Flaw]:
    found = _reach(rulebook, condition)
    if found is None:
        return
    low, high = found
    accepted = Interval.of(condition).both(Interval(low, high=high))
    item = rulebook.items.get(condition.item or "")
    if isinstance(item, NumberItem) and not accepted.is_empty:
        if accepted_numbers(item, [condition]) is None:
            yield Flaw.error("whole_never", path, either(item.id, *extremes(item)), item=item.id)
    elif accepted.is_empty:
        shown = plain(high) if high is not None else "∞"
        values = {"subject": condition.subject, "low": plain(low), "high": shown}
        yield Flaw.error("beyond_reach", path, _nearest(rulebook, condition, low), **values)


def _nearest(rulebook: Rulebook, condition: Condition, low: Fraction) -> str:
    """Return the answers that come nearest to a condition that is out of reach."""
    wanted = Interval.of(condition)
    is_low = wanted.high is not None and wanted.high <= low
    if condition.rule:
        worst = rulebook.inputs[condition.rule] if is_low else ()
        return of_rule(rulebook, condition.rule, worst)
    return nearest_end(rulebook, condition.subject, lowest=is_low)


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
        if isinstance(item, MultiItem):  # nothing may be ticked
            return False
        return bool(options) and {*options, *_not_applying(item)} <= set(condition.is_)
    if condition.ticks_at_least is not None:
        return condition.ticks_at_least <= 0 and not _not_applying(item)
    if condition.above_item is not None:
        return False
    found = _reach(rulebook, condition)
    if found is None or found[1] is None or _may_be_missing(rulebook, condition):
        return False
    return all(condition.accepts(end) for end in Range(found[0], found[1])) and (
        condition.equals is None
    )


def _may_be_missing(rulebook: Rulebook, condition: Condition) -> bool:
    """Tell whether there may be no number, though every question is answered."""
    if condition.rule:
        some = rulebook.measures[condition.rule]
        return all(map(may_not_apply, some)) or any(
            _may_be_unknown(rulebook, each) for each in some
        )
    if condition.ratio:
        return leaves(rulebook, rulebook.ratios[condition.ratio])
    return rulebook.items[condition.item or ""].may_not_apply


def _may_be_unknown(rulebook: Rulebook, indicator: Indicator) -> bool:
    """Tell whether a ratio is not known where one of its numbers does not apply."""
    if not isinstance(indicator, Ratio):
        return False
    numbers = (indicator.numerator, indicator.denominator)
    return any(rulebook.items[key].may_not_apply for key in numbers)


def _not_applying(item: object) -> tuple[str, ...]:
    return (Silence.NOT_APPLICABLE.value,) if getattr(item, "may_not_apply", False) else ()
