"""Rulebooks that are wrong in meaning, each with what is said of it; and sound ones."""

import random
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.people import draw
from helpers.small_rulebook import SMALL, t
from helpers.verbs import book, run_passion, shipped

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.assessment.assess import assess
from passion_cli.assessment.proofs.bands import band_findings, witnesses
from passion_cli.assessment.proofs.conditions import condition_findings
from passion_cli.assessment.proofs.prove import prove
from passion_cli.assessment.proofs.ranges import influences, rule_range, total_range
from passion_cli.assessment.proofs.totals import every_total
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError
from passion_cli.storage.rulebook_file import parse_rulebook

CHECK = "checks:\n  C1:\n"
WHEN = "    when: [{item: q1, is: [hi]}, {item: q3, below: 5}]\n"
SIGNALS = (
    "signals:\n  shown_from: 3\n  message: " + t("Several.") + "\n  list:\n"
    "    s1: {title: " + t("One") + ", when: [{item: q1, is: [hi]}]}\n"
)
RATIO = f"""ratios:
  r1:
    title: {t("Ratio")}
    topic: one
    rule: third
    weight: 1
    feasibility: 0.5
    why: {t("Why")}
    source: {t("Source")}
    move: {{week: {t("Week")}, ninety_days: {t("Quarter")}, metric: {t("Metric")}}}
    numerator: q3
    denominator: q3
    curve: [[0, 0], [1, 1]]
"""


def changed(*pairs: tuple[str, str]) -> str:
    """The small rulebook with some of its text replaced."""
    text = SMALL
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def when(conditions: str) -> str:
    return changed((WHEN, f"    when: [{conditions}]\n"))


