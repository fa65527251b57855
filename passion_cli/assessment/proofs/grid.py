"""Which answers stand for all answers to a question where sets of answers are counted."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, comb, floor

from passion_cli.assessment.answers import Value
from passion_cli.assessment.rulebook.items import MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

TENTHS = 10
"""Into how many steps a percentage without a curve is divided."""


def answers_to(rulebook: Rulebook, key: str) -> Iterator[tuple[Value, int]]:
    """Yield answers to a question, and how many answers each stands for.

    Options worth the same stand for each other, and so do choices of as many options.
    """
    match rulebook.items[key]:
        case SingleItem() as item:
            alike: dict[object, list[str]] = {}
            for name, option in item.options.items():
                alike.setdefault(option.points, []).append(name)
            yield from ((names[0], len(names)) for names in alike.values())
        case MultiItem() as item:
            free = tuple(name for name in item.options if name != item.exclusive)
            yield (item.exclusive,) if item.exclusive else (), 1
            yield from ((free[:ticks], comb(len(free), ticks)) for ticks in range(1, len(free) + 1))
        case NumberItem() as item:
            yield from ((value, 1) for value in grid(item))


def grid(item: NumberItem) -> tuple[Decimal, ...]:
    """Return the numbers that stand for all: those at which points bend or end.

    Of a number without points: its ends with 1, 100, 10,000, ... between them; of a percentage,
    every tenth of its range. Whole numbers only, where the question takes no others.
    """
    bends = [value for value, _ in item.curve or ()]
    inside = [value for value in bends if item.min <= value <= item.max]
    if inside:
        ends = [min(max(value, item.min), item.max) for value in (bends[0], bends[-1])]
        wanted = [*inside, *ends]
    elif item.kind == "percent":
        step = (item.max - item.min) / TENTHS
        wanted = [item.min + step * number for number in range(TENTHS + 1)]
    else:
        powers = (Fraction(10) ** number for number in range(0, len(str(ceil(item.max))), 2))
        wanted = [item.min, *(each for each in powers if item.min < each < item.max), item.max]
    if item.whole:
        wanted = [Fraction(max(floor(value), ceil(item.min))) for value in wanted]
    return tuple(Decimal(each.numerator) / each.denominator for each in sorted(set(wanted)))
