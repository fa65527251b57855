"""Counts of values to a millionth: all that a median, a mean and a strip of marks are made of.

A person's scores are taken to a millionth of a point, halves up; from there on everything is
whole-number arithmetic, the same in any order and however people are split up.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from math import ceil, floor
from operator import itemgetter

from passion_cli.assessment.measurements import UNIT, in_millionths

MOST_DIFFERENT = 4_096
"""From more different values than this on, values are kept as they come: 4 bytes each."""
HALF, QUARTERS = Fraction(1, 2), (Fraction(1, 4), Fraction(3, 4))


def millionths(value: Fraction) -> int:
    """Return a value in millionths, halves up."""
    return in_millionths(*value.as_integer_ratio())


def to_millionth(value: Fraction) -> Fraction:
    """Return a value to a millionth, halves up."""
    return Fraction(millionths(value), UNIT)


@dataclass(slots=True)
class Tally:
    """How often each value was seen; adding and merging give the same whatever the order.

    `counts` holds values in millionths with how often they were seen. Where they become too many,
    they move to `seen`, once for each time, and those taken back to `gone`; both are compact, and
    sorted where they stand when somebody asks.
    """

    counts: dict[int, int] = field(default_factory=dict)
    seen: "array[int]" = field(default_factory=lambda: array("i"))
    gone: "array[int]" = field(default_factory=lambda: array("i"))
    _steps: tuple[Sequence[int], Sequence[int]] | None = None

    def add(self, value: Fraction | None, times: int = 1) -> None:
        """Count a value, or take it back with -1; None is not counted."""
        if value is not None:
            self.count(millionths(value), times)

    def count(self, value: int, times: int = 1) -> None:
        """Count a value in millionths, or take it back with -1."""
        self._steps = None
        number = self.counts.get(value, 0) + times
        if number:
            self.counts[value] = number
            if len(self.counts) > MOST_DIFFERENT:
                self._move()
        else:
            del self.counts[value]

    def merge(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.seen = _joined(self.seen, other.seen)
        self.gone = _joined(self.gone, other.gone)
        for value, number in other.counts.items():
            self.count(value, number)
        self._steps = None

    def _move(self) -> None:
        """Move the counts to the compact form."""
        self.seen = _joined(self.seen, _listed(self.counts, 1))
        self.gone = _joined(self.gone, _listed(self.counts, -1))
        self.counts = {}

    @property
    def _ordered(self) -> tuple[Sequence[int], Sequence[int]]:
        """Every value, the lowest first, and how many there are up to each.

        In the compact form a value stands there once for each time, and nothing is added up.
        """
        if self._steps is None and self.seen:
            self._move()
            self.seen = _compact(_without(sorted(self.seen), sorted(self.gone)))
            self.gone = array("i")
            self._steps = (self.seen, range(1, len(self.seen) + 1))
        elif self._steps is None:
            values = sorted(self.counts)
            self._steps = (values, list(accumulate(self.counts[value] for value in values)))
        return self._steps

    def items(self) -> Iterator[tuple[Fraction, int]]:
        """Yield every value and how often it was seen, the lowest first."""
        before = 0
        for value, steps in groupby(zip(*self._ordered, strict=True), key=itemgetter(0)):
            *_, (_, number) = steps
            yield Fraction(value, UNIT), number - before
            before = number

    @property
    def n(self) -> int:
        """How many values were counted."""
        return len(self.seen) - len(self.gone) + sum(self.counts.values())

    @property
    def lowest(self) -> Fraction | None:
        """The lowest value."""
        return self._at(0) if self.n else None

    @property
    def highest(self) -> Fraction | None:
        """The highest value."""
        return self._at(self.n - 1) if self.n else None

    @property
    def mean(self) -> Fraction | None:
        """The plain mean over the people, never a mean of means."""
        if not self.n:
            return None
        total = sum(self.seen) - sum(self.gone)
        total += sum(value * number for value, number in self.counts.items())
        return Fraction(total, UNIT * self.n)

    @property
    def median(self) -> Fraction | None:
        """The middle value, or half-way between the two in the middle."""
        return self.quantile(HALF)

    @property
    def has_middle(self) -> bool:
        """Whether the median is a value, and not between two."""
        middle = self.n // 2
        return bool(self.n % 2) or not self.n or self._at(middle - 1) == self._at(middle)

    def quantile(self, share: Fraction) -> Fraction | None:
        """Return the value at a share (0..1) of the way, in straight lines between ranks.

        Rank = share x (n - 1): type 7 of Hyndman and Fan (1996), as numpy and spreadsheets do.
        """
        if not self.n:
            return None
        rank = share * (self.n - 1)
        below = floor(rank)
        low = self._at(below)
        return low if rank == below else low + (self._at(below + 1) - low) * (rank - below)

    def reached(self, share: Fraction) -> Fraction | None:
        """Return the smallest value that at least a share (0..1) of the values do not exceed."""
        return self._at(max(1, ceil(share * self.n)) - 1) if self.n else None

    def quartiles(self, least: int) -> tuple[Fraction, Fraction] | None:
        """Return the values at a quarter and at three quarters of the way, of `least` or more."""
        low, high = (self.quantile(share) for share in QUARTERS)
        return None if low is None or high is None or self.n < least else (low, high)

    def _at(self, rank: int) -> Fraction:
        values, steps = self._ordered
        return Fraction(values[bisect_right(steps, rank)], UNIT)

    def bins(self, number: int, top: Fraction) -> list[int]:
        """Count the values in equal bins over 0..top; the last one holds its upper edge."""
        edges = [self._below(top * place / number) for place in range(1, number)]
        return [high - low for low, high in pairwise([0, *edges, self.n])]

    def _below(self, value: Fraction) -> int:
        """Return how many values are lower."""
        values, steps = self._ordered
        place = bisect_left(values, value * UNIT)
        return steps[place - 1] if place else 0


def _compact(values: Sequence[int]) -> "array[int]":
    """Return values in 4 bytes each, or in 8 where they need it."""
    try:
        return array("i", values)
    except OverflowError:
        return array("q", values)


def _joined(first: "array[int]", second: "array[int]") -> "array[int]":
    """Return both together; the first one grows where it can."""
    if not second:
        return first
    if first.typecode != second.typecode:
        first, second = array("q", first), array("q", second)
    first.extend(second)
    return first


def _listed(counts: Mapping[int, int], sign: int) -> "array[int]":
    """Return each value as often as it was counted, or taken back."""
    return _compact([value for value, number in counts.items() for _ in range(number * sign)])


def _without(values: list[int], gone: list[int]) -> list[int]:
    """Return sorted values without those that were taken back, each once for each time."""
    if not gone:
        return values
    left, kept = iter(gone), []
    next_gone = next(left, None)
    for value in values:
        if value == next_gone:
            next_gone = next(left, None)
        else:
            kept.append(value)
    return kept
