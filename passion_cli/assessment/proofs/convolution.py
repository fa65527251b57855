"""Adding up independent whole numbers, with how often each sum occurs: exact, and fast for many.

How often each number occurs is kept in one long integer: the count of `n` is its digit `n`, in a
base that no count reaches (Kronecker substitution).
"""

from array import array
from collections.abc import Mapping
from itertools import accumulate

Counts = Mapping[int, int]
"""How often each number occurs; numbers are 0 or more."""
DIGIT = 64
"""Of how many bits the parts of a digit are."""
LARGEST = 300_000
"""Up to which number sums are counted."""


class TooManyError(Exception):
    """There is too much to count."""


class Packing:
    """Long integers whose digits can hold any count up to `most`."""

    def __init__(self, most: int) -> None:
        self.parts = most.bit_length() // DIGIT + 1
        self.bits = self.parts * DIGIT

    def add(self, packed: int, counts: Counts) -> int:
        """Return how often each sum of a packed number and another one occurs.

        Raises:
            TooManyError: where a sum is above LARGEST.
        """
        if max(counts, default=0) + packed.bit_length() // self.bits > LARGEST:
            raise TooManyError
        return sum((packed * times) << (number * self.bits) for number, times in counts.items())

    def up_to(self, packed: int) -> list[int]:
        """Return how many numbers are below 0, below 1, and so on."""
        length = packed.bit_length() // self.bits + 1
        parts = array("Q", packed.to_bytes(length * self.bits // 8, "little"))
        if self.parts == 1:
            return [0, *accumulate(parts)]
        starts = range(0, len(parts), self.parts)
        digits = (
            sum(parts[start + place] << (DIGIT * place) for place in range(self.parts))
            for start in starts
        )
        return [0, *accumulate(digits)]
