"""The people a coach points at: folders, files, patterns and tables, in one order."""

import glob
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.folding import identity
from passion_cli.language.typography import clean
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.imports.part_reader import ResponseRow
from passion_cli.storage.imports.responses import ResponseTable, read_responses
from passion_cli.storage.imports.rows import People, Rows
from passion_cli.storage.imports.stored_table import StoredTable
from passion_cli.storage.imports.table_map import TableMap
from passion_cli.storage.imports.tables import NO_TABLES, OTHER_SUFFIXES, SUFFIXES
from passion_cli.storage.validation import OtherFormatError

ANSWERS = (".yaml", ".yml", ".json")
SEARCHED = (*ANSWERS, *SUFFIXES, *OTHER_SUFFIXES)
LOCK = "~$"
"""How the files begin that a spreadsheet program leaves beside a workbook while it is open."""
_PATTERN = frozenset("*?[")


class Found(NamedTuple):
    """One file: its path, how it is shown (clean), and whether it was named rather than found.

    A folder that cannot be looked into stands for the files in it.
    """

    path: str
    shown: str
    named: bool = False

    @property
    def is_table(self) -> bool:
        """Whether it holds one person in each row."""
        return self.path.lower().endswith((*SUFFIXES, *OTHER_SUFFIXES, *NO_TABLES))


class Response(NamedTuple):
    """One person's answers and where they stand; `row` is 0 in a file of its own.

    `person` is what tells somebody apart in a table, besides the label; `has_namesake` says that
    others of the table go by the same label.
    """

    record: Record
    found: Found
    row: int = 0
    person: str = ""
    has_namesake: bool = False

    @property
    def place(self) -> str:
        """The file, or the file and the row."""
        return f"{self.found.shown}:{self.row}" if self.row else self.found.shown

    @property
    def label(self) -> str:
        """Whom the answers are about: the label given, else the file's own name or the row."""
        name = self.place if self.row else clean(PurePath(self.found.path).stem)
        return self.record.respondent or name

    @property
    def key(self) -> str:
        """What two rounds, or two files of one person, have in common."""
        label = identity(self.label)
        return f"{label}\0{identity(self.person)}" if self.has_namesake else label


class Broken(NamedTuple):
    """A file, or a row, that cannot be read, with everything that is wrong with it."""

    found: Found
    problems: tuple[Problem, ...]
    row: int = 0


class Older(NamedTuple):
    """A row of somebody who stands in the same table again, later."""

    place: str


class Skipped(NamedTuple):
    """A file in a folder that says it is something else of ours, such as a report."""

    found: Found


class Note(NamedTuple):
    """What a reader has to know of how a table was read."""

    found: Found
    problem: Problem


FolderEntry = Response | Broken | Older | Skipped | Note


def find_files(arguments: Iterable[str]) -> tuple[Found, ...]:
    """Return every file once, ordered by how it is shown.

    Folders are searched for answers files and tables; what starts with a dot is left alone.

    Raises:
        InputError: for a path that is missing, and a pattern or folder without any file.
    """
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for argument in arguments:
        some = list(_look(argument))
        if not some:
            key = "no_people" if os.path.lexists(argument) else "missing_file"
            problems.append(Problem(key, where=clean(argument)))
        for real, each in some:
            found.setdefault(real, each)
    if problems:
        raise InputError(problems)
    return tuple(sorted(found.values(), key=lambda each: each.shown))


def anywhere(path: str) -> Found:
    """Return a table that something else reads, at a path or an address."""
    address = "://" in path
    shown = clean(path.rstrip("/").rpartition("/")[2]) if address else _shown(Path(path))
    return Found(path, shown, named=True)


def _look(argument: str) -> Iterator[tuple[str, Found]]:
    """Yield the files an argument leads to, each with where it really is."""
    path = Path(argument)
    if os.path.isdir(argument):  # noqa: PTH112 - false where the name is refused
        yield from _search(path)
    elif os.path.lexists(argument):
        yield os.path.realpath(argument), Found(argument, _shown(path), named=True)
    elif _PATTERN & set(argument):
        for match in glob.glob(argument, recursive=True):  # noqa: PTH207 - as a shell reads it
            yield from _look(match)


