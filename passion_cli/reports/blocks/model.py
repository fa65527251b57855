"""A report as blocks that every format lays out its own way; text from outside is marked."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from passion_cli.assessment.scoring import Score
from passion_cli.reports.blocks.heat import Heat, HeatMap

Style = Literal["", "lead", "strong", "quiet"]
Level = Literal["low", "middle", "high"]


class OutsideText(str):
    """Text that people or files gave: shown for what it is, never read as markup."""

    __slots__ = ()


class Title(NamedTuple):
    """The top of a report, with what stands at its other end, and whom it is about.

    `page` is the name of its page, where that is not the text; `ruled` asks for a line below it;
    `screens` gives each section of a page a screen of its own, as a projector shows it.
    """

    text: str
    aside: str
    about: str = ""
    page: str = ""
    ruled: bool = True
    screens: bool = False


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
    """One score of many people; `bins` counts them in equal steps, and may be empty.

    `short` is the summary where it stands beside its strip; `middle` are the quartiles, which
    are drawn where there are no bins.
    """

    name: str
    figures: Sequence[str]
    summary: str
    median: Fraction | None = None
    bins: Sequence[int] = ()
    short: str = ""
    middle: tuple[Fraction, Fraction] | None = None


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

    `score` is None where there is no overall score; `points` are labels with what matters most.
    """

    headline: str
    bands: str
    early: str
    bounds: str
    trust: str
    score: ScoreLine | None
    points: Sequence[tuple[str, str]] = ()


class Scores(NamedTuple):
    """Scores under a title, below each other; `head` names the columns of a table.

    Where `wheel` names one, a page draws the scores as a wheel, and `note` says how to read it.
    """

    title: str
    lines: Sequence[ScoreLine]
    head: Sequence[str]
    wheel: str = ""
    note: str = ""


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

    A terminal shows those of `short`, where there are any.
    """

    title: str
    place: str
    steps: Sequence[tuple[str, str]]
    short: Sequence[tuple[str, str]] = ()


class Moves(NamedTuple):
    """Recommended actions, how their order came about, and a last word; both may be empty."""

    cards: Sequence[MoveCard]
    order: str
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

    The columns are title, rule, value, points, weight and part; `notes` say how to read it. A
    terminal leaves it out unless `wanted`: it is long.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    total_label: str
    total: str
    notes: Sequence[str]
    wanted: bool


class Footer(NamedTuple):
    """What stands at the end of every report; a terminal shows it where there is room `here`."""

    text: str
    here: bool = True


class Closing(NamedTuple):
    """What to do next, as labels with a command; a terminal shows those of `here` instead."""

    entries: Sequence[tuple[str, str]]
    here: Sequence[tuple[str, str]]


class Appendix(NamedTuple):
    """What few readers need, under a title of its own; a page folds it.

    A terminal leaves it out unless `wanted`, and says `hint` in its place.
    """

    title: str
    hint: str
    blocks: "Sequence[Block]"
    wanted: bool


PlainBlock = (
    Title | Heading | Paragraph | Bullets | Grid | Spreads | Summary | Scores | Notice
    | Observations | Questions | Moves | Figures | Receipt | Footer | Closing | Appendix
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
                    yield from _listed(row)
            case _:
                yield block


def _listed(row: Heat) -> Iterator[Paragraph | Bullets]:
    """Yield how a question was answered as a list, under the name of the question."""
    yield Paragraph(row.name, "strong")
    if row.withheld:
        yield Paragraph(row.withheld)
    else:
        spread: list[tuple[str, ...]] = [(row.spread,)] if row.spread else []
        yield Bullets([*spread, *((each.label, each.share) for each in row.counts())])
