from fractions import Fraction
from random import Random

from helpers.verbs import book
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence, Value, accept
from passion_cli.assessment.assess import assess
from passion_cli.assessment.indicators import points_of
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem

ITEMS = list(book().items.values())


def value_of(item: AnyItem) -> st.SearchStrategy[Value]:
    silences = [Silence.UNKNOWN, *([Silence.NOT_APPLICABLE] if item.may_not_apply else [])]
    return st.one_of(known_value(item), st.sampled_from(silences))


def known_value(item: AnyItem) -> st.SearchStrategy[Value]:
    match item:
        case SingleItem():
            return st.sampled_from(list(item.options))
        case MultiItem():
            ticks = [key for key in item.options if key != item.exclusive]
            some = st.lists(st.sampled_from(ticks), min_size=1, unique=True).map(tuple)
            return some | st.just((str(item.exclusive),))
        case NumberItem():
            low, high = int(item.min), min(int(item.max), 5000)
            return st.integers(low, high).map(lambda number: value(item, number))


def value(item: AnyItem, raw: object) -> Value:
    accepted = accept(item, raw)
    assert not isinstance(accepted, list)
    return accepted


def all_answers() -> st.SearchStrategy[Answers]:
    optional = {item.id: value_of(item) for item in ITEMS}
    return st.fixed_dictionaries({}, optional=optional).map(Answers)


@given(all_answers())
def test_scores_lie_inside_their_bounds(answers: Answers) -> None:
    made = assess(book(), answers)
    for score in (made.overall, *made.rules, *made.topics):
        assert 0 <= score.low <= score.high <= 100
        assert 0 <= score.coverage <= 100
        if score.score is not None:
            assert score.low <= score.score <= score.high


@given(all_answers())
def test_receipt_sums_to_the_headline_or_there_is_none(answers: Answers) -> None:
    made = assess(book(), answers)
    parts = [line.contribution for line in made.receipt if line.contribution is not None]
    assert sum(parts, Fraction(0)) == (made.overall.score or 0)
    assert bool(parts) == (made.overall.score is not None)


@given(all_answers(), st.randoms())
def test_the_order_of_answers_changes_nothing(answers: Answers, random: Random) -> None:
    pairs = list(answers.values.items())
    random.shuffle(pairs)
    shuffled = assess(book(), Answers(dict(pairs)))
    made = assess(book(), answers)
    assert (shuffled.overall, shuffled.rules, shuffled.moves) == (
        made.overall,
        made.rules,
        made.moves,
    )


@given(all_answers(), st.sampled_from(ITEMS))
def test_not_knowing_never_raises_coverage_and_never_narrows_the_bounds(
    answers: Answers, item: AnyItem
) -> None:
    before = assess(book(), answers)
    applies = not any(
        line.measurement.indicator == item.id and line.measurement.state == "not_applicable"
        for line in before.receipt
    )
    after = assess(book(), answers.with_answer(item.id, Silence.UNKNOWN))
    if applies and answers.values.get(item.id) is not Silence.NOT_APPLICABLE:
        for was, now in zip(before.rules, after.rules, strict=True):
            if was.applies == now.applies and not affects_ratio(item):
                assert now.coverage <= was.coverage
                assert now.width >= was.width


def affects_ratio(item: AnyItem) -> bool:
    return any(
        item.id in (ratio.numerator, ratio.denominator, ratio.unless)
        for ratio in book().ratios.values()
    )


@given(all_answers(), st.sampled_from([item for item in ITEMS if item.rule]), st.data())
def test_more_points_never_lower_the_overall_score(
    answers: Answers, item: AnyItem, data: st.DataObject
) -> None:
    if affects_ratio(item):
        return
    first, second = data.draw(known_value(item)), data.draw(known_value(item))
    worth = [points_of(item, raw) for raw in (first, second)]
    if None in worth:
        return
    low, high = sorted(zip(worth, (first, second), strict=True), key=lambda pair: pair[0] or 0)
    before = assess(book(), answers.with_answer(item.id, low[1])).overall
    after = assess(book(), answers.with_answer(item.id, high[1])).overall
    assert (before.score is None) == (after.score is None)
    assert (after.score or 0) >= (before.score or 0)
    assert after.low >= before.low
    assert after.high >= before.high


@given(all_answers())
def test_advice_gains_what_it_says_and_repeats_no_rule_or_group(answers: Answers) -> None:
    made = assess(book(), answers)
    if made.overall.score is None:
        assert [move.indicator.id for move in made.moves] == list(book().advice.first_steps)
        return
    rules = [move.indicator.rule for move in made.moves]
    groups = [move.indicator.group for move in made.moves if move.indicator.group]
    assert len(set(rules)) == len(rules) <= book().advice.slots
    assert len(set(groups)) == len(groups)
    assert all(move.gain is not None and 0 < move.gain <= 50 for move in made.moves)
