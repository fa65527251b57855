"""A report as blocks that every format lays out its own way; text from outside is marked."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from passion_cli.assessment.scoring import Score

Style = Literal["", "strong", "quiet"]
Level = Literal["low", "middle", "high"]


class OutsideText(str):
    """Text that people or files gave: shown for what it is, never read as markup."""

    __slots__ = ()


class Title(NamedTuple):
    """The top of a report, with what stands at its other end, and whom it is about.

    `page` is the name of its page, where that is not the text.
    """

    text: str
    aside: str
    about: str = ""
    page: str = ""


class Heading(NamedTuple):
    """The start of a section."""

    text: str


class Paragraph(NamedTuple):
    """A sentence or several; `drawn` stands in their place where there are pictures."""

    text: str
    style: Style = ""
    drawn: str = ""


class Bullets(NamedTuple):
    """A list; in an entry, the second text (or nothing) is said of the first.

    Those after it stand below, each in a line of its own.
    """

    entries: Sequence[tuple[str, ...]]


class Grid(NamedTuple):
    """A table; `align` holds `l` or `r` for each column."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    align: str


class Spread(NamedTuple):
    """One score of many people; `bins` counts them in equal steps, and may be empty."""

    name: str
    figures: Sequence[str]
    summary: str
    median: Fraction | None = None
    bins: Sequence[int] = ()


class Spreads(NamedTuple):
    """Scores below each other; `head` names the figures, the last being a strip or histogram."""

    head: Sequence[str]
    rows: Sequence[Spread]
    histogram: bool = False


class Wheels(NamedTuple):
    """The rules before and after as a table; a page lays one wheel over the other beside it.

    `note` says how to read the wheels. A rule that was not there before has None.
    """

    title: str
    table: Grid
    before: Sequence[Score | None]
    after: Sequence[Score]
    numbers: Sequence[int]
    note: str


class Count(NamedTuple):
    """How many people gave one answer, as a number and as a share; None where it is withheld."""

    label: str
    people: int | None
    share: str


class Heat(NamedTuple):
    """How one question was answered: what can be answered, then the silences, in fixed orders.

    Both are empty where `withheld` says why nothing is told.
    """

    name: str
    options: Sequence[Count] = ()
    silences: Sequence[Count] = ()
    withheld: str = ""

    def counts(self) -> list[Count]:
        """Return what a list tells: every answer, and the silences that occur."""
        return [*self.options, *(each for each in self.silences if each.people != 0)]

    def listed(self) -> Iterator[Paragraph | Bullets]:
        """Yield the list, under the name of the question."""
        yield Paragraph(self.name, "strong")
        if self.withheld:
            yield Paragraph(self.withheld)
        else:
            yield Bullets([(each.label, each.share) for each in self.counts()])


class HeatMap(NamedTuple):
    """Question by question, how `people` answered; `head` names the question and the silences.

    A page adds a map of it, whose `note` says how to read it.
    """

    rows: Sequence[Heat]
    people: int
    head: Sequence[str]
    note: str


class ScoreLine(NamedTuple):
    """One score as it reads: the level in a word, the number, its range and what it rests on.

    `number` is that of a rule, or empty; `level` is None where there is no score.
    """

    name: str
    score: Score
    level: Level | None
    level_word: str
    shown: str
    reach: str = ""
    footing: str = ""
    number: str = ""

    @property
    def details(self) -> str:
        """What is said behind the number."""
        return ", ".join(filter(None, (self.reach, self.footing)))


class Summary(NamedTuple):
    """The overall score and how far it is known; `early` says why there is none.

    `score` is None where there is no overall score.
    """

    headline: str
    bands: str
    early: str
    bounds: str
    trust: str
    score: ScoreLine | None


class Scores(NamedTuple):
    """Scores below each other; `head` names the columns of a table.

    Where `wheel` names one, a page draws the scores as a wheel, and `note` says how to read it.
    `callout` names the scores to strengthen, or is empty.
    """

    lines: Sequence[ScoreLine]
    head: Sequence[str]
    wheel: str = ""
    note: str = ""
    callout: str = ""


class Notice(NamedTuple):
    """A sentence that stands out; an urgent one is marked in words-only reports too."""

    text: str
    urgent: bool = False


class Observations(NamedTuple):
    """What was observed and is not scored: a sentence, and what it is about."""

    text: str
    entries: Sequence[str]


class Question(NamedTuple):
    """A question that answers raise together: its kind, and the answers it quotes."""

    message: str
    kind: str
    quotes: Sequence[str]


class Questions(NamedTuple):
    """Questions to think about; `more` says how many are not shown."""

    entries: Sequence[Question]
    more: str


class MoveCard(NamedTuple):
    """One recommended action: `steps` are labels with what was said, what to do, what to watch.

    A terminal leaves `later` steps out.
    """

    title: str
    place: str
    steps: Sequence[tuple[str, str]]
    later: Sequence[tuple[str, str]] = ()


class Moves(NamedTuple):
    """Recommended actions in their order, notes on how they were chosen, and a last word."""

    cards: Sequence[MoveCard]
    notes: Sequence[str]
    closing: str


class FigureValue(NamedTuple):
    """One value of a figure; `people` is how many customers it speaks of, where it does."""

    text: str
    people: int | None = None


class Figure(NamedTuple):
    """An amount with its label; several values where it depends on a price."""

    label: str
    values: Sequence[FigureValue]


class Figures(NamedTuple):
    """Amounts beside the score; `head` names the columns of a table.

    A page draws the people of a figure as dots.
    """

    entries: Sequence[Figure]
    head: Sequence[str]


class Receipt(NamedTuple):
    """The arithmetic of a score, line by line; `total` is empty where there is none.

    The columns are title, rule, value, points, weight and part. A terminal leaves it out unless
    `wanted`: it is long.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    total_label: str
    total: str
    note: str
    wanted: bool


class Footer(NamedTuple):
    """What stands at the end of every report."""

    text: str


PlainBlock = (
    Title | Heading | Paragraph | Bullets | Grid | Spreads | Summary | Scores | Notice
    | Observations | Questions | Moves | Figures | Receipt | Footer
)  # fmt: skip
"""Blocks that every format lays out."""
Block = PlainBlock | Wheels | HeatMap


def without_pictures(blocks: Iterable[Block]) -> Iterator[PlainBlock]:
    """Yield what a format without pictures lays out: the same facts as tables and lists."""
    for block in blocks:
        match block:
            case Wheels():
                yield block.table
            case HeatMap():
                for row in block.rows:
                    yield from row.listed()
            case _:
                yield block
