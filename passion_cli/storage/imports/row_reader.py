"""One row of a table as a record, read whole or refused whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from passion_cli.assessment.answers import SILENCES, Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem
from passion_cli.errors import Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import LOCALES, Language
from passion_cli.language.numbers import currency_code
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.imports.cells import read_clock, read_day
from passion_cli.storage.imports.headings import Column
from passion_cli.storage.imports.table_map import LABELS
from passion_cli.storage.imports.tables import Row

if TYPE_CHECKING:
    from passion_cli.storage.imports.responses import ResponseTable


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


@dataclass(slots=True)
class RowReader:
    """Reads one row, remembering every problem with its row and column."""

    table: "ResponseTable"
    row: Row
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> ResponseRow:
        """Return the record, and every problem of the row."""
        record = Record(self._answers(), **self._labels())  # type: ignore[arg-type]
        self._check_width()
        column, (_, who) = self.table.named("date"), self.table.who(self.row)
        clock = read_clock(self.row.cell(column.number)) if column else ""
        if not record.respondent:
            record = replace(record, respondent=who or None)
        return ResponseRow(self.row.number, record, tuple(self.problems), clock, who)

    def _answers(self) -> Answers:
        """Read every item: ticked boxes before the same answer in one cell, a silence last."""
        values: dict[str, Value] = {}
        read, cell = self.table.cells.read, self.row.cell
        for item, boxes, whole in self.table.of_item:
            if boxes:
                self._tick(values, item, boxes)
            for column in whole:
                if item.id not in values:
                    given = read(item, cell(column.number))
                    if given is not None:
                        self._keep(values, item, column, given)
        return Answers({key: values[key] for key in self.table.rulebook.order if key in values})

    def _tick(self, values: dict[str, Value], item: AnyItem, columns: Sequence[Column]) -> None:
        ticked = [each for each in columns if isinstance(item, MultiItem) and self._has(item, each)]
        if not ticked:
            return
        options = tuple(column.option for column in ticked)
        alone = options[0] if options[0] in SILENCES and len(options) == 1 else options
        self._keep(values, item, ticked[0], accept(item, alone))

    def _has(self, item: MultiItem, column: Column) -> bool:
        text = self.row.cell(column.number)
        found = self.table.cells.is_ticked(item, column.option, text)
        if isinstance(found, Problem):
            self.problems.append(Problem(found.key, found.values, (item.id,), self._where(column)))
        return found is True

    def _keep(
        self,
        values: dict[str, Value],
        item: AnyItem,
        column: Column,
        given: Value | list[Problem],
    ) -> None:
        if isinstance(given, list):
            self.problems += [
                Problem(each.key, each.values, (item.id,), self._where(column)) for each in given
            ]
        else:
            values[item.id] = given

    def _where(self, column: Column) -> str:
        return f"{self.table.source.name}:{self.row.number}:{column.number}"

    def _labels(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {"language": self.table.language}
        for name in LABELS:
            column = self.table.named(name)
            text = self.table.name_in(self.row, column) if column else ""
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
        return read_day(text, day_first=self.table.day_first)

    def _check_width(self) -> None:
        """Refuse a row with cells beyond the header, and one cut short before a column of ours."""
        width, given = len(self.table.source.header), len(self.row.cells)
        place = f"{self.table.source.name}:{self.row.number}"
        if any(self.row.cells[width:]):
            self.problems.append(
                Problem("row_too_wide", {"columns": width}, (), f"{place}:{width + 1}")
            )
        if given < self.table.last:
            values = {"cells": given, "columns": width}
            self.problems.append(Problem("row_cut_short", values, (), f"{place}:{given + 1}"))


def _language(text: str) -> Language | None:
    name = fold(text)
    return next((key for key, locale in LOCALES.items() if name in locale.names), None)
