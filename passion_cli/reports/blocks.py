"""A report as blocks that every format lays out its own way; text from outside is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from passion_cli.assessment.tally import Tally

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
    """A sentence or several."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; of several texts in one entry, the first is what the others say something of."""

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


Block = Title | Heading | Paragraph | Bullets | Grid | Spreads
