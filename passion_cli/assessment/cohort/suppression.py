"""Which counts are withheld so that no small one can be had by subtraction."""

from collections.abc import Collection, Mapping
from typing import TypeVar

K = TypeVar("K")


def is_small(number: int, minimum: int) -> bool:
    """Whether a number of people is one that must not be told: from 1 to less than the minimum."""
    return 0 < number < minimum


def withheld(bases: Mapping[K, int], minimum: int) -> frozenset[K]:
    """Return the groups whose figure is withheld; `bases` says on how many people each rests.

    A group under the minimum is withheld. What is withheld could be had by subtracting the
    others from the total, so it must add up to the minimum too: the smallest groups that are
    left join it until it does. A group of nobody has nothing to hide.
    """
    hidden = {key for key, base in bases.items() if is_small(base, minimum)}
    others = sorted(
        (key for key in bases if bases[key] >= minimum), key=lambda key: (bases[key], str(key))
    )
    for key in others:
        if not hidden or sum(bases[each] for each in hidden) >= minimum:
            break
        hidden.add(key)
    return frozenset(hidden)


def suppressed(
    counts: Mapping[K, int], minimum: int, also: Collection[K] = frozenset()
) -> frozenset[K]:
    """Return which of several counts are withheld; their sum may be known to everybody.

    Small ones are, those in `also`, and as many of the others, the smallest first and empty ones
    last, as it takes to leave open what each of them is.
    """
    hidden = {key for key, number in counts.items() if key in also or is_small(number, minimum)}
    others = sorted(
        counts.keys() - hidden, key=lambda key: (not counts[key], counts[key], str(key))
    )
    for key in others:
        if not hidden or _is_open([counts[each] for each in hidden], minimum):
            break
        hidden.add(key)
    return frozenset(hidden)


def _is_open(hidden: Collection[int], minimum: int) -> bool:
    """Whether hidden counts cannot be told from their sum.

    There must be two or more, of enough people together; and were each from 1 to less than the
    minimum, as a reader may suppose, the sum must not be the least or the most they can come to.
    """
    number, total = len(hidden), sum(hidden)
    return number > 1 and total >= minimum and total not in (number, number * (minimum - 1))
