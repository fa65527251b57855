"""The SQLite file of one user: opened, migrated in one transaction, never overwritten."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from passion_cli.assessment.answers import Value
from passion_cli.storage.home import make_private

FILE = "history.db"
BUSY_SECONDS = 5
MAGIC = b"SQLite format 3\0"
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
    """
    CREATE TABLE rulebook (
        sha256 TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        text BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE move (
        interview INTEGER NOT NULL REFERENCES interview (id),
        indicator TEXT NOT NULL,
        due TEXT NOT NULL,
        plan TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'partly', 'not_yet', 'dropped')),
        changed TEXT NOT NULL,
        PRIMARY KEY (interview, indicator)
    ) WITHOUT ROWID;
    """,
)


class UnusableError(Exception):
    """The file cannot keep answers; its text says why."""


class Database:
    """The file of one user; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        """Open or create the file, for its owner alone.

        Raises:
            UnusableError: when it cannot be written, is damaged, or is from a newer program.
        """
        self.path = folder / FILE
        with translated():
            make_private(folder)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._refuse_damaged()
            self.connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            self._refuse_newer()
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA foreign_keys = ON")
            self._migrate()

    def _refuse_damaged(self) -> None:
        """SQLite takes a file of a few bytes for an empty one, and writes over it."""
        with self.path.open("rb") as file:
            start = file.read(len(MAGIC))
        if start not in (b"", MAGIC):
            raise UnusableError("damaged")

    def _refuse_newer(self) -> None:
        """A newer program's file is not touched, not even its journal mode."""
        if self._version() > len(MIGRATIONS):
            raise UnusableError("newer")

    def _migrate(self) -> None:
        if self._version() == len(MIGRATIONS):
            return
        with self.transaction():
            for script in MIGRATIONS[self._version() :]:
                for statement in filter(str.strip, script.split(";")):
                    self.connection.execute(statement)
            self.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or none of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk has rolled it back already
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


@contextmanager
def translated() -> Iterator[None]:
    """Name what the disk or SQLite refuses."""
    try:
        yield
    except sqlite3.Error as error:
        raise UnusableError(str(error)) from error
    except OSError as error:
        raise UnusableError(error.strerror or str(error)) from error


def to_text(value: Value) -> str:
    """Write an answer as it is kept."""
    match value:
        case Decimal():
            return f"{value:f}"
        case tuple():
            return json.dumps(list(value))
        case _:
            return json.dumps(str(value))


def from_text(text: str) -> object:
    """Read an answer as it was kept."""
    value = json.loads(text, parse_float=Decimal)
    return tuple(value) if isinstance(value, list) else value
