"""What scores need and how they are named: bands, levels, coverage, and how advice is ranked."""

from fractions import Fraction

from pydantic import Field

from passion_cli.assessment.rulebook.items import Catalogue, Identified
from passion_cli.assessment.rulebook.texts import Id, LocalizedText, Percent, Points, Strict


class Band(Identified, LocalizedText):
    """A named interval of a score, from `from` up to the next one."""

    start: Percent = Field(alias="from")


class Levels(Strict):
    """From which scores on a rule or topic reads as medium, and as high; below it is low.

    `words` name what is shown instead of low, medium and high, each from a score on.
    """

    middle: Percent = Fraction(45)
    high: Percent = Fraction(65)
    words: Catalogue[Band] = Field(default_factory=dict)


class Scoring(Strict):
    """Shares (in percent) and counts that a score needs before it is given.

    A rule below `weak_link_below` is named as a weak one; changes below `noise` mean nothing.
    """

    rule_coverage: Percent = Fraction(50)
    overall_coverage: Percent = Fraction(60)
    rules_needed: int = 1
    weak_link_below: Percent = Fraction(25)
    noise: Percent = Fraction(5)


class Advice(Strict):
    """How moves are ranked: a step in points, the points that need no move, the slots."""

    step: Points = Fraction(1, 2)
    settled_from: Points = Fraction(95, 100)
    slots: int = 3
    first_steps: tuple[Id, ...] = ()
