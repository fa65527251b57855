"""Texts with a delimiter between cells: which delimiter it is, and the rows."""

import csv
from collections.abc import Callable, Iterable, Iterator

from passion_cli.errors import InputError
from passion_cli.storage.imports.rows import Row, read_cell

LARGEST_CELL = 1_000_000
"""How many characters a cell may have: a quotation mark left open would swallow the rest."""
DELIMITERS = (",", ";", "\t")
SAMPLE = 20
"""How many rows decide on the delimiter."""

Lines = Callable[[], Iterator[str]]
"""Starts anew with the first line of a text, each with its end."""


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
    number = first - 1
    try:
        for number, texts in enumerate(reader, first):
            cells = tuple(map(read_cell, texts))
            if any(cells):
                yield Row(number, cells)
    except csv.Error as error:
        raise InputError.of("bad_quotes", where=f"{name}:{number + 1}") from error


def _without_nul(lines: Iterable[str], name: str, first: int) -> Iterator[str]:
    for number, line in enumerate(lines, first):
        if "\0" in line:
            place = line.index("\0") + 1
            raise InputError.of("has_nul", where=f"{name}:{number}:{place}")
        yield line
