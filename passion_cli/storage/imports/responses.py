"""A table of answers as records: one person a row, each read whole or refused whole."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from passion_cli.assessment.answers import SILENCES, Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import LOCALES, Language
from passion_cli.language.numbers import currency_code
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.imports.cells import (
    CellReader,
    days_come_first,
    named_in,
    read_clock,
    read_day,
    read_tick,
)
from passion_cli.storage.imports.columns import (
    check_columns,
    check_map,
    check_shares,
    is_lime_survey,
    match_columns,
)
from passion_cli.storage.imports.headings import Column
from passion_cli.storage.imports.table_map import FIRST_NAME, LABELS, PERSONS, TableMap
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


@dataclass(frozen=True)
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

    @cached_property
    def of_item(self) -> Mapping[str, Sequence[Column]]:
        """The columns of each item; one that holds a silence comes last."""
        found: dict[str, list[Column]] = {}
        for column in sorted(self.columns, key=lambda each: each.is_silence):
            if column.target in self.rulebook.items:
                found.setdefault(column.target, []).append(column)
        return found

    @property
    def ignored(self) -> tuple[Column, ...]:
        """The columns that nothing was made of."""
        return tuple(column for column in self.columns if not column.target)

    def named(self, target: str) -> Column | None:
        """Return the column that is a label."""
        return next((column for column in self.columns if column.target == target), None)

    @cached_property
    def person(self) -> Column | None:
        """The column that tells people apart: an e-mail address, else a name, else an id.

        One in which everybody is anonymous is none.
        """
        found = [column for column in map(self.named, PERSONS) if column]
        rows = self.source.rows
        named = (
            each
            for each in found
            if not rows or any(named_in(row.cell(each.number)) for row in rows)
        )
        return next(named, None)

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

    def _days_first(self) -> bool:
        column = self.named("date")
        if column is None:
            return True
        texts = [row.cell(column.number) for row in self.source.rows]
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
    columns = match_columns(table, rulebook, table_map)
    cells = CellReader(words, not_asked=is_lime_survey(table.header))
    return ResponseTable(table, columns, rulebook, cells)


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
    check_columns(table.source, table.columns, rulebook)
    check_shares(table.source, table.columns, rulebook)
    return table


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
        clock = read_clock(self.row.cell(column.number)) if column else ""
        who = named_in(self.row.cell(person.number)) if person else ""
        if person and person.target == "respondent":
            who = " ".join(filter(None, (self._first_name(), who)))
        if not record.respondent:
            record = replace(record, respondent=who or None)
        return ResponseRow(self.row.number, record, tuple(self.problems), clock, who)

    def _answers(self) -> Answers:
        """Read every item: ticked boxes before the same answer in one cell, a silence last."""
        values: dict[str, Value] = {}
        for key, columns in self.table.of_item.items():
            item = self.table.rulebook.items[key]
            self._tick(values, item, [column for column in columns if column.option])
            for column in columns:
                if key not in values and not column.option:
                    given = self.table.cells.read(item, self.row.cell(column.number))
                    self._keep(values, item, column, given)
        return Answers({key: values[key] for key in self.table.rulebook.order if key in values})

    def _tick(self, values: dict[str, Value], item: AnyItem, columns: Sequence[Column]) -> None:
        ticked = [each for each in columns if self._is_ticked(item, each)]
        if not ticked:
            return
        options = tuple(column.option for column in ticked)
        alone = options[0] if options[0] in SILENCES and len(options) == 1 else options
        self._keep(values, item, ticked[0], accept(item, alone))

    def _is_ticked(self, item: AnyItem, column: Column) -> bool:
        labels = self.table.cells.labels(item) if isinstance(item, MultiItem) else {}
        found = read_tick(item, column.option, self.row.cell(column.number), labels)
        if isinstance(found, Problem):
            self.problems.append(Problem(found.key, found.values, (item.id,), self._where(column)))
        return found is True

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
            text = named_in(self.row.cell(column.number)) if column else ""
            if name == "respondent" and column:
                text = " ".join(filter(None, (self._first_name(), text)))
            if column and text:
                found[name] = self._label(name, text, column)
        return found

    def _first_name(self) -> str:
        column = self.table.named(FIRST_NAME)
        return named_in(self.row.cell(column.number)) if column else ""

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
