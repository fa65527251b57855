from fractions import Fraction
from pathlib import Path

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import shipped

from passion_cli.assessment.answers import accept_all
from passion_cli.assessment.assess import assess
from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.storage.rulebook_file import load_rulebook


def load(folder: Path, text: str) -> list[str]:
    """The problems of a rulebook, one line each."""
    path = folder / "mine.yaml"
    path.write_text(text)
    try:
        load_rulebook(str(path))
    except InputError as error:
        return [explain("en", problem).removeprefix(f"{path}:") for problem in error.problems]
    return []


def test_the_rulebook_that_comes_along_has_what_the_content_asks_for() -> None:
    rules = shipped()
    assert rules.name == "passion-economy@1"
    assert [len(each) for each in (rules.rules, rules.topics, rules.items, rules.ratios)] == [
        8,
        4,
        26,
        2,
    ]
    assert len(rules.indicators) == 21
    assert (len(rules.checks), len(rules.bands), len(rules.limits)) == (19, 5, 10)
    assert rules.signals is not None
    assert list(rules.signals.list) == ["G1", "G2", "G3", "G4", "G5"]


def test_the_engine_knows_nothing_of_the_eight_rules(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    small = load_rulebook(str(path)).rulebook
    answers, problems = accept_all(small, {"q1": "hi", "q2": ("a",), "q3": 4, "q4": 80, "q5": -5})
    made = assess(small, answers)
    assert not problems
    assert [rule.score for rule in made.rules] == [100, 50, 60]
    assert made.overall.score == 70
    assert [check.id for check, _ in made.flags] == ["C1"]
    assert [move.indicator.id for move in made.moves] == ["q2", "q3"]
    assert made.moves[0].gain == Fraction(50, 3)
    assert made.figures.hourly is None
    assert made.signals.total == 0


FAULTS = [
    ("points: 1, en: H", "points: 2, en: H", "items.q1.options.hi.points: must be between 0 and 1."),
    ("  first: {number: 1", "  first: {numbre: 1", "rules.first.numbre: unknown field “numbre”. "
     "Did you mean number? Allowed values: number, title, principle, weight, asks."),
    ("version: 3", "version: three", "version: must be a whole number."),
    ("kind: percent", "kind: percentage", "kind must be one of 'single', 'multi', 'number'"),
    ("order: [q1, q2", "order: [q2, q2", "order.1: “q2” appears twice in the list."),
    ("order: [q1, q2", "order: [q2", "the question “q1” is missing from `order`."),
    ("order: [q1, q2", "order: [q9, q1, q2", "order.0: “q9” does not exist in this rulebook. Allowed values: q1"),
    ("rule: first", "rule: frist", "items.q1.rule: “frist” does not exist in this rulebook. Did you mean first? "
     "Allowed values: first, second, third."),
    ("rule: first", "rule: second", "no question or ratio belongs to the rule “first”."),
    ("topic: one", "topic: two", "items.q1.topic: “two” does not exist in this rulebook."),
    ("      lo: {points", "      unknown: {points", "“unknown” is reserved"),
    ("{points: 0, en: L", "{en: L", "items.q1.options.lo: `points` is missing."),
    ("    count_points: [0, 0.5, 1]\n", "", "items.q2: `count_points` is missing."),
    ("[[0, 0], [10, 1]]", "[[0, 0], [0, 1]]", "items.q3.curve.1: the values must increase."),
    ("    min: -5", "    min: 2000", "`min` is greater than `max`."),
    ("{item: q1, is: [hi]}", "{item: q1, is: [high]}", "checks.C1.when.0.is.0: “high” does not exist in this rulebook."),
    ("{item: q1, is: [hi]}", "{item: q1, ratio: q1, is: [hi]}", "must have exactly one subject: item, ratio, rule."),
    ("{item: q1, is: [hi]}", "{item: q1}", "must have exactly one test: is, at_least"),
    ("{item: q3, below: 5}", "{item: q1, below: 5}", "the test number does not work for this kind of question."),
    ("{item: q3, below: 5}", "{item: q3, ticks_at_least: 5}", "the test ticks_at_least does not work"),
    ("{item: q3, below: 5}", "{rule: forth, below: 5}", "“forth” does not exist in this rulebook."),
    ("{from: 0, en: Low", "{from: 1, en: Low", "the first band must start at 0."),
    ("{from: 50, en: Top", "{from: 0, en: Top", "bands: the values must increase."),
    ("rules_needed: 2", "rules_needed: 4", "there are only 3 rules."),
    ("first_steps: [q1]", "first_steps: [q5]", "advice.first_steps.0: “q5” does not exist in this rulebook."),
    ("  - message:", "  - when: [{item: q1, is: [hi]}]\n    message:", "the last message must have no condition."),
    ("    weight: 1\n", "    weight: 0\n", "items.q1.weight: must be greater than 0."),
    ("    feasibility: 0.5\n", "", "items.q1: `feasibility` is missing."),
    ("  first: {number: 1", "  overall: {number: 1", "rules.overall: “overall” is already used (gate)."),
    ('fr: "Small (fr)"', 'fr: ""', "title.fr: must not be empty."),
    (', fr: "Small (fr)"', "", "title: `fr` is missing."),
    ("id: small", "id: 9 lives", "id: does not have the expected format."),
    ("    options:\n      a:", "    exclusive: c\n    options:\n      a:", "items.q2.exclusive: “c” does not exist in this rulebook."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "line"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_in_a_rulebook_is_told_at_its_place(
    tmp_path: Path, before: str, after: str, line: str
) -> None:
    assert before in SMALL
    told = load(tmp_path, SMALL.replace(before, after, 1))
    assert any(line in each for each in told), told
    assert all(each.split(":")[0].isdigit() and each.split(":")[1].isdigit() for each in told)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    broken = SMALL.replace("version: 3", "version: x").replace(
        "points: 1, en: H", "points: 7, en: H"
    )
    assert len(load(tmp_path, broken.replace("kind: money", "kind: gold"))) == 3


def test_faults_of_ratios_are_told(tmp_path: Path) -> None:
    ratio = (
        "ratios:\n  r1:\n    title: {en: R, fr: R}\n    topic: nowhere\n    numerator: q1\n"
        "    denominator: q9\n    unless: q8\n    curve: []\n    why: {en: W, fr: W}\n"
        "    source: {en: S, fr: S}\nchecks:"
    )
    told = "\n".join(load(tmp_path, SMALL.replace("checks:", ratio, 1)))
    for part in ("ratios.r1.topic", "`rule` is missing", "ratios.r1.numerator", "ratios.r1.denominator",
                 "ratios.r1.unless", "`curve` is missing", "`weight` is missing"):  # fmt: skip
        assert part in told


def test_a_file_that_is_no_rulebook_is_not_quoted(tmp_path: Path) -> None:
    assert load(tmp_path, "root: secret\n") == ["1:1: add the line `format: passion-rulebook/1`."]