def _search(folder: Path) -> Iterator[tuple[str, Found]]:
    start, closed = Path(_shown(folder)), list[OSError]()
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        real, shown = os.path.realpath(here), (start / Path(here).relative_to(folder)).as_posix()
        for name in names:
            if name.lower().endswith(SEARCHED) and not name.startswith((".", LOCK)):
                inside = "" if shown == "." else f"{shown}/"
                found = Found(os.path.join(here, name), clean(f"{inside}{name}"))  # noqa: PTH118 - many
                yield f"{real}{os.sep}{name}", found
    for each in closed:
        inner = Path(each.filename)
        yield os.path.realpath(inner), Found(str(inner), _shown(start / inner.relative_to(folder)))


def _shown(path: Path) -> str:
    """Show a relative path as it was given, and an absolute one from its last part on."""
    return clean(path.name if path.is_absolute() else path.as_posix())


def read_people(
    found: Found, rulebook: Rulebook, table_map: TableMap | None = None
) -> Iterator[FolderEntry]:
    """Yield everybody in one file, and what is broken in it."""
    try:
        if found.is_table:
            yield from _read_rows(found, rulebook, table_map)
        else:
            yield Response(load_answers(found.path, rulebook, found.shown).record, found)
    except OtherFormatError as error:
        yield Broken(found, error.problems) if found.named else Skipped(found)
    except InputError as error:
        yield Broken(found, error.problems)


def _read_rows(
    found: Found, rulebook: Rulebook, table_map: TableMap | None
) -> Iterator[FolderEntry]:
    table = OpenTable.open(found, rulebook, table_map)
    try:
        yield from table.notes()
        for rows in table.parts():
            yield from table.read(rows)
    finally:
        table.close()


class OpenTable(NamedTuple):
    """A table whose rows are read in parts; `namesakes` are the names that several go by."""

    found: Found
    table: ResponseTable
    namesakes: frozenset[str]
    people: People | None = None

    @classmethod
    def open(cls, found: Found, rulebook: Rulebook, table_map: TableMap | None) -> "OpenTable":
        """Open a table.

        Raises:
            InputError: when it is no table, a map does not fit it, or a question would be lost.
        """
        table = read_responses(found.path, rulebook, table_map, found.shown)
        try:
            return cls.of(found, table)
        except BaseException:
            table.close()
            raise

    @classmethod
    def of(cls, found: Found, table: ResponseTable) -> "OpenTable":
        """Return a table whose columns are known, once it is known who stands in it."""
        people = table.people()
        return cls(found, table, people.namesakes, people)

    @property
    def number(self) -> int:
        """How many rows there are."""
        return self.table.source.number

    @property
    def is_stored(self) -> bool:
        """Whether its rows stay on disk."""
        return isinstance(self.table.source, StoredTable)

    def close(self) -> None:
        """Let go of what the rows are read from."""
        self.table.close()

    def without_rows(self) -> "OpenTable":
        """Return what is known of the whole table, to read rows that are handed in."""
        return self._replace(table=self.table.without_rows(), people=None)

    def notes(self) -> Iterator[Note]:
        """Yield what a reader has to know of how it is read."""
        yield from (Note(self.found, each) for each in self.table.notes())

    def parts(self) -> Iterator[Rows]:
        """Yield rows that can be read apart: of people who stand there once, then all others."""
        return self.people.parts() if self.people else iter(())

    def read(self, rows: Rows) -> Iterator[FolderEntry]:
        """Yield everybody in some of its rows."""
        part = rows.open()
        given = self.table.read(part)
        for row, newest in with_newest(given) if part.repeats else zip(given, given, strict=True):
            response = self._response(row)
            if row is not newest and row.when <= newest.when:
                yield Older(response.place)
            elif row.problems:
                yield Broken(self.found, row.problems, row.number)
            else:
                yield response

    def numbered(self, rows: Collection[int]) -> Iterator[Response]:
        """Read some responses again."""
        for row in self.table.numbered(rows):
            yield self._response(row)

    def _response(self, row: ResponseRow) -> Response:
        label = row.record.respondent or ""
        person = row.person if row.person != label else ""
        shared = bool(person and self.namesakes) and identity(label) in self.namesakes
        return Response(row.record, self.found, row.number, person, shared)


def with_newest(rows: Sequence[ResponseRow]) -> Iterator[tuple[ResponseRow, ResponseRow]]:
    """Yield each row with the one that counts for its person, which may be the row itself.

    That is the whole row with the latest date, or the last such one.
    """
    newest: dict[str, ResponseRow] = {}
    people = [identity(row.person) for row in rows]
    for row, who in zip(rows, people, strict=True):
        if not row.problems and (who not in newest or row.when >= newest[who].when):
            newest[who] = row
    for row, who in zip(rows, people, strict=True):
        yield row, newest.get(who, row) if who else row
