"""Counts of exact values: all that a median, a mean and a strip of marks are assessment of."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, lcm

MOST_VALUES = 1000
"""From more different values than this on, scores are counted in hundredths of a point."""
FINEST = 100
HALF, QUARTERS = Fraction(1, 2), (Fraction(1, 4), Fraction(3, 4))


@dataclass(slots=True)
class Tally:
    """How often each value was seen; adding and merging give the same whatever the order.

    Memory is bounded: beyond MOST_VALUES different values each is rounded, halves up, to the
    nearest hundredth, of which a score has 10 001. Values are kept as `(numerator,
    denominator)`, which is found faster than a fraction.
    """

    counts: dict[tuple[int, int], int] = field(default_factory=dict)
    coarse: bool = False
    _sorted: list[tuple[Fraction, int]] | None = None

    def add(self, value: Fraction | None, times: int = 1) -> None:
        """Count a value, or take it back with -1; None is not counted."""
        if value is not None:
            self._count((value.numerator, value.denominator), times)
            self._bound()

    def merge(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        if other.coarse and not self.coarse:
            self._coarsen()
        for value, number in other.counts.items():
            self._count(value, number)
        self._bound()

    def _count(self, value: tuple[int, int], times: int) -> None:
        self._sorted = None
        key = _hundredth(value) if self.coarse else value
        number = self.counts.get(key, 0) + times
        if number:
            self.counts[key] = number
        else:
            del self.counts[key]

    def _bound(self) -> None:
        if len(self.counts) > MOST_VALUES and not self.coarse:
            self._coarsen()

    def _coarsen(self) -> None:
        fine, self.counts, self.coarse = self.counts, {}, True
        for value, number in fine.items():
            self._count(value, number)

    @property
    def ordered(self) -> list[tuple[Fraction, int]]:
        """Every value and how often it was seen, the lowest first."""
        if self._sorted is None:
            pairs = [(Fraction(*value), number) for value, number in self.counts.items()]
            self._sorted = sorted(pairs, key=lambda pair: (float(pair[0]), pair[0]))
        return self._sorted

    @property
    def n(self) -> int:
        """How many values were counted."""
        return sum(self.counts.values())

    @property
    def lowest(self) -> Fraction | None:
        """The lowest value."""
        return self.ordered[0][0] if self.counts else None

    @property
    def highest(self) -> Fraction | None:
        """The highest value."""
        return self.ordered[-1][0] if self.counts else None

    @property
    def mean(self) -> Fraction | None:
        """The plain mean over the people, never a mean of means."""
        if not self.counts:
            return None
        unit = lcm(*(denominator for _, denominator in self.counts))
        parts = (
            number * numerator * (unit // denominator)
            for (numerator, denominator), number in self.counts.items()
        )
        return Fraction(sum(parts), unit * self.n)

    @property
    def median(self) -> Fraction | None:
        """The middle value, or half-way between the two in the middle."""
        return self.quantile(HALF)

    def quantile(self, share: Fraction) -> Fraction | None:
        """Return the value at a share (0..1) of the way, in straight lines between ranks.

        Rank = share x (n - 1): type 7 of Hyndman and Fan (1996), as numpy and spreadsheets do.
        """
        if not self.counts:
            return None
        rank = share * (self.n - 1)
        below = floor(rank)
        low = self._at(below)
        return low if rank == below else low + (self._at(below + 1) - low) * (rank - below)

    def reached(self, share: Fraction) -> Fraction | None:
        """Return the smallest value that at least a share (0..1) of the values do not exceed."""
        return self._at(max(1, ceil(share * self.n)) - 1) if self.counts else None

    def quartiles(self, least: int) -> tuple[Fraction, Fraction] | None:
        """Return the values at a quarter and at three quarters of the way, of `least` or more."""
        low, high = (self.quantile(share) for share in QUARTERS)
        return None if low is None or high is None or self.n < least else (low, high)

    def _at(self, rank: int) -> Fraction:
        for value, number in self.ordered:
            rank -= number
            if rank < 0:
                return value
        raise IndexError(rank)

    def bins(self, number: int, top: Fraction) -> list[int]:
        """Count the values in equal bins over 0..top; the last one holds its upper edge."""
        found = [0] * number
        for value, times in self.ordered:
            found[min(int(value * number / top), number - 1)] += times
        return found


def _hundredth(value: tuple[int, int]) -> tuple[int, int]:
    nearest = Fraction(floor(Fraction(*value) * FINEST + HALF), FINEST)
    return nearest.numerator, nearest.denominator
