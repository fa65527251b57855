"""What a rulebook decides of its own report: weights of rules, no total, levels and words."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import run_passion

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import assess
from passion_cli.assessment.proofs.ranges import Range, influences, total_range
from passion_cli.assessment.proofs.totals import every_total
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.storage.rulebook_file import parse_rulebook

APART = """format: passion-rulebook/1
id: apart
version: 1
languages: [en]
title: Two practices
total: none
words:
  rule: Practice
  rules: Practice by practice
  moves: What to try
  noun: {one: team, many: teams}
levels:
  words:
    none: {from: 0, en: Initial}
    some: {from: 40, en: Managed}
    all: {from: 80, en: Optimised}
rules:
  review: {number: 1, title: Work is reviewed}
  undo: {number: 2, title: Work can be undone}
order: [reviewed, undone, tried]
items:
  reviewed:
    title: Reviews
    rule: review
    kind: single
    weight: 1
    feasibility: 1
    question: How much of the work does somebody else look at?
    options:
      none: {points: 0, en: None of it}
      some: {points: 1/2, en: Some of it}
      all: {points: 1, en: All of it}
    move: {do: Ask for a review, week: Ask one., ninety_days: All of it., metric: Reviews}
  undone:
    title: Undoing
    rule: undo
    kind: single
    weight: 2
    question: When was a change last taken back?
    options:
      never: {points: 0, en: Never}
      year: {points: 0.3333333333333333333, en: This year}
      month: {points: 1, en: This month}
  tried:
    title: Trying out
    rule: undo
    kind: single
    weight: 1
    question: Is taking back tried out?
    options:
      no: {points: 0, en: It is not}
      yes: {points: 1, en: It is}
