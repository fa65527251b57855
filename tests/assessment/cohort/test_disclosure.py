"""What may be told of a group, at the exact number of people it takes."""

from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from helpers.people import made_up
from helpers.verbs import answers, book, shipped
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.groups import Group, pool
from passion_cli.assessment.cohort.rounds import (
    GroupChange,
    Rounds,
    compare_rounds,
    group_change,
)
from passion_cli.assessment.cohort.summary import CohortSummary, contribution_of
from passion_cli.assessment.cohort.suppression import is_small, suppressed, withheld
from passion_cli.assessment.cohort.told_rounds import ToldChange, told_rounds
from passion_cli.assessment.cohort.values import cohort_values
from passion_cli.storage.rulebook_file import parse_rulebook

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


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 5, "b": 7, "c": 0}, ""),
        ({"a": 2, "b": 7, "c": 9}, "ab"),
        ({"a": 2, "b": 4, "c": 9}, "ab"),
        ({"a": 1, "b": 1, "c": 9}, "abc"),
        ({"a": 4, "b": 4, "c": 0, "d": 9}, "abd"),
        ({"a": 4, "b": 4, "c": 0}, "abc"),
        ({"a": 3, "b": 0, "c": 4}, "ac"),
        ({"a": 1, "b": 11}, "ab"),
    ],
)
def test_what_a_sum_would_give_away_is_withheld_with_it(
    counts: dict[str, int], hidden: str
) -> None:
    assert suppressed(counts, 5) == set(hidden)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5), st.integers(2, 6))
def test_no_small_count_follows_from_the_others_and_the_sum(
    numbers: list[int], minimum: int
) -> None:
    counts = dict(enumerate(numbers))
    hidden = suppressed(counts, minimum)
    assert not any(is_small(counts[key], minimum) for key in counts.keys() - hidden)
    total = sum(counts[key] for key in hidden)
    if not hidden or len(hidden) == len(counts):
        return  # nothing to find, or nothing more to withhold
    small = [each for each in product(range(1, minimum), repeat=len(hidden)) if sum(each) == total]
    for place in range(len(hidden)):
        assert len({each[place] for each in small}) != 1
    assert len(hidden) > 1


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_a_figure_on_everybody_is_told_from_the_minimum_on(people: int, told: bool) -> None:  # noqa: FBT001
    disclosure = Disclosure(group_of(people), book(), minimum=5)
    assert disclosure.everybody is told
    assert (disclosure.scored is not None) is (disclosure.people is not None) is told
    assert disclosure.score("overall").withheld is not told


def test_the_group_is_told_neither_extremes_nor_marks_and_the_coach_is() -> None:
    summary = group_of(9)
    group, coach = Disclosure(summary, book()), Disclosure(summary, book(), (), 1, "coach")
    told, tally = group.score("overall"), summary.scores["overall"]
    assert (told.low, told.high, told.bins) == (None, None, None)
    assert (told.n, told.median, told.mean) == (9, tally.median, tally.mean)
    shown = coach.score("overall")
    assert (shown.low, shown.high, sum(shown.bins or ())) == (tally.lowest, tally.highest, 9)


def test_where_few_lack_a_score_neither_their_number_nor_a_mean_is_told() -> None:
    summary = group_of(9)
    summary.add(contribution_of(assess(book(), answers(who_for="named"))))
    told = Disclosure(summary, book()).score("uncopyable")
    assert (told.n, told.mean) == (None, None)
    assert told.median == summary.scores["uncopyable"].median
    assert Disclosure(summary, book()).scored is None


def test_a_score_that_all_share_and_an_answer_that_all_gave_are_not_told() -> None:
    summary = CohortSummary.empty(book())
    for _ in range(7):
        summary.add(contribution_of(assess(book(), made_up(3, silent=0))))
    disclosure = Disclosure(summary, book())
    assert all(disclosure.score(rule).withheld for rule in book().rules)
    assert disclosure.score("coverage").median == 100
    options = book().items["who_for"].options  # type: ignore[union-attr]
    assert {disclosure.item("who_for")[key] for key in options} == {None}


def test_an_action_that_all_but_one_need_is_not_told_to_the_group() -> None:
    summary, move = group_of(20), "who_for"
    scored = summary.scored
    for number, told in ((scored - 1, None), (scored - 2, scored - 2), (scored, None)):
        summary.moves = Counter({**dict.fromkeys(book().indicators, 8), move: number})
        assert Disclosure(summary, book()).moves()[move] == told
    assert Disclosure(summary, book(), audience="coach").moves()[move] == scored


