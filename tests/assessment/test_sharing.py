"""What is passed on: everything but the answers to sensitive questions, and what tells them."""

from helpers.verbs import persona, shipped

from passion_cli.assessment.sharing import share

SENSITIVE = ("story_true", "net_month", "target_month")


def test_sensitive_answers_and_the_moves_that_tell_them_stay_behind() -> None:
    answers = persona("influencer")
    moves = {"story_true": "open", "untrue_story": "done", "story_told": "partly"}
    notes = {"net_month": "between us", "story_told": "soon"}
    shared = share(shipped(), answers, moves, notes)
    kept = {key: value for key, value in answers.values.items() if key not in SENSITIVE}
    assert shared.answers.values == kept
    assert shared.left_out == tuple(key for key in answers.values if key in SENSITIVE)
    assert len(shared.left_out) == len(answers.values) - len(kept) > 0
    assert shared.moves == {"story_told": "partly"}
    assert shared.notes == {"story_told": "soon"}


def test_what_holds_no_sensitive_answer_is_passed_on_as_it_is() -> None:
    once = share(shipped(), persona("luthier"), {})
    again = share(shipped(), once.answers, once.moves)
    assert (again.answers, again.moves, again.left_out) == (once.answers, once.moves, ())


def test_every_risk_can_be_asked_about() -> None:
    """A risk that rests on a ratio or a rule is no reason to fail."""
    for risk in shipped().risks:
        told = share(shipped(), persona("driver"), {risk: "open"}).moves
        looks = {condition.item for condition in shipped().risks[risk].when}
        assert (risk in told) == (not looks & set(SENSITIVE))
