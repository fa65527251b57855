"""Workbooks (`.xlsx`): the first sheet as rows of texts, and sheets of texts written as one."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import NamedTuple, TypeGuard

from passion_cli.errors import InputError

LARGEST_INSIDE = 500_000_000
"""How many bytes a workbook may hold once it is unpacked."""
MOST_CELLS = 5_000_000
"""How many cells its sheets may span; the parser makes room for each, also for empty ones."""
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,4})(\d{1,9})[\"']")
DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
"""What unpacking raises: for broken parts, lengths that lie, passwords, unknown methods."""
_CHUNK, _OVERLAP = 1_000_000, 64
_THOUSANDS = re.compile(r"-?\d{1,3}\.\d{3}")
_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""


class Sheet(NamedTuple):
    """The cells of a sheet as texts, row by row from its first one.

    `shares` are the columns, from 1, that may hold percentages as a spreadsheet stores them: 35 %
    as 0.35, and 100 % as 1. `others` names the sheets that were not read.
    """

    name: str
    rows: list[tuple[str, ...]]
    shares: frozenset[int]
    others: tuple[str, ...]


def read_workbook(raw: bytes, name: str) -> Sheet:
    """Read the first visible sheet that has anything in it.

    Raises:
        InputError: when it is no workbook, is protected by a password, or is too large inside.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    _check_size(raw, name)
    shown = SheetVisibleEnum.Visible
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        visible = (each.name for each in book.sheets_metadata if each.visible == shown)
        sheets = {title: book.get_sheet_by_name(title) for title in visible}
        full = [title for title, sheet in sheets.items() if sheet.end]
        first = sheets[full[0]].to_python(skip_empty_area=False) if full else []
    except (CalamineError, ValueError) as error:
        raise InputError.of("bad_workbook", where=name) from error
    rows = [tuple(map(_text, row)) for row in first]
    return Sheet(full[0] if full else "", rows, _shares(first), tuple(full[1:]))


def _check_size(raw: bytes, name: str) -> None:
    """Refuse what unpacks to too much, or spans too many cells.

    Every part is unpacked, so that one which claims to be smaller than it is fails here.
    """
    cells = 0
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if not any(part.startswith("xl/") for part in archive.namelist()):
                raise InputError.of("bad_workbook", where=name)
            if sum(part.file_size for part in archive.infolist()) > LARGEST_INSIDE:
                raise InputError.of("workbook_too_large", where=name)
            for part in archive.infolist():
                with archive.open(part) as file:
                    cells += _span(iter(lambda: file.read(_CHUNK), b""))
    except DAMAGED as error:
        raise InputError.of("bad_workbook", where=name) from error
    if cells > MOST_CELLS:
        raise InputError.of("workbook_too_large", where=name)


def _span(chunks: Iterator[bytes]) -> int:
    """Return how many cells lie between the first cell of a sheet and its farthest row and column.

    References stand as `r="C7"` on cells and `r="7"` on rows.
    """
    row, column, before = 0, 0, b""
    for chunk in chunks:
        for letters, digits in _PLACE.findall(before + chunk):
            row, column = max(row, int(digits)), max(column, _column(letters))
        before = chunk[-_OVERLAP:]
    return row * column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(cell: object) -> str:
    """Return a cell as it would be typed."""
    match cell:
        case bool():
            return str(cell).lower()
        case float() | int():
            return _number(cell)
        case datetime():
            return cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _number(value: float) -> str:
    """Write a number that a person of either language reads alike: never as grouped thousands."""
    text = f"{value:.{_DIGITS}g}"
    return f"{text}0" if _THOUSANDS.fullmatch(text) else text


def _shares(rows: Sequence[Sequence[object]]) -> frozenset[int]:
    """Return the columns with a number between 0 and 1, or with no other numbers than 0 and 1."""
    columns = {
        number: [float(cell) for cell in column if _is_number(cell)]
        for number, column in enumerate(zip_longest(*rows), 1)
    }
    return frozenset(
        number
        for number, some in columns.items()
        if any(0 < each < 1 for each in some) or max(some, default=0) == 1
    )


def _is_number(cell: object) -> TypeGuard[float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def write_workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook of texts: no cell is read as a formula or as a number."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            cells = [WriteOnlyCell(sheet, text) for text in row]
            for cell in cells:
                cell.data_type = "s"
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
