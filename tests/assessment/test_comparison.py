import re
from fractions import Fraction
from itertools import product

import pytest
from helpers.people import made_up, moved
from helpers.small_rulebook import SMALL
from helpers.verbs import PERSONAS, answers, book, loaded_book, persona
from hypothesis import given, settings
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, accept_all
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.comparison import ANSWERS, KNOWN, RULES, compare
from passion_cli.assessment.renaming import rename
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.sensitivity import VARIATION
from passion_cli.assessment.whatif import single_changes
from passion_cli.storage.rulebook_file import parse_rulebook

TEXT = loaded_book().text


def changed_rulebook(seed: int) -> Rulebook:
    """Another version: other weights, an item with another name, an option with another name."""
    text = TEXT.replace("version: 1\n", "version: 2\n")
    text = text.replace("    weight: 1\n", f"    weight: {1 + seed % 3}\n", 1 + seed % 7)
    text = text.replace("points: 0.25", f"points: 0.{3 + seed % 3}", 1 + seed % 5)
    if seed % 2:
        text = re.sub(r"\btoo_expensive\b", "when_dear", text)
        text = text.replace(
            "  when_dear:\n", "  when_dear:\n    renamed_from: [too_expensive]\n", 1
        )
        text = re.sub(r"\banyone\b(?=[:,\]])", "everyone", text)
        text = text.replace("everyone: {points", "everyone: {renamed_from: [anyone], points")
    return parse_rulebook("changed.yaml", text).rulebook


BOOKS = [changed_rulebook(seed) for seed in range(6)]


def check(rulebook: Rulebook, given_answers: Answers) -> Assessment:
    return assess(rulebook, accept_all(rulebook, rename(rulebook, given_answers.values).given)[0])


@settings(max_examples=80)
@given(st.integers(0, 500), st.integers(0, 500), st.booleans(), st.sampled_from([None, *BOOKS]))
def test_the_causes_sum_exactly_to_the_change(
    first: int,
    second: int,
    same_person: bool,  # noqa: FBT001
    rules: Rulebook | None,
) -> None:
    old = made_up(first, silent=0.2, absent=0.1)
    new = moved(old, second, 0.4) if same_person else made_up(second, silent=0.1)
    before, after = assess(book(), old), check(rules or book(), new)
    progress = compare(before, after)
    if before.overall.score is None or after.overall.score is None:
        assert progress.causes == ()
        return
    total = sum((cause.points for cause in progress.causes), Fraction(0))
    assert total == after.overall.score - before.overall.score == progress.overall.change
    assert sum(progress.total(kind) for kind in (RULES, KNOWN, ANSWERS)) == total
    assert rules is not None or progress.total(RULES) == 0


def test_the_rules_alone_move_a_score_when_no_answer_changed() -> None:
    before, after = assess(book(), persona("designer")), check(BOOKS[1], persona("designer"))
    progress = compare(before, after)
    assert {cause.kind for cause in progress.causes} <= {RULES}
    assert progress.dropped == ()


def test_what_became_known_is_told_apart_from_what_changed() -> None:
    old = persona("luthier").with_answer(
        "price_basis", answers(price_basis="unknown").values["price_basis"]
    )
    new = persona("luthier").with_answer("who_for", "anyone")
    progress = compare(assess(book(), old), assess(book(), new))
    assert [(cause.kind, cause.items) for cause in progress.causes] == [
        (KNOWN, ("price_basis",)),
        (ANSWERS, ("who_for",)),
    ]


def test_under_five_points_is_noise() -> None:
    same = assess(book(), persona("coach"))
    assert compare(same, same).overall.is_noise
    assert compare(same, same).causes == ()
    other = compare(assess(book(), persona("driver")), same)
    assert not other.overall.is_noise


def test_a_former_name_never_hides_a_name_of_today() -> None:
    rulebook = BOOKS[1]
    renamed = rename(rulebook, {"too_expensive": "cut", "who_for": "anyone", "top_share": 4})
    assert renamed.given == {"when_dear": "cut", "who_for": "everyone", "top_share": 4}
    assert [(each.old, each.new) for each in renamed.mapped] == [
        ("too_expensive", "when_dear"),
        ("anyone", "everyone"),
    ]
    both = {"too_expensive": "cut", "when_dear": "kept"}
    assert rename(rulebook, both).given == both


@pytest.mark.parametrize("name", PERSONAS)
def test_every_single_change_gains_what_it_says(name: str) -> None:
    made = assess(book(), persona(name))
    changes = single_changes(made)
    assert [c.gain for c in changes] == sorted((c.gain for c in changes), reverse=True)
    for change in changes:
        after = assess(book(), made.answers.with_answer(change.item, change.value)).overall.score
        assert after is not None
        assert made.overall.score is not None
        assert after - made.overall.score == change.gain > 0
    assert len({change.item for change in changes}) == len(changes)


def test_no_option_gains_more_than_the_one_that_is_told() -> None:
    made = assess(book(), persona("designer"))
    told = {change.item: change.gain for change in single_changes(made)}
    for key in book().items["who_for"].options:  # type: ignore[union-attr]
        after = assess(book(), made.answers.with_answer("who_for", key)).overall.score
        assert (after or 0) - (made.overall.score or 0) <= told["who_for"]


def first_move(rulebook: Rulebook, factors: dict[str, Fraction], given_answers: Answers) -> str:
    """The first move under some weights, by the program's own advice."""
    items = {
        key: item.model_copy(update={"weight": item.weight * factors[key]}) if item.weight else item
        for key, item in rulebook.items.items()
    }
    for key, item in items.items():
        item.__dict__["id"] = key
    varied = rulebook.model_copy(update={"items": items})
    for name in ("indicators", "measures", "inputs", "places", "weight_unit"):
        varied.__dict__.pop(name, None)
    made = assess(varied, given_answers)
    return made.moves[0].indicator.id if made.moves else ""


def test_stability_is_what_trying_every_combination_gives() -> None:
    extra = SMALL.replace("order: [q1, q2, q3, q4, q5]", "order: [q1, q2, q3, q4, q5]")
    rulebook = parse_rulebook("small.yaml", extra).rulebook
    scored = [key for key, item in rulebook.items.items() if item.rule]
    for raw in ({"q1": "lo", "q2": ("a",), "q3": 3, "q4": 40}, {"q1": "lo", "q2": (), "q3": 1, "q4": 90},
                {"q1": "hi", "q2": ("a",), "q3": 5, "q4": 49}):  # fmt: skip
        given_answers, problems = accept_all(rulebook, raw)
        assert not problems
        made = assess(rulebook, given_answers)
        counted: dict[str, int] = {}
        for factors in product((1 - VARIATION, 1 + VARIATION), repeat=len(scored)):
            move = first_move(rulebook, dict(zip(scored, factors, strict=True)), given_answers)
            counted[move] = counted.get(move, 0) + 1
        found = made.stability
        assert found is not None
        total = sum(number for key, number in counted.items() if key)
        assert dict(found.shares) == {k: Fraction(n, total) for k, n in counted.items() if k and n}


@settings(max_examples=30)
@given(st.integers(0, 2000))
def test_shares_are_whole_and_name_known_moves(seed: int) -> None:
    made = assess(book(), made_up(seed, silent=0.2))
    found = made.stability
    if found is None:
        return
    assert sum(share for _, share in found.shares) == 1
    assert {key for key, _ in found.shares} <= set(book().indicators)
    assert found.combinations >= 1
