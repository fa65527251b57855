"""Questions answered with a number: where half of the answers lie, and when that is told."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from helpers.people import made_up
from helpers.verbs import book
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.cornering import cornering
from passion_cli.assessment.cohort.disclosure import Audience, Disclosure
from passion_cli.assessment.cohort.figures import NumberFigure, rough
from passion_cli.assessment.cohort.summary import CohortSummary, contribution_of
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice
from passion_cli.reports.cohort.json_report import cohort_data
from passion_cli.reports.cohort.questions import item_blocks
from passion_cli.reports.cohort.report import CohortReport, Files
from passion_cli.reports.cohort.view import CohortView


@given(
    st.lists(st.integers(-5, 5000), min_size=1, max_size=60),
    st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)]),
)
def test_the_number_that_a_share_does_not_exceed_is_numpys(
    values: list[int], share: Fraction
) -> None:
    tally = Tally()
    for value in values:
        tally.add(Fraction(value))
    found = tally.reached(share)
    assert found == np.quantile(values, float(share), method="inverted_cdf")
    assert sum(value <= (found or 0) for value in values) >= share * len(values)
    assert found in values


@pytest.mark.parametrize(
    ("value", "told"),
    [("0", "0"), ("99", "99"), ("99.9", "99.9"), ("100", "100"), ("104", "100"), ("105", "110"),
     ("12437", "12000"), ("996", "1000"), ("-12437", "-12000"), ("7.25", "7.25")],
)  # fmt: skip
def test_a_group_is_told_two_digits(value: str, told: str) -> None:
    assert rough(Fraction(value)) == Fraction(told)


def group(
    *numbers: object, item: str = "asked_90_days", audience: Audience = "group"
) -> tuple[Disclosure, NumberFigure]:
    """What is told of an item of so many people; None is unknown."""
    summary = CohortSummary.empty(book())
    for seed, number in enumerate(numbers):
        given = Silence.UNKNOWN if number is None else Decimal(str(number))
        answers = made_up(seed, silent=0).with_answer(item, given)
        summary.add(contribution_of(assess(book(), answers)))
    minimum = 1 if audience == "coach" else 5
    disclosure = Disclosure(summary, book(), minimum=minimum, audience=audience)
    asked = book().items[item]
    assert isinstance(asked, NumberItem)
    return disclosure, disclosure.numbers(asked)


def test_medians_are_told_from_five_people_on_and_quartiles_from_twenty() -> None:
    assert group(1, 2, 3, 4)[1].withheld
    assert group(1, 2, 3, 4, 9)[1] == NumberFigure(Fraction(3), withheld=False)
    assert group(*range(19))[1].quartiles is None
    assert group(*range(20))[1].quartiles == (Fraction(4), Fraction(14))
    low = group(4, 1, 9, audience="coach")[1]
    assert low == NumberFigure(Fraction(4), None, Fraction(1), Fraction(9), withheld=False)


def test_what_all_gave_and_amounts_are_not_told() -> None:
    assert group(7, 7, 7, 7, 7, 7)[1].withheld
    assert group(7, 7, 7, 7, 7, 7, audience="coach")[1].median == 7
    assert group(*[None] * 8)[1] == group(*[None] * 7, 3)[1] == NumberFigure()
    assert group(*range(1, 9), item="net_month")[1].withheld
    assert group(*range(1, 9), item="net_month", audience="coach")[1].withheld


def test_that_enough_answered_must_not_tell_how_many_did_not() -> None:
    """Of six people five answered: a median would say so, for it rests on five or more."""
    assert group(1, 2, 3, 4, 5, None)[1].withheld
    assert group(*range(7), None)[1].withheld
    assert not group(*range(8), None)[1].withheld
    assert not group(*range(12), None, None)[1].withheld
    quartiles = group(*range(20), None)[1]
    assert (quartiles.withheld, quartiles.quartiles) == (False, None)
    assert group(*range(28), None, None)[1].quartiles is not None


def test_a_median_that_bounds_a_withheld_check_is_not_told() -> None:
    """All eight live well without the platform, half earn under 20 % directly: that is K06."""
    summary, others = CohortSummary.empty(book()), CohortSummary.empty(book())
    for seed in range(8):
        values: dict[str, Value] = {**made_up(seed, silent=0).values}
        values |= {"platform_loss": "little", "direct_income": Decimal(10 if seed < 4 else 60)}
        summary.add(contribution_of(assess(book(), Answers(values))))
        values |= {"direct_income": Decimal(10 if seed < 3 else 60)}
        others.add(contribution_of(assess(book(), Answers(values))))
    assert summary.flags["K06"] == 4
    assert "direct_income" in cornering(summary, book(), 5).numbers
    assert "direct_income" not in cornering(others, book(), 5).numbers
    item = book().items["direct_income"]
    assert isinstance(item, NumberItem)
    assert Disclosure(summary, book()).numbers(item).withheld
    assert not Disclosure(others, book()).numbers(item).withheld


@pytest.mark.parametrize(
    ("numbers", "audience", "language", "told"),
    [
        (range(1, 9), "group", "en", "At least half of you answered 4 or less."),
        (range(1, 9), "group", "fr", "Au moins la moitié d’entre vous\u00a0: 4 ou moins."),
        (range(1, 25), "group", "en", "At least half of you answered from 6 to 18 (median: 12)."),
        (range(1, 25), "coach", "en", "At least half answered from 6 to 18 (median: 12)."),
        ([3] * 20 + [1, 9], "group", "en", "At least half of you answered 3."),
        ([5000] * 5 + [1], "group", "en", "At least half of you answered 5,000."),
        (
            [1000, 2000, 12437, 20000, 30000],
            "group",
            "en",
            "At least half of you answered 12,000 or less.",
        ),
    ],
)
def test_it_is_said_in_words(
    numbers: list[int], audience: Audience, language: Language, told: str
) -> None:
    disclosure, _ = group(*numbers, audience=audience)
    report = CohortReport(
        book(), "", Voice(language), "2026-11-26", disclosure, Files(len(numbers))
    )
    blocks = item_blocks(CohortView(cohort_data(report), book(), report.voice))
    rows = {row.name: row for block in blocks for row in getattr(block, "rows", ())}
    assert rows[Voice(language).text(book().items["asked_90_days"].title)].spread == told