WRONG = {
    "a band nobody can reach": (
        changed(
            ("lo: {points: 0,", "lo: {points: 0.5,"),
            ("count_points: [0, 0.5, 1]", "count_points: [0.5, 0.7, 1]"),
            ("curve: [[0, 0], [10, 1]]", "curve: [[0, 0.5], [10, 1]]"),
            ("curve: [[0, 0], [100, 1]]", "curve: [[0, 0.5], [100, 1]]"),
        ),
        "band_unreachable", "bands.low", "A total beside it is 50. For example: q1=lo, q2=[], q3=0",
    ),
    "a band in a sliver": (
        changed(("top: {from: 50, en: Top, fr: Haut}", "top: {from: 50, en: Top, fr: Haut}\n  best: {from: 99.5, en: Best, fr: Mieux}")),
        "band_sliver", "bands.best", "only 0.5 points",
    ),
    "a check that excludes itself": (
        when("{item: q1, is: [hi]}, {item: q1, is: [lo]}"), "never_holds", "checks.C1.when", "nothing about q1 meets all",
    ),
    "numbers that exclude each other": (
        when("{item: q3, below: 2}, {item: q3, at_least: 2}"), "never_holds", "checks.C1.when", "nothing about q3 meets all",
    ),
    "a condition out of range": (
        when("{item: q3, at_least: 11}"), "beyond_reach", "checks.C1.when.0", "q3 is always between 0 and 10",
    ),
    "a rule score that cannot be": (
        changed(("lo: {points: 0,", "lo: {points: 0.4,"), (WHEN, "    when: [{rule: first, below: 40}]\n")),
        "beyond_reach", "checks.C1.when.0", "first is always between 40 and 100",
    ),
    "a check that always holds": (
        when("{item: q1, is: [lo, hi]}"), "always_holds", "checks.C1.when", "whatever is answered",
    ),
    "more ticks than options": (
        when("{item: q2, ticks_at_least: 3}"), "ticks_beyond", "checks.C1.when.0.ticks_at_least", "at most 2",
    ),
    "what always applies": (
        when("{item: q1, is: [not_applicable]}"), "cannot_not_apply", "checks.C1.when.0.is.0", "q1 always applies",
    ),
    "one number above another": (
        changed(("    min: -5\n    max: 1000\n", "    min: 10\n    max: 1000\n"), (WHEN, "    when: [{item: q3, above_item: q5}]\n")),
        "above_never", "checks.C1.when.0.above_item", "q3 is at most 10",
    ),
    "a question without influence": (
        changed(("hi: {points: 1,", "hi: {points: 0,")), "no_influence", "items.q1", "every answer is worth 0",
    ),
    "a flat curve": (
        changed(("curve: [[0, 0], [10, 1]]", "curve: [[0, 0.5], [10, 0.5]]")), "no_influence", "items.q3", "worth 0.5",
    ),
    "a question that nothing uses": (
        changed((WHEN, "    when: [{item: q1, is: [hi]}]\n")), "item_unused", "items.q5", "nothing uses the answer",
    ),
    "two labels that read alike": (
        changed(("hi: {points: 1, en: H, fr: H}", "hi: {points: 1, en: l, fr: H}")), "label_twice", "items.q1.options.hi.en", "reads like the option lo",
    ),
    "a curve that turns back": (
        changed(("curve: [[0, 0], [10, 1]]", "curve: [[0, 0], [5, 1], [10, 0]]")), "curve_turns", "items.q3.curve", "0 → 0, 5 → 1, 10 → 0",
    ),
    "a curve beyond the largest answer": (
        changed(("curve: [[0, 0], [10, 1]]", "curve: [[0, 0], [20, 1]]")), "curve_beyond", "items.q3.curve.1", "no answer can be 20",
    ),
    "more points than options": (
        changed(("count_points: [0, 0.5, 1]", "count_points: [0, 0.3, 0.6, 1]")), "count_points_long", "items.q2.count_points", "at most 3",
    ),
    "points that fall with ticks": (
        changed(("count_points: [0, 0.5, 1]", "count_points: [0, 1, 0.5]")), "count_points_fall", "items.q2.count_points.2", "with 2 ticks the points fall from 1 to 0.5",
    ),
    "an action nobody is advised": (
        changed(("lo: {points: 0,", "lo: {points: 0.96,"), ("first_steps: [q1]", "first_steps: [q2]")), "never_advised", "items.q1", "0.96 or more, and from 0.95",
    ),
    "points where nothing is scored": (
        changed(("  q5:\n", "  q6:\n    title: " + t("T") + "\n    topic: one\n    kind: single\n    question: " + t("Q?") + "\n    help: " + t("H") + "\n    why: " + t("W") + "\n    source: " + t("S") + "\n    options: {a: {points: 1, en: A, fr: A}, b: {points: 0, en: B, fr: B}}\n  q5:\n"), ("q4, q5]", "q4, q5, q6]")),
        "points_unscored", "items.q6.options.a.points", "is not scored",
    ),
    "a ratio of an item with itself": (
        changed(("checks:\n", RATIO + "checks:\n")), "ratio_of_itself", "ratios.r1.denominator", "divides q3 by itself",
    ),
    "two rules of one number": (
        changed(("third: {number: 3", "third: {number: 2")), "number_twice", "rules.third.number", "that of the rule second",
    ),
    "minutes that run backwards": (changed(("minutes: [1, 2]", "minutes: [3, 2]")), "minutes_order", "minutes", "from 3 to 2"),
    "signals that are never shown": (
        changed(("bands:\n", SIGNALS + "bands:\n")), "signals_few", "signals.shown_from", "the number of signals is 1",
    ),
    "a threshold of nothing": (changed(("noise: 5", "noise: 0")), "not_positive", "scoring.noise", "greater than 0"),
    "bands of one name": (
        changed(("top: {from: 50, en: Top,", "top: {from: 50, en: Low,")), "label_twice", "bands.top", "reads like the option low",
    ),
    "a level that no rule can have": (
        changed(("bands:\n", "levels:\n  words:\n    a: {from: 0, en: A, fr: A}\n    b: {from: 70, en: B, fr: B}\nbands:\n"), ("hi: {points: 1,", "hi: {points: 0.5,"), ("count_points: [0, 0.5, 1]", "count_points: [0, 0.5]"), ("[10, 1]]", "[10, 0.5]]"), ("[100, 1]]", "[100, 0.5]]")),
        "level_unreached", "levels.words.b", "their scores end at 50",
    ),
    "a limit that nothing is below": (
        changed(("weak_link_below: 25", "weak_link_below: 20"), ("lo: {points: 0,", "lo: {points: 0.5,"), ("count_points: [0, 0.5, 1]", "count_points: [0.5, 0.7, 1]"), ("curve: [[0, 0], [10", "curve: [[0, 0.5], [10"), ("curve: [[0, 0], [100", "curve: [[0, 0.5], [100")),
        "weak_never", "scoring.weak_link_below", "no rule can be below 20",
    ),
    "signals that exclude each other": (
        changed(("bands:\n", SIGNALS.replace("shown_from: 3", "shown_from: 2").replace("    s1", "    s0: {title: " + t("Nought") + ", when: [{item: q1, is: [lo]}]}\n    s1") + "bands:\n")), "signals_apart", "signals.shown_from", "no more than 1",
    ),
    "a message that another one hides": (
        changed(("  - message:", "  - when: [{item: q1, is: [hi, lo]}]\n    message: " + t("One") + "\n  - when: [{item: q1, is: [hi]}]\n    message: " + t("Two") + "\n  - message:")), "message_hidden", "too_early.1", "the message 1 holds",
    ),
    "an action for what is not known": (
        changed(("first_steps: [q1]", "first_steps: [q2]"), ("    move: {", "    moves:\n      - {when: [{item: q1, is: [unknown]}], "), ("    question: ", "      - {week: " + t("Week") + ", ninety_days: " + t("Quarter") + ", metric: " + t("Metric") + "}\n    question: ")),
        "move_unscored", "items.q1.moves.0.when", "answers without points",
    ),
    "half a whole number": (
        changed(("    max: 10\n", "    max: 10\n    whole: true\n"), (WHEN, "    when: [{item: q3, equals: 2.5}]\n")),
        "whole_never", "checks.C1.when.0", "takes whole numbers only",
    ),
    "a number above itself": (
        when("{item: q3, above_item: q3}"), "above_itself", "checks.C1.when.0.above_item", "compares a number with itself",
    ),
    "a check without conditions": (when(""), "always_holds", "checks.C1.when", "whatever is answered"),
    "whole numbers with nothing between": (
        changed(("    max: 10\n", "    max: 10\n    whole: true\n"), (WHEN, "    when: [{item: q3, above: 3}, {item: q3, below: 4}]\n")),
        "never_holds", "checks.C1.when", "nothing about q3",
    ),
    "the score of a rule beside its question": (
        when("{item: q1, is: [hi]}, {rule: first, below: 60}"), "never_holds", "checks.C1.when", "nothing about first",
    ),
    "an action for answers that need none": (
        changed(("first_steps: [q1]", "first_steps: [q2]"), ("    move: {", "    moves:\n      - {when: [{item: q1, is: [hi]}], "), ("    question: ", "      - {week: " + t("Week") + ", ninety_days: " + t("Quarter") + ", metric: " + t("Metric") + "}\n    question: ")),
        "move_settled", "items.q1.moves.0.when", "worth 1 or more",
    ),
    "a field that a question does not have": (
        changed(('question: {en: "Question?"', 'question: {en: "Question in {currency}?"')), "field_shown", "items.q1.question.en", "{currency} is not filled in here",
    ),
    "options that nothing tells apart": (
        changed(("      hi: {points: 1, en: H, fr: H}\n", "      hi: {points: 1, en: H, fr: H}\n      hj: {points: 1, en: J, fr: J}\n"), (WHEN, "    when: [{item: q3, below: 5}]\n")),
        "option_alike", "items.q1.options.hj", "worth as much as the option hi",
    ),
    "a rule that is one question": (
        changed(("    rule: third\n    weight: 1\n", "    rule: third\n    weight: 4\n")), "rule_dominated", "items.q3.weight", "80% of the weight",
    ),
}  # fmt: skip


