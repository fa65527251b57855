"""The people a coach points at: folders, files, patterns and tables, in one order."""

import glob
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.imports.responses import ResponseTable, read_responses
from passion_cli.storage.imports.row_reader import ResponseRow
from passion_cli.storage.imports.table_map import TableMap
from passion_cli.storage.imports.tables import NO_TABLES, OTHER_SUFFIXES, SUFFIXES, Row
from passion_cli.storage.validation import OtherFormatError

ANSWERS = (".yaml", ".yml", ".json")
SEARCHED = (*ANSWERS, *SUFFIXES, *OTHER_SUFFIXES)
ROWS_IN_A_PART = 500
"""How many rows of a table are read at a time."""
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

    `apart` tells people of one table apart who go by the same name.
    """

    record: Record
    found: Found
    row: int = 0
    apart: str = ""

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
        return identity(f"{self.label} {self.apart}")


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


def identity(label: str) -> str:
    """Return a label without what people vary: case, spaces, composed or not."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


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


def _look(argument: str) -> Iterator[tuple[str, Found]]:
    """Yield the files an argument leads to, each with where it really is."""
    path = Path(argument)
    if path.is_dir():
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
    yield from table.notes()
    for rows in table.parts():
        yield from table.read(rows)


class OpenTable(NamedTuple):
    """A table whose rows are read in parts; `namesakes` are the names that several go by."""

    found: Found
    table: ResponseTable
    namesakes: frozenset[str]

    @classmethod
    def open(cls, found: Found, rulebook: Rulebook, table_map: TableMap | None) -> "OpenTable":
        """Open a table.

        Raises:
            InputError: when it is no table, a map does not fit it, or a question would be lost.
        """
        table = read_responses(found.path, rulebook, table_map, found.shown)
        return cls(found, table, _namesakes(table))

    def without_rows(self) -> "OpenTable":
        """Return what is known of the whole table, to read rows that are handed in."""
        return self._replace(table=self.table.with_rows(()))

    def notes(self) -> Iterator[Note]:
        """Yield what a reader has to know of how it is read."""
        yield from (Note(self.found, each) for each in self.table.notes())

    def parts(self) -> Iterator[Sequence[Row]]:
        """Yield rows that can be read apart: of people who stand there once, and all the others."""
        rows = self.table.source.rows
        people = [identity(self.table.who(row)[1]) for row in rows]
        count = Counter(people)
        once = [row for row, who in zip(rows, people, strict=True) if not who or count[who] == 1]
        for start in range(0, len(once), ROWS_IN_A_PART):
            yield once[start : start + ROWS_IN_A_PART]
        often = [row for row, who in zip(rows, people, strict=True) if who and count[who] > 1]
        if often:
            yield often

    def read(self, rows: Sequence[Row]) -> Iterator[FolderEntry]:
        """Yield everybody in some of its rows."""
        given = list(self.table.with_rows(rows).rows)
        latest = latest_rows(given)
        kept = (row for row in given if row.number in latest and row.person)
        whole = {identity(row.person): row.when for row in kept}
        for row in given:
            label = identity(row.record.respondent or "")
            apart = row.person if label in self.namesakes else ""
            response = Response(row.record, self.found, row.number, apart)
            if row.problems and row.when <= whole.get(identity(row.person), ""):
                yield Older(response.place)
            elif row.problems:
                yield Broken(self.found, row.problems, row.number)
            else:
                yield response if row.number in latest else Older(response.place)


def _namesakes(table: ResponseTable) -> frozenset[str]:
    """Return the names that several people of a table go by."""
    people: dict[str, set[str]] = {}
    for row in table.source.rows:
        label, person = table.who(row)
        if label:
            people.setdefault(identity(label), set()).add(identity(person))
    return frozenset(name for name, some in people.items() if len(some) > 1)


def latest_rows(rows: Iterable[ResponseRow]) -> set[int]:
    """Return the rows to keep: of each person the one with the latest date, or the last one."""
    latest: dict[str, ResponseRow] = {}
    for row in rows:
        key = identity(row.person or f":{row.number}")
        if not row.problems and row.when >= (latest[key].when if key in latest else ""):
            latest[key] = row
    return {row.number for row in latest.values()}
