"""How far scores differ when nothing changed in between: the error of one measurement.

Definitions of COSMIN (Mokkink and others 2010; de Vet and others 2006), for two measurements of
each person a few days apart.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from passion_cli.assessment.cohort.distributions import CONFIDENCE, NORMAL, chi_square_quantile
from passion_cli.assessment.cohort.rounds import LEAST_CHANGED, median, pairs_of, sign_test
from passion_cli.assessment.comparison import Scores

RETEST_FROM = 10
"""With fewer people an interval is wider than the figure itself."""
ADEQUATE_FROM = 50
"""How many people COSMIN asks for before a study of measurement error is adequate."""
P_SYSTEMATIC = Fraction(5, 100)
"""Under this p of the sign test, scores moved one way: something did change in between."""


class RetestFigure(NamedTuple):
    """One score of those who have it in both rounds, in points; None with fewer than RETEST_FROM.

    `typical` is the median of the differences without their signs. `error` is the standard error
    of measurement for agreement: the standard deviation within a person, sqrt(sum(d²) / 2n).
    `detectable` is the smallest change that is not error with 95 % certainty in one person:
    1.96 x sqrt(2) x error. `low` and `high` hold it with 95 %, from the chi-square distribution of
    the error with n degrees of freedom. `systematic` says that scores moved one way.
    """

    id: str
    pairs: int
    typical: Fraction | None = None
    error: float | None = None
    detectable: float | None = None
    low: float | None = None
    high: float | None = None
    systematic: bool = False

    def supports(self, noise: Fraction) -> bool | None:
        """Say whether changes below a noise, and no others, are error; None leaves it open."""
        if self.low is None or self.high is None:
            return None
        if self.high <= noise:
            return True
        return False if self.low > noise else None


def retest(
    before: Mapping[bytes, Scores], after: Mapping[bytes, Scores], names: Iterable[str]
) -> tuple[RetestFigure, ...]:
    """Compare each score of those who are in both rounds."""
    keys = sorted(before.keys() & after.keys())
    return tuple(
        retest_figure(name, [now - was for was, now in pairs_of(name, keys, before, after)])
        for name in names
    )


def retest_figure(name: str, differences: list[Fraction]) -> RetestFigure:
    """Describe the differences of one score."""
    number = len(differences)
    if number < RETEST_FROM:
        return RetestFigure(name, number)
    error = sqrt(sum(each * each for each in differences) / (2 * number))
    detectable = NORMAL * sqrt(2) * error
    low, high = (
        detectable * sqrt(number / chi_square_quantile(share, number))
        for share in (0.5 + CONFIDENCE / 2, 0.5 - CONFIDENCE / 2)
    )
    typical = median(abs(each) for each in differences)
    systematic = _is_systematic(differences)
    return RetestFigure(name, number, typical, error, detectable, low, high, systematic)


def _is_systematic(differences: Iterable[Fraction]) -> bool:
    signs = [each > 0 for each in differences if each]
    risen = sum(signs)
    return len(signs) >= LEAST_CHANGED and sign_test(risen, len(signs) - risen) < P_SYSTEMATIC
