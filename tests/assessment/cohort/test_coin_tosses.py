from fractions import Fraction
from math import comb, isqrt

import pytest
from scipy.stats import binom

from passion_cli.assessment.cohort import coin_tosses
from passion_cli.assessment.cohort.coin_tosses import share_up_to, widest_rank

CONFIDENCE = Fraction(95, 100)


def exact(k: int, n: int) -> Fraction:
    return Fraction(sum(comb(n, each) for each in range(k + 1)), 2**n)


@pytest.mark.parametrize("n", [2_001, 10_000, 300_000])
@pytest.mark.parametrize("far", [0, 1, 3])
def test_shares_of_many_tosses_are_those_of_scipy(n: int, far: int) -> None:
    k = n // 2 - 1 - far * isqrt(n)
    assert float(share_up_to(k, n)) == pytest.approx(binom.cdf(k, n, 0.5), rel=1e-11)


@pytest.mark.parametrize("n", [1, 5, 20, 101, 1_999])
def test_both_ways_give_the_same_share(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    places = sorted({0, 1, n // 3, max(0, n // 2 - 1)})
    assert [share_up_to(k, n) for k in places] == [exact(k, n) for k in places]
    monkeypatch.setattr(coin_tosses, "EXACT_UP_TO", 0)
    share_up_to.cache_clear()
    for k in places:
        assert abs(share_up_to(k, n) / exact(k, n) - 1) < Fraction(1, 2**coin_tosses.BITS)
    share_up_to.cache_clear()


@pytest.mark.parametrize("n", [*range(1, 60), 999, 1_000, 2_500])
def test_the_widest_rank_is_the_last_one_that_is_sure_enough(n: int) -> None:
    found = [k for k in range(n // 2) if 1 - 2 * exact(k, n) >= CONFIDENCE]
    assert widest_rank(n, CONFIDENCE) == (found[-1] if found else None)
