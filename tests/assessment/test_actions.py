"""Moves chosen by the answers, risks that come first, and what a rulebook must not say of them."""

from pathlib import Path
from typing import Any

import pytest
from helpers.verbs import EXAMPLES, PERSONAS, ROOT, passion, persona, shipped

from passion_cli.assessment.advice import move_for
from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import Move
from passion_cli.assessment.rulebook.variants import variant_problems

TEXT = {"en": "x", "fr": "x"}


def of(name: str) -> Assessment:
    return assess(shipped(), persona(name))


def move(*when: Any) -> Move:
    texts = {"do": TEXT, "week": TEXT, "ninety_days": TEXT, "metric": TEXT}
    return Move.model_validate({**texts, "when": when})


def problems(*moves: Move) -> list[tuple[str, tuple[object, ...]]]:
    found = variant_problems(moves, shipped().items)
    return [(problem.key, problem.path) for problem in found]


def test_the_first_move_whose_conditions_hold_is_advised() -> None:
    indicator = shipped().indicators["who_for"]
    few = Answers({"who_for": "anyone"})
    default = move_for(assess(shipped(), Answers()).reading, indicator)
    assert default is indicator.moves[-1]
    chosen = move_for(assess(shipped(), few).reading, indicator)
    assert chosen is next(each for each in indicator.moves[4:] if each.when)
    assert chosen.do is not None


def test_two_people_with_other_answers_get_other_moves() -> None:
    shown = [
        {str(action.move.do) for action in of(name).actions} for name in ("designer", "driver")
    ]
    assert not shown[0] & shown[1]


def test_a_ticked_option_meets_a_condition_that_lists_it() -> None:
    condition = Condition.model_validate({"item": "hard_to_get", "is": ("skill",)})
    for ticked, holds in ((("skill", "works"), True), (("works",), False)):
        reading = assess(shipped(), Answers({"hard_to_get": ticked})).reading
        assert reading.holds(condition) is holds


def test_a_risk_comes_first_and_its_own_answers_are_not_advised_twice() -> None:
    made = of("influencer")
    assert made.risks[0].id == "untrue_story"
    first, *others = made.actions
    assert (first.why, first.risk) == ("risk", made.risks[0])
    assert len(made.actions) == 3
    assert "story_true" not in [each.indicator.id for each in others if each.indicator]
    assert others[0].indicator
    weakest = min(rule.score for rule in made.rules if rule.score is not None)
    scores = {rule.id: rule.score for rule in made.rules}
    assert scores[others[0].indicator.rule or ""] == weakest


def test_a_trap_of_scores_is_followed_by_moves_of_its_rules() -> None:
    values = {**persona("dropship").values, "story_true": "fact", "platform_loss": "little"}
    values |= {"top_share": persona("coach").values["top_share"]}
    made = assess(shipped(), Answers(values))
    assert made.risks[0].id == "commodity_trap"
    rules = [each.indicator.rule for each in made.actions if each.indicator]
    assert set(rules[:2]) == {"uncopyable", "no_commodity"}
    assert [each.why for each in made.actions] == ["risk", "trap", "trap"]


def test_without_a_risk_the_ranked_moves_are_shown_as_they_are() -> None:
    made = of("coach")
    assert made.risks == ()
    assert [each.advised for each in made.actions] == list(made.moves)


@pytest.mark.parametrize("name", PERSONAS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_action_quotes_an_answer_and_no_brace_is_left(name: str, language: str) -> None:
    path = str(EXAMPLES / f"{name}.{language}.yaml")
    told = passion("check", "--answers", path, "--rules", str(ROOT / "rules.yaml")).stdout
    assert "{" not in told
    label = "You said:" if language == "en" else "Vous avez répondu :"
    assert told.replace("\u00a0", " ").count(label) == len(of(name).actions)


def test_a_persons_own_number_stands_in_the_risk() -> None:
    path = str(EXAMPLES / "influencer.en.yaml")
    told = passion("check", "--answers", path, "--rules", str(ROOT / "rules.yaml")).stdout
    assert "80% of your income comes from a single source." in told


WHO: dict[str, Any] = {"item": "who_for", "is": ("anyone",)}
FEW: dict[str, Any] = {"item": "customers_12m", "at_most": 12}


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ([move(WHO), move()], []),
        ([move(WHO), move(FEW)], [("last_move_conditional", (1, "when"))]),
        ([move(), move(WHO), move()], [("move_hidden", (1,)), ("move_hidden", (2,))]),
        ([move(WHO), move(WHO, FEW), move()], [("move_hidden", (1,))]),
        ([move({**WHO, "is": ("anyone", "wide")}), move(WHO), move()], [("move_hidden", (1,))]),
        ([move(WHO), move({**WHO, "is": ("wide",)}), move()], []),
        ([move(FEW), move({**FEW, "at_most": 5}), move()], [("move_hidden", (1,))]),
        ([move({**FEW, "at_most": 5}), move(FEW), move()], []),
        ([move(WHO, {**WHO, "is": ("wide",)}), move()], [("move_never", (0, "when"))]),
        ([move(FEW, {"item": "customers_12m", "above": 12}), move()], [("move_never", (0, "when"))]),
        ([move({"item": "customers_12m", "equals": 0}, {"item": "customers_12m", "at_least": 1}),
          move()], [("move_never", (0, "when"))]),
    ],
)  # fmt: skip
def test_moves_that_nobody_can_get_are_found(
    moves: list[Move], found: list[tuple[str, tuple[object, ...]]]
) -> None:
    assert problems(*moves) == found


def test_a_rulebook_with_a_move_that_is_never_reached_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "rules.yaml").read_text()
    path = tmp_path / "rules.yaml"
    wrong = "      - when: [{item: who_for, is: [anyone, wide]}, {item: who_for, is: [named]}]\n"
    start = text.index("      - when: [{item: who_for, is: [anyone, wide]}, {item: price_basis")
    end = text.index("\n", start) + 1
    path.write_text(text[:start] + wrong + text[end:])
    done = passion("rules", "check", str(path), PASSION_LANG="en")
    assert done.returncode == 2
    assert "items.who_for.moves.0.when: no answers meet all of these conditions." in done.stderr