def test_a_check_is_told_only_with_the_answers_it_rests_on() -> None:
    summary = group_of(20)
    check, flag = next(iter(book().checks.items()))
    first, second = (condition.item or "" for condition in flag.when)
    for item in (first, second):
        options = list(book().items[item].options)  # type: ignore[union-attr]
        summary.options[item] = Counter({"answered": 20, options[0]: 9, options[1]: 11})
    summary.flags[check] = 6
    assert Disclosure(summary, book()).flags()[check] == 6
    summary.flags[check] = 19
    assert Disclosure(summary, book()).flags()[check] is None, "the one left learns of all others"
    assert Disclosure(summary, book(), audience="coach").flags()[check] == 19
    summary.options[first] = Counter({"answered": 18, "unknown": 2, options[0]: 18})
    assert Disclosure(summary, book()).flags()[check] is None


def test_small_groups_are_told_together_and_not_named() -> None:
    sizes = {"a": 6, "b": 3, "c": 2}
    groups = pool({name: group_of(size) for name, size in sizes.items()}, book(), 5)
    assert [(each.name, each.summary.people, each.members) for each in groups] == [
        ("a", 6, ()),
        ("", 5, ()),
    ]
    joined = pool({"a": group_of(9), "b": group_of(5), "c": group_of(1)}, book(), 5)[-1]
    assert (joined.rest, joined.members) == (True, ("b",))
    assert pool({"a": group_of(6)}, book(), 5)[-1].name == "a"
    assert pool({"a": group_of(2), "b": group_of(2)}, book(), 5) == ()


def test_the_score_of_a_group_is_withheld_as_its_size_is() -> None:
    groups = (Group("a", group_of(6)), Group("b", group_of(4)), Group("", group_of(7), rest=True))
    disclosure = Disclosure(group_of(17), book(), groups)
    told = [disclosure.group_score(each, "overall") for each in groups]
    assert [each.withheld for each in told] == [True, True, False]
    assert told[2].median == groups[2].summary.scores["overall"].median
    assert (told[2].n, told[2].mean) == (None, None)


@pytest.mark.parametrize(("pairs", "told"), [(4, None), (5, 5)])
def test_changes_are_told_from_the_minimum_on(pairs: int, told: int | None) -> None:
    before: dict[bytes, dict[str, Fraction | None]] = {
        bytes([n]): {"overall": Fraction(50)} for n in range(10)
    }
    after: dict[bytes, dict[str, Fraction | None]] = {
        bytes([n]): {"overall": Fraction(60) if n < pairs else None} for n in range(10)
    }
    disclosure = Disclosure(group_of(10), book())
    rounds = told_rounds(compare_rounds(before, after, ["overall"], NOISE), disclosure)
    assert (rounds.pairs, rounds.joined, rounds.left) == (10, 0, 0)
    assert rounds.counts()["improved"] == told
    values = cohort_values(disclosure, 12, rounds)
    assert values["improved"] == told
    assert values["valid"] == Fraction(1000, 12)


def told(change: GroupChange, people: int, *, joined: int = 0, left: int = 0) -> tuple[object, ...]:
    rounds = Rounds(people - joined, joined, left, (change,))
    made = told_rounds(rounds, Disclosure(group_of(people), book()))
    only = made.changes[0]
    return made.pairs, made.joined, made.left, only.pairs, only.up, only.same, only.down, only.p


def test_few_who_joined_left_or_moved_are_not_counted() -> None:
    assert told(GroupChange("overall", 12, 6, 6), 12) == (12, 0, 0, 12, 6, 0, 6, None)
    assert told(GroupChange("overall", 12, 6, 6), 13, joined=1, left=2)[:4] == (
        None,
        None,
        None,
        None,
    )
    p = Fraction(1, 8)
    assert told(GroupChange("overall", 14, 7, 2, p=p), 14)[4:] == (7, None, None, None)


def test_of_too_few_people_the_rounds_tell_nothing() -> None:
    assert set(told(GroupChange("overall", 4, 4, 0), 4)) == {None}


def with_scores(scored: int, without: int) -> CohortSummary:
    """A group with as many overall scores, some apart from each other, and people without one."""
    summary = group_of(0)
    for seed in range(scored + without):
        person = contribution_of(assess(book(), made_up(seed, silent=0)))
        score = 3_000_000 * seed if seed < scored else None
        summary.add(person._replace(scores={**person.scores, "overall": score}))
    return summary


def test_quartiles_are_told_from_twenty_people_on_and_only_where_their_number_is() -> None:
    for audience in ("group", "coach"):
        few, enough = (
            Disclosure(with_scores(number, 0), book(), (), 5, audience).score("overall")
            for number in (19, 20)
        )
        assert few.quartiles is None
        assert enough.quartiles == (Fraction(57, 4), Fraction(171, 4))
    hidden = Disclosure(with_scores(20, 1), book()).score("overall")
    assert (hidden.n, hidden.mean, hidden.quartiles) == (None, None, None)
    assert hidden.median == Fraction(57, 2)
    known = Disclosure(with_scores(20, 1), book(), (), 1, "coach").score("overall")
    assert (known.n, known.quartiles) == (20, enough.quartiles)


