from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.verbs import answers, assessed, book, persona

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.assessment.assess import assess
from passion_cli.assessment.indicators import along
from passion_cli.assessment.scoring import band_of

BEGINNER = {
    "who_for": "precise", "big_brands": "far", "hard_to_get": ["skill"], "when_away": "never",
    "asked_90_days": 4, "repeat_sales": "not_applicable", "unprompted_acts": "not_applicable",
    "direct_income": "not_applicable", "last_decision": "conviction",
    "platform_loss": "not_applicable", "audience_total": 80, "audience_direct": 30,
    "customers_12m": 0, "why_chosen": "not_applicable", "story_link": "named",
    "story_told": "bio", "story_heard": "not_applicable", "story_true": "fact",
    "price_unit": "unknown", "price_basis": "unknown", "compared_on": "unknown",
    "too_expensive": "never", "top_share": "not_applicable", "hours_month": 40,
    "net_month": 0, "target_month": 1500,
}  # fmt: skip


def test_a_beginner_sees_five_rules_and_no_total() -> None:
    made = assessed(**BEGINNER)
    shown = [book().rules[rule.id].number for rule in made.rules if rule.score is not None]
    assert shown == [1, 2, 5, 6, 7]
    assert made.overall.score is None
    assert made.too_early is not None
    assert "not sold yet" in made.too_early.message.in_language("en")
    assert [move.gain for move in made.moves] == [None, None, None]


def test_a_seller_with_too_few_answers_is_not_told_that_nothing_was_sold() -> None:
    made = assessed(who_for="named", customers_12m=12)
    assert made.too_early is not None
    assert "too many questions are still open" in made.too_early.message.in_language("en")


def test_no_answers_give_no_score_and_the_widest_bounds() -> None:
    made = assess(book(), Answers())
    assert made.overall.score is None
    assert [made.overall.low, made.overall.high, made.overall.coverage] == [0, 100, 0]
    assert made.confidence == "fragile"
    assert len(made.find_out) == 26


def test_everything_unknown_is_neither_0_nor_100() -> None:
    made = assess(book(), Answers(dict.fromkeys(book().items, Silence.UNKNOWN)))
    assert made.overall.score is None


def test_not_applicable_leaves_both_numerator_and_denominator() -> None:
    rule = {r.id: r for r in assess(book(), persona("coach")).rules}["fair_price"]
    never = persona("coach").with_answer("too_expensive", "never")
    without = {r.id: r for r in assess(book(), never).rules}["fair_price"]
    assert rule.score == 100 * (Fraction("1.5") * Fraction("0.75") + Fraction("1.4")) / Fraction(
        "3.5"
    )
    assert without.score == 100 * (Fraction("1.5") * Fraction("0.75") + Fraction("0.7")) / Fraction(
        "2.5"
    )
    assert without.coverage == 100


def test_unknown_answer_widens_the_bounds() -> None:
    made = assess(book(), persona("coach").with_answer("why_chosen", Silence.UNKNOWN))
    rule = {r.id: r for r in made.rules}["real_value"]
    assert [rule.score, rule.low, rule.high, rule.coverage] == [100, 50, 100, 50]
    assert made.overall.width == Fraction(50, 8)
    assert made.confidence == "fair"
    assert [found.item for found in made.find_out] == ["why_chosen"]
    assert made.find_out[0].effect == Fraction(50, 8)


def test_bounds_that_cross_a_cut_name_both_bands() -> None:
    made = assess(book(), persona("coach").with_answer("why_chosen", Silence.UNKNOWN))
    assert [band.id for band in made.bands] == ["apart", "rooted"]


@pytest.mark.parametrize(
    ("score", "band"),
    [("0", "start"), ("24.999", "start"), ("25", "roots"), ("44.9", "roots"), ("45", "shape"),
     ("64.999", "shape"), ("65", "apart"), ("84.9999", "apart"), ("85", "rooted"), ("100", "rooted")],
)  # fmt: skip
def test_a_band_begins_at_its_cut(score: str, band: str) -> None:
    found = band_of(book(), Fraction(Decimal(score)))
    assert found
    assert found.id == band


def test_one_weak_rule_is_named_and_three_are_several() -> None:
    assert assess(book(), persona("designer")).weak_links == ("fair_price",)
    assert len(assess(book(), persona("driver")).weak_links) == 7
    assert assess(book(), persona("coach")).weak_links == ()
    two = (
        persona("designer").with_answer("hard_to_get", ("none",)).with_answer("big_brands", "same")
    )
    assert assess(book(), two).weak_links == ("uncopyable",)


@pytest.mark.parametrize(
    ("value", "points"),
    [("-1", "0"), ("0", "0"), ("1", "0.2"), ("2", "0.35"), ("3", "0.5"), ("6", "0.8"),
     ("9", "0.9"), ("12", "1"), ("5000", "1")],
)  # fmt: skip
def test_a_curve_is_straight_between_its_points_and_flat_outside(value: str, points: str) -> None:
    curve = book().items["asked_90_days"].curve  # type: ignore[union-attr]
    assert curve is not None
    assert along(curve, Fraction(value)) == Fraction(Decimal(points))


