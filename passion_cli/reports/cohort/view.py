"""A group's document as it is shown: its numbers, and the words for them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice
from passion_cli.reports.cohort.json_types import CohortData, CountData
from passion_cli.reports.names import Names

HALF = 2
"""The denominator of numbers that end in a half."""
PERCENT_FROM = 20
"""From this many people on, shares are given in percent too."""


class CohortView(NamedTuple):
    """The document and what it takes to put it into words."""

    data: CohortData
    rulebook: Rulebook
    voice: Voice
    details: bool = False
    """Whether a terminal shows the appendix."""

    @property
    def names(self) -> Names:
        """What the report calls the parts of the rulebook."""
        return Names(self.rulebook, self.voice)

    @property
    def for_coach(self) -> bool:
        """Whether only the coach reads it."""
        return self.data["audience"] == "coach"

    def number(self, value: float | None, digits: int = 0) -> str:
        """Write a number of the document, or a dash where it is withheld."""
        return self.voice.number(None if value is None else exactly(value), digits)

    def one_score(self, value: float) -> str:
        """Write a single person's score of the document, which gives it to a tenth.

        A half stays: 12.46 stands there as 12.5, and that person reads 12 on their own report.
        """
        return self.number(value, int(exactly(value).denominator == HALF))

    def signed(self, value: float) -> str:
        """Write a change with its sign."""
        return self.voice.signed(exactly(value))

    def points(self, value: float) -> str:
        """Write a change of a score with its sign and unit."""
        return self.voice.points(exactly(value))

    def percent(self, value: float) -> str:
        """Write a percentage (0..100)."""
        return self.voice.percent(exactly(value))

    def share(self, number: int | None, base: int | None) -> str:
        """Write a count as `3 of 12`, or from 20 people on as `15% (3)`; a dash if withheld."""
        if number is None:
            return self.voice.say("cohort.hidden")
        if base is None:
            return self.voice.count("cohort.people", number)
        if base < PERCENT_FROM:
            return self.voice.say("cohort.of", count=number, n=base)
        share = self.voice.percent(Fraction(100 * number, base))
        return self.voice.say("cohort.share", share=share, count=number)

    def note(self, key: str) -> str:
        """Return a note on figures; where none of them can be withheld, the one without that."""
        if self.data["min_group"] == 1:
            return self.voice.say(f"{key}_all")
        return self.voice.say(key, minimum=self.data["min_group"])

    def withheld(self) -> str:
        """Say that a figure is withheld, and why."""
        return self.voice.say("cohort.withheld", minimum=self.data["min_group"])


def exactly(value: float) -> Fraction:
    """Return a number of the document as it is written there."""
    return Fraction(str(value))


def counts(entries: list[CountData]) -> Mapping[str, int | None]:
    """Return a list of counts by id."""
    return {each["id"]: each["people"] for each in entries}


def ranked(found: Mapping[str, int | None], order: Sequence[str] = ()) -> list[tuple[str, int]]:
    """Return what was counted, most first; between equals by an order, else as it stands."""
    places = {key: place for place, key in enumerate(order)}
    known = [(key, number) for key, number in found.items() if number]
    return sorted(known, key=lambda pair: (-pair[1], places.get(pair[0], len(places))))


def lowest_first(view: CohortView) -> list[str]:
    """Return the rules with a median, the lowest first."""
    medians = {each["id"]: each["median"] for each in view.data["rules"]}
    known = {key: median for key, median in medians.items() if median is not None}
    return sorted(known, key=lambda key: known[key])