WITHOUT_EXAMPLE = (
    "number_twice",
    "minutes_order",
    "signals_few",
    "not_positive",
    "field_shown",
    "level_unreached",
    "weak_never",
    "signals_apart",
    "message_hidden",
    "label_twice",
)
"""What is wrong whatever is answered: settings and texts."""


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_meaning_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    text, key, path, told = WRONG[name]
    (tmp_path / "mine.yaml").write_text(text)
    findings = prove(parse_rulebook("mine.yaml", text).rulebook)
    found = [each for each in findings if each.problem.key == key]
    assert path in [".".join(map(str, each.problem.path)) for each in found]
    examples = [bool(each.problem.values["example"]) for each in found]
    assert all(examples) or key in WITHOUT_EXAMPLE
    done = run_passion("rules", "check", "mine.yaml", "--lang", "en", cwd=tmp_path)
    line = next(each for each in done.stderr.splitlines() if told in each)
    assert line.startswith("mine.yaml:" if found[0].is_error else "Warning: mine.yaml:")
    assert f": {path}: " in line
    errors = any(each.is_error for each in findings)
    assert done.returncode == (2 if errors else 0)
    strict = run_passion("rules", "check", "mine.yaml", "--strict", "--lang", "fr", cwd=tmp_path)
    assert strict.returncode == 2
    assert "{" not in strict.stderr or key == "field_shown"


