"""One line for the scores of many people: a mark for each, or a histogram from 40 on."""

from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.scoring import FULL

HISTOGRAM_FROM = 40
"""From this many people on, a histogram shows more than marks."""
MOST_DIGIT = 9
STEPS = 20


class Marks(NamedTuple):
    """The characters of a strip, in Unicode or in ASCII."""

    one: str
    empty: str
    start: str
    end: str
    heights: str

    @classmethod
    def of(cls, *, unicode: bool) -> "Marks":
        """Choose the set that the screen can show."""
        return (
            cls("●", "─", "├", "┤", " ▁▂▃▄▅▆▇█")
            if unicode
            else cls("*", "-", "|", "|", " .:-=+*#@")
        )


def strip(tally: Tally, width: int, marks: Marks, *, histogram: bool) -> str:
    """Draw the scores, 0 to 100, over `width` cells, its two ends included."""
    inner = max(width - 2, 1)
    if histogram:
        return f"{marks.start}{_histogram(tally, inner, marks)}{marks.end}"
    cells = tally.bins(inner, FULL)
    return f"{marks.start}{''.join(_mark(number, marks) for number in cells)}{marks.end}"


def _mark(people: int, marks: Marks) -> str:
    if people == 0:
        return marks.empty
    return marks.one if people == 1 else str(people) if people <= MOST_DIGIT else "+"


def _histogram(tally: Tally, width: int, marks: Marks) -> str:
    """Bars over steps of five points, each as wide as the room allows; any person shows."""
    each = max(1, width // STEPS)
    bins = tally.bins(min(STEPS, width), FULL)
    tallest, top = max(bins), len(marks.heights) - 1
    heights = [-(-number * top // tallest) for number in bins]
    return "".join(marks.heights[height] * each for height in heights)


def tens(tally: Tally) -> list[tuple[int, int, int]]:
    """Return `(from, to, people)` for every ten points that somebody is in."""
    bins = tally.bins(10, Fraction(FULL))
    return [(10 * step, 10 * step + 10, number) for step, number in enumerate(bins) if number]
