from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from helpers.verbs import PERSONAS, book, persona

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.interview.flow import Interview, Navigation, Turn
from passion_cli.interview.timing import blocks, minutes, was_hurried
from passion_cli.language.locales import LANGUAGES
from passion_cli.language.voice import Voice


@dataclass
class Script:
    """Answers as scripted: a function of the turn, and what to change in the review."""

    say: Callable[[Turn], Value | Navigation]
    changes: list[int | Navigation] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    def ask(self, turn: Turn) -> Value | Navigation:
        self.turns.append(turn)
        return self.say(turn)

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Navigation | None:  # noqa: ARG002
        return self.changes.pop(0) if self.changes else None


def clock() -> Callable[[], float]:
    seconds: Iterator[int] = iter(range(0, 10**6, 3))
    return lambda: next(seconds)


def interview(
    script: Script, answers: Answers | None = None, topic: str | None = None
) -> Interview:
    kept: dict[str, Value] = {}
    led = Interview(book(), script, kept.__setitem__, clock(), answers or Answers(), topic)
    led.kept = kept  # type: ignore[attr-defined]
    return led


def from_persona(name: str) -> Callable[[Turn], Value | Navigation]:
    given = persona(name).values
    return lambda turn: given[turn.item.id]


def test_a_straight_interview_asks_every_question_once_in_the_order_of_the_content() -> None:
    for name in PERSONAS:
        script = Script(from_persona(name))
        led = interview(script)
        assert led.run() == persona(name)
        assert [turn.item.id for turn in script.turns] == list(book().order)
        assert led.kept == persona(name).values  # type: ignore[attr-defined]


def test_back_shows_the_earlier_answer_and_keeps_it() -> None:
    steps: Iterator[Value | Navigation] = iter([Navigation.BACK, "wide", Navigation.BACK, "named"])

    def say(turn: Turn) -> Value | Navigation:
        return next(steps, persona("coach").values[turn.item.id])

    script = Script(say)
    interview(script).run()
    seen = [(turn.item.id, turn.current) for turn in script.turns[:5]]
    assert seen == [("who_for", None), ("who_for", None), ("big_brands", None), ("who_for", "wide"),
                    ("big_brands", None)]  # fmt: skip


def test_an_interview_goes_on_at_the_first_question_without_an_answer() -> None:
    first = Answers({"who_for": "named", "big_brands": "far", "when_away": "wait"})
    script = Script(from_persona("coach"))
    interview(script, first).run()
    assert script.turns[0].item.id == "hard_to_get"


def test_a_topic_asks_its_own_questions_only() -> None:
    script = Script(from_persona("coach"))
    interview(script, topic="pricing").run()
    assert {turn.item.topic for turn in script.turns} == {"pricing"}
    assert len(script.turns) == 7


def test_the_review_changes_one_answer_and_comes_back() -> None:
    script = Script(from_persona("coach"), [3, 0])
    interview(script).run()
    assert [turn.item.id for turn in script.turns[26:]] == ["when_away", "who_for"]


def test_back_from_the_review_asks_the_last_question() -> None:
    script = Script(from_persona("coach"), [Navigation.BACK])
    interview(script).run()
    assert script.turns[-1].item.id == book().order[-1]


def answering(**given: Value) -> Callable[[Turn], Value | Navigation]:
    base = persona("coach").values
    return lambda turn: given.get(turn.item.id, base[turn.item.id])


def test_an_impossible_pair_is_asked_again_at_once_and_both_can_be_changed() -> None:
    from decimal import Decimal

    def say(turn: Turn) -> Value | Navigation:
        if turn.item.id == "audience_direct":
            return Decimal(100) if turn.notice else Decimal(9000)
        return persona("coach").values[turn.item.id]

    script = Script(say)
    answers = interview(script).run()
    asked = [(t.item.id, t.notice.id if t.notice else None) for t in script.turns]
    place = asked.index(("audience_direct", None))
    assert asked[place + 1 : place + 4] == [
        ("audience_total", "K12"), ("audience_direct", "K12"), ("customers_12m", None)
    ]  # fmt: skip
    assert answers.values["audience_direct"] == 100


def test_an_impossible_pair_that_is_confirmed_is_not_asked_for_ever() -> None:
    from decimal import Decimal

    script = Script(answering(customers_12m=Decimal(0)))
    answers = interview(script).run()
    notices = [turn.item.id for turn in script.turns if turn.notice]
    assert notices == ["direct_income", "customers_12m"]
    assert answers.values["customers_12m"] == 0


def test_back_works_inside_an_impossible_pair() -> None:
    from decimal import Decimal

    steps: Iterator[Value | Navigation] = iter(
        [Decimal(2400), Navigation.BACK, Decimal(4000), Decimal(1)]
    )

    def say(turn: Turn) -> Value | Navigation:
        if turn.notice:
            return next(steps)
        return (
            Decimal(9000)
            if turn.item.id == "audience_direct"
            else persona("coach").values[turn.item.id]
        )

    script = Script(say)
    answers = interview(script).run()
    assert answers.values["audience_total"] == 4000
    assert answers.values["audience_direct"] == 1


def test_topics_come_in_four_blocks_although_one_question_lies_apart() -> None:
    items = tuple(book().asked())
    runs = [(topic, len(places)) for topic, places in blocks(items)]
    assert runs == [("niche", 4), ("audience", 9), ("story", 5), ("pricing", 8)]


def test_the_whole_takes_about_the_minutes_that_are_announced() -> None:
    least, most = book().minutes or (0, 0)
    for language in LANGUAGES:
        assert least - 1 <= minutes(book().asked(), Voice(language)) <= most


def test_hurry_is_noticed_from_fast_choices_or_from_one_place_in_every_list() -> None:
    assert was_hurried(book(), persona("coach"), [0.5] * 16)
    assert not was_hurried(book(), persona("coach"), [4.0] * 16)
    assert not was_hurried(book(), persona("coach"), [0.5] * 3)
    first = {
        item.id: next(iter(item.options)) for item in book().items.values() if item.kind == "single"
    }
    assert was_hurried(book(), Answers(first), [4.0] * 16)
    assert not was_hurried(book(), Answers({"who_for": Silence.UNKNOWN}), [])
