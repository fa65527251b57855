import math
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.cohort.tally import MOST_DIFFERENT, Tally, to_millionth

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
    assert float(made.median or 0) == close(float(np.median(floats)), abs=1e-6)
    assert float(made.mean or 0) == close(float(np.mean(floats)), abs=1e-6)
    linear = np.quantile(floats, float(share), method="linear")
    assert float(made.quantile(share) or 0) == close(float(linear), abs=1e-6)
    assert (made.lowest, made.highest) == (to_millionth(min(values)), to_millionth(max(values)))


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


def test_many_different_values_take_four_bytes_each_and_stay_exact() -> None:
    values = [Fraction(n, 997) for n in range(99_700)]
    made = tally(values)
    assert len(made.counts) <= MOST_DIFFERENT
    assert len(made.seen) + len(made.counts) == len(values)
    assert made.seen.itemsize == 4
    taken = sorted(map(to_millionth, values))
    assert made.median == (taken[49_849] + taken[49_850]) / 2
    assert made.mean == sum(taken, Fraction(0)) / len(taken)
    for value in values[:50_000]:
        made.add(value, -1)
    assert (made.n, made.lowest) == (49_700, taken[50_000])
    assert sum(made.bins(20, Fraction(100))) == 49_700


@given(st.lists(scores, min_size=1, max_size=40), st.integers(1, 39))
def test_values_that_moved_give_the_same_figures(values: list[Fraction], cut: int) -> None:
    kept, moved, other = tally(values), tally(values[:cut]), tally(values[cut:])
    moved._move()  # noqa: SLF001 - as it does once there are many
    moved.merge(other)
    assert list(moved.items()) == list(kept.items())
    assert (moved.n, moved.median, moved.mean) == (kept.n, kept.median, kept.mean)


@given(st.fractions(-100, 100, max_denominator=10**9))
def test_a_millionth_is_rounded_halves_up(value: Fraction) -> None:
    assert to_millionth(value) == Fraction(math.floor(value * 10**6 + Fraction(1, 2)), 10**6)
    assert to_millionth(Fraction(1, 2 * 10**6)) == Fraction(1, 10**6)


def test_values_too_large_for_four_bytes_take_eight() -> None:
    made, other = tally([Fraction(n) for n in range(5_000)]), tally([Fraction(7)])
    assert made.seen.itemsize == 8
    other.merge(made)
    made.add(Fraction(4_999), -1)
    assert [made.n, made.lowest, made.highest] == [4_999, 0, 4_998]
    assert [other.n, other.median, other.highest] == [5_001, 2_499, 4_999]
