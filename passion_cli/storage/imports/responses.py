"""A table of answers as records: one person a row, each read whole or refused whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import LOCALES, Language
from passion_cli.language.numbers import currency_code
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.imports.cells import (
    UNTICKED,
    CellReader,
    days_come_first,
    read_clock,
    read_day,
)
from passion_cli.storage.imports.columns import Column, check_columns, check_map, match_columns
from passion_cli.storage.imports.table_map import IGNORE, LABELS, PERSONS, TableMap
from passion_cli.storage.imports.tables import Row, Table, read_table


class ResponseRow(NamedTuple):
    """One person: the record, or everything that is wrong with the row.

    `person` is what tells this person apart from others, or empty.
    """

    number: int
    record: Record
    problems: tuple[Problem, ...] = ()
    clock: str = ""
    person: str = ""

    @property
    def when(self) -> str:
        """Day and time in an order that sorts."""
        return f"{self.record.date or ''} {self.clock}"


@dataclass(frozen=True, slots=True)
class ResponseTable:
    """A table whose columns are known."""

    source: Table
    columns: tuple[Column, ...]
    rulebook: Rulebook
    cells: CellReader = field(default_factory=CellReader)

    @property
    def rows(self) -> Iterator[ResponseRow]:
        """Every row, read."""
        day_first = self._days_first()
        return (_Reader(self, row, day_first).read() for row in self.source.rows)

    @property
    def language(self) -> Language | None:
        """The language most headers are in, or None where they are ids."""
        found = [column.language for column in self.columns if column.language]
        return Counter(found).most_common(1)[0][0] if found else None

    @property
    def ignored(self) -> tuple[Column, ...]:
        """The columns that nothing was made of."""
        return tuple(column for column in self.columns if not column.target)

    def named(self, target: str) -> Column | None:
        """Return the column that is a label."""
        return next((column for column in self.columns if column.target == target), None)

    @property
    def person(self) -> Column | None:
        """The column that tells people apart: an e-mail address, else a name, else an id."""
        return next(filter(None, map(self.named, PERSONS)), None)

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
        missing = tuple(item for item in self.rulebook.order if item not in there)
        if missing:
            yield Problem("columns_missing", {"items": missing}, where=name)

    def _days_first(self) -> bool:
        column = self.named("date")
        if column is None:
            return True
        texts = [_cell(row, column) for row in self.source.rows]
        return days_come_first(texts, likely=fold(column.header) != "timestamp")


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
    if table_map is not None:
        check_map(table_map, map_path, rulebook, table.header)
    words = {
        item: {fold(word): option for word, option in given.items()}
        for item, given in (table_map.values if table_map else {}).items()
    }
    columns = match_columns(table.header, rulebook, table_map)
    return ResponseTable(table, columns, rulebook, CellReader(words))


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
    check_columns(table.source.name, table.columns)
    return table


def _cell(row: Row, column: Column) -> str:
    return row.cells[column.number - 1] if column.number <= len(row.cells) else ""


@dataclass(slots=True)
class _Reader:
    """Reads one row, remembering every problem with its row and column."""

    table: ResponseTable
    row: Row
    day_first: bool
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> ResponseRow:
        record = Record(self._answers(), **self._labels())  # type: ignore[arg-type]
        self._check_width()
        column, person = self.table.named("date"), self.table.person
        clock = read_clock(_cell(self.row, column)) if column else ""
        who = " ".join(_cell(self.row, person).split()) if person else ""
        if not record.respondent:
            record = replace(record, respondent=who or None)
        return ResponseRow(self.row.number, record, tuple(self.problems), clock, who)

    def _answers(self) -> Answers:
        values: dict[str, Value] = {}
        boxes: dict[str, list[Column]] = {}
        for column in self.table.columns:
            item = self.table.rulebook.items.get(column.target)
            if item is None:
                continue
            if column.option:
                boxes.setdefault(item.id, []).append(column)
                continue
            self._take(values, item, column)
        for key, columns in boxes.items():
            self._tick(values, self.table.rulebook.items[key], columns)
        return Answers({key: values[key] for key in self.table.rulebook.order if key in values})

    def _take(self, values: dict[str, Value], item: AnyItem, column: Column) -> None:
        given = self.table.cells.read(item, _cell(self.row, column))
        self._keep(values, item, column, given)

    def _tick(self, values: dict[str, Value], item: AnyItem, columns: Sequence[Column]) -> None:
        ticked = [each for each in columns if fold(_cell(self.row, each)) not in UNTICKED]
        if ticked:
            given = accept(item, tuple(column.option for column in ticked))
            self._keep(values, item, ticked[0], given)

    def _keep(
        self,
        values: dict[str, Value],
        item: AnyItem,
        column: Column,
        given: Value | list[Problem] | None,
    ) -> None:
        if isinstance(given, list):
            self.problems += [
                Problem(each.key, each.values, (item.id,), self._where(column)) for each in given
            ]
        elif given is not None:
            values[item.id] = given

    def _where(self, column: Column) -> str:
        return f"{self.table.source.name}:{self.row.number}:{column.number}"

    def _labels(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {"language": self.table.language}
        for name in LABELS:
            column = self.table.named(name)
            text = " ".join(_cell(self.row, column).split()) if column else ""
            if column and text:
                found[name] = self._label(name, text, column)
        return found

    def _label(self, name: str, text: str, column: Column) -> str | None:
        read = {"date": self._date, "language": _language, "currency": currency_code}.get(name)
        if read is not None:
            return read(text)
        if len(text) > LONGEST_LABEL:
            values = {"max_length": LONGEST_LABEL}
            self.problems.append(Problem("string_too_long", values, (name,), self._where(column)))
        return text

    def _date(self, text: str) -> str | None:
        return read_day(text, day_first=self.day_first)

    def _check_width(self) -> None:
        """Refuse a row with cells beyond the header, and one cut short before a column of ours."""
        width, given = len(self.table.source.header), len(self.row.cells)
        last = max((column.number for column in self.table.columns if column.target), default=0)
        place = f"{self.table.source.name}:{self.row.number}"
        if any(self.row.cells[width:]):
            self.problems.append(
                Problem("row_too_wide", {"columns": width}, (), f"{place}:{width + 1}")
            )
        if given < last:
            values = {"cells": given, "columns": width}
            self.problems.append(Problem("row_cut_short", values, (), f"{place}:{given + 1}"))


def _language(text: str) -> Language | None:
    name = fold(text)
    return next((key for key, locale in LOCALES.items() if name in locale.names), None)


def propose(table: ResponseTable) -> tuple[dict[str, tuple[str, str]], dict[str, dict[str, str]]]:
    """Propose a map: every column with what it is taken for, and every answer nobody knows."""
    columns = {
        column.header: (column.target or IGNORE, column.nearest and f"{column.nearest}?")
        for column in table.columns
        if column.header and not column.option
    }
    return columns, _unknown_words(table)


def _unknown_words(table: ResponseTable) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in table.rows:
        for problem in row.problems:
            item, given = str(problem.path[0]) if problem.path else "", problem.values.get("given")
            if item in table.rulebook.items and given:
                found.setdefault(item, {})[str(given)] = "unknown"
    return found
