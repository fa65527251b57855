"""What is told of scores, and of questions that are answered with a number."""

from fractions import Fraction
from math import floor
from typing import NamedTuple

from passion_cli.assessment.cohort.tally import HALF, QUARTERS, Tally

SHARES = (QUARTERS[0], HALF, QUARTERS[1])
ROUND_FROM = 100
"""From this number on, a group is told two digits: 12 437 followers are one person's own number."""


QUARTILES_FROM = 20
"""From this many people on, a group is told the quartiles of its scores."""
Told = int | None
"""A number of people, or None where it is withheld."""


class ScoreFigure(NamedTuple):
    """A score of many people (0..100); what is None is withheld, or has nobody in it.

    `bins` counts people in steps of five points; `withheld` says that nothing is told;
    `quartiles` are told from QUARTILES_FROM people on, where their number is told too.
    """

    n: Told = None
    median: Fraction | None = None
    mean: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    bins: list[int] | None = None
    withheld: bool = True
    quartiles: tuple[Fraction, Fraction] | None = None


class NumberFigure(NamedTuple):
    """Numbers of many people; what is None is withheld, or there are too few for it.

    `median` is the smallest number that at least half of those who answered do not exceed, and
    `quartiles` hold at least the middle half: type 1 of Hyndman and Fan (1996), always an answer.
    """

    median: Fraction | None = None
    quartiles: tuple[Fraction, Fraction] | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    withheld: bool = True


def number_figure(tally: Tally, *, quartiles: bool, exact: bool) -> NumberFigure:
    """Describe a tally of one number or more; `exact` tells each as it is, and the extremes."""
    lower, median, upper = (tally.reached(share) for share in SHARES)
    if lower is None or median is None or upper is None:
        return NumberFigure(withheld=False)
    told = NumberFigure(median, (lower, upper) if quartiles else None, withheld=False)
    if exact:
        return told._replace(low=tally.lowest, high=tally.highest)
    rounded = (rough(lower), rough(upper)) if quartiles else None
    return told._replace(median=rough(median), quartiles=rounded)


def rough(value: Fraction) -> Fraction:
    """Round to two digits, halves up, from ROUND_FROM on: 12 437 is 12 000."""
    unit = 1
    while abs(value) >= ROUND_FROM * unit:
        unit *= 10
    return value if unit == 1 else unit * Fraction(floor(value / unit + HALF))
