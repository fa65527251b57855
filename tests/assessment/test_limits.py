"""Each limit at its exact value and one step beside it: what a wrong comparison would change."""

from fractions import Fraction

import pytest
from helpers.people import made_up
from helpers.verbs import answers, assessed, book, persona

from passion_cli.assessment.assess import assess, confidence_of
from passion_cli.assessment.gate import names, requirements, values_of
from passion_cli.assessment.scoring import Score, weak_links
from passion_cli.errors import InputError

STEP = Fraction(1, 1000)


def scored(score: Fraction | int, width: Fraction | int = 0, key: str = "overall") -> Score:
    low = Fraction(score)
    return Score(key, low, low, low + width, Fraction(100), 9)


@pytest.mark.parametrize(
    ("width", "kinds", "confidence"),
    [
        (5, ["contradiction"], "solid"),
        (5, ["contradiction"] * 2, "fair"),
        (5, ["impossible"], "fair"),
        (5 + STEP, [], "fair"),
        (15, ["contradiction"] * 3, "fair"),
        (15, ["contradiction"] * 4, "fragile"),
        (15 + STEP, [], "fragile"),
    ],
)
def test_confidence_ends_at_its_widths_and_counts(
    width: Fraction, kinds: list[str], confidence: str
) -> None:
    assert confidence_of(scored(40, width), kinds) == confidence


def test_from_three_on_every_weak_rule_is_a_weak_link_and_else_the_lowest() -> None:
    limit = book().scoring.weak_link_below
    below = [scored(limit - STEP * place, key=name) for place, name in enumerate("abc", 1)]
    at_limit = scored(limit, key="d")
    assert weak_links(book(), [*below, at_limit]) == ("a", "b", "c")
    assert weak_links(book(), [*below[:2], at_limit]) == ("b",)
    assert weak_links(book(), [scored(0, key="z"), below[0]]) == ("z",)
    assert weak_links(book(), [at_limit]) == ()


def test_what_to_find_out_comes_by_what_it_weighs() -> None:
    found = assessed(**{**persona("coach").values, "who_for": "unknown"}).find_out
    effects = [finding.effect for finding in found]
    assert effects == sorted(effects, reverse=True)
    assert effects[0] > 0
    assert {finding.state.value for finding in found} <= {"unknown", "unanswered"}


def test_a_gate_sees_each_kind_of_check_under_its_own_name() -> None:
    assessment = assess(book(), made_up(1))
    assert sorted(check.kind for check in assessment.checks) == [
        "contradiction",
        "contradiction",
        "impossible",
    ]
    values = values_of(assessment)
    assert values["contradictions"] == 2
    assert values["impossible"] == 1


@pytest.mark.parametrize(
    ("clause", "key", "values"),
    [
        ("nonsense", "requirement", {"given": "nonsense"}),
        ("pricng>=3", "requirement_name", {"given": "pricng", "allowed": names(book())}),
        ("overall>=100.1", "requirement_range", {"given": "overall>=100.1"}),
    ],
)
def test_a_refused_clause_says_what_was_given(
    clause: str, key: str, values: dict[str, object]
) -> None:
    with pytest.raises(InputError) as caught:
        requirements(names(book()), [clause])
    (problem,) = caught.value.problems
    assert problem.key == key
    assert values.items() <= dict(problem.values).items()


def test_the_direct_share_is_said_to_be_assumed_only_where_it_is() -> None:
    given = persona("luthier").values
    assert not assess(book(), answers(**given)).figures.direct_share_assumed
    silent = {key: value for key, value in given.items() if key != "direct_income"}
    assert assess(book(), answers(**silent)).figures.direct_share_assumed
