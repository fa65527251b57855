"""What is claimed of rulebooks at their edges: nothing false, nothing crashed, every set counted."""

from fractions import Fraction
from pathlib import Path

import pytest
from helpers.verbs import run_passion

from passion_cli.assessment.proofs.distribution import band_counts
from passion_cli.assessment.proofs.prove import prove
from passion_cli.assessment.proofs.ranges import Range, total_range
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError
from passion_cli.storage.rulebook_file import parse_rulebook

HEAD = "format: passion-rulebook/1\nid: t\nversion: 1\nlanguages: [en]\ntitle: T\n"
SCORED = "rule: a, weight: 1, feasibility: 1"
LOW_HIGH = "{lo: {points: 0, en: L}, hi: {points: 1, en: H}}"
CHOICE = f"{{title: C, kind: single, {SCORED}, question: C?, options: {LOW_HIGH}}}"
NUMBER = f"{{title: N, kind: number, {SCORED}, question: N?, max: 10, curve: [[0, 0], [10, 1]]}}"
INPUT = "{title: I, kind: number, question: I?, max: 10}"
TICKS = (
    f"{{title: M, kind: multi, {SCORED}, question: M?, options: {{x: {{en: X}}, y: {{en: Y}}}}, "
    "count_points: [0, 0.6, 1]}"
)
RATIO = f"{{title: R, {SCORED}, numerator: n1, denominator: n2, curve: [[0, 0], [1, 1]]}}"
MOVE = "{do: D, week: W, ninety_days: N, metric: M}"
BANDS = "bands: {low: {from: 0, en: Low}, top: {from: 50, en: Top}}\n"
WITH_RATIO = {"items": {"q1": CHOICE, "n1": INPUT, "n2": INPUT}, "ratios": {"ra": RATIO}}


def text_of(items: dict[str, str], ratios: dict[str, str] | None = None, more: str = "") -> str:
    parts = [HEAD, "rules: {a: {number: 1, title: A}}\n", f"order: [{', '.join(items)}]\n"]
    for name, entries in (("items", items), ("ratios", ratios or {})):
        if entries:
            parts += [f"{name}:\n", *(f"  {key}: {each}\n" for key, each in entries.items())]
    return "".join([*parts, more])


def book_of(
    items: dict[str, str], ratios: dict[str, str] | None = None, more: str = ""
) -> Rulebook:
    return parse_rulebook("t.yaml", text_of(items, ratios, more)).rulebook


def found(book: Rulebook) -> list[tuple[str, str]]:
    return [(each.problem.key, ".".join(map(str, each.problem.path))) for each in prove(book)]


@pytest.mark.parametrize(
    ("condition", "path"),
    [
        ("{ratio: ra, is: [lo]}", "checks.c.when.0"),
        ("{rule: a, is: [hi]}", "checks.c.when.0"),
        ("{rule: a, ticks_at_least: 1}", "checks.c.when.0"),
        ("{ratio: ra, above_item: n1}", "checks.c.when.0"),
        ("{rule: a, above_item: n1}", "checks.c.when.0"),
        ("{item: , at_least: 3}", "checks.c.when.0"),
        ("{item: n1, ratio: , at_least: 3}", "checks.c.when.0"),
        ("{item: n1, at_least: }", "checks.c.when.0"),
        ("{item: q1, is: }", "checks.c.when.0"),
        ("{item: q1, is: []}", "checks.c.when.0.is"),
        ("{item: n1, above_item: q1}", "checks.c.when.0.above_item"),
    ],
)
def test_a_condition_that_fits_nothing_is_refused_at_its_place(condition: str, path: str) -> None:
    check = f"checks: {{c: {{kind: tension, message: M, when: [{condition}]}}}}\n"
    with pytest.raises(InputError) as error:
        book_of(**WITH_RATIO, more=check)
    assert [".".join(map(str, each.path)) for each in error.value.problems] == [path]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (NUMBER.replace("max: 10,", "min: 0.2, max: 0.8, whole: true,"), "no_whole_number"),
        (NUMBER.replace("[[0, 0], [10, 1]]", "[]"), "field_missing"),
    ],
)
def test_a_number_that_nobody_can_answer_or_score_is_refused(number: str, key: str) -> None:
    with pytest.raises(InputError) as error:
        book_of({"q1": CHOICE, "n1": number}, more=BANDS)
    assert [each.key for each in error.value.problems] == [key]


