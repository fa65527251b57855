"""Measurement error of a retest, held to scipy, numpy and pingouin."""

import warnings
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from passion_cli.assessment.cohort.distributions import NORMAL, chi_square_quantile
from passion_cli.assessment.cohort.retest import (
    RETEST_FROM,
    RetestFigure,
    retest,
    retest_figure,
)

points = st.fractions(0, 100, max_denominator=60)
pairs = st.lists(st.tuples(points, points), min_size=RETEST_FROM, max_size=60)


@given(st.floats(0.001, 0.999), st.integers(1, 600))
def test_the_chi_square_quantile_is_that_of_scipy(share: float, freedom: int) -> None:
    expected = float(stats.chi2.ppf(share, freedom))
    assert chi_square_quantile(share, freedom) == pytest.approx(expected, rel=1e-9)


def test_the_normal_quantile_is_that_of_scipy() -> None:
    assert pytest.approx(float(stats.norm.ppf(0.975)), rel=1e-12) == NORMAL


@given(pairs)
def test_figures_are_those_of_numpy_and_scipy(some: list[tuple[Fraction, Fraction]]) -> None:
    found = retest_figure("overall", [now - was for was, now in some])
    d = np.array([float(now - was) for was, now in some])
    error = np.sqrt(np.sum(d**2) / (2 * len(d)))
    assert found.error == pytest.approx(float(error), abs=1e-9)
    assert float(found.typical or 0) == pytest.approx(float(np.median(np.abs(d))), abs=1e-9)
    assert found.detectable == pytest.approx(1.959963984540054 * sqrt(2) * float(error), abs=1e-9)
    low, high = (float(error) * np.sqrt(len(d) / stats.chi2.ppf(p, len(d))) for p in (0.975, 0.025))
    assert found.low == pytest.approx(NORMAL * sqrt(2) * float(low), abs=1e-8)
    assert found.high == pytest.approx(NORMAL * sqrt(2) * float(high), abs=1e-8)


@pytest.mark.filterwarnings("ignore")
def test_the_error_is_the_deviation_within_people_of_pingouins_analysis_of_variance() -> None:
    """SEM for agreement: between-round and residual variance, as COSMIN defines it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd
        import pingouin as pg

        chance = np.random.default_rng(5)
        was = chance.uniform(20, 80, 40)
        now = was + chance.normal(1, 4, 40)
        people = [*range(40), *range(40)]
        table = pd.DataFrame(
            {"person": people, "round": [1] * 40 + [2] * 40, "score": [*was, *now]}
        )
        within = pg.anova(table, dv="score", between="person", detailed=True)
        two_way = pg.rm_anova(table, dv="score", within="round", subject="person", detailed=True)
    differences = [Fraction(float(b)) - Fraction(float(a)) for a, b in zip(was, now, strict=True)]
    found = retest_figure("overall", differences)
    assert found.error == pytest.approx(float(within["MS"].iloc[-1]) ** 0.5, rel=1e-9)
    rounds, residual = (float(two_way["MS"].iloc[place]) for place in (0, -1))
    agreement = max(0.0, (rounds - residual) / 40) + residual
    assert found.error == pytest.approx(agreement**0.5, rel=1e-9)


def test_fewer_than_ten_people_tell_nothing_and_one_pair_neither() -> None:
    assert retest_figure("overall", [Fraction(3)] * 9) == RetestFigure("overall", 9)
    assert retest_figure("overall", [Fraction(3)]).supports(Fraction(5)) is None


@pytest.mark.parametrize(
    ("difference", "people", "verdict"),
    [(1, 20, True), (4, 20, False), ("5/2", 10, None), (0, 12, True)],
)
def test_whether_the_noise_is_supported(
    difference: object,
    people: int,
    verdict: bool | None,  # noqa: FBT001
) -> None:
    half = people // 2
    change = Fraction(str(difference))
    found = retest_figure("overall", [change] * half + [-change] * half)
    assert found.supports(Fraction(5)) is verdict
    assert not found.systematic


def test_scores_that_all_move_one_way_are_no_measurement_error_alone() -> None:
    assert retest_figure("overall", [Fraction(2)] * 10).systematic
    assert not retest_figure("overall", [Fraction(0)] * 10).systematic


def test_people_are_paired_and_those_without_a_score_left_out() -> None:
    before = {bytes([n]): {"overall": Fraction(50), "one": Fraction(n)} for n in range(14)}
    after = {bytes([n]): {"overall": Fraction(53), "one": None} for n in range(2, 20)}
    overall, one = retest(before, after, ("overall", "one"))
    assert overall.pairs == 12
    assert overall.typical == Fraction(3)
    assert (one.pairs, one.error) == (0, None)
