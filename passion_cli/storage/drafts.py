"""Interviews in SQLite: every answer is on disk before the next question is drawn."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from passion_cli.assessment.answers import Answers, Value, accept_all
from passion_cli.assessment.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.storage.home import make_private

FILE = "history.db"
BUSY_SECONDS = 5
MIGRATIONS = (
    """
    CREATE TABLE interview (
        id INTEGER PRIMARY KEY,
        rulebook TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        topic TEXT NOT NULL,
        respondent TEXT,
        language TEXT NOT NULL,
        currency TEXT NOT NULL,
        started TEXT NOT NULL,
        changed TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'left'))
    );
    CREATE TABLE answer (
        interview INTEGER NOT NULL REFERENCES interview (id),
        item TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (interview, item)
    ) WITHOUT ROWID;
    """,
)


class UnusableError(Exception):
    """The file cannot keep answers; its text says why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One interview as it was left; `dropped` are answers that no longer fit the rulebook."""

    id: int
    answers: Answers
    dropped: tuple[str, ...]
    changed: str
    language: str
    currency: str
    respondent: str | None


class Drafts:
    """The file of one person; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        """Open or create the file, for its owner alone.

        Raises:
            UnusableError: when it cannot be written, is damaged, or is from a newer program.
        """
        self.path = folder / FILE
        with _translated():
            make_private(folder)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self.connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA foreign_keys = ON")
            self._migrate()

    def _migrate(self) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise UnusableError("newer")
        if version == len(MIGRATIONS):
            return
        with self._transaction():
            for script in MIGRATIONS[self._version() :]:
                for statement in filter(str.strip, script.split(";")):
                    self.connection.execute(statement)
            self.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def start(self, values: Mapping[str, str | None]) -> int:
        """Begin an interview and return its number; `values` fill its columns."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        statement = f"INSERT INTO interview ({names}, state) VALUES ({marks}, 'open')"  # noqa: S608 - our names
        with _translated():
            return int(self.connection.execute(statement, dict(values)).lastrowid or 0)

    def keep(self, interview: int, item: str, value: Value, now: str) -> None:
        """Store one answer; when this returns, it is on disk.

        Raises:
            UnusableError: when the disk refuses.
        """
        with _translated(), self._transaction():
            self.connection.execute(
                "INSERT INTO answer VALUES (?, ?, ?) "
                "ON CONFLICT (interview, item) DO UPDATE SET value = excluded.value",
                (interview, item, _to_text(value)),
            )
            self.connection.execute(
                "UPDATE interview SET changed = ? WHERE id = ?", (now, interview)
            )

    def end(self, interview: int, state: str) -> None:
        """Mark an interview as `finished`, or as `left` for a newer one."""
        with _translated():
            self.connection.execute(
                "UPDATE interview SET state = ? WHERE id = ?", (state, interview)
            )

    def unfinished(self, book: Rulebook, topic: str, respondent: str | None) -> Draft | None:
        """Return the newest open interview of a rulebook that has answers, whatever its version."""
        with _translated():
            rows = self.connection.execute(
                "SELECT id, changed, language, currency, respondent FROM interview AS i "
                "WHERE state = 'open' AND topic = ? AND substr(rulebook, 1, ?) = ? "
                "AND (? IS NULL OR respondent = ?) "
                "AND EXISTS (SELECT 1 FROM answer WHERE interview = i.id) "
                "ORDER BY id DESC LIMIT 1",
                (topic, len(book.id) + 1, f"{book.id}@", respondent, respondent),
            ).fetchall()
        return self._draft(book, rows[0]) if rows else None

    def _draft(self, book: Rulebook, row: tuple[int, str, str, str, str | None]) -> Draft:
        with _translated():
            kept = self.connection.execute(
                "SELECT item, value FROM answer WHERE interview = ?", (row[0],)
            ).fetchall()
        answers, problems = accept_all(book, {item: _from_text(text) for item, text in kept})
        return Draft(row[0], answers, _dropped(problems), row[1], row[2], row[3], row[4])

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def _dropped(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(problem.path[0]) for problem in problems))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise UnusableError(str(error)) from error
    except OSError as error:
        raise UnusableError(error.strerror or str(error)) from error


def _to_text(value: Value) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case tuple():
            return json.dumps(list(value))
        case _:
            return json.dumps(str(value))


def _from_text(text: str) -> object:
    value = json.loads(text, parse_float=Decimal)
    return tuple(value) if isinstance(value, list) else value
