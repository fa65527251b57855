"""How an answer reads to the person who gave it."""

from decimal import Decimal
from fractions import Fraction

from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.language import Language, numbers
from passion_cli.language.catalogue import say


def spoken(item: AnyItem, value: Value | None, language: Language, currency: str) -> str:
    """Return the label, the labels, the amount, or the reason why there is none."""
    match item, value:
        case _, None:
            return say(language, "answer.unanswered")
        case _, Silence():
            return say(language, f"answer.{value.value}")
        case SingleItem(), str():
            return item.options[value].speak(language)
        case MultiItem(), tuple():
            return " + ".join(item.options[each].speak(language) for each in value)
        case NumberItem(), Decimal():
            return _amount(item, Fraction(value), language, currency)
        case _:
            raise TypeError(item.id)


def _amount(item: NumberItem, value: Fraction, language: Language, currency: str) -> str:
    if item.kind == "money":
        return numbers.money(value, currency, language)
    if item.kind == "percent":
        return numbers.short_percent(value, language)
    unit = f" {item.unit.speak(language)}" if item.unit else ""
    return numbers.short(value, language) + unit


def question(item: AnyItem, language: Language, currency: str) -> str:
    """Return the question with the person's currency in it."""
    symbol = numbers.symbol(currency, language)
    return item.question.speak(language).replace("{cur}", symbol)
