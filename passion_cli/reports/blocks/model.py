"""A report as blocks that every format lays out its own way; text from outside is marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from passion_cli.assessment.scoring import Score
from passion_cli.assessment.cohort.tally import Tally

Style = Literal["", "strong", "quiet", "warning"]


class Given(str):
    """Text that people or files gave: shown for what it is, never read as markup."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The top of a report, with what stands at its other end."""

    text: str
    aside: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several; `drawn` is said in their place where there are pictures."""

    text: str
    style: Style = ""
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; of several texts in one entry, the second is said of the first, or is empty.

    Those after it stand below, each in a line of its own.
    """

    entries: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `align` holds `l` or `r` for each column."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    align: str


@dataclass(frozen=True, slots=True)
class Spread:
    """One score of many people: its name, its figures, and its tally unless it is withheld."""

    name: str
    figures: Sequence[str]
    told: str
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Spreads:
    """Scores below each other; `head` names the figures, the last one being the strip.

    The strip has a mark for each person, or is a histogram.
    """

    head: Sequence[str]
    rows: Sequence[Spread]
    histogram: bool = False


@dataclass(frozen=True, slots=True)
class Wheels:
    """The rules before and after as a table; a page lays one wheel over the other beside it.

    `note` says how to read the wheels. A rule that was not there before has None.
    """

    title: str
    table: Grid
    before: Sequence[Score | None]
    after: Sequence[Score]
    numbers: Sequence[int]
    note: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many people gave one answer, as a number and as it is told."""

    label: str
    people: int
    told: str


@dataclass(frozen=True, slots=True)
class Heat:
    """How one question was answered: what can be answered, then the silences, in fixed orders.

    Both are empty where `withheld` says why nothing is told.
    """

    name: str
    options: Sequence[Count] = ()
    silences: Sequence[Count] = ()
    withheld: str = ""

    def counts(self) -> list[Count]:
        """Return what a list tells: every answer, and the silences that occur."""
        return [*self.options, *(each for each in self.silences if each.people)]

    def told(self) -> Iterator[Paragraph | Bullets]:
        """Yield the list, under the name of the question."""
        yield Paragraph(self.name, "strong")
        if self.withheld:
            yield Paragraph(self.withheld)
        else:
            yield Bullets([(each.label, each.told) for each in self.counts()])


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Question by question, how `people` answered; `head` names the question and the silences.

    A page adds a map of it, whose `note` says how to read it.
    """

    rows: Sequence[Heat]
    people: int
    head: Sequence[str]
    note: str


Told = Title | Heading | Paragraph | Bullets | Grid | Spreads
"""Blocks of words, which every format lays out."""
Block = Told | Wheels | HeatMap


def without_pictures(blocks: Iterable[Block]) -> Iterator[Told]:
    """Yield what a format without pictures lays out: the same facts as tables and lists."""
    for block in blocks:
        match block:
            case Wheels():
                yield block.table
            case HeatMap():
                for row in block.rows:
                    yield from row.told()
            case _:
                yield block
