"""How questions work in a group, held to numpy, scipy and pingouin."""

import warnings
from fractions import Fraction

import numpy as np
import pytest
from helpers.people import made_up
from helpers.verbs import book
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.cohort.item_analysis import (
    ANALYSED_FROM,
    ItemAnalysis,
    ItemStatistics,
    analyse,
    points_range,
)
from passion_cli.assessment.cohort.moments import Moments
from passion_cli.assessment.cohort.summary import CohortSummary, contribution_of
from passion_cli.assessment.cohort.tally import millionths

numbers = st.fractions(-50, 100, max_denominator=30)
PEOPLE = [assess(book(), made_up(seed, silent=0.04)) for seed in range(60)]


def analysed(people: list[Assessment]) -> ItemAnalysis:
    summary, statistics = CohortSummary.empty(book()), ItemStatistics.empty(book())
    for each in people:
        summary.add(contribution_of(each))
        statistics.add(each)
    return analyse(statistics, summary, book())


@given(st.lists(st.tuples(numbers, numbers), min_size=4, max_size=50))
def test_a_correlation_is_that_of_numpy(some: list[tuple[Fraction, Fraction]]) -> None:
    moments = Moments()
    for x, y in some:
        moments.add(millionths(x), millionths(y))
    found = moments.correlation()
    spread = [len({millionths(pair[side]) for pair in some}) > 1 for side in (0, 1)]
    assert (found is not None) == all(spread)
    if found is not None:
        expected = np.corrcoef(np.array(some, dtype=float).T)[0, 1]
        assert found.r == pytest.approx(float(expected), abs=1e-3)
        assert found.low <= found.r <= found.high


@pytest.mark.filterwarnings("ignore")
def test_the_interval_is_that_of_pingouin() -> None:
    chance = np.random.default_rng(3)
    x = chance.normal(50, 10, 45)
    y = 0.5 * x + chance.normal(0, 9, 45)
    moments = Moments()
    for one, other in zip(x, y, strict=True):
        moments.add(round(one * 10**6), round(other * 10**6))
    found = moments.correlation()
    assert found is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pingouin as pg

        expected = pg.corr(x, y)
        low, high = expected[next(name for name in expected.columns if "CI95" in name)].iloc[0]
    assert found.r == pytest.approx(float(expected["r"].iloc[0]), abs=1e-6)
    # pingouin rounds its interval to two decimals
    assert [found.low, found.high] == pytest.approx([float(low), float(high)], abs=0.006)


def test_floor_ceiling_silence_and_unchosen_options_are_counted_by_hand() -> None:
    found = {each.id: each for each in analysed(PEOPLE).items}
    given = [each.answers.values.get("who_for") for each in PEOPLE]
    told = found["who_for"]
    assert told.floor == given.count("anyone")
    assert told.ceiling == given.count("named")
    silent = sum(value is None or value == "unknown" for value in given)
    assert (told.known, told.unknown) == (len(given) - silent, silent)
    only = [
        assess(book(), made_up(seed, silent=0).with_answer("who_for", "need")) for seed in range(30)
    ]
    (who_for,) = (each for each in analysed(only).items if each.id == "who_for")
    assert set(who_for.unchosen) == {"anyone", "wide", "precise", "named"}
    assert who_for.rest is None


def test_the_rest_of_a_rule_is_the_rule_without_the_question() -> None:
    rule = book().indicators["who_for"].rule
    pairs = []
    for each in PEOPLE:
        reading = next(some for some in each.reading.rules if some.rule == rule)
        own = next(one for one in reading.measurements if one.indicator == "who_for")
        others = [
            one
            for one in reading.measurements
            if one.indicator != "who_for" and one.points is not None and one.applies
        ]
        if own.points is not None and others:
            weight = sum(one.weight for one in others)
            rest = sum(one.weight * (one.points or 0) for one in others) / weight
            pairs.append((float(own.points), float(rest)))
    (told,) = (each for each in analysed(PEOPLE).items if each.id == "who_for")
    assert told.rest is not None
    assert told.rest.n == len(pairs)
    assert told.rest.r == pytest.approx(float(np.corrcoef(np.array(pairs).T)[0, 1]), abs=1e-6)


def test_shares_of_the_variance_add_up_and_are_those_of_numpy() -> None:
    found = analysed(PEOPLE)
    rows = [
        [float(rule.score) for rule in each.rules if rule.score is not None]
        for each in PEOPLE
        if all(rule.score is not None for rule in each.rules)
    ]
    table = np.array(rows)
    covariance = np.cov(table.T)
    shares = covariance.sum(axis=1) / covariance.sum()
    assert found.complete == len(rows)
    assert [float(each.share or 0) for each in found.weights] == pytest.approx(
        shares.tolist(), abs=1e-9
    )
    assert sum(each.share or 0 for each in found.weights) == 1
    assert sum(each.weight for each in found.weights) == 1


def test_rules_that_move_together_are_found_and_the_strongest_comes_first() -> None:
    low, high = made_up(1, silent=0), made_up(2, silent=0)
    pair = sorted(
        (assess(book(), low), assess(book(), high)), key=lambda each: each.overall.score or 0
    )
    found = analysed([pair[n % 2] for n in range(40)])
    assert found.pairs
    strengths = [each.correlation.r for each in found.pairs]
    assert strengths == sorted(strengths, reverse=True)
    assert all(r >= 0.5 for r in strengths)
    assert not analysed(PEOPLE).pairs


def test_adding_merging_and_taking_back_come_to_the_same() -> None:
    whole, first, second = (ItemStatistics.empty(book()) for _ in range(3))
    for number, each in enumerate(PEOPLE):
        whole.add(each)
        (first if number % 2 else second).add(each)
    first.add(PEOPLE[0])
    first.add(PEOPLE[0], -1)
    first.merge(second)
    assert first.rest == whole.rest
    assert first.rules == whole.rules
    assert +first.floor == +whole.floor


def test_on_fewer_than_thirty_people_nothing_is_said() -> None:
    assert analysed(PEOPLE[: ANALYSED_FROM - 1]) == ItemAnalysis(ANALYSED_FROM - 1)
    assert len(analysed(PEOPLE[:ANALYSED_FROM]).items) == len(book().indicators)


def test_points_reach_from_the_worst_answer_to_the_best() -> None:
    for key in book().indicators:
        low, high = points_range(book(), key)
        assert 0 <= low < high <= 1
    nobody = assess(book(), Answers({}))
    statistics = ItemStatistics.empty(book())
    statistics.add(nobody)
    assert not statistics.known