def test_a_choice_that_may_leave_the_score_has_influence() -> None:
    leaving = CHOICE.replace(
        LOW_HIGH, "{yes: {points: 1, en: Y}, na: {points: not_applicable, en: N}}"
    )
    assert found(book_of({"q1": CHOICE, "q2": leaving})) == [("same_points", "items.q2")]
    flat = NUMBER.replace("[[0, 0], [10, 1]]", "[[0, 1]]")
    assert found(book_of({"q1": CHOICE, "n1": flat})) == [("no_influence", "items.n1")]
    may_leave = flat.replace("max: 10", "max: 10, may_not_apply: true")
    assert found(book_of({"q1": CHOICE, "n1": may_leave})) == [("same_points", "items.n1")]


def test_nothing_ticked_is_an_answer_where_no_option_is_exclusive() -> None:
    counted = band_counts(book_of({"m1": TICKS}, more=BANDS))
    assert counted is not None
    assert (counted.sets, dict(counted.bands)) == (4, {"low": 1, "top": 3})
    exclusive = TICKS.replace("count_points", "exclusive: y, count_points")
    counted = band_counts(book_of({"m1": exclusive}, more=BANDS))
    assert counted is not None
    assert counted.sets == 2


def test_questions_that_read_the_same_are_counted_apart() -> None:
    ratio = {"ra": RATIO.replace("n2", "d1")}
    below = INPUT.replace("max: 10", "min: 1, max: 2")
    counted = band_counts(book_of({"n1": NUMBER, "n2": NUMBER, "d1": below}, ratio, BANDS))
    assert counted is not None
    assert counted.sets == 2 * 2 * 2


def test_a_curve_beyond_the_range_is_counted_to_its_end() -> None:
    beyond = NUMBER.replace("[10, 1]", "[100, 1]").replace("max: 10,", "max: 60,")
    counted = band_counts(book_of({"n1": beyond}, more=BANDS))
    assert counted is not None
    assert dict(counted.bands) == {"low": 1, "top": 1}


def test_whole_numbers_never_have_the_points_between_them() -> None:
    between = NUMBER.replace("max: 10,", "max: 1, whole: true,").replace(
        "[[0, 0], [10, 1]]", "[[0, 0], [0.5, 1], [1, 0]]"
    )
    check = "checks: {c: {kind: tension, message: M, when: [{rule: a, above: 50}]}}\n"
    book = book_of({"n1": between}, more=check)
    assert total_range(book) == Range(Fraction(0), Fraction(0))
    assert ("no_influence", "items.n1") in found(book)
    assert ("beyond_reach", "checks.c.when.0") in found(book)


def test_a_ratio_that_is_always_too_large_never_applies() -> None:
    ratio = {"ra": RATIO.replace("curve", "largest: 0.1, curve")}
    items = {"q1": CHOICE, "n1": INPUT.replace("max", "min: 5, max"), "n2": INPUT.replace("max", "min: 1, max")}  # fmt: skip
    assert found(book_of(items, ratio)) == [("never_points", "ratios.ra")]


def test_a_first_step_is_advised_whatever_it_is_worth() -> None:
    settled = CHOICE.replace("points: 0,", "points: 0.96,").replace("kind", f"move: {MOVE}, kind")
    step = "advice: {first_steps: [q1]}\n"
    assert found(book_of({"q1": settled, "q2": CHOICE})) == [("never_advised", "items.q1")]
    assert found(book_of({"q1": settled, "q2": CHOICE}, more=step)) == []


