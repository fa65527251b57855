"""Heads and tails: how likely as few as k heads in n tosses are, in whole numbers at any size."""

from fractions import Fraction
from functools import lru_cache
from math import comb, isqrt

EXACT_UP_TO = 2_000
"""Up to so many tosses a share is exact; beyond, to 2**-BITS of itself, far below any digit."""
BITS = 200
_GUARD = 64


@lru_cache(maxsize=256)
def share_up_to(k: int, n: int) -> Fraction:
    """Return the share (0..1) of all outcomes of n tosses that have at most k heads."""
    if n <= EXACT_UP_TO:
        return Fraction(sum(comb(n, each) for each in range(k + 1)), 2**n)
    term, halved = _outcomes(k, n)
    number, total = k, 0
    while term:
        total += term
        term = term * number // (n - number + 1)
        number -= 1
    return Fraction(total, 1) / Fraction(2) ** halved


def _outcomes(k: int, n: int) -> tuple[int, int]:
    """Return comb(n, k) / 2**n as a number of about BITS bits, and how often it is halved."""
    value, halved = 1 << (BITS + _GUARD), n + BITS + _GUARD
    for each in range(1, k + 1):
        value = value * (n - k + each) // each
        extra = value.bit_length() - (BITS + _GUARD + 1)
        if extra > _GUARD:
            value, halved = value >> extra, halved - extra
    return value, halved


@lru_cache(maxsize=256)
def widest_rank(n: int, confidence: Fraction) -> int | None:
    """Return the largest k so that the ranks k and n - 1 - k, from 0, hold a median that surely.

    They hold it with 1 - 2 P(at most k heads in n tosses); None where k = 0 does not reach it.
    """
    outside = (1 - confidence) / 2
    rank = max(0, n // 2 - isqrt(n))
    while rank and share_up_to(rank, n) > outside:
        rank -= 1
    while rank + 1 <= (n - 1) // 2 and share_up_to(rank + 1, n) <= outside:
        rank += 1
    return rank if share_up_to(rank, n) <= outside else None
