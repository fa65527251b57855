"""A table of answers as records: one person a row, each read whole or refused whole."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import Language
from passion_cli.storage.imports.cells import (
    CellReader,
    days_come_first,
    named_in,
)
from passion_cli.storage.imports.columns import (
    check_columns,
    check_map,
    check_shares,
    is_lime_survey,
    match_columns,
)
from passion_cli.storage.imports.headings import Column
from passion_cli.storage.imports.part_reader import PartReader, ResponseRow
from passion_cli.storage.imports.rows import Name, Part, People, Table
from passion_cli.storage.imports.table_map import FIRST_NAME, IGNORE, PERSONS, TableMap
from passion_cli.storage.imports.tables import read_table


@dataclass(frozen=True)
class ResponseTable:
    """A table whose columns are known.

    `person` is the column that tells people apart, or None; `day_first` says how dates are read.
    """

    source: Table
    columns: tuple[Column, ...]
    rulebook: Rulebook
    cells: CellReader = field(default_factory=CellReader)
    person: Column | None = None
    day_first: bool = True

    @property
    def rows(self) -> Iterator[ResponseRow]:
        """Every row, read."""
        return (row for part in self.source.in_order(self.used) for row in self.read(part))

    @cached_property
    def language(self) -> Language | None:
        """The language most headers are in, or None where they are ids."""
        found = [column.language for column in self.columns if column.language]
        return Counter(found).most_common(1)[0][0] if found else None

    @cached_property
    def of_item(self) -> Sequence[tuple[AnyItem, Sequence[Column], Sequence[Column]]]:
        """Each item with its boxes, and with the columns that hold it whole.

        One that holds a silence comes last.
        """
        found: dict[str, list[Column]] = {}
        for column in sorted(self.columns, key=lambda each: each.is_silence):
            if column.target in self.rulebook.items:
                found.setdefault(column.target, []).append(column)
        return [
            (
                self.rulebook.items[key],
                [column for column in some if column.option],
                [column for column in some if not column.option],
            )
            for key, some in found.items()
        ]

    @cached_property
    def last(self) -> int:
        """The number of the last column that is anything of ours."""
        return max((column.number for column in self.columns if column.target), default=0)

    @property
    def ignored(self) -> tuple[Column, ...]:
        """The columns that nothing was made of."""
        return tuple(column for column in self.columns if not column.target)

    def named(self, target: str) -> Column | None:
        """Return the column that is a label."""
        return self._named.get(target)

    @cached_property
    def _named(self) -> Mapping[str, Column]:
        return {column.target: column for column in reversed(self.columns)}

    def read(self, part: Part) -> list[ResponseRow]:
        """Read some rows."""
        return PartReader(self, part).read()

    def names(self, part: Part) -> list[Name]:
        """Return what each row calls somebody: its label, and what tells people apart."""
        labels, people = (
            self.names_in(part, column) if column else [""] * len(part)
            for column in (self.named("respondent"), self.person)
        )
        return [
            Name(label or person, person or label)
            for label, person in zip(labels, people, strict=True)
        ]

    def names_in(self, part: Part, column: Column) -> list[str]:
        """Return what cells call somebody, after the first name where that stands elsewhere."""
        names = list(map(named_in, part.column(column.number)))
        first = self.named(FIRST_NAME)
        if column.target != "respondent" or first is None:
            return names
        firsts = map(named_in, part.column(first.number))
        return [" ".join(filter(None, pair)) for pair in zip(firsts, names, strict=True)]

    def people(self) -> People:
        """Return who stands in the table."""
        wanted = {each.number for each in self.columns if each.target in (*PERSONS, FIRST_NAME)}
        return self.source.people(self.without_rows().names, wanted, self.used)

    def numbered(self, numbers: Collection[int]) -> Iterator[ResponseRow]:
        """Yield the rows with these numbers."""
        parts = self.source.numbered(numbers, self.used)
        return (row for part in parts for row in self.read(part))

    @cached_property
    def used(self) -> frozenset[int]:
        """The columns that are anything of ours."""
        return frozenset(
            column.number for column in self.columns if column.target not in ("", IGNORE)
        )

    def check(self) -> None:
        """Refuse a table of which a column is not settled.

        Raises:
            InputError: when a question would be lost.
        """
        check_columns(self.source, self.columns, self.rulebook)
        check_shares(self.source, self.columns, self.rulebook)

    def close(self) -> None:
        """Let go of what the rows are read from."""
        self.source.close()

    def without_rows(self) -> "ResponseTable":
        """Return what is known of the columns, to read rows that are handed in."""
        return replace(self, source=self.source.without_rows())

    def notes(self) -> Iterator[Problem]:
        """Yield what a reader has to know of the columns: who is a person, what is missing."""
        name, person = self.source.name, self.person
        if person is None:
            yield Problem("no_person_column", where=name)
        else:
            values = {"number": person.number, "header": person.header[:80]}
            yield Problem("person_column", values, where=name)
        for column in self.ignored:
            values = {"number": column.number, "header": column.header[:80]}
            yield Problem("column_ignored", values, where=name)
        there = {column.target for column in self.columns}
        if self.source.others:
            yield Problem("other_sheets", {"sheets": ", ".join(self.source.others)}, where=name)
        missing = tuple(item for item in self.rulebook.order if item not in there)
        if missing:
            yield Problem("columns_missing", {"items": missing}, where=name)


def open_responses(
    path: str,
    rulebook: Rulebook,
    table_map: TableMap | None = None,
    shown: str | None = None,
    map_path: str = "",
) -> ResponseTable:
    """Read a table and say what its columns are, slips included.

    Raises:
        InputError: when it is no table, or a map does not fit it.
    """
    table = read_table(path, shown)
    try:
        return understand(table, rulebook, table_map, map_path)
    except BaseException:
        table.close()
        raise


def understand(
    table: Table, rulebook: Rulebook, table_map: TableMap | None = None, map_path: str = ""
) -> ResponseTable:
    """Say what the columns of a table are, slips included.

    Raises:
        InputError: when a map does not fit it.
    """
    if table_map is not None:
        check_map(table_map, map_path, rulebook, table.header)
    words = {
        item: {fold(word): option for word, option in given.items()}
        for item, given in (table_map.values if table_map else {}).items()
    }
    columns = match_columns(table, rulebook, table_map)
    cells = CellReader(words, lime_survey=is_lime_survey(table.header))
    person, day_first = _person(table, columns), _days_first(table, columns)
    return ResponseTable(table, columns, rulebook, cells, person, day_first)


def _person(table: Table, columns: Sequence[Column]) -> Column | None:
    """Return the column that tells people apart: an e-mail address, else a name, else an id.

    One in which everybody is anonymous is none.
    """
    found = {column.target: column for column in reversed(columns)}
    for each in (found[target] for target in PERSONS if target in found):
        if not table.number or any(map(named_in, table.texts(each.number))):
            return each
    return None


def _days_first(table: Table, columns: Sequence[Column]) -> bool:
    column = next((column for column in columns if column.target == "date"), None)
    if column is None:
        return True
    texts = table.texts(column.number)
    return days_come_first(texts, likely=fold(column.header) != "timestamp")


def read_responses(
    path: str,
    rulebook: Rulebook,
    table_map: TableMap | None = None,
    shown: str | None = None,
    map_path: str = "",
) -> ResponseTable:
    """Read a table of which every column is settled.

    Raises:
        InputError: when it is no table, a map does not fit it, or a question would be lost.
    """
    table = open_responses(path, rulebook, table_map, shown, map_path)
    try:
        table.check()
    except BaseException:
        table.close()
        raise
    return table
