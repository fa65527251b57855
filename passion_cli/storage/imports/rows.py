"""The rows of a table, whole or in parts, and who stands in which of them."""

import sys
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, zip_longest
from typing import NamedTuple, Protocol

from passion_cli.language.folding import identity
from passion_cli.language.typography import clean

ROWS_IN_A_PART = 500
"""How many rows of a table are read at a time."""
REPEATED = 64
"""Cells of up to so many characters are held once, however often they occur."""


class Row(NamedTuple):
    """One row and its number as a spreadsheet shows it: the header is row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, column by column; a column that is left out is empty.

    `widths` says how many cells each row has, `filled` which one is the last that is not empty,
    or one after it. `repeats` says that somebody may stand in it several times, and stands
    nowhere else.
    """

    numbers: Sequence[int]
    columns: Mapping[int, Sequence[str]]
    widths: Sequence[int]
    filled: Sequence[int]
    repeats: bool = False

    @classmethod
    def of(cls, rows: Sequence[Row], *, repeats: bool = False) -> "Part":
        """Return rows as a part; those that are cut short are filled up."""
        cells = [row.cells for row in rows]
        columns = dict(enumerate(zip_longest(*cells, fillvalue=""), 1))
        numbers = [row.number for row in rows]
        return cls(numbers, columns, list(map(len, cells)), list(map(filled, cells)), repeats)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)

    def open(self) -> "Part":
        """Return the part itself: its cells are here."""
        return self

    def column(self, number: int) -> Sequence[str]:
        """Return the cells of a column, counted from 1."""
        return self.columns.get(number) or [""] * len(self)


def filled(cells: Sequence[str]) -> int:
    """Return the number of the last cell that is not empty, counted from 1."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)


def read_cell(text: str) -> str:
    """Return the text of a cell without what has no place in it; short ones are held once."""
    plain = text.isascii() and text.isprintable()
    cleaned = text if plain else clean(text.replace("\r\n", "\n"), lines=True)
    stripped = cleaned.strip()
    return sys.intern(stripped) if len(stripped) <= REPEATED else stripped


class Rows(Protocol):
    """Some rows that may have to be unpacked before they are read."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def open(self) -> Part:
        """Return them by columns."""


class Name(NamedTuple):
    """What a row calls somebody, and what tells this person apart; both may be empty."""

    label: str
    person: str


ReadNames = Callable[[Part], list[Name]]
"""Reads who stands in each of some rows."""


class People(ABC):
    """Who stands in a table: whom to read together, and whose names are shared."""

    @property
    @abstractmethod
    def namesakes(self) -> frozenset[str]:
        """The names that several people go by."""

    @abstractmethod
    def parts(self) -> Iterator[Rows]:
        """Yield rows that can be read apart: of people who stand there once, then all others."""


@dataclass(frozen=True, kw_only=True)
class Table(ABC):
    """A header and rows; empty rows are left out.

    `shares` are the columns of a workbook with numbers between 0 and 1; `others` names its sheets
    that were not read, and `sheet` the one that was.
    """

    name: str
    header: tuple[str, ...]
    shares: frozenset[int] = frozenset()
    others: tuple[str, ...] = ()
    sheet: str = ""

    @property
    @abstractmethod
    def number(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def texts(self, column: int) -> Iterable[str]:
        """Return the cells of a column, counted from 1; the same text may come only once."""

    @abstractmethod
    def first(self, number: int) -> Sequence[Row]:
        """Return the first rows."""

    @abstractmethod
    def in_order(self, columns: Collection[int]) -> Iterator[Part]:
        """Yield all rows, part by part; other columns than these may be left out."""

    @abstractmethod
    def numbered(self, numbers: Collection[int], columns: Collection[int]) -> Iterator[Part]:
        """Yield the rows with these numbers; other columns than these may be left out."""

    @abstractmethod
    def people(self, names: ReadNames, named: Collection[int], columns: Collection[int]) -> People:
        """Return who stands in it; `names` reads that from the columns `named`.

        Parts of people may leave out other columns than `columns`.
        """

    def close(self) -> None:  # noqa: B027 - there may be nothing to let go of
        """Let go of what the rows are read from."""

    def without_rows(self) -> "TableInMemory":
        """Return what is known of the table besides its rows."""
        return TableInMemory(
            name=self.name,
            header=self.header,
            shares=self.shares,
            others=self.others,
            sheet=self.sheet,
        )


@dataclass(frozen=True, kw_only=True)
class TableInMemory(Table):
    """A table that was read whole."""

    rows: tuple[Row, ...] = ()

    @property
    def number(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def texts(self, column: int) -> Iterable[str]:
        """Return the cells of a column, counted from 1."""
        place = column - 1
        return (row.cells[place] for row in self.rows if place < len(row.cells))

    def first(self, number: int) -> Sequence[Row]:
        """Return the first rows."""
        return self.rows[:number]

    def in_order(self, columns: Collection[int]) -> Iterator[Part]:  # noqa: ARG002 - all are here
        """Yield all rows, part by part."""
        yield from split(self.rows)

    def numbered(self, numbers: Collection[int], columns: Collection[int]) -> Iterator[Part]:  # noqa: ARG002 - all are here
        """Yield the rows with these numbers."""
        places = (bisect_left(self.rows, each, key=lambda row: row.number) for each in numbers)
        yield from split(self.rows[place] for place in places)

    def people(
        self,
        names: ReadNames,
        named: Collection[int],
        columns: Collection[int],  # noqa: ARG002 - all are here
    ) -> "PeopleInMemory":
        """Return who stands in it."""
        every = [name for part in self.in_order(named) for name in names(part)]
        return PeopleInMemory(self.rows, every)


@dataclass(frozen=True)
class PeopleInMemory(People):
    """Who stands in rows that are held in memory, by the name of each row."""

    rows: Sequence[Row]
    names: Sequence[Name]

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The names that several people go by."""
        people: dict[str, set[str]] = {}
        for label, person in self.names:
            if label:
                people.setdefault(identity(label), set()).add(identity(person))
        return frozenset(name for name, some in people.items() if len(some) > 1)

    def parts(self) -> Iterator[Part]:
        """Yield rows that can be read apart: of people who stand there once, then all others."""
        people = [identity(person) for _, person in self.names]
        count = Counter(people)
        rows = list(zip(self.rows, people, strict=True))
        yield from split(row for row, who in rows if not who or count[who] == 1)
        often = [row for row, who in rows if who and count[who] > 1]
        if often:
            yield Part.of(often, repeats=True)


def numbered(rows: Iterable[Sequence[str]], first: int = 1) -> Iterator[Row]:
    """Yield the rows that are not empty, every cell cleaned, with their numbers."""
    for number, texts in enumerate(rows, first):
        cells = tuple(map(read_cell, texts))
        if any(cells):
            yield Row(number, cells)


def split(rows: Iterable[Row]) -> Iterator[Part]:
    """Yield rows, some at a time."""
    left = iter(rows)
    while some := list(islice(left, ROWS_IN_A_PART)):
        yield Part.of(some)
