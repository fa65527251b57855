"""The SQLite file of one user: opened, migrated in one transaction, never overwritten."""

import errno
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path

from passion_cli.assessment.answers import Value
from passion_cli.errors import DiskError
from passion_cli.storage.home import make_private

FILE = "history.db"
BUSY_SECONDS = 5
BRIEF_MILLISECONDS = 300
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
    """
    ALTER TABLE interview ADD COLUMN checksum TEXT;
    """,
)
REASONS = {
    "database or disk is full": "full",
    "database is locked": "locked",
    "attempt to write a readonly database": "readonly",
    "unable to open database file": "readonly",
    "disk I/O error": "io",
    "database disk image is malformed": "damaged",
    "file is not a database": "damaged",
}
"""What SQLite says, by the word for it in the catalogue."""
ERRNOS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EIO: "io",
    errno.EEXIST: "no_folder",
    errno.ENOTDIR: "no_folder",
}
PASSING = ("full", "locked", "readonly", "io")
"""What is no fault of the file."""


class HistoryError(DiskError):
    """The history cannot be used; nothing of it was changed."""

    key = "history_unusable"

    @property
    def reason(self) -> str:
        """What SQLite or the disk said."""
        return str(self.problems[0].values["reason"])


class RefusedHistoryError(HistoryError):
    """The disk refuses, or another program is writing; the file itself is sound."""

    key = "history_refused"


class NotOpenError(HistoryError):
    """An interview was finished or deleted by another process."""


class NewerHistoryError(HistoryError):
    """The file is that of a newer version of the program."""

    key = "history_newer"


_open: list["Database"] = []


def close_all() -> None:
    """Close every file that is open, so that all of it is in one place."""
    while _open:
        _open.pop().close()


class Database:
    """The file of one user; several processes may use it at once."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open or create the file, for its owner alone; `name` is how errors call it.

        Raises:
            HistoryError: when it cannot be written, is damaged, or is from a newer program.
        """
        self.path, self.name, self.migrated = folder / FILE, name, False
        with self._translated():
            make_private(folder)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._refuse_damaged()
            self.connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            self.connection.row_factory = sqlite3.Row
            self.connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            self._refuse_newer()
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                self.connection.execute(f"PRAGMA {pragma}")
            _open.append(self)
            self._file = self._place()
        self._migrate()

    def read(self, query: str, values: Mapping[str, object]) -> list[sqlite3.Row]:
        """Return every row of a query, its columns by name.

        Raises:
            HistoryError: when the file cannot be read.
        """
        with self._translated():
            return self.connection.execute(query, values).fetchall()

    def write(self, statement: str, values: Mapping[str, object]) -> int:
        """Run one statement; when this returns, it is on disk. Return the id of a new row.

        Raises:
            HistoryError: when the disk refuses.
        """
        with self._translated():
            return self.connection.execute(statement, values).lastrowid or 0

    def write_many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run one statement for each row.

        Raises:
            HistoryError: when the disk refuses.
        """
        with self._translated():
            self.connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that follows, or none of it."""
        self.write("BEGIN IMMEDIATE", {})
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk has rolled it back already
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
            raise
        try:
            self.write("COMMIT", {})
        except HistoryError:
            if self.connection.in_transaction:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
            raise

    def is_in_place(self) -> bool:
        """Tell whether the file that is open is still the one of that name."""
        return self._file is not None and self._place() == self._file

    def _place(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def wait_briefly(self) -> None:
        """Wait no longer than an instant for another process from now on."""
        self.read(f"PRAGMA busy_timeout = {BRIEF_MILLISECONDS}", {})

    def close(self) -> None:
        """Put everything into the one file and close it."""
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with suppress(sqlite3.Error):
            self.connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Name what the disk or SQLite refuses."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._refused(REASONS.get(str(error), str(error))) from error
        except UnicodeError as error:
            raise self._error(HistoryError, "damaged") from error
        except OSError as error:
            reason = ERRNOS.get(error.errno or 0, error.strerror or str(error))
            raise self._refused(reason) from error

    def _refused(self, reason: str) -> HistoryError:
        return self._error(RefusedHistoryError if reason in PASSING else HistoryError, reason)

    def _error(self, kind: type[HistoryError], reason: str) -> HistoryError:
        return kind.of(kind.key, where=self.name, reason=reason)

    def _refuse_damaged(self) -> None:
        """SQLite takes a file of a few bytes for an empty one, and writes over it."""
        with self.path.open("rb") as file:
            start = file.read(len(MAGIC))
        if start not in (b"", MAGIC):
            raise self._error(HistoryError, "damaged")

    def _refuse_newer(self) -> None:
        """A newer program's file is not touched, not even its journal mode."""
        if self._version() > len(MIGRATIONS):
            raise self._error(NewerHistoryError, "newer")

    def _migrate(self) -> None:
        with self._translated():
            done = self._version()
        if done == len(MIGRATIONS):
            return
        self.migrated = True
        with self.transaction():
            for script in MIGRATIONS[self._version() :]:
                for statement in filter(str.strip, script.split(";")):
                    self.write(statement, {})
            self.write(f"PRAGMA user_version = {len(MIGRATIONS)}", {})

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])


def to_text(value: Value) -> str:
    """Write an answer as the file stores it."""
    match value:
        case Decimal():
            return f"{value:f}"
        case tuple():
            return json.dumps(list(value))
        case str():
            return json.dumps(str(value))


def from_text(text: str) -> object:
    """Read an answer as the file stores it."""
    value = json.loads(text, parse_float=Decimal)
    return tuple(value) if isinstance(value, list) else value
