"""A table of answers turned into files: each row whole or not at all, nothing overwritten."""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.storage.answers_file import dump_answers, file_name
from passion_cli.storage.answers_folder import with_newest
from passion_cli.storage.atomic import make_folder, write_all
from passion_cli.storage.imports.part_reader import ResponseRow
from passion_cli.storage.imports.responses import ResponseTable, open_responses, read_responses
from passion_cli.storage.imports.table_map import IGNORE, TableMap, dump_table_map


@dataclass
class TableImport:
    """One import: which table is read, by which map; `note` tells a person something."""

    path: str
    book: Rulebook
    table_map: TableMap | None
    map_path: str
    voice: Voice
    note: Callable[[str], None]
    force: bool
    problems: list[Problem] = field(default_factory=list)

    def propose(self, target: str) -> None:
        """Write a map to edit: every column as it is understood, every answer nobody could read.

        Raises:
            InputError: when the table cannot be read, or the file exists and is not forced.
        """
        given = self.table_map
        with closing(open_responses(self.path, self.book, given, map_path=self.map_path)) as table:
            columns, values = propose(table)
        say = self.voice.say
        comments = (say("map.intro"), *([say("map.values")] if values else []))
        write_all({target: dump_table_map(columns, values, comments)}, force=self.force)
        self.note(say("note.written", path=clean(target)))

    def run(self, folder: str) -> None:
        """Write every row that can be read to a folder; then name every problem there was.

        Raises:
            InputError: with all problems; the rows without any are written.
            DiskError: when the disk refuses; then nothing is written.
        """
        given = self.table_map
        with closing(read_responses(self.path, self.book, given, map_path=self.map_path)) as table:
            rows = list(table.rows)
        self.problems += [problem for row in rows for problem in row.problems]
        latest = self._latest(table, rows)
        texts = self._texts(table, latest, folder)
        fresh = {path: text for path, text in texts.items() if not _is_there(path, text)}
        self._write(fresh, folder)
        self._note_columns(table)
        self.note(self.voice.count("note.imported", len(fresh), folder=clean(folder)))
        refused = sum(bool(row.problems) for row in rows)
        unchanged = len(texts) - len(fresh)
        if unchanged:
            self.note(self.voice.count("note.unchanged", unchanged))
        if refused:
            self.problems.append(Problem("rows_refused", {"number": refused}))
        if self.problems:
            raise InputError(self.problems)

    def _latest(self, table: ResponseTable, rows: Sequence[ResponseRow]) -> list[ResponseRow]:
        """Return the latest row of each person, and say which ones it replaces."""
        whole = [(row, newest) for row, newest in with_newest(rows) if not row.problems]
        for row, newest in whole:
            if row is not newest:
                place = f"{table.source.name}:{row.number}"
                self.note(self.voice.say("note.older", place=place))
        return [row for row, newest in whole if row is newest]

    def _texts(
        self, table: ResponseTable, rows: Sequence[ResponseRow], folder: str
    ) -> dict[str, str]:
        """Return each file with its text; names that collide are refused, both of them."""
        named: dict[str, list[ResponseRow]] = {}
        for row in rows:
            named.setdefault(file_name(row.record.respondent, row.number), []).append(row)
        texts: dict[str, str] = {}
        for name, some in named.items():
            self.problems += [_collision(table, row, some[0], name) for row in some[1:]]
            if len(some) == 1:
                path = str(Path(folder, name))
                texts[path] = dump_answers(self.book, some[0].record, path)
        return texts

    def _write(self, texts: dict[str, str], folder: str) -> None:
        if not texts:
            return
        make_folder(folder)
        write_all(texts, force=self.force)

    def _note_columns(self, table: ResponseTable) -> None:
        """Say what has to be known of the columns."""
        for each in table.notes():
            self.note(self.voice.explain(each))


def _collision(table: ResponseTable, row: ResponseRow, first: ResponseRow, name: str) -> Problem:
    where = f"{table.source.name}:{row.number}:1"
    return Problem("name_collision", {"first": first.number, "file": name}, (), where)


def _is_there(path: str, text: str) -> bool:
    """Tell whether a file holds this very text already."""
    try:
        return os.path.isfile(path) and Path(path).read_bytes() == text.encode()  # noqa: PTH113
    except OSError:
        return False


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
