from fractions import Fraction

import pytest
from helpers.verbs import book, persona

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import assess
from passion_cli.assessment.gate import Outcome, cohort_names, judge, names, requirements, values_of
from passion_cli.errors import InputError
from passion_cli.language.voice import Voice
from passion_cli.services.verdict import verdict_on


def outcome(clause: str, name: str = "designer") -> Outcome:
    return judge(values_of(assess(book(), persona(name))), requirements(names(book()), [clause]))[0]


@pytest.mark.parametrize(
    ("clause", "met"),
    [("overall>=43", True), ("overall>=44", False), ("overall < 44", True), ("pricing<=8.88", False),
     ("coverage==100", True), ("contradictions<=0", True), ("true_fans>73.35", True),
     ("overall>=43,8", True), ("overall>=43,9", False)],
)  # fmt: skip
def test_a_clause_is_judged_on_the_exact_value(clause: str, met: bool) -> None:  # noqa: FBT001
    assert outcome(clause).met is met


@pytest.mark.parametrize(
    "clause",
    ["overall", "overall>=", ">=3", "overall=>3", "overall>=nan", "overall>=-1", "overall>=101",
     "nothing>=3", "overall>=3;rm", "overall >= 1e3", ""],
)  # fmt: skip
def test_a_malformed_clause_is_refused(clause: str) -> None:
    with pytest.raises(InputError):
        requirements(names(book()), [clause])


def test_every_malformed_clause_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        requirements(names(book()), ["a", "fair_prise>=3"], "abc")
    assert [p.key for p in caught.value.problems] == [
        "fail_under",
        "requirement",
        "requirement_name",
    ]


@pytest.mark.parametrize(
    ("clause", "key"),
    [
        ("fair_price>=40", "requirement_statistic"),
        ("median 50", "requirement_group"),
        ("medain>=50", "requirement_name"),
        ("improved>=1", "requirement_rounds"),
    ],
)
def test_a_clause_on_a_group_is_refused_in_terms_of_groups(clause: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        requirements(cohort_names(book(), rounds=False), [clause])
    (problem,) = caught.value.problems
    assert problem.key == key
    assert problem.values.get("wanted", "fair_price.median") == "fair_price.median"


def test_a_score_that_cannot_be_given_misses_its_clause() -> None:
    judged = judge(values_of(assess(book(), Answers())), requirements(names(book()), [], "0"))
    assert [each.met for each in judged] == [False]
    assert "not enough answers" in verdict_on(judged, Voice()).cases[0].message


@pytest.mark.parametrize(
    ("value", "threshold", "told"),
    [("69.96", "70", "69.96"), ("69.9999", "70", "69.9999"), ("43.894", "44", "43.89"),
     ("69", "70", "69")],
)  # fmt: skip
def test_a_missed_clause_shows_enough_digits_to_be_true(
    value: str, threshold: str, told: str
) -> None:
    clause = requirements(names(book()), [f"overall>={threshold}"])[0]
    text = verdict_on((Outcome(clause, Fraction(value), met=False),), Voice()).cases[0].message
    assert f"(value {told}," in text


def test_a_clause_can_name_every_rule_and_topic() -> None:
    assert {*book().rules, *book().topics, "overall", "coverage"} <= set(names(book()))
