"""A private database for one large table: DuckDB reads it, and asks the disk where memory ends."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from passion_cli.errors import DiskError, InputError
from passion_cli.storage.interrupts import uninterrupted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch, Table

EXTRA = "tables"
"""What has to be installed."""
MEMORY = "128MB"
"""How much memory DuckDB may take before it writes to its folder."""
ROWS_AT_A_TIME = 512
"""How many rows are handed over at a time: few, for what is under way is waited for."""
NUMBERS = "file_row_number"
FULL = "No space left"
"""What the system says where the disk is full."""


@dataclass
class TableStore:
    """A database in a folder of its own, which is removed with it; `name` is how errors name it.

    One thread, for other processes read what it hands out; no extension is ever fetched.
    """

    name: str
    folder: "TemporaryDirectory[str]" = field(init=False)
    connection: "DuckDBPyConnection" = field(init=False)

    def __post_init__(self) -> None:
        """Open the database; libraries in C++ that are interrupted while they load may abort.

        A folder that is interrupted while it is made would stay.
        """
        with uninterrupted():
            self.folder = tempfile.TemporaryDirectory(prefix="passion-")
            self._open()

    def _open(self) -> None:
        import duckdb
        import pyarrow as pa  # otherwise loaded by DuckDB, at the first rows

        pa.array([])  # loads pandas where it is installed, and loses what interrupts that
        config: dict[str, Any] = {
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": self.folder.name,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        path = os.path.join(self.folder.name, "answers.duckdb")  # noqa: PTH118 - a text is wanted
        self.connection = duckdb.connect(path, config=config)
        self.connection.execute("SET GLOBAL TimeZone = 'UTC'")  # the same day on every machine

    def run(self, statement: str) -> None:
        """Run a statement.

        Raises:
            InputError: where the file is damaged.
            DiskError: where neither the memory nor the disk is large enough.
        """
        with self._errors():
            self.connection.execute(statement)

    def insert(self, table: str, rows: "Table") -> None:
        """Add rows to a table that has the same columns.

        DuckDB asks for them by functions in Python, and an interruption in one of these is lost.
        """
        with self._errors(), uninterrupted():
            self.connection.register("added", rows)
            self.connection.execute(f"INSERT INTO {table} SELECT * FROM added")
            self.connection.unregister("added")

    def batches(self, query: str, at_a_time: int = ROWS_AT_A_TIME) -> "Iterator[RecordBatch]":
        """Yield what a query finds; several may run at once."""
        with self._errors(), self.connection.cursor() as cursor:
            found: Any = cursor.sql(query).to_arrow_reader(at_a_time)
            yield from found

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return all that a query finds."""
        with self._errors(), self.connection.cursor() as cursor:
            return list(cursor.execute(query).fetchall())

    def close(self) -> None:
        """Remove the database and its folder."""
        self.connection.close()
        self.folder.cleanup()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        import duckdb

        try:
            yield
        except RuntimeError as error:
            if "interrupt" not in str(error).lower():
                raise
            raise KeyboardInterrupt from error
        except (duckdb.OutOfMemoryException, OSError) as error:
            raise DiskError.of("store_full", where=self.name) from error
        except duckdb.Error as error:
            if FULL in str(error):
                raise DiskError.of("store_full", where=self.name) from error
            raise InputError.of("bad_parquet", where=self.name) from error


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def parquet(path: str, *, numbered: bool = False) -> str:
    """Return what reads a Parquet file in SQL: that file alone, whatever stands in its path.

    The rows may be `numbered` from 0 in a column `file_row_number`.
    """
    whole = os.path.abspath(path)  # noqa: PTH100 - never a pattern, never an address
    literal = "".join(f"[{each}]" if each in "*?[" else each for each in whole)
    text = literal.replace("'", "''")
    options = ", file_row_number = true" if numbered else ""
    return f"read_parquet('{text}', hive_partitioning = false{options})"