RATIOS = [
    ({"customers_12m": 5, "audience_total": 99}, "not_applicable"),
    ({"customers_12m": 10, "audience_total": 100}, "answered"),
    ({"customers_12m": 11, "audience_total": 100}, "not_applicable"),
    ({"customers_12m": 0, "audience_total": 100}, "answered"),
    ({"customers_12m": "unknown", "audience_total": 100}, "unknown"),
    ({"customers_12m": "unknown", "audience_total": 0}, "unknown"),
    ({"audience_total": 100}, "unanswered"),
    ({"direct_income": "not_applicable"}, "not_applicable"),
]


@pytest.mark.parametrize(("given", "state"), RATIOS, ids=str)
def test_the_paying_share_is_known_only_inside_its_domain(
    given: dict[str, object], state: str
) -> None:
    states = {
        line.measurement.indicator: line.measurement.state for line in assessed(**given).receipt
    }
    assert states["paying_share"] == state


def test_the_direct_reach_is_capped_and_needs_twenty_people() -> None:
    points = {line.measurement.indicator: line.measurement for line in
              assessed(audience_total=20, audience_direct=30).receipt}  # fmt: skip
    assert points["direct_reach"].value == 1
    few = {line.measurement.indicator: line.measurement for line in
           assessed(audience_total=19, audience_direct=3).receipt}  # fmt: skip
    assert few["direct_reach"].state == "not_applicable"


def test_three_ticks_reach_the_maximum_and_more_add_nothing() -> None:
    def worth(*ticks: str) -> Fraction | None:
        made = assess(book(), answers(hard_to_get=list(ticks)))
        return next(
            p.measurement.points for p in made.receipt if p.measurement.indicator == "hard_to_get"
        )

    assert [worth("none"), worth("skill"), worth("skill", "mix")] == [
        0,
        Fraction("0.45"),
        Fraction("0.75"),
    ]
    assert worth("skill", "mix", "works") == worth("skill", "mix", "works", "trust", "access") == 1


def test_confidence_falls_with_contradictions() -> None:
    base = persona("coach")
    assert assess(book(), base).confidence == "solid"
    two = base.with_answer("compared_on", "me").with_answer("big_brands", "same")
    assert assess(book(), two).contradictions == 1
    three = two.with_answer("unprompted_acts", Decimal(1))
    assert (assess(book(), three).contradictions, assess(book(), three).confidence) == (2, "fair")
    impossible = base.with_answer("audience_direct", Decimal(2401))
    assert assess(book(), impossible).confidence == "fair"


def test_a_signal_nothing_is_known_of_counts_as_absent_and_is_listed() -> None:
    made = assess(book(), persona("driver").with_answer("when_away", Silence.UNKNOWN))
    assert len(made.signals.present) == 4
    assert [signal.id for signal in made.signals.unknown] == ["G3"]


FIGURES = [
    ({"net_month": 1000, "customers_12m": 0}, "nothing_left", True),
    ({"net_month": -5, "customers_12m": 3}, "nothing_left", True),
    ({"net_month": 1000, "customers_12m": 3, "direct_income": 0}, "nothing_left", True),
    ({"net_month": 1000, "customers_12m": 4}, "net_per_customer", 3000),
    ({"net_month": 1000, "customers_12m": 4}, "direct_share_assumed", True),
    ({"net_month": 1000, "hours_month": 0}, "hourly", None),
    ({"net_month": -100, "hours_month": 50}, "hourly", -2),
    ({"net_month": 500, "target_month": 2000}, "coverage", Fraction(1, 4)),
    ({"top_share": 24}, "spread", "spread"),
    ({"top_share": 25}, "spread", "moderate"),
    ({"top_share": 40}, "spread", "moderate"),
    ({"top_share": 41}, "spread", "high"),
    ({}, "net_per_customer", None),
    ({"target_month": "not_applicable"}, "at_100", None),
]


@pytest.mark.parametrize(("given", "name", "expected"), FIGURES, ids=str)
def test_a_figure_follows_its_formula_and_is_left_out_where_it_has_none(
    given: dict[str, object], name: str, expected: object
) -> None:
    assert getattr(assessed(**given).figures, name) == expected


@pytest.mark.parametrize(
    ("audience", "word"), [(99, None), (1000, "within"), (300, "ambitious"), (190, "beyond")]
)
def test_the_needed_share_is_compared_with_reported_conversions(
    audience: int, word: str | None
) -> None:
    figures = assessed(
        net_month=1000, target_month=1000, customers_12m=10, direct_income=100,
        audience_total=audience,
    ).figures  # fmt: skip
    assert figures.customers_needed == 10
    assert figures.conversion == word
