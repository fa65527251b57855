"""Counts of values to a millionth: all that a median, a mean and a strip of marks are made of.

A person's scores are taken to a millionth of a point, halves up; from there on everything is
whole-number arithmetic, the same in any order and however people are split up.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor

UNIT = 1_000_000
"""Into how many parts a point is divided."""
MOST_DIFFERENT = 4_096
"""From more different values than this on, values are kept as they come: 8 bytes each."""
HALF, QUARTERS = Fraction(1, 2), (Fraction(1, 4), Fraction(3, 4))


def millionths(value: Fraction) -> int:
    """Return a value in millionths, halves up."""
    numerator, denominator = value.as_integer_ratio()
    return (2 * UNIT * numerator + denominator) // (2 * denominator)


def to_millionth(value: Fraction) -> Fraction:
    """Return a value to a millionth, halves up."""
    return Fraction(millionths(value), UNIT)


@dataclass(slots=True)
class Tally:
    """How often each value was seen; adding and merging give the same whatever the order.

    `counts` holds values in millionths with how often they were seen. Where they become too many,
    they move to `seen`, once for each time, and those taken back to `gone`.
    """

    counts: dict[int, int] = field(default_factory=dict)
    seen: "array[int]" = field(default_factory=lambda: array("q"))
    gone: "array[int]" = field(default_factory=lambda: array("q"))
    _steps: tuple[list[int], list[int]] | None = None

    def add(self, value: Fraction | None, times: int = 1) -> None:
        """Count a value, or take it back with -1; None is not counted."""
        if value is not None:
            self._count(millionths(value), times)

    def merge(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.seen.extend(other.seen)
        self.gone.extend(other.gone)
        for value, number in other.counts.items():
            self._count(value, number)
        self._steps = None

    def _count(self, value: int, times: int) -> None:
        self._steps = None
        number = self.counts.get(value, 0) + times
        if number:
            self.counts[value] = number
            if len(self.counts) > MOST_DIFFERENT:
                self._move()
        else:
            del self.counts[value]

    def _move(self) -> None:
        for value, number in self.counts.items():
            (self.seen if number > 0 else self.gone).extend([value] * abs(number))
        self.counts = {}

    @property
    def _ordered(self) -> tuple[list[int], list[int]]:
        """Every value, the lowest first, and how many there are up to each."""
        if self._steps is None:
            every = Counter(self.seen)
            every.subtract(self.gone)
            every.update(self.counts)
            values = sorted(value for value, number in every.items() if number)
            self._steps = (values, list(accumulate(every[value] for value in values)))
        return self._steps

    def items(self) -> Iterator[tuple[Fraction, int]]:
        """Yield every value and how often it was seen, the lowest first."""
        before = 0
        for value, number in zip(*self._ordered, strict=True):
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
        found = [0] * number
        for value, times in self.items():
            found[min(int(value * number / top), number - 1)] += times
        return found