def test_what_the_other_questions_of_a_rule_can_still_reach_is_said() -> None:
    heavy = CHOICE.replace("weight: 1", "weight: 4").replace("points: 0,", "points: 0.5,")
    (flaw,) = prove(book_of({"q1": heavy, "q2": CHOICE}))
    assert (flaw.problem.key, flaw.problem.values["left"]) == ("rule_dominated", "60")


def test_a_rule_is_not_certain_where_a_ratio_of_it_may_be_unknown() -> None:
    away = INPUT.replace("max: 10", "min: 5, max: 10, may_not_apply: true")
    more = "checks: {c: {kind: tension, message: M, when: [{rule: a, at_most: 100}]}}\nscoring: {rule_coverage: 100}\n"
    items = {"q1": CHOICE, "n1": INPUT, "n2": away}
    assert found(book_of(items, {"ra": RATIO}, more)) == []
    always = {**items, "n2": away.replace(", may_not_apply: true", "")}
    assert ("always_holds", "checks.c.when") in found(book_of(always, {"ra": RATIO}, more))


def test_zero_ticks_do_not_hold_where_the_question_may_not_apply() -> None:
    more = "checks: {c: {kind: tension, message: M, when: [{item: m1, ticks_at_least: 0}]}}\n"
    away = TICKS.replace("kind", "may_not_apply: true, kind")
    assert found(book_of({"m1": TICKS}, more=more)) == [("always_holds", "checks.c.when")]
    assert found(book_of({"m1": away}, more=more)) == []


def test_what_is_written_and_never_used_is_told() -> None:
    unscored = INPUT.replace("max: 10", "max: 10, curve: [[0, 0], [10, 1]]")
    ratio = {"ra": RATIO.replace("curve", "unless: q1, curve")}
    book = book_of({"q1": CHOICE, "n1": unscored, "n2": INPUT}, ratio)
    assert found(book) == [
        ("points_unscored", "items.n1.curve"),
        ("unless_never", "ratios.ra.unless"),
    ]


def test_a_risk_names_a_number_only_where_its_first_condition_has_one() -> None:
    risk = f"risks: {{k: {{message: 'You have {{value}}.', when: [WHEN], rules: [a], move: {MOVE}}}}}\n"
    for condition, fits in (("{item: q1, is: [lo]}", True), ("{rule: a, below: 50}", False)):
        try:
            book_of({"q1": CHOICE}, more=risk.replace("WHEN", condition))
            refused = []
        except InputError as error:
            refused = [each.key for each in error.problems]
        assert refused == ([] if fits else ["text_field"])


def test_a_risk_without_a_condition_is_shown(tmp_path: Path) -> None:
    risk = f"risks: {{k: {{message: Always so., when: [], rules: [a], move: {MOVE}}}}}\n"
    (tmp_path / "t.yaml").write_text(text_of({"q1": CHOICE}, more=risk))
    answers = "format: passion-answers/1\nrulebook: t@1\nanswers: {q1: hi}\n"
    (tmp_path / "a.yaml").write_text(answers)
    done = run_passion("report", "a.yaml", "--rules", "t.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Always so." in done.stdout


def test_what_cannot_be_counted_is_given_up_soon() -> None:
    weights = ("1.1", "0.9", "1.35", "0.75", "1.2", "2.05", "0.6", "1.45", "0.85", "1.7", "1.25", "0.95")  # fmt: skip
    options = "{a: {points: 0, en: A}, b: {points: 1/3, en: B}, c: {points: 0.7, en: C}, d: {points: not_applicable, en: D}}"
    items = {
        f"q{number}": CHOICE.replace(LOW_HIGH, options).replace("weight: 1", f"weight: {weight}")
        for number, weight in enumerate(weights)
    }
    linked = {**items, "n1": INPUT, "n2": INPUT}
    assert band_counts(book_of(linked, {"ra": RATIO, "rb": RATIO}, BANDS)) is None
