"""What may be told of a group, at the exact number of people it takes."""

from fractions import Fraction

import pytest
from helpers.people import made_up
from helpers.verbs import book

from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.disclosure import (
    Disclosure,
    Group,
    cohort_values,
    pool,
    withheld,
)
from passion_cli.assessment.cohort.rounds import compare_rounds
from passion_cli.assessment.cohort.summary import CohortSummary, contribution_of

NOISE = Fraction(5)


def group_of(number: int) -> CohortSummary:
    summary = CohortSummary.empty(book())
    for seed in range(number):
        summary.add(contribution_of(assess(book(), made_up(seed, silent=0))))
    return summary


def test_as_many_as_the_minimum_are_enough_and_nobody_hides_nobody() -> None:
    assert withheld({"a": 5, "b": 0}, 5) == frozenset()
    assert withheld({"a": 4, "b": 0, "c": 5, "d": 9}, 5) == {"a", "c"}
    assert withheld({"a": 3, "b": 2, "c": 5}, 5) == {"a", "b"}


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_a_figure_on_everybody_is_told_from_the_minimum_on(people: int, told: bool) -> None:  # noqa: FBT001
    disclosure = Disclosure(group_of(people), minimum=5)
    assert disclosure.enough(0)
    assert disclosure.everybody is disclosure.scored is told
    assert (disclosure.score("overall") is not None) is told
    assert (disclosure.options("who_for") is not None) is told


def test_nobody_sees_a_question_that_few_answered_though_the_cohort_is_large() -> None:
    summary = group_of(9)
    summary.options["who_for"]["answered"] = 4
    assert Disclosure(summary, minimum=5).options("who_for") is None


def test_small_groups_are_told_together_and_named() -> None:
    sizes = {"a": 6, "b": 3, "c": 2}
    groups = pool({name: group_of(size) for name, size in sizes.items()}, book(), 5)
    assert [(each.name, each.summary.people, each.members) for each in groups] == [
        ("a", 6, ()),
        ("", 5, ("b", "c")),
    ]
    assert pool({"a": group_of(6)}, book(), 5)[-1].name == "a"
    assert pool({"a": group_of(2), "b": group_of(2)}, book(), 5) == ()


def test_the_score_of_a_group_is_withheld_as_its_size_is() -> None:
    groups = (Group("a", group_of(6)), Group("b", group_of(4)), Group("", group_of(7), ("c",)))
    disclosure = Disclosure(group_of(17), groups, minimum=5)
    told = [disclosure.group_score(each, "overall") for each in groups]
    assert told[:2] == [None, None]
    assert told[2] is groups[2].summary.scores["overall"]


@pytest.mark.parametrize(("pairs", "told"), [(4, None), (5, 3)])
def test_rounds_are_counted_under_their_names_from_the_minimum_on(
    pairs: int, told: int | None
) -> None:
    gains = [10, 10, 10, -10, 0][:pairs]
    before = {bytes([n]): {"overall": Fraction(50)} for n in range(6)}
    after = {bytes([n]): {"overall": Fraction(50 + gain)} for n, gain in enumerate(gains)}
    after[b"new"] = {"overall": Fraction(1)}
    rounds = compare_rounds(before, after, ["overall"], NOISE)
    names = ("improved", "declined", "stayed", "joined", "left", "scored", "valid", "people")
    values = cohort_values(Disclosure(group_of(6)), names, 8, rounds)
    assert values == {
        "improved": told,
        "declined": 1 if told else None,
        "stayed": 1 if told else None,
        "joined": 1,
        "left": 6 - pairs,
        "scored": 6,
        "valid": 75,
        "people": 6,
    }
    assert cohort_values(Disclosure(group_of(4)), ["scored"], 0, None)["scored"] is None
