"""Indicators as they were measured, and sums over them: exact, in whole numbers."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from passion_cli.assessment.answers import Value

UNIT = 1_000_000
"""Into how many parts a cohort divides a point."""


class State(StrEnum):
    """How far an indicator is known."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"

    @property
    def is_settled(self) -> bool:
        """Whether no later answer can change it."""
        return self in (State.ANSWERED, State.NOT_APPLICABLE)


class Measurement(NamedTuple):
    """One indicator read from the answers; `points` is 0..1, and None unless answered.

    `units` is its weight in whole units of the rulebook; `earned` is units times points, as a
    numerator and a denominator.
    """

    indicator: str
    rule: str
    topic: str
    weight: Fraction
    state: State
    value: Value | Fraction | None = None
    points: Fraction | None = None
    units: int = 0
    earned: tuple[int, int] | None = None

    @property
    def applies(self) -> bool:
        """Whether its weight counts."""
        return self.state is not State.NOT_APPLICABLE


class Sums(NamedTuple):
    """Sums over indicators: weights in the units of a rulebook, and how many have points.

    `earned` is the sum of weights times points, in units divided by `parts`.
    """

    earned: int
    parts: int
    answered: int
    applicable: int
    known: int

    @classmethod
    def of(cls, measurements: Iterable[Measurement]) -> "Sums":
        """Add up weights, and weights times points."""
        earned = answered = applicable = known = 0
        parts = 1
        for each in measurements:
            if each.state is State.NOT_APPLICABLE:
                continue
            applicable += each.units
            if each.earned is None:
                continue
            number, divided = each.earned
            if parts % divided:
                finer = lcm(parts, divided)
                earned, parts = earned * (finer // parts), finer
            earned += number * (parts // divided)
            answered += each.units
            known += 1
        return cls(earned, parts, answered, applicable, known)

    def and_those(self, other: "Sums") -> "Sums":
        """Return the sums over these indicators and others."""
        parts = lcm(self.parts, other.parts)
        earned = self.earned * (parts // self.parts) + other.earned * (parts // other.parts)
        return Sums(
            earned,
            parts,
            self.answered + other.answered,
            self.applicable + other.applicable,
            self.known + other.known,
        )

    def suffice(self, least_coverage: Fraction) -> bool:
        """Whether anything is answered, and at least a share (0..100) of what applies."""
        least = least_coverage.numerator * self.applicable
        return self.answered > 0 and 100 * self.answered * least_coverage.denominator >= least

    @property
    def coverage(self) -> Fraction:
        """The share of the applicable weight that was answered, 0..100."""
        return Fraction(100 * self.answered, self.applicable) if self.applicable else Fraction(0)

    @property
    def coverage_in_millionths(self) -> int:
        """The coverage as a cohort takes it."""
        return in_millionths(100 * self.answered, self.applicable) if self.applicable else 0

    @property
    def score(self) -> Fraction:
        """What was earned of what was answered, 0..100."""
        return Fraction(100 * self.earned, self.answered * self.parts)

    @property
    def score_in_millionths(self) -> int:
        """The score as a cohort takes it."""
        return in_millionths(100 * self.earned, self.answered * self.parts)

    @property
    def low(self) -> Fraction:
        """What was earned of everything that applies, the unknown at 0."""
        return Fraction(100 * self.earned, self.applicable * self.parts)

    @property
    def high(self) -> Fraction:
        """The same, the unknown at 1."""
        unknown = self.applicable - self.answered
        return Fraction(100 * (self.earned + unknown * self.parts), self.applicable * self.parts)


def over_one(values: Iterable[Fraction]) -> tuple[list[int], int]:
    """Return fractions as whole numbers over one denominator, which is returned with them."""
    pairs = [value.as_integer_ratio() for value in values]
    unit = lcm(*[parts for _, parts in pairs])
    return [number * (unit // parts) for number, parts in pairs], unit


def in_millionths(numerator: int, denominator: int) -> int:
    """Return a fraction in millionths, halves up; the denominator is above 0."""
    return (2 * UNIT * numerator + denominator) // (2 * denominator)
