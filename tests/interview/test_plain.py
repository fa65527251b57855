from decimal import Decimal

import pytest
from helpers.verbs import book

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.plain import PlainAsker
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice


def asker(*typed: str, language: Language = "en") -> tuple[PlainAsker, list[str]]:
    written: list[str] = []
    lines = iter(typed)

    def read() -> str:
        line = next(lines, None)
        if line is None:
            raise EOFError
        return line + "\n"

    return PlainAsker(InterviewTexts(book(), Voice(language)), written.append, read), written


def turn(item: str, **answers: Value) -> Turn:
    items = tuple(book().asked())
    place = [each.id for each in items].index(item)
    return Turn(book().items[item], place, items, Answers(answers), opening=place == 0)


CASES: list[tuple[str, tuple[str, ...], object]] = [
    ("big_brands", ("3",), "far"),
    ("big_brands", ("9", "0", "x", "", "2"), "near"),
    ("big_brands", ("s",), Silence.UNKNOWN),
    ("big_brands", ("n", "1"), "same"),
    ("big_brands", ("b",), Navigation.BACK),
    ("big_brands", ("?", "1"), "same"),
    ("hard_to_get", ("1 3",), ("skill", "trust")),
    ("hard_to_get", ("3,1",), ("skill", "trust")),
    ("hard_to_get", ("6 1", "6"), ("none",)),
    ("hard_to_get", ("7", "", "2"), ("works",)),
    ("repeat_sales", ("11", "2.5", "ten", "7"), Decimal(7)),
    ("repeat_sales", ("n",), Silence.NOT_APPLICABLE),
    ("audience_total", ("12k",), Decimal(12000)),
    ("net_month", ("-1 200,50 €",), Decimal("-1200.5")),
    ("top_share", ("15 %",), Decimal(15)),
]


REFUSALS = (
    "Not a valid choice.", "This question always applies.", "“None of these” cannot be combined",
    "The number must be", "This is not a number.",
)  # fmt: skip


@pytest.mark.parametrize(("item", "typed", "reply"), CASES, ids=range(len(CASES)))
def test_a_line_is_an_answer_or_is_asked_for_again(
    item: str, typed: tuple[str, ...], reply: object
) -> None:
    plain, written = asker(*typed)
    assert plain.ask(turn(item)) == reply
    refused = sum(line.startswith(REFUSALS) for line in written)
    assert refused == len(typed) - 1 - ("?" in typed)


def test_enter_keeps_the_answer_given_before() -> None:
    plain, written = asker("")
    assert plain.ask(turn("big_brands", big_brands="far")) == "far"
    assert any(
        line.startswith("Current answer: No, only things loosely like it") for line in written
    )


def test_help_says_why_we_ask_and_where_the_points_come_from() -> None:
    plain, written = asker("?", "1", language="fr")
    plain.ask(turn("price_basis"))
    told = "\n".join(written)
    assert "Pourquoi cette question\u00a0:" in told
    assert "D’où viennent les points." in told


@pytest.mark.parametrize("ending", ["q", None])
def test_the_end_of_input_is_never_an_answer(ending: str | None) -> None:
    plain, _ = asker(*([ending] if ending else []))
    with pytest.raises(KeyboardInterrupt if ending else EOFError):
        plain.ask(turn("big_brands", big_brands="far"))


def test_no_escape_byte_and_no_carriage_return_is_written() -> None:
    plain, written = asker("?", "4")
    plain.ask(turn("who_for"))
    told = "\n".join(written)
    assert "\x1b" not in told
    assert "\r" not in told
    assert written[0].startswith("26 short questions, 6 to 8 minutes.")


@pytest.mark.parametrize(
    ("typed", "reply"), [(("",), None), (("27", "x", "3"), 2), (("b",), Navigation.BACK)]
)
def test_the_review_takes_a_number_or_enter(typed: tuple[str, ...], reply: object) -> None:
    plain, written = asker(*typed)
    items = tuple(book().asked())
    assert plain.review(items, Answers({"who_for": "named"})) == reply
    assert "1. Who it is for: A precise group, and I can name ten of them" in written
    assert "2. Big brands close by: no answer" in written


def test_the_review_can_be_stopped() -> None:
    plain, _ = asker("q")
    with pytest.raises(KeyboardInterrupt):
        plain.review(tuple(book().asked()), Answers())


def test_ways_to_go_on_are_numbered() -> None:
    plain, written = asker("x", "2")
    assert plain.choose("Well?", ["Yes", "No"]) == 1
    assert written[:3] == ["Well?", "1. Yes", "2. No"]
    plain.message("Said.")
    plain.close()
    assert written[-2:] == ["Said.", ""]
