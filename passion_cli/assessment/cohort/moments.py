"""Sums over pairs of numbers, exact, and the correlation they amount to."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import NamedTuple

from passion_cli.assessment.cohort.distributions import NORMAL

LEAST_PAIRS = 4
"""Fisher's interval divides by n - 3."""


class Correlation(NamedTuple):
    """Pearson's r of n pairs; `low` and `high` hold it with 95 % (Fisher's z)."""

    n: int
    r: float
    low: float
    high: float


@dataclass(slots=True)
class Moments:
    """Sums over pairs of whole numbers, from which a correlation is computed."""

    n: int = 0
    x: int = 0
    y: int = 0
    xx: int = 0
    yy: int = 0
    xy: int = 0

    def add(self, x: int, y: int, times: int = 1) -> None:
        """Count a pair, or take it back with -1."""
        self.n += times
        self.x += times * x
        self.y += times * y
        self.xx += times * x * x
        self.yy += times * y * y
        self.xy += times * x * y

    def merge(self, other: "Moments") -> None:
        """Add the sums of other pairs."""
        self.n += other.n
        self.x += other.x
        self.y += other.y
        self.xx += other.xx
        self.yy += other.yy
        self.xy += other.xy

    @property
    def covariance(self) -> int:
        """The covariance times n²."""
        return self.n * self.xy - self.x * self.y

    def correlation(self) -> Correlation | None:
        """Return Pearson's r with its interval; None with fewer than four pairs, or no spread."""
        spread = (self.n * self.xx - self.x**2) * (self.n * self.yy - self.y**2)
        if self.n < LEAST_PAIRS or spread == 0:
            return None
        r = max(-1.0, min(1.0, self.covariance / sqrt(spread)))
        if abs(r) == 1:
            return Correlation(self.n, r, r, r)
        reach = NORMAL / sqrt(self.n - 3)
        return Correlation(self.n, r, tanh(atanh(r) - reach), tanh(atanh(r) + reach))
