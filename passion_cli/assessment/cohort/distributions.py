"""Quantiles of the normal and the chi-square distribution; held to scipy in tests."""

from functools import cache
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
"""How surely an interval of retests and correlations holds what it is about, 0..1."""
NORMAL = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
"""1.96: how many standard deviations hold CONFIDENCE of a normal distribution."""
_STEPS = 200


@cache
def chi_square_quantile(share: float, freedom: int) -> float:
    """Return the value under which a share (0..1, both ends excluded) of the distribution lies."""
    low, high = 0.0, freedom + 20 * sqrt(2 * freedom) + 100
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _below(middle, freedom) < share else (low, middle)
    return high


def _below(value: float, freedom: int) -> float:
    """Return the share of the distribution below a value: the regularised lower incomplete gamma.

    Its power series (Abramowitz and Stegun 6.5.29) has positive terms only.
    """
    if value <= 0:
        return 0.0
    shape, half = freedom / 2, value / 2
    term = total = 1 / shape
    place = shape
    while term > total * 1e-17 and term < inf:
        place += 1
        term *= half / place
        total += term
    return total * exp(shape * log(half) - half - lgamma(shape))
