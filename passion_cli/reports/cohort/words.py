"""How a cohort's report speaks: counts, shares, and what is said of a withheld figure."""

from dataclasses import dataclass
from fractions import Fraction

from passion_cli.language import numbers
from passion_cli.language.catalogue import count, say
from passion_cli.reports.cohort.report import CohortReport

PERCENT_FROM = 20
"""From this many people on, shares are told in percent too."""


@dataclass(frozen=True)
class CohortWords:
    """The words of one cohort's report."""

    report: CohortReport

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface in the report's language."""
        return say(self.report.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text for one or for several."""
        return count(self.report.language, key, number, **values)

    def number(self, value: Fraction | None, digits: int = 0) -> str:
        """Write a number in the report's language."""
        return "" if value is None else numbers.number(value, self.report.language, digits)

    def signed(self, value: Fraction) -> str:
        """Write a change with its sign."""
        return numbers.signed(value, self.report.language)

    def percent(self, value: Fraction | None) -> str:
        """Write a whole percentage."""
        return "" if value is None else numbers.percent(value, self.report.language)

    def of(self, number: int, base: int) -> str:
        """Write a count as `3 of 12`, or from 20 people on as `15% (3)`."""
        if base < PERCENT_FROM:
            return self.say("cohort.of", count=number, n=base)
        share = self.percent(Fraction(100 * number, base))
        return self.say("cohort.share", share=share, count=number)

    def withheld(self) -> str:
        """Say that a figure is withheld, and why."""
        return self.say("cohort.withheld", minimum=self.report.disclosure.minimum)

    def rule(self, key: str) -> str:
        """Return the title of a rule."""
        return self.report.rulebook.rules[key].title.speak(self.report.language)

    def item(self, key: str) -> str:
        """Return the title of an item."""
        return self.report.rulebook.items[key].title.speak(self.report.language)
