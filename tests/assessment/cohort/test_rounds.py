from fractions import Fraction

import numpy as np
import pytest
from helpers.people import made_up, moved
from helpers.verbs import book, persona
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.rounds import (
    compare_rounds,
    group_change,
    median_interval,
    sign_test,
)
from passion_cli.assessment.comparison import drops, scores_of

NOISE = Fraction(5)
changes = st.lists(st.fractions(-60, 60, max_denominator=40), max_size=60)


@given(st.integers(0, 120), st.integers(0, 120))
def test_the_sign_test_is_that_of_scipy(up: int, down: int) -> None:
    expected = stats.binomtest(up, up + down, 0.5).pvalue if up + down else 1
    assert float(sign_test(up, down)) == pytest.approx(float(expected), abs=1e-12)


def from_fifty(*differences: Fraction | int) -> list[tuple[Fraction, Fraction]]:
    """Scores that start at 50 and change as given."""
    return [(Fraction(50), 50 + Fraction(each)) for each in differences]


@given(changes)
def test_counts_come_first_and_add_up(differences: list[Fraction]) -> None:
    change = group_change("overall", from_fifty(*differences), NOISE)
    assert change.up == sum(each >= 5 for each in differences)
    assert change.down == sum(each <= -5 for each in differences)
    assert change.up + change.same + change.down == change.pairs == len(differences)
    assert change.risen + change.unchanged + change.fallen == change.pairs
    assert change.unchanged == differences.count(Fraction(0))
    assert change.alike == (len(set(differences)) == 1)


@given(st.lists(st.tuples(st.fractions(0, 100), st.fractions(0, 100)), max_size=60))
def test_medians_interval_and_test_are_of_the_changes_of_all_pairs(
    pairs: list[tuple[Fraction, Fraction]],
) -> None:
    change = group_change("overall", pairs, NOISE)
    before, after = ([float(each[side]) for each in pairs] for side in (0, 1))
    differences = [now - was for was, now in pairs]
    expected = (before, after, list(map(float, differences)))
    for told, values in zip((change.before, change.after, change.median), expected, strict=True):
        assert (told is None) == (not pairs)
        if told is not None:
            assert float(told) == pytest.approx(float(np.median(values)))
    moved_at_all = [each for each in differences if each]
    assert (change.p is None) == (len(moved_at_all) < 6)
    if change.p is not None:
        ups = sum(each > 0 for each in moved_at_all)
        test = stats.binomtest(ups, len(moved_at_all), 0.5)
        assert float(change.p) == pytest.approx(float(test.pvalue), abs=1e-12)
    assert change.interval == median_interval(differences)


def test_six_who_rise_by_six_do_not_outweigh_twenty_who_fall_by_four() -> None:
    change = group_change("overall", from_fifty(*[6] * 6, *[-4] * 20), NOISE)
    assert (change.up, change.same, change.down) == (6, 20, 0)
    assert (change.risen, change.unchanged, change.fallen) == (6, 0, 20)
    assert [change.before, change.after, change.median] == [50, 46, -4]
    assert change.interval is not None
    assert {change.interval.low, change.interval.high} == {-4}
    assert float(change.p or 0) == pytest.approx(float(stats.binomtest(6, 26, 0.5).pvalue))


def test_changes_of_exactly_the_noise_count_as_moved_and_one_pair_has_a_median() -> None:
    change = group_change("overall", from_fifty(5, -5, Fraction(499, 100), 0), NOISE)
    assert (change.up, change.same, change.down) == (1, 2, 1)
    assert (change.risen, change.unchanged, change.fallen, change.p) == (2, 1, 1, None)
    one = group_change("overall", from_fifty(-7), NOISE)
    assert [one.median, one.interval, one.p, one.alike] == [-7, None, None, True]
    nobody = group_change("overall", [], NOISE)
    assert (nobody.pairs, nobody.median, nobody.before, nobody.p) == (0, None, None, None)


@given(st.lists(st.fractions(-60, 60, max_denominator=40), min_size=6, max_size=80))
def test_the_interval_is_the_narrowest_that_is_sure_enough(values: list[Fraction]) -> None:
    found, n, ordered = median_interval(values), len(values), sorted(values)
    assert found is not None
    ranks = [k for k in range(1, n // 2 + 1) if 1 - 2 * stats.binom.cdf(k - 1, n, 0.5) >= 0.95]
    k = max(ranks)
    assert (found.low, found.high) == (ordered[k - 1], ordered[n - k])
    assert float(found.confidence) == pytest.approx(1 - 2 * stats.binom.cdf(k - 1, n, 0.5))


def test_fewer_than_six_values_hold_no_interval() -> None:
    assert median_interval([Fraction(1)] * 5) is None
    assert median_interval([Fraction(1)] * 6) is not None


def test_pairs_joined_and_left_are_counted_apart() -> None:
    before = {bytes([n]): scores_of(assess(book(), made_up(n))) for n in range(10)}
    after = {bytes([n]): scores_of(assess(book(), moved(made_up(n), n, 0.5))) for n in range(4, 13)}
    rounds = compare_rounds(before, after, ("overall", *book().rules), NOISE)
    assert (rounds.pairs, rounds.joined, rounds.left) == (6, 3, 4)
    overall = rounds.changes[0]
    differences = [
        after[key]["overall"] - before[key]["overall"]  # type: ignore[operator]
        for key in before.keys() & after.keys()
        if None not in (after[key]["overall"], before[key]["overall"])
    ]
    assert overall.pairs == len(differences)
    assert overall.up == sum(each >= 5 for each in differences)


def test_a_person_without_a_score_in_one_round_is_no_pair() -> None:
    rounds = compare_rounds(
        {b"a": {"overall": None}, b"b": {"overall": Fraction(40)}},
        {b"a": {"overall": Fraction(50)}, b"b": {"overall": Fraction(50)}},
        ["overall"],
        NOISE,
    )
    assert (rounds.pairs, rounds.changes[0].pairs, rounds.changes[0].up) == (2, 1, 1)


def test_a_fall_under_the_noise_is_no_drop_and_one_of_five_points_is() -> None:
    before = scores_of(assess(book(), persona("luthier")))
    after: dict[str, Fraction | None] = {
        name: (score or Fraction(0))
        - {"intimacy": Fraction(499, 100), "fair_price": Fraction(5)}.get(name, Fraction(0))
        for name, score in before.items()
    }
    assert drops(before, {**after, "true_fans": None}, NOISE) == {"fair_price": 5}
