"""Tables as spreadsheets and form services write them: their encoding, their delimiter, rows."""

import codecs
import io
from collections.abc import Iterator

from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.storage.imports.delimited import encodings, split_lines
from passion_cli.storage.imports.large_tables import is_large, open_parquet, store_text
from passion_cli.storage.imports.rows import Row, Table, TableInMemory, numbered
from passion_cli.storage.imports.workbook import read_workbook
from passion_cli.storage.source import open_file, read_bytes

TEXTS, PARQUET = (".csv", ".tsv"), ".parquet"
SUFFIXES = (*TEXTS, ".xlsx", ".xlsm", PARQUET)
OTHER_SUFFIXES = (".xls", ".xlsb", ".ods", ".numbers")
"""Tables that cannot be read, and are told to be saved in another format."""
NO_TABLES = (
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".png", ".jpg", ".jpeg", ".gif", ".zip", ".html",
    ".htm",
)  # fmt: skip
"""What is no answers file either: where it is named, it is told as a table is."""
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
FOREIGN = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite", b"<!doctype html": "HTML", b"<html": "HTML", b"<table": "HTML",
    b"<?xml": "XML", b"{\\rtf": "RTF", b"PAR1": "Parquet",
}  # fmt: skip
"""How files begin that are no tables, with their name."""
STARTS = 100
"""How many bytes tell what a file is."""
LARGEST = 1_000_000_000
"""How many bytes a table may have."""


def read_table(path: str, shown: str | None = None) -> Table:
    """Read a workbook, a CSV or TSV file, Parquet, or standard input for `-`; cells are cleaned.

    Of a workbook it is the first sheet. In texts, UTF-8 with or without its mark, UTF-16 and
    Windows-1252 are recognised, and commas, semicolons and tabs. Parquet, and large texts where
    that is possible, stay on disk: the table has to be closed.

    Raises:
        InputError: when it cannot be read, is no table, holds no row at all, or a quotation mark
            is not closed: nobody can say how many rows that swallows.
    """
    stored = _on_disk(path, clean(shown or path))
    if stored is not None:
        return stored
    name, raw = read_bytes(path, LARGEST, shown)
    _check_kind(raw, name)
    sheet = read_workbook(raw, name) if raw.startswith(WORKBOOK) else None
    rows = list(numbered(sheet.rows) if sheet else _split(_decode(raw), name))
    if not rows:
        raise InputError.of("empty_file", where=name)
    header, rest = rows[0].cells, tuple(rows[1:])
    if sheet is None:
        return TableInMemory(name=name, header=header, rows=rest)
    others = tuple(map(clean, sheet.others))
    return TableInMemory(
        name=name,
        header=header,
        rows=rest,
        shares=sheet.shares,
        others=others,
        sheet=clean(sheet.name),
    )


def _on_disk(path: str, name: str) -> Table | None:
    """Open a table that stays on disk, or None."""
    if path.lower().endswith(PARQUET):
        return open_parquet(path, name)
    if path.lower().endswith(TEXTS) and is_large(path):
        with open_file(path, name) as file:
            _check_kind(file.read(STARTS), name)
        return store_text(path, name)
    return None


def _check_kind(raw: bytes, name: str) -> None:
    """Refuse files that are something else, by how they begin."""
    if raw.startswith(OLD_WORKBOOK):
        raise InputError.of("old_workbook", where=name)
    start = raw[:STARTS].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    kind = next((kind for mark, kind in FOREIGN.items() if start.startswith(mark.lower())), None)
    if kind == "Parquet":
        raise InputError.of("parquet_suffix", where=name)
    if kind:
        raise InputError.of("foreign_table", where=name, kind=kind)


def _split(text: str, name: str) -> Iterator[Row]:
    return split_lines(lambda: iter(io.StringIO(text, newline="")), name)


def _decode(raw: bytes) -> str:
    first, *others = encodings(raw)
    try:
        return raw.decode(*first)
    except UnicodeDecodeError:
        return raw.decode(*others[0])
