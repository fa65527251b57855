"""Faults that were found once, each kept out by its mechanism."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import answers, book, loaded_book, persona
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence, accept_all
from passion_cli.assessment.assess import assess
from passion_cli.assessment.comparison import compare, drops, scores_of
from passion_cli.assessment.scoring import band_of, digits_in_band
from passion_cli.assessment.whatif import single_changes
from passion_cli.errors import InputError
from passion_cli.language.numbers import exact_round
from passion_cli.storage.answers_file import load_answers
from passion_cli.storage.rulebook_file import LoadedRulebook, parse_rulebook

HEAD = "format: passion-answers/1\nrulebook: small@3\nanswers:\n"


def changed(old: str, new: str) -> LoadedRulebook:
    """The small rulebook with one text replaced."""
    assert old in SMALL
    return parse_rulebook("small.yaml", SMALL.replace(old, new, 1))


@given(st.fractions(0, 100, max_denominator=10_000))
def test_a_number_never_stands_beside_a_band_that_is_not_its_own(score: Fraction) -> None:
    shown = Fraction(exact_round(score, digits_in_band(book(), score)))
    assert band_of(book(), shown) is band_of(book(), score)


@pytest.mark.parametrize(
    ("score", "digits"), [("24.78", 1), ("24.97", 2), ("24.2", 0), ("25", 0), ("84.9999", 4)]
)
def test_decimals_are_shown_only_where_rounding_would_cross_a_cut(score: str, digits: int) -> None:
    assert digits_in_band(book(), Fraction(score)) == digits


@pytest.mark.parametrize("kind", ["checks", "signals"])
def test_a_condition_on_a_rule_fires(kind: str) -> None:
    when = "{rule: first, at_least: 100}"
    if kind == "checks":
        rules = changed("[{item: q1, is: [hi]}, {item: q3, below: 5}]", f"[{when}]").rulebook
    else:
        text = '{en: "x", fr: "x"}'
        signals = f"signals: {{shown_from: 1, message: {text}, list: {{S1: {{title: {text}, when: [{when}]}}}}}}"
        rules = changed("bands:", f"{signals}\nbands:").rulebook
    high, low = (assess(rules, Answers({"q1": value})) for value in ("hi", "lo"))
    if kind == "checks":
        assert ([check.id for check in high.checks], low.checks) == (["C1"], ())
    else:
        assert (len(high.signals.present), len(low.signals.present)) == (1, 0)


def test_what_if_tries_both_sides_of_a_bend_between_two_whole_numbers() -> None:
    given_answers = persona("designer")
    values = {**given_answers.values, "audience_total": Decimal(101), "audience_direct": Decimal(2)}
    made = assess(book(), Answers({**values, "customers_12m": Decimal(1)}))
    offered = {each.item: each for each in single_changes(made)}["audience_direct"]
    better = [
        assess(book(), made.answers.with_answer("audience_direct", Decimal(number))).overall.score
        for number in range(102)
    ]
    assert made.overall.score is not None
    assert offered.value == Decimal(51)
    assert offered.gain == max(each for each in better if each is not None) - made.overall.score


@pytest.mark.parametrize(("points", "counts"), [("4.999", False), ("5", True), ("5.001", True)])
def test_five_points_are_a_change_everywhere(points: str, counts: bool) -> None:  # noqa: FBT001
    made = assess(book(), persona("driver"))
    score = made.overall.score or Fraction(0)
    lower = made.overall._replace(score=score - Fraction(points))
    moved = compare(made, made).overall._replace(after=lower)
    assert moved.is_noise is not counts
    after = {**scores_of(made), "overall": lower.score}
    assert bool(drops(scores_of(made), after, Fraction(5))) is counts


def test_points_can_be_thirds_and_stay_exact() -> None:
    rules = changed("lo: {points: 0,", "lo: {points: 1/3,").rulebook
    rule = assess(rules, Answers({"q1": "lo"})).rules[0]
    assert rule.score == Fraction(100, 3)


@pytest.mark.parametrize("wrong", ["3/2", "1/0", "-1/3", "a/b"])
def test_a_fraction_that_is_no_points_is_refused(wrong: str) -> None:
    with pytest.raises(InputError):
        changed("lo: {points: 0,", f"lo: {{points: {wrong},")


@pytest.mark.parametrize("number", ["3.1234567", "0.123456789012345", "9.99999999999999"])
def test_numbers_of_up_to_fifteen_digits_are_read_exactly(tmp_path: Path, number: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}  q4: {number}\n")
    rules = parse_rulebook("small.yaml", SMALL).rulebook
    record = load_answers(str(file), rules).record
    assert record.answers.values == {"q4": Decimal(number)}


@pytest.mark.parametrize("number", ["3.1234567890123456", "12345678901234567"])
def test_a_number_of_more_digits_is_refused_with_the_limit(tmp_path: Path, number: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}  q4: {number}\n")
    with pytest.raises(InputError) as caught:
        load_answers(str(file), parse_rulebook("small.yaml", SMALL).rulebook)
    (problem,) = caught.value.problems
    assert (problem.key, problem.values) == ("number_too_long", {"digits": 15})
    assert problem.where.endswith("a.yaml:4:7")


def test_a_long_number_in_a_label_stays_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(HEAD.replace("answers:", "respondent: 123456789012345678\nanswers: {}"))
    rules = parse_rulebook("small.yaml", SMALL).rulebook
    assert load_answers(str(file), rules).record.respondent == "123456789012345678"


def test_levels_are_those_of_the_rulebook() -> None:
    rules = changed("scoring:", "levels: {middle: 10, high: 20}\nscoring:").rulebook
    assert (rules.levels.middle, rules.levels.high) == (Fraction(10), Fraction(20))
    with pytest.raises(InputError):
        changed("scoring:", "levels: {middle: 30, high: 20}\nscoring:")


def test_options_whose_points_neither_rise_nor_fall_are_refused_unless_nominal() -> None:
    wrong = SMALL.replace("lo: {points: 0,", "lo: {points: 0.5,", 1).replace(
        "      hi: {points: 1,", "      mid: {points: 0, en: M, fr: M}\n      hi: {points: 1,", 1
    )
    with pytest.raises(InputError) as caught:
        parse_rulebook("small.yaml", wrong)
    assert [problem.key for problem in caught.value.problems] == ["options_order"]
    parse_rulebook(
        "small.yaml",
        wrong.replace("    kind: single\n", "    kind: single\n    nominal: true\n", 1),
    )


def test_every_item_of_the_tests_rulebook_is_answered_as_it_is_asked() -> None:
    raw = dict.fromkeys(book().items, Silence.UNKNOWN.value)
    accepted, problems = accept_all(book(), raw)
    assert (len(accepted.values), problems) == (len(book().items), ())
    assert loaded_book().rulebook is book()
    assert answers(who_for="named").values
