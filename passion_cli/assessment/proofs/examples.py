"""The smallest answers that show something: the worst, the best, or what meets a condition."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from passion_cli.assessment.answers import Value
from passion_cli.assessment.indicators import along
from passion_cli.assessment.proofs.ranges import bends_of
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook


def example_of(values: Mapping[str, Value]) -> str:
    """Return answers as one types them: `who_for=named, hard_to_get=skill;works`."""
    texts = {
        key: ";".join(value) or "[]" if isinstance(value, tuple) else str(value)
        for key, value in values.items()
    }
    return ", ".join(f"{key}={text}" for key, text in texts.items())


def either(key: str, one: Value, other: Value) -> str:
    """Return two answers to a question, for what both of them show."""
    return " / ".join(example_of({key: value}) for value in (one, other))


def extremes(item: AnyItem) -> tuple[Value, Value]:
    """Return the answers that give an item the fewest and the most points."""
    match item:
        case SingleItem():
            points = {
                key: option.points
                for key, option in item.options.items()
                if isinstance(option.points, Fraction)
            }
            keys = sorted(points, key=lambda key: points[key]) or list(item.options)
            return keys[0], keys[-1]
        case MultiItem():
            free = tuple(key for key in item.options if key != item.exclusive)
            fewest = (item.exclusive,) if item.exclusive else ()
            return fewest, free
        case NumberItem():
            return _numbers(item)


def _numbers(item: NumberItem) -> tuple[Decimal, Decimal]:
    """Return the numbers with the fewest and the most points; of an unscored one both ends."""
    low, high = number_ends(item)
    tries = {low, high, *(value for value in bends_of(item) if low <= value <= high)}
    ranked = sorted(tries, key=lambda value: (along(item.curve, value) if item.curve else 0, value))
    return _decimal(ranked[0]), _decimal(ranked[-1])


def number_ends(item: NumberItem) -> tuple[Fraction, Fraction]:
    """Return the least and the most that can be answered."""
    if item.whole:
        return Fraction(ceil(item.min)), Fraction(floor(item.max))
    return item.min, item.max


def ends(rulebook: Rulebook, key: str) -> tuple[str, str]:
    """Return the answers that give an indicator the fewest and the most points."""
    ratio = rulebook.ratios.get(key)
    if ratio is None:
        worst, best = extremes(rulebook.items[key])
        return example_of({key: worst}), example_of({key: best})
    above, below = _reach(rulebook, ratio.numerator), _reach(rulebook, ratio.denominator)
    names = ratio.numerator, ratio.denominator
    wanted = _decimal(ratio.least_denominator or Fraction(0))
    least = min(max(below[0], wanted, Decimal(1) if wanted <= 0 >= below[0] else wanted), below[1])
    most = above[1] if ratio.largest is None else min(above[1], _decimal(ratio.largest) * least)
    pairs = ((above[0], below[1]), (most, least))
    low, high = (example_of(dict(zip(names, pair, strict=True))) for pair in pairs)
    return low, high


def nearest_end(rulebook: Rulebook, key: str, *, lowest: bool) -> str:
    """Return the answers that make a number, or a ratio, as low or as high as there is."""
    if key in rulebook.ratios:
        return ends(rulebook, key)[not lowest]
    low, high = _reach(rulebook, key)
    return example_of({key: low if lowest else high})


def example_at(rulebook: Rulebook, key: str, value: Fraction | None) -> str:
    """Return the answers that give an indicator a value, None being as large as there is."""
    if value is None or key in rulebook.ratios:
        return f"{key}={_decimal(value):f}" if value is not None else ends(rulebook, key)[1]
    return example_of({key: _decimal(value)})


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def _reach(rulebook: Rulebook, key: str) -> tuple[Decimal, Decimal]:
    item = rulebook.items[key]
    if not isinstance(item, NumberItem):
        return Decimal(0), Decimal(0)
    low, high = map(_decimal, number_ends(item))
    return low, high


def of_rule(rulebook: Rulebook, rule: str, worst: Iterable[str]) -> str:
    """Return answers to the questions of a rule: the worst to some, the best to the others."""
    values = {}
    for key in rulebook.inputs[rule]:
        low, high = extremes(rulebook.items[key])
        values[key] = low if key in worst else high
    return example_of(values)


def all_ticked(item: MultiItem, number: int | None = None) -> str:
    """Return an answer with so many options, or all that can be ticked together."""
    free = tuple(key for key in item.options if key != item.exclusive)
    return example_of({item.id: free[:number]})


def about(rulebook: Rulebook, conditions: Sequence[Condition]) -> str:
    """Return the smallest answers to what conditions look at: the worst to each question.

    Where they look at nothing, it is that to the first question.
    """
    items = [item for each in conditions for item in rulebook.looked_at(each)]
    items += [key for each in conditions if each.rule for key in rulebook.inputs[each.rule]]
    items = items or list(rulebook.order[:1])
    return example_of({key: extremes(rulebook.items[key])[0] for key in dict.fromkeys(items)})


def meeting(rulebook: Rulebook, condition: Condition) -> str:
    """Return an answer that meets one condition on an item, or the best there is."""
    item = rulebook.items.get(condition.item or "")
    if item is None:
        return about(rulebook, [condition])
    if condition.is_ is not None:
        chosen = condition.is_[0]
        return example_of({item.id: (chosen,) if isinstance(item, MultiItem) else chosen})
    if isinstance(item, MultiItem):
        return all_ticked(item, condition.ticks_at_least)
    if isinstance(item, NumberItem):
        return example_of({item.id: _accepted(item, condition)})
    return about(rulebook, [condition])


def _accepted(item: NumberItem, condition: Condition) -> Decimal:
    """Return a number that a condition accepts, of those at its limit and beside it."""
    limits = (condition.at_least, condition.at_most, condition.above, condition.below)
    limit = next((each for each in (*limits, condition.equals) if each is not None), item.min)
    tries = [limit, limit + 1, limit - 1, *number_ends(item)]
    if item.whole:
        tries = [*(Fraction(floor(each)) for each in tries), *number_ends(item)]
    found = next((each for each in tries if condition.accepts(each)), item.min)
    return _decimal(found)
