"""Blocks as one page: tables that scroll where they are wide, and pictures beside their tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from passion_cli.assessment.scoring import FULL
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.language import Language
from passion_cli.language.typography import isolate
from passion_cli.language.catalogue import say
from passion_cli.reports.blocks.model import Block, Title
from passion_cli.reports.person.html import render
from passion_cli.reports.blocks.wheel import outline, slices

STEPS, STEP, TALLEST = 20, 20, 32
"""A strip's steps of five points each, their width, and the height of its tallest pile."""
ONE = 8
"""The height of one person in a pile that is not too high for it."""
THINNEST = 3
"""Piles of people thinner than this are drawn as one bar."""
SHADES = 5
"""In how many steps a share of the people darkens a cell of a map."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with what its template needs."""

    it: Block
    language: Language

    @property
    def kind(self) -> str:
        """The name of its type."""
        return type(self.it).__name__

    def line(self, entry: Sequence[str]) -> str:
        """Join the first two texts of an entry; neither reorders the line."""
        first, *others = map(isolate, entry)
        if not any(others[:1]):
            return first
        return say(self.language, "report.quoted", title=first, answer=others[0])


def piles(tally: Tally) -> list[tuple[int, float, float]]:
    """Return a place, a top and a height for each person of a strip, or for each pile of many.

    However tall the tallest pile is, one person alone can be seen.
    """
    bins = tally.bins(STEPS, FULL)
    one = min(ONE, TALLEST / max(bins))
    drawn = []
    for place, number in enumerate(bins):
        heights = [one] * number if one >= THINNEST else [max(one * number, 2)] * (number > 0)
        drawn += [
            (STEP * place, round(TALLEST - height * level, 2), round(height - 1, 2))
            for level, height in enumerate(heights, 1)
        ]
    return drawn


def shade(people: int, base: int) -> int:
    """Return how dark a share is: 0 for nobody, 5 from more than four fifths on."""
    return -(-people * SHADES // base)


def blocks_to_html(blocks: Iterable[Block], language: Language) -> str:
    """Return any report made of blocks as a page."""
    every = list(blocks)
    title = next((each.text for each in every if isinstance(each, Title)), "passion")
    shown = [Shown(each, language) for each in every]
    return render(
        "blocks.html",
        language,
        title,
        blocks=shown,
        slices=slices,
        outline=outline,
        piles=piles,
        shade=shade,
    )
