"""One language and one currency: every text, number, date and amount that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Protocol

from passion_cli.errors import Problem
from passion_cli.language import catalogue, numbers
from passion_cli.language.locales import DEFAULT, Language

CURRENCY = "EUR"
"""The currency of amounts where nothing names another one."""


class Localized(Protocol):
    """A text that a rulebook gives in several languages."""

    def in_language(self, language: str) -> str:
        """Return the text in one of them."""


class Words(Protocol):
    """What a rulebook calls things, by the keys of the texts it stands for."""

    def in_language(self, language: str) -> Mapping[str, str]:
        """Return the words in one language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language, and writes amounts in one currency (ISO 4217).

    A rulebook's own texts are said in the language `reading`, where it has one that the interface
    does not speak. `words` are said instead of texts of the interface, by key.
    """

    language: Language = DEFAULT
    currency: str = CURRENCY
    reading: str = ""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        if key in self.words:
            return self.words[key].format(**values)
        return catalogue.say(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text of the interface for one thing or for several."""
        return self.say(catalogue.numbered(self.language, key, number), n=number, **values)

    def using(self, words: Words) -> "Voice":
        """Return a voice that says what a rulebook calls things."""
        return replace(self, words=words.in_language(self.reading or self.language))

    def text(self, text: Localized | None) -> str:
        """Return a text of a rulebook, or nothing where it has none."""
        return "" if text is None else text.in_language(self.reading or self.language)

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

    def points(self, change: Fraction) -> str:
        """Write a change of a score: `+3.5 points`, in French `+0,6 point`."""
        shown = numbers.exact_round(abs(change), 1)
        key = catalogue.numbered(self.language, "report.points", shown)
        return self.say(key, points=self.signed(change))

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
