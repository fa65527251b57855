"""One language and one currency: every text, number, date and amount that is shown."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from passion_cli.errors import Problem
from passion_cli.language import catalogue, numbers
from passion_cli.language.locales import DEFAULT, Language

CURRENCY = "EUR"
"""The currency of amounts where nothing names another one."""


class Localized(Protocol):
    """A text that a rulebook gives in several languages."""

    def in_language(self, language: Language) -> str:
        """Return the text in one of them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language, and writes amounts in one currency (ISO 4217)."""

    language: Language = DEFAULT
    currency: str = CURRENCY

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return catalogue.say(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text of the interface for one thing or for several."""
        return catalogue.count(self.language, key, number, **values)

    def text(self, text: Localized | None) -> str:
        """Return a text of a rulebook, or nothing where it has none."""
        return "" if text is None else text.in_language(self.language)

    def explain(self, problem: Problem) -> str:
        """Return a problem as one line."""
        return catalogue.explain(self.language, problem)

    def reason(self, word: str) -> str:
        """Return why the disk refuses, by a word of the catalogue or as the system says it."""
        return catalogue.say_reason(self.language, word)

    def date(self, iso: str) -> str:
        """Write a date."""
        return catalogue.say_date(self.language, iso)

    def number(self, value: Fraction | None, digits: int = 0) -> str:
        """Write a number rounded to `digits` decimals, or a dash where there is none."""
        return "—" if value is None else numbers.number(value, self.language, digits)

    def short(self, value: Fraction, most: int = 2) -> str:
        """Write a number with as many decimals as it needs, up to `most`."""
        return numbers.short(value, self.language, most)

    def signed(self, value: Fraction) -> str:
        """Write a change with its sign: `+3.5`, `−2.0`, `0.0`."""
        return numbers.signed(value, self.language)

    def percent(self, value: Fraction, most: int = 0) -> str:
        """Write a percentage (0..100) with as many decimals as it needs, up to `most`."""
        return numbers.percent(value, self.language, most)

    def money(self, value: Fraction) -> str:
        """Write an amount, with cents only when there are any."""
        return numbers.money(value, self.currency, self.language)

    def symbol(self) -> str:
        """Return the symbol of the currency."""
        return numbers.symbol(self.currency, self.language)

    def quoted(self, title: str, answer: str) -> str:
        """Join a title and what is said of it: `Title: answer`."""
        return self.say("report.quoted", title=title, answer=answer)

    def label(self, key: str) -> str:
        """Return a text of the interface as a label: `In 90 days:`."""
        return self.say("report.label", label=self.say(key))