def test_sound_rulebooks_have_no_finding() -> None:
    for rulebook in (shipped(), book()):
        assert prove(rulebook) == ()
    small = parse_rulebook("small.yaml", SMALL).rulebook
    assert [each.problem.key for each in prove(small)] == ["item_unused"]


@pytest.mark.parametrize("seed", range(40))
def test_of_random_sound_rulebooks_nothing_is_claimed_that_answers_refute(seed: int) -> None:
    """Bands, ranges and conditions are held against answers drawn at random."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    rulebook = _random_rulebook(chance)
    unreachable = {
        each.problem.path[1]
        for each in band_findings(rulebook)
        if each.problem.key == "band_unreachable"
    }
    whole = total_range(rulebook)
    assert whole is not None
    totals = every_total(rulebook)
    told = {each.problem.key for each in condition_findings(rulebook)}
    is_impossible = bool(told & {"never_holds", "beyond_reach"})
    assert told <= {"never_holds", "beyond_reach", "always_holds"}
    for _ in range(150):
        values = {item.id: draw(item, chance) for item in rulebook.asked() if chance.random() > 0.1}
        if chance.random() < 0.2 and "q2" in values:
            values["q2"] = ()
        for key in [key for key in values if chance.random() < 0.1]:
            values[key] = Silence.UNKNOWN
        person = assess(rulebook, Answers(values))
        for rule, score in person.rule_scores.items():
            reach = rule_range(rulebook, rule)
            assert score is None or (reach is not None and reach.low <= score <= reach.high)
        if person.total is not None and person.band is not None:
            assert whole.low <= person.total <= whole.high
            assert person.band.id not in unreachable
            assert not totals or person.total in totals
        assert not (is_impossible and person.checks)


def _random_rulebook(chance: random.Random) -> Rulebook:
    def number() -> str:
        return f"{chance.randint(0, 20)}/20"

    low, high = sorted((chance.randint(0, 10), chance.randint(11, 20)))
    text = changed(
        ("lo: {points: 0,", f"lo: {{points: {low}/20,"),
        ("hi: {points: 1,", f"hi: {{points: {high}/20,"),
        ("count_points: [0, 0.5, 1]", f"count_points: [{number()}, {number()}, {number()}]"),
        (
            "curve: [[0, 0], [10, 1]]",
            f"curve: [[0, {number()}], [4, {number()}], [10, {number()}]]",
        ),
        ("top: {from: 50,", f"top: {{from: {chance.randint(1, 100)},"),
        ("rules_needed: 2", f"rules_needed: {chance.randint(1, 3)}"),
        (WHEN, f"    when: [{', '.join(_random_conditions(chance))}]\n"),
    )
    if chance.random() < 0.5:
        none = "      na: {points: not_applicable, en: N, fr: N}\n"
        text = text.replace("      hi: {points", none + "      hi: {points", 1)
    if chance.random() < 0.5:  # nothing but choices: every total can be listed
        for kind, top in (("number", 10), ("percent", 100)):
            start = text.index(f"    kind: {kind}\n")
            end = text.index("\n\n", start) if "\n\n" in text[start:] else len(text)
            part = text[start:end]
            options = "    options: {a: {points: 0, en: A, fr: A}, b: {points: 1, en: B, fr: B}}"
            curve = next(line for line in part.splitlines() if "curve:" in line)
            new = part.replace(f"kind: {kind}", "kind: single").replace(f"    max: {top}\n", "")
            text = text[:start] + new.replace(curve, options) + text[end:]
        text = text.replace("{item: q3, ", "{rule: third, ")
    return parse_rulebook("random.yaml", text).rulebook


def _random_conditions(chance: random.Random) -> list[str]:
    """One to three conditions, some of which go together and some of which do not."""
    every = [
        "{item: q1, is: [hi]}",
        f"{{rule: first, {chance.choice(['below', 'at_least'])}: {chance.randint(1, 99)}}}",
        f"{{rule: second, above: {chance.randint(1, 99)}}}",
        f"{{item: q3, {chance.choice(['above', 'at_most'])}: {chance.randint(0, 10)}}}",
        f"{{rule: third, {chance.choice(['below', 'at_least'])}: {chance.randint(1, 99)}}}",
        "{item: q2, ticks_at_least: 1}",
        f"{{item: q1, is: [{chance.choice(['unknown', 'hi, unknown', 'lo'])}]}}",
        f"{{item: q2, is: [{chance.choice(['a', 'unknown', 'a, unknown'])}]}}",
    ]
    return chance.sample(every, chance.randint(1, 3))


@pytest.mark.parametrize(
    ("points", "conditions"),
    [
        ("hi: {points: 1,", "{item: q1, is: [unknown]}, {rule: third, at_most: 10}"),
        ("hi: {points: not_applicable,", "{item: q1, is: [hi]}, {rule: third, at_most: 10}"),
        ("hi: {points: not_applicable,", "{item: q1, is: [hi, lo]}, {rule: third, at_most: 10}"),
    ],
)
def test_what_is_not_known_or_does_not_apply_leaves_a_rule(points: str, conditions: str) -> None:
    """q1 and q3 in one rule: where q1 has no points, the rule has those of q3."""
    text = changed(
        ("    rule: first\n", "    rule: third\n"),
        ("lo: {points: 0,", "lo: {points: 0.5,"),
        ("hi: {points: 1,", points),
        (WHEN, f"    when: [{conditions}]\n"),
    )
    text = text.replace("    rule: second\n", "    rule: first\n", 1).replace(
        "order: [q1, q2", "order: [q2, q1"
    )
    start = text.index("  second:")
    text = text[:start] + text[text.index("  third:") :]
    text = text.replace("rules_needed: 2", "rules_needed: 1").replace("nominal: true", "")
    rulebook = parse_rulebook("mine.yaml", text).rulebook
    assert [each.problem.key for each in condition_findings(rulebook)] == []


def test_labels_that_a_reader_tells_apart_are_told_apart() -> None:
    for one, other in (("Wir zahlen", "Wir zählen"), ("In Maßen", "In Massen"), ("★", "★★")):
        text = changed(
            ("en: L, fr: B", f"en: {one}, fr: B"), ("en: H, fr: H", f"en: {other}, fr: H")
        )
        keys = [each.problem.key for each in prove(parse_rulebook("mine.yaml", text).rulebook)]
        assert "label_twice" not in keys


def test_the_top_of_a_scale_may_have_a_band_of_its_own() -> None:
    text = changed(
        ("top: {from: 50, en: Top, fr: Haut}", "top: {from: 50, en: Top, fr: Haut}\n  all: {from: 100, en: All, fr: Tout}"),
        ("kind: number\n", "kind: single\n"), ("kind: percent\n", "kind: single\n"),
        ("    max: 10\n    curve: [[0, 0], [10, 1]]\n", "    options: {a: {points: 0, en: A, fr: A}, b: {points: 1, en: B, fr: B}}\n"),
        ("    max: 100\n    curve: [[0, 0], [100, 1]]\n", "    options: {a: {points: 0, en: A, fr: A}, b: {points: 1, en: B, fr: B}}\n"),
        (WHEN, "    when: [{item: q1, is: [hi]}]\n"),
    )  # fmt: skip
    assert list(band_findings(parse_rulebook("mine.yaml", text).rulebook)) == []


def test_what_may_not_apply_leaves_the_rest_its_whole_range() -> None:
    """A rule of which half does not apply has the score of the other half."""
    text = changed(
        (
            "    rule: third\n    weight: 1\n",
            "    rule: third\n    weight: 1\n    may_not_apply: true\n",
        ),
        ("curve: [[0, 0], [10, 1]]", "curve: [[0, 0.2], [10, 0.4]]"),
        ("rule_coverage: 50", "rule_coverage: 70"),
    )
    reach = rule_range(parse_rulebook("mine.yaml", text).rulebook, "third")
    assert reach is not None
    assert [reach.low, reach.high] == [0, 100]


def test_a_long_search_is_given_up_and_nothing_is_claimed(tmp_path: Path) -> None:
    start, end = SMALL.index("  q1:\n"), SMALL.index("  q2:\n")
    question = SMALL[start:end]
    more = "".join(question.replace("  q1:\n", f"  r{n}:\n", 1) for n in range(20))
    text = SMALL.replace("  q2:\n", more + "  q2:\n", 1)
    text = text.replace("order: [q1,", "order: [q1, " + ", ".join(f"r{n}" for n in range(20)) + ",")
    text = text.replace("top: {from: 50,", "top: {from: 99.9,")
    (tmp_path / "mine.yaml").write_text(text)
    done = run_passion("rules", "check", "mine.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_nothing_can_be_divided_by_a_question_that_is_always_nought() -> None:
    nought = (
        f"  q6:\n    title: {t('T')}\n    topic: one\n    kind: number\n"
        f"    question: {t('Q?')}\n    max: 0\n  q5:\n"
    )
    text = changed(
        ("checks:\n", RATIO.replace("denominator: q3", "denominator: q6") + "checks:\n"),
        ("  q5:\n", nought),
        ("q4, q5]", "q4, q5, q6]"),
    )
    found = prove(parse_rulebook("mine.yaml", text).rulebook)
    assert "never_points" in {each.problem.key for each in found}


def test_a_discrete_gap_is_found_by_listing_every_total() -> None:
    two = changed(
        (
            "top: {from: 50, en: Top, fr: Haut}",
            "mid: {from: 34, en: Mid, fr: Mid}\n  top: {from: 49, en: Top, fr: Haut}",
        ),
        ("rules_needed: 2", "rules_needed: 3"),
    )
    only = two[: two.index("  q3:\n")] + two[two.index("  q5:\n") :]
    one_rule = only.replace("order: [q1, q2, q3, q4, q5]", "order: [q1, q2, q5]")
    one_rule = one_rule.replace(WHEN, "    when: [{item: q1, is: [hi]}]\n")
    lines = [line for line in one_rule.splitlines() if not line.startswith("  third:")]
    text = "\n".join(lines).replace("rules_needed: 3", "rules_needed: 2")
    text = text.replace("count_points: [0, 0.5, 1]", "count_points: [0, 0, 1]")
    rulebook = parse_rulebook("two.yaml", text + "\n").rulebook
    assert every_total(rulebook) == {Fraction(0), Fraction(50), Fraction(100)}
    assert [each.problem.path for each in band_findings(rulebook)] == [("bands", "mid")]
    assert {each.total for each in witnesses(rulebook)} == {0, 50, 100}


def test_the_summary_says_what_moves_the_total_most() -> None:
    done = run_passion("rules", "check", "rules.yaml", "--strict", "--lang", "en")
    assert done.returncode == 0
    assert "The total is always between 0 and 100. Most influence: " in done.stderr
    moved = influences(shipped())
    assert list(moved.values()) == sorted(moved.values(), reverse=True)
    first = next(iter(moved))
    assert f"Most influence: {first} (" in done.stderr
    for rulebook in (shipped(), book()):
        totals = [each.total for each in witnesses(rulebook)]
        assert min(totals) < 1
        assert max(totals) > 99


def test_what_cannot_be_loaded_is_not_reasoned_about() -> None:
    with pytest.raises(InputError):
        parse_rulebook("mine.yaml", changed(("rules_needed: 2", "rules_needed: 9")))
