"""How questions and answers read to a person."""

from decimal import Decimal
from fractions import Fraction

from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice

CURRENCY_FIELD = "{cur}"
"""What stands for the symbol of the currency in a question."""


def asks_money(rulebook: Rulebook) -> bool:
    """Tell whether a currency has to be known: for amounts, or to ask a question."""
    return any(
        item.kind == "money"
        or any(CURRENCY_FIELD in text for text in item.question.in_each().values())
        for item in rulebook.items.values()
    )


def question_text(item: AnyItem, voice: Voice) -> str:
    """Return the question with the symbol of the person's currency in it."""
    return voice.text(item.question).replace(CURRENCY_FIELD, voice.symbol())


def answer_text(item: AnyItem, value: Value | None, voice: Voice) -> str:
    """Return the label, the labels, the amount, or the reason why there is none."""
    match item, value:
        case _, None:
            return voice.say("answer.unanswered")
        case _, Silence():
            return voice.say(f"answer.{value.value}")
        case SingleItem(), str():
            return voice.text(item.options[value])
        case MultiItem(), tuple():
            return " + ".join(voice.text(item.options[each]) for each in value)
        case NumberItem(), Decimal():
            return _number(item, Fraction(value), voice)
        case _:
            raise TypeError(item.id)


def _number(item: NumberItem, value: Fraction, voice: Voice) -> str:
    match item.kind:
        case "money":
            return voice.money(value)
        case "percent":
            return voice.percent(value, 2)
        case "number":
            unit = f" {voice.text(item.unit)}" if item.unit else ""
            return voice.short(value) + unit
