"""Texts with a delimiter between cells: which delimiter it is, and the rows."""

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from passion_cli.errors import InputError
from passion_cli.storage.imports.rows import Row, numbered

LARGEST_CELL = 1_000_000
"""How many characters a cell may have: a quotation mark left open would swallow the rest."""
DELIMITERS = (",", ";", "\t")
SAMPLE = 20
"""How many rows decide on the delimiter."""

Lines = Callable[[], Iterator[str]]
"""Starts anew with the first line of a text, each with its end."""


def encodings(start: bytes) -> tuple[tuple[str, str], ...]:
    """Return the encodings to try on a text that starts so, and what is done with other bytes."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (("utf-16", "replace"),)
    return (("utf-8-sig", "strict"), ("cp1252", "replace"))


def split_lines(lines: Lines, name: str) -> Iterator[Row]:
    """Yield the rows that are not empty, every cell cleaned; the header is the first one.

    Excel may name the delimiter in a line before it, as `sep=;`.

    Raises:
        InputError: where a quotation mark is not closed, or a character is NUL: nobody can say
            how many rows that swallows.
    """
    told = next(lines(), "").strip()
    if told.lower().startswith("sep=") and len(told) == 5:  # noqa: PLR2004 - and the delimiter
        rest = lines()
        next(rest)
        yield from _parse(rest, told[-1], name, first=2)
    else:
        delimiter = max(DELIMITERS, key=lambda each: _fit(lines(), each))
        yield from _parse(lines(), delimiter, name, first=1)


def _fit(lines: Iterator[str], delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits: rows as wide as the header, and how wide that is."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        widths = [len(row) for row, _ in zip(reader, range(SAMPLE), strict=False) if row]
    except csv.Error:
        return 0, 0
    first = widths[0] if widths else 0
    return (first > 1) * sum(width == first for width in widths), first


def _parse(lines: Iterable[str], delimiter: str, name: str, first: int) -> Iterator[Row]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(_without_nul(lines, name, first), delimiter=delimiter, strict=True)
    read = count(first)
    try:
        yield from numbered((texts for texts, _ in zip(reader, read, strict=False)), first)
    except csv.Error as error:
        raise InputError.of("bad_quotes", where=f"{name}:{next(read)}") from error


def _without_nul(lines: Iterable[str], name: str, first: int) -> Iterator[str]:
    for number, line in enumerate(lines, first):
        if "\0" in line:
            place = line.index("\0") + 1
            raise InputError.of("has_nul", where=f"{name}:{number}:{place}")
        yield line
