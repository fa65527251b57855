"""Tables that stay on disk: Parquet files, and large texts, which are stored for one reading."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from passion_cli.errors import InputError
from passion_cli.storage.extras import is_installed, require
from passion_cli.storage.imports.delimited import LARGEST_CELL, encodings, split_lines
from passion_cli.storage.imports.rows import Part, Row, read_cell
from passion_cli.storage.imports.stored_table import StoredTable
from passion_cli.storage.imports.table_store import (
    EXTRA,
    NUMBERS,
    TableStore,
    parquet,
    quoted,
)
from passion_cli.storage.source import open_file

if TYPE_CHECKING:
    import pyarrow as pa

LARGE = 20_000_000
"""From so many bytes on a text is stored where it can be, and else read into memory."""
MOST_ROWS = 50_000_000
"""How many rows a table on disk may have."""
LONGEST_MARK = 2
"""How many bytes tell the encoding of a text."""
ROWS_STORED_AT_A_TIME = 5_000
COLUMNS_AT_A_TIME = 100
BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"
"""What a cell may hold that is nothing, in SQL."""


def open_parquet(path: str, name: str) -> StoredTable:
    """Open a Parquet file; rows are numbered from 1, and those without anything left out.

    Raises:
        InputError: when it cannot be read, or what reads it is not installed.
    """
    require(EXTRA, name)
    open_file(path, name).close()
    return _kept_open(TableStore(name), lambda store: _view(store, path))


def _kept_open(store: TableStore, read: Callable[[TableStore], StoredTable]) -> StoredTable:
    """Return a table whose store is closed only where it cannot be read."""
    try:
        return read(store)
    except BaseException:
        store.close()
        raise


def _view(store: TableStore, path: str) -> StoredTable:
    """Return what stands in a Parquet file; reading it once shows whether it is damaged."""
    columns = store.rows(f"DESCRIBE SELECT * FROM {parquet(path)}")
    number, taken = len(columns), any(name.lower() == NUMBERS for name, *_ in columns)
    counted = "row_number() OVER ()" if taken else f"{NUMBERS} + 1"
    texts = [
        f"{_as_text(column, kind)} AS c{place}"
        for place, (column, kind, *_) in enumerate(columns, 1)
    ]
    store.run(
        f"CREATE VIEW every AS SELECT {counted} AS row, {number}::INTEGER AS cells, "
        f"{number}::INTEGER AS filled, {', '.join(texts)} "
        f"FROM {parquet(path, numbered=not taken)}"
    )
    _leave_out_empty(store, number)
    ((count,),) = store.rows("SELECT count(*) FROM answers")
    _check_number(count, store.name)
    header = tuple(read_cell(column) for column, *_ in columns)
    return StoredTable(name=store.name, header=header, store=store, count=count)


def _leave_out_empty(store: TableStore, width: int) -> None:
    """Leave out rows without anything, as of any table; every cell is read once, to be sure."""
    store.run("CREATE TABLE blank AS SELECT row FROM every WHERE false")
    for first in range(1, width + 1, COLUMNS_AT_A_TIME):
        some = range(first, min(width, first + COLUMNS_AT_A_TIME - 1) + 1)
        joined = f"concat({', '.join(f'c{place}' for place in some)})"
        nothing = f"SELECT row FROM every WHERE trim({joined}, {BLANKS}) = ''"
        if first == 1:
            store.run(f"INSERT INTO blank {nothing}")
        else:
            store.run(f"DELETE FROM blank WHERE row NOT IN ({nothing})")
    ((blank,),) = store.rows("SELECT count(*) FROM blank")
    rest = "WHERE row NOT IN (SELECT row FROM blank)" if blank else ""
    store.run(f"CREATE VIEW answers AS SELECT * FROM every {rest}")


def _check_number(rows: int, name: str) -> None:
    if rows > MOST_ROWS:
        raise InputError.of("too_many_rows", where=name, most=MOST_ROWS)


def _as_text(column: str, kind: str) -> str:
    """Return what a column says as SQL: a list as `a;b`, nothing and no number as nothing."""
    cell = quoted(column)
    if kind.endswith("[]"):
        return f"coalesce(left(array_to_string({cell}::VARCHAR[], ';'), {LARGEST_CELL}), '')"
    text = f"{cell}::VARCHAR"
    if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
        # Six decimals, always: a point before three digits would be read as thousands.
        text = f"nullif(format('{{:.6f}}', {cell}::DOUBLE), 'nan')"
    return f"coalesce(left({text}, {LARGEST_CELL}), '')"


def is_large(path: str) -> bool:
    """Tell whether a text is better stored than read into memory."""
    return is_installed(EXTRA) and os.path.isfile(path) and os.path.getsize(path) >= LARGE  # noqa: PTH113, PTH202


def store_text(path: str, name: str) -> StoredTable:
    """Store a text with a delimiter between its cells for as long as it is read.

    Raises:
        InputError: when it cannot be read, holds no row at all, or a quotation mark is not closed.
    """
    with open_file(path, name) as file:
        first, *others = encodings(file.read(LONGEST_MARK))

    def read(store: TableStore) -> StoredTable:
        try:
            return _stored(store, _rows(path, name, *first))
        except UnicodeDecodeError:
            return _stored(store, _rows(path, name, *others[0]))

    return _kept_open(TableStore(name), read)


def _rows(path: str, name: str, encoding: str, errors: str) -> Iterator[Row]:
    def lines() -> Iterator[str]:
        file = open_file(path, name)
        with io.TextIOWrapper(file, encoding, errors, newline="") as text:
            yield from text

    return split_lines(lines, name)


def _stored(store: TableStore, rows: Iterator[Row]) -> StoredTable:
    first = next(rows, None)
    if first is None:
        raise InputError.of("empty_file", where=store.name)
    width, count = len(first.cells), 0
    columns = ", ".join(f"c{place} VARCHAR" for place in range(1, width + 1))
    store.run(
        f"CREATE OR REPLACE TABLE answers (row BIGINT, cells INTEGER, filled INTEGER, {columns})"
    )
    while some := list(islice(rows, ROWS_STORED_AT_A_TIME)):
        store.insert("answers", _as_arrow(some, width))
        count += len(some)
        _check_number(count, store.name)
    return StoredTable(name=store.name, header=first.cells, store=store, count=count)


def _as_arrow(rows: Sequence[Row], width: int) -> "pa.Table":
    """Return rows as Arrow, as wide as the header."""
    import pyarrow as pa

    part = Part.of(rows)
    columns: list[Sequence[Any]] = [part.numbers, part.widths, part.filled]
    columns += [part.column(place) for place in range(1, width + 1)]
    names = ["row", "cells", "filled", *(f"c{place}" for place in range(1, width + 1))]
    return pa.table(columns, names=names)
