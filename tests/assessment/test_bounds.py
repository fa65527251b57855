"""Bounds hold whatever is answered in the end, "does not apply" included."""

from decimal import Decimal
from fractions import Fraction

from helpers.people import made_up
from helpers.verbs import answers, assessed, book, persona
from hypothesis import given, settings
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.scoring import Score


def possible(item: AnyItem) -> st.SearchStrategy[Value]:
    """Everything that can be answered to an item, but "I don't know"."""
    known: st.SearchStrategy[Value]
    match item:
        case SingleItem():
            known = st.sampled_from(list(item.options))
        case MultiItem():
            known = st.sampled_from([(key,) for key in item.options])
        case NumberItem():
            low, high = int(item.min), min(int(item.max), 20_000)
            known = st.sampled_from([low, low + 1, (low + high) // 2, high]).map(Decimal)
    return known | st.just(Silence.NOT_APPLICABLE) if item.may_not_apply else known


@st.composite
def partial_and_complete(draw: st.DrawFn) -> tuple[Answers, Answers]:
    """Answers with gaps, and one way in which the gaps are filled."""
    some = made_up(draw(st.integers(0, 500)), silent=0.3, absent=0.2)
    values = dict(some.values)
    for item in book().asked():
        if values.get(item.id, Silence.UNKNOWN) is Silence.UNKNOWN:
            values[item.id] = draw(possible(item))
    return some, Answers(values)


@settings(max_examples=300)
@given(partial_and_complete())
def test_every_completion_lies_within_the_bounds(pair: tuple[Answers, Answers]) -> None:
    before, after = (assess(book(), each) for each in pair)
    for was, now in zip(scores(before), scores(after), strict=True):
        if now.score is not None:
            assert was.low <= now.score <= was.high, was.id


def scores(assessment: Assessment) -> list[Score]:
    return [assessment.overall, *assessment.rules, *assessment.topics]


def test_a_ratio_that_may_leave_the_score_widens_the_bounds() -> None:
    """Direct income unknown, customers and audience known: "does not apply" is in the bounds too."""
    partial = persona("coach").with_answer("direct_income", Silence.UNKNOWN)
    leaving = partial.with_answer("direct_income", Silence.NOT_APPLICABLE)
    before, after = assess(book(), partial), assess(book(), leaving)
    assert [
        point.state for point in after.reading.measurements if point.indicator == "paying_share"
    ]
    assert after.overall.score is not None
    assert before.overall.low <= after.overall.score <= before.overall.high
    assert len(before.reading.completions) == 2


def test_without_such_an_item_there_is_one_completion() -> None:
    assert len(assess(book(), persona("coach")).reading.completions) == 1


def test_bounds_stay_those_of_zero_and_one_where_nothing_can_leave() -> None:
    made = assessed(who_for="named", asked_90_days="unknown")
    rule = {each.id: each for each in made.rules}["intimacy"]
    known = book().indicators["who_for"].weight or Fraction(0)
    every = sum((each.weight or Fraction(0)) for each in book().measures["intimacy"])
    assert (rule.low, rule.high) == (100 * known / every, Fraction(100))
    assert answers(who_for="named").values == {"who_for": "named"}