"""
HEAD = "format: passion-answers/1\nrulebook: apart@1\n"
ADA = HEAD + "respondent: Ada\nanswers: {reviewed: some, undone: year, tried: yes}\n"
BO = HEAD + "respondent: Bo\nanswers: {reviewed: none, undone: year, tried: unknown}\n"


def weighted(*weights: str) -> Rulebook:
    """The small rulebook with weights of its rules."""
    text = SMALL
    for number, weight in enumerate(weights, 1):
        text = text.replace(f"number: {number}, ", f"number: {number}, weight: {weight}, ", 1)
    return parse_rulebook("mine.yaml", text).rulebook


GIVEN = Answers(
    {"q1": "lo", "q2": ("a",), "q3": Decimal(10), "q4": Decimal(50), "q5": Decimal(1)}
)  # the rules have 0, 50 and 75


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        (("1", "1", "1"), Fraction(125, 3)),
        (("2", "1", "1"), Fraction(125, 4)),
        (("1", "0.5", "1/3"), Fraction(0 + 25 + 25) / Fraction(11, 6)),
    ],
)
def test_the_total_is_the_mean_of_the_rules_by_their_weights(
    weights: tuple[str, ...], total: Fraction
) -> None:
    book = weighted(*weights)
    made = assess(book, GIVEN)
    assert made.total == total
    assert sum(line.contribution or 0 for line in made.receipt) == total
    assert (made.overall.low, made.overall.high) == (total, total)


def test_gains_bounds_and_effects_count_the_weight_of_a_rule() -> None:
    book = weighted("4", "1", "1")
    whole = assess(book, GIVEN)
    gains = {each.indicator.id: each.gain for each in whole.moves}
    assert gains["q1"] == Fraction(50 * 4, 6)
    unknown = assess(book, GIVEN.without("q4"))
    high = (0 * 4 + 50 + 100) / Fraction(6)
    assert unknown.overall.high == high
    assert {each.item: each.effect for each in unknown.find_out}["q4"] == Fraction(50, 6)


def test_what_is_proved_of_a_total_counts_the_weights_too() -> None:
    book = weighted("3", "1", "1")
    assert influences(book)["q1"] == 60
    assert total_range(book) == Range(Fraction(0), Fraction(100))


def test_every_total_that_is_listed_is_that_of_some_answers_and_the_other_way_round() -> None:
    whole = "scoring: {rule_coverage: 100, rules_needed: 2}\nlanguages:"
    text = APART.replace("total: none\n", "").replace("languages:", whole, 1)
    text = text.replace("title: Work is reviewed}", "title: Work is reviewed, weight: 2}")
    book = parse_rulebook("mine.yaml", text).rulebook
    options = [list(getattr(item, "options", {})) for item in book.asked()]
    found = {
        assess(book, Answers(dict(zip(book.order, chosen, strict=True)))).total
        for chosen in product(*options)
    }
    assert every_total(book) == found


def test_without_a_total_each_contribution_is_part_of_its_rule() -> None:
    book = parse_rulebook("apart.yaml", APART).rulebook
    values = {"reviewed": "some", "undone": "year", "tried": "yes"}
    made = assess(book, Answers(values))
    assert made.total is None
    assert not made.lacks_total
    assert made.too_early is None
    parts = {line.measurement.indicator: line.contribution for line in made.receipt}
    third = Fraction("0.3333333333333333333")
    assert parts == {
        "reviewed": 50,
        "undone": Fraction(200, 3) * third,
        "tried": Fraction(100, 3),
    }
    assert [each.gain for each in made.moves] == [None]
    assert [each.why for each in made.actions] == ["weakest"]


def write_apart(folder: Path) -> None:
    for name, text in (("apart.yaml", APART), ("ada.yaml", ADA), ("bo.yaml", BO)):
        (folder / name).write_text(text)


@pytest.mark.parametrize("kind", ["terminal", "markdown", "html"])
def test_a_report_without_a_total_speaks_of_none(tmp_path: Path, kind: str) -> None:
    write_apart(tmp_path)
    files = ("ada.yaml", "--rules", "apart.yaml")
    done = run_passion("report", *files, "--format", kind, "--receipt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for told in ("Each score stands on its own", "Practice by practice", "Managed", "What to try"):
        assert told in done.stdout
    assert not re.search(r"out of 100|too early|Total\b|\bpoints?\b of", done.stdout)
    assert "+50" not in done.stdout


def test_other_commands_compare_rules_where_there_is_no_total(tmp_path: Path) -> None:
    write_apart(tmp_path)
    rules = ("--rules", "apart.yaml")
    compared = run_passion("compare", "bo.yaml", "ada.yaml", *rules, cwd=tmp_path).stdout
    assert "overall" not in compared
    assert "+50.0" in compared
    what = run_passion("whatif", "bo.yaml", "reviewed=all", *rules, cwd=tmp_path).stdout
    assert "+100.0" in what
    assert "—" not in what.split("Practice by practice")[0]
    brief = run_passion("brief", "bo.yaml", *rules, cwd=tmp_path).stdout
    assert "score yet" not in brief


def test_a_group_without_a_total_is_told_rule_by_rule(tmp_path: Path) -> None:
    write_apart(tmp_path)
    files = ("ada.yaml", "bo.yaml", "--rules", "apart.yaml")
    done = run_passion("cohort", *files, "--for", "coach", "--details", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("2 teams") == 1
    for absent in ("Overall", "overall score", "without", "Most useful actions", "Weakest"):
        assert absent not in done.stdout
    data = json.loads(
        run_passion("cohort", *files, "--for", "coach", "--format", "json", cwd=tmp_path).stdout
    )
    assert data["overall"]["n"] == 0
    assert [each["reasons"] for each in data["attention"]] == [["fragile"]]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--fail-under", "30"), "--fail-under needs an overall score"),
        (("--require", "overall>=30"), "“overall” cannot be used in a requirement."),
    ],
)
def test_a_gate_on_a_total_is_refused_where_there_is_none(
    tmp_path: Path, options: tuple[str, str], told: str
) -> None:
    write_apart(tmp_path)
    files = ("--answers", "ada.yaml", "--rules", "apart.yaml")
    done = run_passion("check", *files, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    met = run_passion("check", *files, "--require", "review>=50", cwd=tmp_path)
    assert met.returncode == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("total: none\n", "total: none\nbands:\n  low: {from: 0, en: Low}\n", "bands: bands are of the overall score"),
        ("none: {from: 0, en: Initial}", "none: {from: 1, en: Initial}", "levels.words: the first band must start at 0."),
        ("many: teams", "many: '{n} teams'", "words.noun.many"),
        ("rule: Practice", "rule: Practice {x}", "words.rule: “{x}” cannot be filled in here"),
        ("title: Work is reviewed}", "title: Work is reviewed, weight: 0}", "rules.review.weight: must be greater than 0."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_its_settings_is_told(before: str, after: str, told: str) -> None:
    assert before in APART
    with pytest.raises(InputError) as caught:
        parse_rulebook("apart.yaml", APART.replace(before, after, 1))
    lines = [explain("en", each) for each in caught.value.problems]
    assert any(told in line for line in lines), lines
