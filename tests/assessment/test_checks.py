import pytest
from helpers.verbs import answers, assessed, book

from passion_cli.assessment.assess import assess

SMALLEST: dict[str, dict[str, object]] = {
    "K01": {"price_basis": "worth", "price_unit": "time"},
    "K02": {"repeat_sales": 6, "audience_total": 100, "audience_direct": 4},
    "K03": {"hard_to_get": ["skill", "works"], "compared_on": "price"},
    "K04": {"compared_on": "me", "big_brands": "same"},
    "K05": {"when_away": "wait", "unprompted_acts": 1},
    "K06": {"platform_loss": "little", "direct_income": 19},
    "K07": {"story_told": "none", "story_heard": 3},
    "K08": {"who_for": "precise", "last_decision": "trend"},
    "K09": {"why_chosen": "asked", "asked_90_days": 0},
    "K10": {"price_basis": "imposed", "too_expensive": "cut"},
    "K11": {"story_true": "inv", "story_link": "named"},
    "K12": {"audience_direct": 11, "audience_total": 10},
    "K13": {"customers_12m": 0, "direct_income": 1},
    "K14": {"price_basis": "imposed", "direct_income": 80},
    "K15": {"who_for": "named", "asked_90_days": 0},
    "K16": {"story_told": "page", "story_heard": 0},
    "K17": {"platform_loss": "all", "top_share": 30},
    "K18": {"story_true": "none", "story_told": "page"},
    "K19": {"why_chosen": "idk", "story_link": "used"},
}

NEAR_MISSES: list[dict[str, object]] = [
    {"price_basis": "worth", "price_unit": "piece"},
    {"repeat_sales": 5, "audience_total": 100, "audience_direct": 4},
    {"repeat_sales": 6, "audience_total": 100, "audience_direct": 5},
    {"repeat_sales": 6, "audience_total": 19, "audience_direct": 0},
    {"hard_to_get": ["skill"], "compared_on": "price"},
    {"hard_to_get": ["none"], "compared_on": "price"},
    {"when_away": "wait", "unprompted_acts": 2},
    {"platform_loss": "little", "direct_income": 20},
    {"story_told": "none", "story_heard": 2},
    {"why_chosen": "asked", "asked_90_days": 1},
    {"price_basis": "imposed", "too_expensive": "kept"},
    {"story_true": "emb", "story_link": "named"},
    {"audience_direct": 10, "audience_total": 10},
    {"customers_12m": 0, "direct_income": 0},
    {"customers_12m": 0, "direct_income": "not_applicable"},
    {"price_basis": "imposed", "direct_income": 79},
    {"story_told": "page", "story_heard": 1},
    {"platform_loss": "all", "top_share": 31},
    {"story_true": "none", "story_told": "bio"},
]


def fired(given: dict[str, object]) -> list[str]:
    return [check.id for check, _ in assessed(**given).flags]


def test_every_check_of_the_rulebook_has_a_smallest_case() -> None:
    assert list(SMALLEST) == list(book().checks)


@pytest.mark.parametrize("check", SMALLEST)
def test_check_fires_on_its_smallest_answers_and_alone(check: str) -> None:
    assert fired(SMALLEST[check]) == [check]


@pytest.mark.parametrize("check", SMALLEST)
def test_check_is_silent_while_one_of_its_answers_is_not_known(check: str) -> None:
    for item in SMALLEST[check]:
        assert fired({**SMALLEST[check], item: "unknown"}) == []
        assert fired({key: each for key, each in SMALLEST[check].items() if key != item}) == []


@pytest.mark.parametrize("given", NEAR_MISSES, ids=str)
def test_check_is_silent_one_step_away(given: dict[str, object]) -> None:
    assert fired(given) == []


def test_flags_name_the_items_they_are_about() -> None:
    made = assessed(**SMALLEST["K02"])
    assert made.flags[0][1] == ("repeat_sales", "audience_direct", "audience_total")


def test_most_serious_kinds_come_first() -> None:
    given = {**SMALLEST["K15"], **SMALLEST["K13"], **SMALLEST["K11"], **SMALLEST["K04"]}
    kinds = [check.kind for check, _ in assessed(**given).flags]
    assert kinds == ["impossible", "honesty", "contradiction", "tension"]


def test_checks_never_change_a_score() -> None:
    given = answers(**{**SMALLEST["K01"], **SMALLEST["K15"]})
    bare = book().model_copy(update={"checks": {}})
    assert assess(bare, given).overall == assess(book(), given).overall
