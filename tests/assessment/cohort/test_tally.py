from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.cohort.tally import MOST_VALUES, Tally

scores = st.fractions(min_value=0, max_value=100, max_denominator=10_000)


def tally(values: list[Fraction]) -> Tally:
    made = Tally()
    for value in values:
        made.add(value)
    return made


@given(st.lists(scores, min_size=1, max_size=60), st.fractions(min_value=0, max_value=1))
def test_statistics_are_those_of_numpy(values: list[Fraction], share: Fraction) -> None:
    made, floats = tally(values), np.array([float(value) for value in values])
    close = pytest.approx
    assert made.n == len(values)
    assert float(made.median or 0) == close(float(np.median(floats)), abs=1e-9)
    assert float(made.mean or 0) == close(float(np.mean(floats)), abs=1e-9)
    linear = np.quantile(floats, float(share), method="linear")
    assert float(made.quantile(share) or 0) == close(float(linear), abs=1e-6)
    assert (made.lowest, made.highest) == (min(values), max(values))


@given(st.lists(scores, max_size=40), st.lists(scores, max_size=40), st.randoms())
def test_merging_is_adding_in_any_order(
    first: list[Fraction], second: list[Fraction], chance: Random
) -> None:
    together = first + second
    chance.shuffle(together)
    merged = tally(first)
    merged.merge(tally(second))
    assert merged.counts == tally(together).counts


@given(st.lists(scores, max_size=40), st.lists(scores, max_size=10))
def test_what_is_taken_back_leaves_nothing(kept: list[Fraction], gone: list[Fraction]) -> None:
    made = tally(kept + gone)
    for value in gone:
        made.add(value, -1)
    assert made.counts == tally(kept).counts


@given(st.lists(scores, min_size=1, max_size=200))
def test_bins_are_those_of_numpy(values: list[Fraction]) -> None:
    exact = [round(value) for value in values]
    found, _ = np.histogram(exact, bins=20, range=(0, 100))
    assert tally([Fraction(value) for value in exact]).bins(20, Fraction(100)) == found.tolist()


def test_an_empty_tally_has_no_figures() -> None:
    made = Tally()
    assert (made.n, made.median, made.mean, made.lowest, made.highest) == (
        0,
        None,
        None,
        None,
        None,
    )


def test_memory_is_bounded_and_figures_stay_within_half_a_hundredth() -> None:
    values = [Fraction(n, 997) for n in range(99_700)]
    made = tally(values)
    assert made.coarse
    assert len(made.counts) <= 10_001
    assert made.median is not None
    assert abs(made.median - (values[49_849] + values[49_850]) / 2) <= Fraction(1, 100)
    assert made.mean is not None
    assert abs(made.mean - sum(values, Fraction(0)) / len(values)) <= Fraction(1, 200)


def test_how_coarse_a_tally_is_does_not_depend_on_the_order() -> None:
    values = [Fraction(n, 997) for n in range(MOST_VALUES + 1)]
    half = tally(values[: MOST_VALUES // 2])
    half.merge(tally(values[MOST_VALUES // 2 :]))
    assert half.coarse
    assert half.counts == tally(values[::-1]).counts == tally(values).counts
    assert not tally(values[:-1]).coarse
