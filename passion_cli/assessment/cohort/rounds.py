"""Two rounds of the same people: their scores before and after, and how far they moved."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.cohort.coin_tosses import share_up_to, widest_rank
from passion_cli.assessment.comparison import Scores
from passion_cli.assessment.measurements import UNIT, over_one

LEAST_CHANGED = 6
"""With fewer scores that changed no test can reach 5 %: at five, the smallest p is 0.0625."""
INNER_FROM = 9
"""From this many pairs on, the interval ends within the lowest and highest change."""
CONFIDENCE = Fraction(95, 100)
MISSING = -1


class TakenScores(Mapping[str, Fraction | None]):
    """One person's scores as a cohort takes them, in little room; they may be of many people.

    Numbers are in millionths of a point, in the order of `names`, and MISSING for no score.
    """

    __slots__ = ("_numbers", "names")

    def __init__(self, names: Sequence[str], scores: Mapping[str, int | None]) -> None:
        self.names = names
        given = (scores[name] for name in names)
        self._numbers = array("i", [MISSING if value is None else value for value in given])

    def __getitem__(self, name: str) -> Fraction | None:
        """Return one score."""
        value = self._numbers[self.names.index(name)]
        return None if value == MISSING else Fraction(value, UNIT)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the scores."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return how many scores there are."""
        return len(self.names)


class Interval(NamedTuple):
    """Two order statistics around the median; `confidence` (0..1) is exact, at least 0.95."""

    low: Fraction
    high: Fraction
    confidence: Fraction


class GroupChange(NamedTuple):
    """How one score moved in the people who have it in both rounds, in points.

    `up` and `down` count changes of at least the noise, `risen` and `fallen` all that are not
    zero. `median` and `interval` describe the changes of all pairs, `before` and `after` are the
    medians of their scores; without a pair all are None. `p` (0..1) is the two-sided exact sign
    test on risen and fallen, None where fewer than six changed. `alike` says that everybody
    moved alike; `only_before` and `only_after` count those with the score in one round alone.
    """

    id: str
    pairs: int
    up: int
    down: int
    median: Fraction | None = None
    interval: Interval | None = None
    p: Fraction | None = None
    risen: int = 0
    fallen: int = 0
    before: Fraction | None = None
    after: Fraction | None = None
    alike: bool = False
    only_before: int = 0
    only_after: int = 0

    @property
    def unchanged(self) -> int:
        """How many did not change at all: the sign test leaves them out."""
        return self.pairs - self.risen - self.fallen

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
        _with_others(
            group_change(name, list(pairs_of(name, paired, before, after)), noise), before, after
        )
        for name in names
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
            pairs = list(pairs_of(rule, keys, before, after))
            found.append(Followed(indicator, group_change(rule, pairs, noise)))
    return tuple(found)


def _with_others(
    change: GroupChange, before: Mapping[bytes, Scores], after: Mapping[bytes, Scores]
) -> GroupChange:
    """Add how many have the score in one round alone."""
    held = (
        sum(each.get(change.id) is not None for each in every.values()) for every in (before, after)
    )
    only_before, only_after = (number - change.pairs for number in held)
    return change._replace(only_before=only_before, only_after=only_after)


def pairs_of(
    name: str, keys: Sequence[bytes], before: Mapping[bytes, Scores], after: Mapping[bytes, Scores]
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield one score before and after, of those who have it in both rounds."""
    for key in keys:
        was, now = before[key].get(name), after[key].get(name)
        if was is not None and now is not None:
            yield was, now


def group_change(
    name: str, pairs: Sequence[tuple[Fraction, Fraction]], noise: Fraction
) -> GroupChange:
    """Describe the changes of all pairs, given as scores before and after."""
    differences = [now - was for was, now in pairs]
    risen, fallen = (sum(sign * each > 0 for each in differences) for sign in (1, -1))
    return GroupChange(
        name,
        len(pairs),
        up=sum(each >= noise for each in differences),
        down=sum(each <= -noise for each in differences),
        median=median(differences),
        interval=median_interval(differences),
        p=sign_test(risen, fallen) if risen + fallen >= LEAST_CHANGED else None,
        risen=risen,
        fallen=fallen,
        before=median(was for was, _ in pairs),
        after=median(now for _, now in pairs),
        alike=len(set(differences)) == 1,
    )


def median(values: Iterable[Fraction]) -> Fraction | None:
    """Return the middle value, or half-way between the two in the middle."""
    numbers, unit = over_one(values)
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    return Fraction(ordered[middle] + ordered[~middle], 2 * unit)


def sign_test(up: int, down: int) -> Fraction:
    """Return the two-sided p (0..1): ups and downs as likely as heads and tails."""
    return min(Fraction(1), 2 * share_up_to(min(up, down), up + down))


def median_interval(values: Sequence[Fraction]) -> Interval | None:
    """Return the narrowest pair of order statistics that holds the median in 95 % or more.

    The k-th lowest and k-th highest of n hold it with 1 - 2 P(X < k), X binomial (n, 1/2); the
    lowest and highest of fewer than six values do not reach 95 %, and give None.
    """
    rank = widest_rank(len(values), CONFIDENCE)
    if rank is None:
        return None
    numbers, unit = over_one(values)
    ordered = sorted(numbers)
    low, high = (Fraction(ordered[each], unit) for each in (rank, ~rank))
    return Interval(low, high, 1 - 2 * share_up_to(rank, len(values)))