def test_sensitive_questions_are_told_to_the_coach_alone_item_by_item() -> None:
    secret = {key for key, item in shipped().items.items() if item.sensitive}
    assert secret == {"story_true", "net_month", "target_month"}
    summary = CohortSummary.empty(shipped())
    for seed in range(40):
        person = contribution_of(
            assess(shipped(), made_up(seed % 8)), {"story_true": "done", "story_told": "done"}
        )
        summary.add(person)
    group = Disclosure(summary, shipped())
    coach = Disclosure(summary, shipped(), (), 1, "coach")
    for item in secret:
        assert set(group.item(item).values()) == {None}
        assert None not in coach.item(item).values()
    about = {
        key
        for key, check in shipped().checks.items()
        if any(each.item in secret for each in check.when)
    }
    assert about
    assert all(group.flags()[key] is None for key in about)
    counts = (group.moves, group.noted, group.done)
    assert [each()["story_true"] for each in counts] == [None, None, None]
    assert group.noted()["story_told"] == group.done()["story_told"] == 40
    assert coach.noted()["story_true"] == 40


def told_change(*differences: int, people: int) -> ToldChange:
    """How a score moved, as a group of so many people is told."""
    pairs = [(Fraction(50), Fraction(50 + each)) for each in differences]
    change = group_change("overall", pairs, NOISE)
    rounds = Rounds(len(pairs), people - len(pairs), 0, (change,))
    return told_rounds(rounds, Disclosure(group_of(people), book())).changes[0]


def test_a_median_change_is_told_where_it_bounds_no_withheld_count() -> None:
    counted = told_change(*[6] * 6, *[0] * 6, *[-6] * 7, people=19)
    assert [counted.up, counted.same, counted.down, counted.median] == [6, 6, 7, 0]
    near = told_change(*[6] * 3, *[1] * 4, *[-9] * 5, people=12)
    assert [near.up, near.same, near.median] == [None, None, 1]
    few = told_change(*[6] * 2, *[1] * 4, *[-9] * 3, people=9)
    assert (few.pairs, few.median) == (9, None)
    far = told_change(*[9] * 3, *[-7] * 9, people=12)
    assert (far.up, far.median) == (None, None)
    hidden = told_change(*[6] * 3, *[1] * 5, *[-9] * 8, people=21)
    assert (hidden.pairs, hidden.down, hidden.median) == (None, 8, None)
    alike = told_change(*[2] * 12, people=12)
    assert (alike.median, alike.before, alike.after) == (None, None, None)


def of_choices(*chosen: tuple[str, str], rules: int = 2) -> Disclosure:
    """What is told of people who answered two questions, in two rules or in one."""
    names = ("one", "two")
    items = "".join(
        f"  {name}:\n    title: {name}\n    rule: r{place % rules}\n    kind: single\n"
        f"    weight: 1\n    question: What?\n    options:\n      a: {{points: 0, en: A}}\n"
        "      b: {points: 1/3, en: B}\n      c: {points: 2/3, en: C}\n      d: {points: 1, en: D}\n"
        for place, name in enumerate(names)
    )
    titled = "".join(f"  r{n}: {{number: {n + 1}, title: R}}\n" for n in range(rules))
    head = "format: passion-rulebook/1\nid: choices\nversion: 1\nlanguages: [en]\ntitle: Choices\n"
    text = f"{head}rules:\n{titled}order: [one, two]\nitems:\n{items}"
    rulebook = parse_rulebook("choices.yaml", text).rulebook
    summary = CohortSummary.empty(rulebook)
    for pair in chosen:
        values = dict(zip(names, pair, strict=True))
        summary.add(contribution_of(assess(rulebook, Answers(values))))
    return Disclosure(summary, rulebook)


FEW = "bbbbbbbcd"
"""Nine answers of which two counts are small, and with them withheld."""
MANY = "bbbbbbccccccdddddd"


def test_a_mean_that_would_give_small_counts_away_is_not_told() -> None:
    """Seven, one and one of nine: the mean and the number of people leave no other counts."""
    told = of_choices(*((each, "a" if number < 5 else "d") for number, each in enumerate(FEW)))
    assert None in told.item("one").values()
    figure = told.score("r0")
    assert (figure.n, figure.mean) == (9, None)
    assert figure.median == pytest.approx(Fraction(100, 3), abs=1e-6)
    both = of_choices(*((each, each) for each in FEW), rules=1)
    assert both.score("r0").mean is None
    assert both.score("overall").mean is None


def test_a_mean_of_answers_that_are_all_told_is_told() -> None:
    told = of_choices(*((each, each) for each in MANY))
    assert None not in told.item("one").values()
    assert told.score("r0").mean is not None
    assert told.score("r0").quartiles is None


def test_a_median_between_two_answers_to_one_question_is_not_told_with_small_counts() -> None:
    told = of_choices(*((each, "a") for each in "bbbbccdd"))
    assert None in told.item("one").values()
    assert told.score("r0").withheld
