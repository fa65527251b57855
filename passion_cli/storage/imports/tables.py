"""Tables as spreadsheets and form services write them: their encoding, their delimiter, rows."""

import codecs
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence

from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.storage.imports.rows import Row, TableInMemory
from passion_cli.storage.imports.workbook import read_workbook
from passion_cli.storage.source import place, read_bytes

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
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
    b"<?xml": "XML", b"{\\rtf": "RTF",
}  # fmt: skip
"""How files begin that are no tables, with their name."""
LARGEST = 1_000_000_000
"""How many bytes a table may have."""
LARGEST_CELL = 1_000_000
"""How many characters a cell may have: a quotation mark left open would swallow the rest."""
REPEATED = 64
"""Cells of up to so many characters are held once, however often they occur."""
DELIMITERS = (",", ";", "\t")
SAMPLE = 20
"""How many rows decide on the delimiter."""


def read_table(path: str, shown: str | None = None) -> TableInMemory:
    """Read a workbook, a CSV or TSV file, or standard input for `-`; every cell is cleaned.

    Of a workbook it is the first sheet. In texts, UTF-8 with or without its mark, UTF-16 and
    Windows-1252 are recognised, and commas, semicolons and tabs.

    Raises:
        InputError: when it cannot be read, is no table, holds no row at all, or a quotation mark
            is not closed: nobody can say how many rows that swallows.
    """
    name, raw = read_bytes(path, LARGEST, shown)
    _check_kind(raw, name)
    sheet = read_workbook(raw, name) if raw.startswith(WORKBOOK) else None
    rows = list(_numbered(sheet.rows)) if sheet else _split(_decode(raw, name), name)
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


def _check_kind(raw: bytes, name: str) -> None:
    """Refuse files that are something else, by how they begin."""
    if raw.startswith(OLD_WORKBOOK):
        raise InputError.of("old_workbook", where=name)
    start = raw[:100].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    kind = next((kind for mark, kind in FOREIGN.items() if start.startswith(mark.lower())), None)
    if kind:
        raise InputError.of("foreign_table", where=name, kind=kind)


def _numbered(rows: Iterable[Sequence[str]], first: int = 1) -> Iterator[Row]:
    """Yield the rows that are not empty, with their numbers."""
    for number, texts in enumerate(rows, first):
        cells = tuple(map(_cell, texts))
        if any(cells):
            yield Row(number, cells)


def _decode(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = raw.decode("utf-16", "replace")
    else:
        text = _eight_bit(raw)
    if "\0" in text:
        raise InputError.of("has_nul", where=f"{name}:{place(text[: text.index(chr(0))])}")
    return text


def _eight_bit(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _split(text: str, name: str) -> list[Row]:
    told, _, rest = text.partition("\n")
    if told.strip().lower().startswith("sep=") and len(told.strip()) == 5:  # noqa: PLR2004 - Excel
        return _parse(rest, told.strip()[-1], name, first=2)
    delimiter = max(DELIMITERS, key=lambda each: _fit(text, each))
    return _parse(text, delimiter, name)


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits: rows as wide as the header, and how wide that is."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(row) for row, _ in zip(reader, range(SAMPLE), strict=False) if row]
    except csv.Error:
        return 0, 0
    first = widths[0] if widths else 0
    return (first > 1) * sum(width == first for width in widths), first


def _parse(text: str, delimiter: str, name: str, first: int = 1) -> list[Row]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    place = first - 1

    def counted() -> Iterator[list[str]]:
        nonlocal place
        for place, cells in enumerate(reader, first):  # noqa: B007 - where an error is told
            yield cells

    try:
        return list(_numbered(counted(), first))
    except csv.Error as error:
        raise InputError.of("bad_quotes", where=f"{name}:{place + 1}") from error


def _cleaned(text: str) -> str:
    return clean(text.replace("\r\n", "\n"), lines=True).strip()


def _cell(text: str) -> str:
    plain = text.isascii() and text.isprintable()
    cleaned = text.strip() if plain else _cleaned(text)
    return sys.intern(cleaned) if len(cleaned) <= REPEATED else cleaned
