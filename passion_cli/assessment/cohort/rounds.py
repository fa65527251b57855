"""Two rounds of the same people: who moved by at least the noise, and by how much."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import NamedTuple

from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.comparison import Scores

LEAST_CHANGED = 6
"""With fewer changed pairs no test can reach 5 %: at five, the smallest p is 0.0625."""
INNER_FROM = 9
"""From this many pairs on, the interval ends within the lowest and highest change."""
CONFIDENCE = Fraction(95, 100)


class Interval(NamedTuple):
    """Two order statistics around the median; `confidence` (0..1) is exact, at least 0.95."""

    low: Fraction
    high: Fraction
    confidence: Fraction


class GroupChange(NamedTuple):
    """How one score moved in the people who have it in both rounds, in points.

    `up` and `down` count changes of at least the noise. `median`, `interval` and `p` are None
    with fewer than six of them; `p` (0..1) is the two-sided exact sign test on up and down.
    """

    id: str
    pairs: int
    up: int
    down: int
    median: Fraction | None = None
    interval: Interval | None = None
    p: Fraction | None = None

    @property
    def same(self) -> int:
        """How many stayed within the noise."""
        return self.pairs - self.up - self.down


class Followed(NamedTuple):
    """How the rule of a move changed in those who did it; no claim that one led to the other."""

    indicator: str
    change: GroupChange


class Rounds(NamedTuple):
    """What became of the people of the first round: pairs, who joined, who left."""

    pairs: int
    joined: int
    left: int
    changes: tuple[GroupChange, ...]
    followed: tuple[Followed, ...] = ()


def compare_rounds(
    before: Mapping[bytes, Scores],
    after: Mapping[bytes, Scores],
    names: Iterable[str],
    noise: Fraction,
) -> Rounds:
    """Pair people by their key, and compare each score of those who are in both rounds."""
    paired = sorted(before.keys() & after.keys())
    changes = tuple(
        group_change(name, list(_differences(name, paired, before, after)), noise) for name in names
    )
    return Rounds(len(paired), len(after) - len(paired), len(before) - len(paired), changes)


def follow(
    before: Mapping[bytes, Scores],
    after: Mapping[bytes, Scores],
    done: Mapping[bytes, tuple[str, ...]],
    rules: Mapping[str, str],
    noise: Fraction,
) -> tuple[Followed, ...]:
    """Return, for each move that somebody in both rounds did, how its rule changed in them.

    `done` names the indicators by person; `rules` says which rule each belongs to.
    """
    both = before.keys() & after.keys()
    found = []
    for indicator, rule in rules.items():
        keys = sorted(key for key in both if indicator in done.get(key, ()))
        if keys:
            differences = list(_differences(rule, keys, before, after))
            found.append(Followed(indicator, group_change(rule, differences, noise)))
    return tuple(found)


def _differences(
    name: str, keys: Sequence[bytes], before: Mapping[bytes, Scores], after: Mapping[bytes, Scores]
) -> Iterator[Fraction]:
    for key in keys:
        was, now = before[key].get(name), after[key].get(name)
        if was is not None and now is not None:
            yield now - was


def group_change(name: str, differences: Sequence[Fraction], noise: Fraction) -> GroupChange:
    """Count the changes of at least the noise and, from six on, describe them."""
    up = sum(each >= noise for each in differences)
    down = sum(each <= -noise for each in differences)
    if up + down < LEAST_CHANGED:
        return GroupChange(name, len(differences), up, down)
    tally = Tally()
    for each in differences:
        tally.add(each)
    p, interval = sign_test(up, down), median_interval(differences)
    return GroupChange(name, len(differences), up, down, tally.median, interval, p)


def sign_test(up: int, down: int) -> Fraction:
    """Return the exact two-sided p (0..1): ups and downs as likely as heads and tails."""
    n = up + down
    tail = sum(comb(n, k) for k in range(min(up, down) + 1))
    return min(Fraction(1), Fraction(2 * tail, 2**n))


def median_interval(values: Sequence[Fraction]) -> Interval | None:
    """Return the narrowest pair of order statistics that holds the median in 95 % or more.

    The k-th lowest and k-th highest of n hold it with 1 - 2 P(X < k), X binomial (n, 1/2); the
    lowest and highest of fewer than six values do not reach 95 %, and give None.
    """
    ordered, n = sorted(values), len(values)
    found, tail = None, 0
    for k in range(n // 2):
        tail += comb(n, k)
        confidence = 1 - Fraction(2 * tail, 2**n)
        if confidence < CONFIDENCE:
            break
        found = Interval(ordered[k], ordered[n - 1 - k], confidence)
    return found
