from fractions import Fraction

import pytest
from helpers.verbs import PERSONAS, persona, shipped

from passion_cli.assessment.assess import Assessment, assess

# Content, table 5.1. One cell differs, on purpose: the table gives the driver `why_chosen` in
# slot 2. `asked_90_days` gains exactly as much (3.125) with the same feasibility, and the written
# tie-break (the lower rule first: 10.0 against 12.5) puts it first. The table's scorer worked in
# floating point, where (0.2 + 0.5) - 0.2 is a hair under 0.5.
TABLE = {
    "driver": (
        12.5, "start", (10.0, 0.0, 8.0, 15.8, 43.3, 0.0, 12.5, 10.0), (0.0, 11.4, 11.2, 31.0),
        5, ["commodity_trap"], [],
        [("last_decision", 3.1), ("asked_90_days", 3.1), ("price_basis", 3.8)],
        (9.14, 12.43, 323, 82, 264, 27), (None, None),
    ),
    "dropship": (
        15.8, "start", (12.5, 0.0, 14.3, 38.3, 16.7, 32.5, 12.5, 0.0), (6.2, 11.1, 30.4, 15.0),
        3, ["commodity_trap"], ["facts_first"],
        [("hard_to_get", 3.1), ("asked_90_days", 3.1), ("story_link", 3.1)],
        (7.50, 25.00, 11, 3334, 360, 36), (None, 25.71),
    ),
    "influencer": (
        36.7, "roots", (42.5, 37.5, 14.3, 23.8, 78.3, 1.9, 60.0, 35.0), (32.5, 20.0, 19.8, 71.0),
        3, [], ["facts_first"],
        [("last_decision", 2.1), ("why_chosen", 3.1), ("who_for", 3.1)],
        (15.26, 21.05, 21, 2242, 480, 48), (0.07, 0.75),
    ),
    "designer": (
        43.9, "roots", (30.0, 37.5, 11.4, 73.4, 41.7, 82.2, 42.5, 32.5), (41.2, 8.9, 71.8, 42.0),
        1, [], [],
        [("price_basis", 2.7), ("asked_90_days", 3.1), ("story_link", 3.1)],
        (16.25, 23.75, 3900, 12, 456, 46), (1.23, 9.23),
    ),
    "luthier": (
        81.1, "apart", (72.5, 100.0, 48.6, 91.7, 91.7, 94.4, 60.0, 90.0), (93.8, 55.6, 89.9, 79.0),
        0, [], [],
        [("price_basis", 2.7), ("why_chosen", 3.1), ("who_for", 1.6)],
        (12.43, 16.22, 1725, 21, 360, 36), (1.78, 28.89),
    ),
    "coach": (
        87.8, "rooted", (91.7, 85.0, 72.1, 96.1, 91.7, 85.6, 90.0, 90.0), (92.5, 73.9, 90.2, 91.0),
        0, [], [],
        [("too_expensive", 1.1), ("why_chosen", 1.2), ("story_told", 1.0)],
        (25.83, 26.67, 589, 66, 384, 39), (2.50, 45.83),
    ),
}  # fmt: skip


def of(name: str) -> Assessment:
    return assess(shipped(), persona(name))


def printed(value: Fraction | int | None, expected: float, digits: int = 1) -> bool:
    """Whether a printed figure is a rounding of the exact one (either way on a tie)."""
    assert value is not None
    return abs(value - Fraction(str(expected))) <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize("name", PERSONAS)
def test_persona_gives_the_scores_of_the_table(name: str) -> None:
    overall, band, rules, topics, *_ = TABLE[name]
    made = of(name)
    assert printed(made.overall.score, overall)
    assert made.band is not None
    assert made.band.id == band
    assert all(printed(r.score, e) for r, e in zip(made.rules, rules, strict=True))
    assert all(printed(t.score, e) for t, e in zip(made.topics, topics, strict=True))


@pytest.mark.parametrize("name", PERSONAS)
def test_persona_gives_the_signals_badge_and_notice_of_the_table(name: str) -> None:
    made = of(name)
    assert len(made.signals.present) == TABLE[name][4]
    assert [badge.id for badge in made.badges] == TABLE[name][5]
    assert [notice.id for notice in made.notices] == TABLE[name][6]
    assert made.signals.shown == (TABLE[name][4] >= 3)


@pytest.mark.parametrize("name", PERSONAS)
def test_persona_gives_the_moves_of_the_table(name: str) -> None:
    made = of(name)
    assert [move.indicator.id for move in made.moves] == [move for move, _ in TABLE[name][7]]
    assert all(printed(m.gain, g) for m, (_, g) in zip(made.moves, TABLE[name][7], strict=True))


@pytest.mark.parametrize("name", PERSONAS)
def test_persona_gives_the_figures_of_the_table(name: str) -> None:
    hourly, needed, left, today, at_100, at_1000 = TABLE[name][8]
    figures = of(name).figures
    assert printed(figures.hourly, hourly, 2)
    assert printed(figures.hourly_needed, needed, 2)
    assert printed(figures.net_per_customer, left, 0)
    assert (figures.customers_needed, figures.at_100, figures.at_1000) == (today, at_100, at_1000)


@pytest.mark.parametrize("name", PERSONAS)
def test_persona_gives_the_ratios_of_the_table(name: str) -> None:
    ratios = [line.measurement for line in of(name).receipt][-2:]
    for point, expected in zip(ratios, TABLE[name][9], strict=True):
        if expected is None:
            assert point.state == "not_applicable"
        else:
            assert isinstance(point.value, Fraction)
            assert printed(point.value * 100, expected, 2)


def test_personas_stand_in_the_order_their_businesses_suggest() -> None:
    score = {name: of(name).overall.score or Fraction(0) for name in PERSONAS}
    assert min(score["coach"], score["luthier"]) >= 65
    assert min(score["coach"], score["luthier"]) >= score["designer"] + 20
    assert score["designer"] > score["influencer"]
    assert max(score["dropship"], score["driver"]) < 25
    assert score["influencer"] >= max(score["dropship"], score["driver"]) + 10


def test_weakest_and_strongest_rules_are_the_ones_the_article_explains() -> None:
    weakest = {"coach": "fair_price", "luthier": "fair_price", "designer": "fair_price",
               "influencer": "technology"}  # fmt: skip
    strongest = {"coach": "true_fans", "luthier": "uncopyable", "designer": "technology",
                 "influencer": "true_story", "driver": "true_story"}  # fmt: skip
    for name in PERSONAS:
        scores = {rule.id: rule.score or Fraction(0) for rule in of(name).rules}
        if name in weakest:
            assert min(scores, key=lambda rule: scores[rule]) == weakest[name]
        if name in strongest:
            assert max(scores, key=lambda rule: scores[rule]) == strongest[name]
    low = {name: {r.id for r in of(name).rules if r.score == 0} for name in ("driver", "dropship")}
    assert low == {
        "driver": {"uncopyable", "technology"},
        "dropship": {"uncopyable", "no_commodity"},
    }


@pytest.mark.parametrize("name", PERSONAS)
def test_no_check_fires_on_a_coherent_persona(name: str) -> None:
    assert of(name).flags == ()


@pytest.mark.parametrize("name", PERSONAS)
def test_receipt_sums_exactly_to_the_headline(name: str) -> None:
    made = of(name)
    assert sum((line.contribution or 0 for line in made.receipt), Fraction(0)) == made.overall.score


@pytest.mark.parametrize("name", PERSONAS)
def test_both_languages_of_an_example_hold_the_same_answers(name: str) -> None:
    assert persona(name, "en") == persona(name, "fr")
