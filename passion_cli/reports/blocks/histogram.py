"""One line for the scores of many people: a mark for each, or a histogram from 40 on."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.scoring import FULL

HISTOGRAM_FROM = 40
"""From this many people on, a histogram shows more than marks."""
MOST_DIGIT = 9


class Marks(NamedTuple):
    """The characters of a strip, in Unicode or in ASCII."""

    one: str
    empty: str
    start: str
    end: str
    heights: str
    middle: str

    @classmethod
    def of(cls, *, unicode: bool) -> "Marks":
        """Choose the set that the screen can show."""
        return (
            cls("●", "─", "├", "┤", " ▁▂▃▄▅▆▇█", "━")
            if unicode
            else cls("*", "-", "|", "|", " .:-=+*#@", "=")
        )


def strip(bins: Sequence[int], width: int, marks: Marks, *, histogram: bool) -> str:
    """Draw people in equal bins over 0 to 100 on `width` cells, its two ends included."""
    inner = max(width - 2, 1)
    if histogram:
        return f"{marks.start}{_histogram(bins, inner, marks)}{marks.end}"
    drawn = "".join(_mark(number, marks) for number in _spread(bins, inner))
    return f"{marks.start}{drawn}{marks.end}"


def median_strip(
    median: Fraction, middle: tuple[Fraction, Fraction] | None, width: int, marks: Marks
) -> str:
    """Draw one mark where the median is, over 0 to 100, and a thick line between the quartiles."""
    cells = [marks.empty] * max(width - 2, 1)
    if middle is not None:
        low, high = (_place(each, len(cells)) for each in middle)
        cells[low : high + 1] = [marks.middle] * (high + 1 - low)
    cells[_place(median, len(cells))] = marks.one
    return f"{marks.start}{''.join(cells)}{marks.end}"


def _place(score: Fraction, width: int) -> int:
    return min(int(score * width / FULL), width - 1)


def _spread(bins: Sequence[int], width: int) -> list[int]:
    """Place each bin on the cell its middle falls on; several may share one."""
    cells = [0] * width
    for place, number in enumerate(bins):
        cells[(2 * place + 1) * width // (2 * len(bins))] += number
    return cells


def _mark(people: int, marks: Marks) -> str:
    if people == 0:
        return marks.empty
    return marks.one if people == 1 else str(people) if people <= MOST_DIGIT else "+"


def _histogram(bins: Sequence[int], width: int, marks: Marks) -> str:
    """Bars as wide as the room allows; any person shows."""
    each = max(1, width // len(bins))
    shown = bins if width >= len(bins) else _spread(bins, width)
    tallest, top = max(shown), len(marks.heights) - 1
    heights = [-(-number * top // tallest) for number in shown]
    return "".join(marks.heights[height] * each for height in heights)


def tens(bins: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return `(from, to, people)` for every ten points that somebody is in."""
    wide = len(bins) // 10
    sums = [sum(bins[step * wide : (step + 1) * wide]) for step in range(10)]
    return [(10 * step, 10 * step + 10, number) for step, number in enumerate(sums) if number]
