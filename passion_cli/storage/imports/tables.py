"""Tables as spreadsheets and form services write them: their encoding, their delimiter, rows."""

import codecs
import csv
import io
from typing import NamedTuple

from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.storage.source import place, read_bytes

LARGEST = 50_000_000
DELIMITERS = (",", ";", "\t")
SAMPLE = 20
"""How many rows decide on the delimiter."""


class Row(NamedTuple):
    """One row and its number as a spreadsheet shows it: the header is row 1."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A header and its rows; empty rows are left out."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: str, shown: str | None = None) -> Table:
    """Read a CSV or TSV file, or standard input for `-`; every cell is cleaned.

    UTF-8 with or without its mark, UTF-16 and Windows-1252 are recognised, and commas,
    semicolons and tabs.

    Raises:
        InputError: when it cannot be read, holds no row at all, or a quotation mark is not closed:
            nobody can say how many rows that swallows.
    """
    name, raw = read_bytes(path, LARGEST, shown)
    rows = _split(_decode(raw, name), name)
    if not rows:
        raise InputError.of("empty_file", where=name)
    return Table(name, rows[0].cells, tuple(rows[1:]))


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
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = first - 1
    try:
        for number, cells in enumerate(reader, first):
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(map(_cell, cells))))
    except csv.Error as error:
        raise InputError.of("bad_quotes", where=f"{name}:{number + 1}") from error
    return rows


def _cell(text: str) -> str:
    return clean(text.replace("\r\n", "\n"), lines=True).strip()
