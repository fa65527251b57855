"""Rows of a table as records, each read whole or refused whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from passion_cli.assessment.answers import SILENCES, Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem
from passion_cli.errors import Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import LOCALES, Language, language_named
from passion_cli.language.numbers import currency_code
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.imports.cells import read_clock, read_day
from passion_cli.storage.imports.headings import Column
from passion_cli.storage.imports.rows import Name, Part

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
class PartReader:
    """Reads rows column by column, remembering every problem with its row and column."""

    table: "ResponseTable"
    part: Part
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    """What is wrong in the rows, by their place in the part."""

    def read(self) -> list[ResponseRow]:
        """Return each record, and every problem of its row."""
        names, answers = self.table.names(self.part), self._answers()
        labels, clocks = list(self._labels(names)), self._clocks()
        self._check_widths()
        rows = zip(answers, *labels, strict=True)
        numbered = enumerate(zip(self.part.numbers, rows, clocks, names, strict=True))
        return [
            ResponseRow(number, Record(*each), tuple(self.problems.get(place, ())), clock, person)
            for place, (number, each, clock, (_, person)) in numbered
        ]

    def _answers(self) -> list[Answers]:
        found = {
            item.id: self._read_item(item, boxes, whole)
            for item, boxes, whole in self.table.of_item
        }
        keys = [key for key in self.table.rulebook.order if key in found]
        if not keys:
            return [Answers({}) for _ in self.part.numbers]
        rows = zip(*(found[key] for key in keys), strict=True)
        return [
            Answers({key: each for key, each in zip(keys, row, strict=True) if each is not None})
            for row in rows
        ]

    def _read_item(
        self, item: AnyItem, boxes: Sequence[Column], whole: Sequence[Column]
    ) -> list[Value | None]:
        """Read an item: ticked boxes before the same answer in one cell, a silence last."""
        values = self._ticked(item, boxes) if boxes else None
        for column in whole:
            values = self._read_column(item, column, values)
        return values or []

    def _read_column(
        self, item: AnyItem, column: Column, before: list[Value | None] | None
    ) -> list[Value | None]:
        """Read the cells of an item, where nothing is known of it `before`; each text once."""
        texts, values = self.part.column(column.number), dict[str, Value | None]()
        refused: dict[str, list[Problem]] = {}
        for text in set(texts):
            given = self.table.cells.read(item, text)
            if isinstance(given, list):
                refused[text] = given
            values[text] = None if isinstance(given, list) else given
        if refused:
            for place, text in enumerate(texts):
                if text in refused and (before is None or before[place] is None):
                    self._refuse(place, item.id, column, refused[text])
        if before is None:
            return list(map(values.__getitem__, texts))
        return [
            values[text] if old is None else old for old, text in zip(before, texts, strict=True)
        ]

    def _ticked(self, item: AnyItem, boxes: Sequence[Column]) -> list[Value | None]:
        """Read the boxes of an item."""
        if not isinstance(item, MultiItem):
            return [None] * len(self.part)
        marks = [self._marks(item, column) for column in boxes]
        return [self._accept(place, item, boxes, row) for place, row in enumerate(zip(*marks))]  # noqa: B905 - as long as the part

    def _marks(self, item: MultiItem, column: Column) -> list[bool]:
        """Tell which boxes of a column are ticked."""
        texts = self.part.column(column.number)
        known = {text: self.table.cells.is_ticked(item, column.option, text) for text in set(texts)}
        found = [known[text] for text in texts]
        for place, each in enumerate(found):
            if isinstance(each, Problem):
                self._refuse(place, item.id, column, [each])
        return [each is True for each in found]

    def _accept(
        self, place: int, item: MultiItem, boxes: Sequence[Column], marks: Sequence[bool]
    ) -> Value | None:
        ticked = list(compress(boxes, marks))
        if not ticked:
            return None
        options = tuple(column.option for column in ticked)
        alone = options[0] if options[0] in SILENCES and len(options) == 1 else options
        given = accept(item, alone)
        if isinstance(given, list):
            self._refuse(place, item.id, ticked[0], given)
            return None
        return given

    def _refuse(self, place: int, name: str, column: Column, problems: Iterable[Problem]) -> None:
        """Remember what is wrong with a cell."""
        where = f"{self.table.source.name}:{self.part.numbers[place]}:{column.number}"
        self.problems.setdefault(place, []).extend(
            Problem(each.key, each.values, (name,), where) for each in problems
        )

    def _labels(self, names: Sequence[Name]) -> Iterator[list[str | None]]:
        """Yield what a record says besides the answers: its labels, in its own order."""
        self._check_length("respondent")
        yield [label or None for label, _ in names]
        yield self._label("date", self._date)
        yield self._label("language", _language, self.table.language)
        yield self._label("currency", currency_code)
        self._check_length("group")
        yield self._label("group", str)

    def _label(
        self, name: str, read: Callable[[str], str | None], usual: str | None = None
    ) -> list[str | None]:
        """Read a label in each row; `usual` stands where its cell is empty."""
        column = self.table.named(name)
        if column is None:
            return [usual] * len(self.part)
        texts = self.table.names_in(self.part, column)
        known = {text: read(text) if text else usual for text in set(texts)}
        return list(map(known.__getitem__, texts))

    def _check_length(self, name: str) -> None:
        """Refuse labels that are too long."""
        column = self.table.named(name)
        if column is None:
            return
        values = {"max_length": LONGEST_LABEL}
        for place, text in enumerate(self.table.names_in(self.part, column)):
            if len(text) > LONGEST_LABEL:
                self._refuse(place, name, column, [Problem("string_too_long", values)])

    def _date(self, text: str) -> str | None:
        return read_day(text, day_first=self.table.day_first)

    def _clocks(self) -> list[str]:
        column = self.table.named("date")
        if column is None:
            return [""] * len(self.part)
        texts = self.part.column(column.number)
        known = {text: read_clock(text) for text in set(texts)}
        return list(map(known.__getitem__, texts))

    def _check_widths(self) -> None:
        """Refuse rows with cells beyond the header, and those cut short before a column of ours."""
        width, last = len(self.table.source.header), self.table.last
        for place, (given, filled) in enumerate(
            zip(self.part.widths, self.part.filled, strict=True)
        ):
            if given < last:
                values = {"cells": given, "columns": width}
                self._refuse_row(place, given + 1, Problem("row_cut_short", values))
            elif filled > width:
                self._refuse_row(place, width + 1, Problem("row_too_wide", {"columns": width}))

    def _refuse_row(self, place: int, column: int, problem: Problem) -> None:
        where = f"{self.table.source.name}:{self.part.numbers[place]}:{column}"
        self.problems.setdefault(place, []).append(replace(problem, where=where))


def _language(text: str) -> Language | None:
    name = fold(text)
    named = (key for key, locale in LOCALES.items() if name in locale.names)
    return next(named, language_named(text.strip()))
