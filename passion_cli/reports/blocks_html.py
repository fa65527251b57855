"""Blocks as one page: tables that scroll where they are wide, and pictures beside their tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from passion_cli.assessment.scoring import FULL
from passion_cli.assessment.tally import Tally
from passion_cli.language import Language
from passion_cli.language.words import say
from passion_cli.reports.blocks import Block, Title
from passion_cli.reports.html import render
from passion_cli.reports.wheel import outline, slices

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
    score: str

    @property
    def kind(self) -> str:
        """The name of its type."""
        return type(self.it).__name__

    def line(self, entry: Sequence[str]) -> str:
        """Join the first two texts of an entry."""
        if len(entry) == 1:
            return entry[0]
        return say(self.language, "report.quoted", title=entry[0], answer=entry[1])


def blocks_of(tally: Tally) -> list[tuple[int, float, float]]:
    """Return a place, a top and a height for each person of a strip, or for each pile of many."""
    bins = tally.bins(STEPS, FULL)
    one = min(ONE, TALLEST / max(bins))
    return [
        (STEP * place, TALLEST - one * (lower + people), one * people)
        for place, number in enumerate(bins)
        for lower, people in (_one_by_one(number) if one >= THINNEST else [(0, number)])
    ]


def _one_by_one(number: int) -> list[tuple[int, int]]:
    return [(lower, 1) for lower in range(number)]


def shade(people: int, base: int) -> int:
    """Return how dark a share is: 0 for nobody, 5 from more than four fifths on."""
    return -(-people * SHADES // base)


def blocks_to_html(blocks: Iterable[Block], language: Language) -> str:
    """Return any report made of blocks as a page."""
    every = list(blocks)
    title = next((each.text for each in every if isinstance(each, Title)), "passion")
    score = say(language, "table.score")
    shown = [Shown(each, language, score) for each in every]
    return render(
        "blocks.html",
        language,
        title,
        blocks=shown,
        slices=slices,
        outline=outline,
        blocks_of=blocks_of,
        shade=shade,
    )
