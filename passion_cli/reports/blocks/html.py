"""Blocks as one self-contained page: no network, no script, every text escaped by Jinja2."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from passion_cli.language.typography import isolate
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.bars import MARKS
from passion_cli.reports.blocks.model import (
    Appendix,
    Block,
    Figure,
    Figures,
    Heading,
    OutsideText,
    ScoreLine,
    Scores,
    Title,
    Wheels,
)
from passion_cli.reports.blocks.wheel import Slice, outline, slices

TEMPLATES = Path(__file__).parent.parent / "templates"
STEPS, STEP, TALLEST = 20, 20, 32
"""A strip's steps of five points each, their width, and the height of its tallest pile."""
ONE = 8
"""The height of one person in a pile that is not too high for it."""
THINNEST = 3
"""Piles of people thinner than this are drawn as one bar."""
SHADES = 5
"""In how many steps a share of the people darkens a cell of a map."""
DOTS, DOTS_IN_A_ROW = 240, 60
"""How many dots the largest number of customers takes at most, and how many stand in a row."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates; a name that is missing is an error, never an empty text."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    template: str, language: str, title: str, style: str = "report", **values: object
) -> str:
    """Return a page; its title and every value are escaped where the template shows them."""
    css = "\n".join(part(f"style/{name}.css") for name in ("page", style, "print"))
    page = environment().get_template(template)
    return page.render(language=language, title=title, css=css, **values).strip() + "\n"


def part(name: str) -> str:
    """Return a part of a page that is put in as it is: style or script."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def blocks_to_html(blocks: Iterable[Block], voice: Voice) -> str:
    """Return any report made of blocks as a page."""
    every = list(blocks)
    title = next((each for each in every if isinstance(each, Title)), Title("passion", ""))
    return render(
        "blocks.html",
        voice.language,
        title.page or title.text,
        blocks=[Shown(each, voice) for each in every],
        sections=list(_sections(every, voice)),
        screens=title.screens,
        outline=outline,
        piles=piles,
        shade=shade,
    )


def _sections(blocks: Iterable[Block], voice: Voice) -> "Iterator[list[Shown]]":
    """Part the blocks where a section begins."""
    section: list[Shown] = []
    for block in blocks:
        if section and isinstance(block, Heading | Appendix):
            yield section
            section = []
        section.append(Shown(block, voice))
    yield section


class Shown(NamedTuple):
    """A block with what its template needs."""

    it: Block
    voice: Voice

    @property
    def kind(self) -> str:
        """The name of its type."""
        return type(self.it).__name__

    @staticmethod
    def is_outside(text: str) -> bool:
        """Whether a text comes from outside, and must not reorder its line."""
        return isinstance(text, OutsideText)

    def line(self, entry: Sequence[str]) -> str:
        """Join the first two texts of an entry; neither reorders the line."""
        first, *others = map(isolate, entry)
        return self.voice.quoted(first, others[0]) if any(others[:1]) else first

    def inner(self) -> "list[Shown]":
        """Return the blocks of an appendix."""
        if not isinstance(self.it, Appendix):
            raise TypeError(self.kind)
        return [Shown(each, self.voice) for each in self.it.blocks]

    @staticmethod
    def shown(line: ScoreLine) -> str:
        """Return the level and the number of a score."""
        return " · ".join(filter(None, (line.level_word, line.shown)))

    def named(self, line: ScoreLine) -> str:
        """Return the name of a score with its level and its number."""
        return self.voice.quoted(line.name, self.shown(line))

    def mark(self, line: ScoreLine) -> str:
        """Return the mark of a level before its word and its number."""
        return f"{MARKS[line.level]} {self.shown(line)}"

    def slices(self) -> Iterator[Slice]:
        """Return the slices of a wheel."""
        match self.it:
            case Scores():
                return slices([(line.number, line.score) for line in self.it.lines])
            case Wheels():
                numbered = zip(map(str, self.it.numbers), self.it.after, strict=True)
                return slices(list(numbered))
            case _:
                raise TypeError(self.kind)

    def dots(self) -> "Iterator[Dots]":
        """Yield the figures that speak of people, drawn on one scale."""
        if isinstance(self.it, Figures):
            for figure in self.it.entries:
                if any(value.people is not None for value in figure.values):
                    yield Dots.of(figure, self.voice)


class Dots(NamedTuple):
    """A figure that speaks of people: for each value its text, its dots and their height."""

    label: str
    rows: list[tuple[str, list[tuple[int, int]], int]]
    scale: str

    @classmethod
    def of(cls, figure: Figure, voice: Voice) -> "Dots":
        """Draw every value on one scale; a dot stands for as many people as are needed to fit."""
        known = [(value.text, value.people) for value in figure.values if value.people is not None]
        each = max(1, -(-max(people for _, people in known) // DOTS))
        rows = [(text, *_places(-(-people // each))) for text, people in known]
        shown = voice.number(Fraction(each))
        return cls(figure.label, rows, voice.count("html.dot", each, shown=shown))


def _places(dots: int) -> tuple[list[tuple[int, int]], int]:
    """Return where each dot stands, and how high all of them are."""
    places = [
        (5 + 10 * (place % DOTS_IN_A_ROW), 5 + 10 * (place // DOTS_IN_A_ROW))
        for place in range(dots)
    ]
    return places, 10 * (-(-max(dots, 1) // DOTS_IN_A_ROW))


def piles(bins: Sequence[int]) -> list[tuple[int, float, float]]:
    """Return a place, a top and a height for each person of a strip, or for each pile of many.

    However tall the tallest pile is, one person alone can be seen.
    """
    if not bins:
        return []
    one = min(ONE, TALLEST / max(bins))
    drawn = []
    for place, number in enumerate(bins):
        heights = [one] * number if one >= THINNEST else [max(one * number, 2)] * (number > 0)
        drawn += [
            (STEP * place, round(TALLEST - height * level, 2), round(height - 1, 2))
            for level, height in enumerate(heights, 1)
        ]
    return drawn


def shade(people: int | None, base: int) -> int:
    """Return how dark a share is: 0 for nobody, 5 from more than four fifths on."""
    return -(-(people or 0) * SHADES // max(base, 1))
