"""A table on a terminal: in columns where they fit, in labelled lines where they do not.

The first column is wrapped where the others leave it enough room.
"""

from collections.abc import Sequence

from rich.text import Text

from passion_cli.language.typography import cells, wrap
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Grid
from passion_cli.reports.blocks.page import Page

GAP = 2
LEAST_FIRST = 24
"""Cells: a first column that is wrapped has at least as many."""


def add_grid(page: Page, block: Grid, voice: Voice, *, plain: bool) -> None:
    """Draw a table with widths of our own: Rich measures some letters otherwise than `wrap`."""
    widths = [max(map(cells, column)) for column in zip(block.head, *block.rows, strict=True)]
    room = page.width - sum(widths[1:]) - GAP * (len(widths) - 1)
    if plain or room < min(widths[0], LEAST_FIRST):
        _add_stacked(page, block, voice)
        return
    widths[0] = min(widths[0], room)
    page.add(Text(_line(block.head, widths, block.align), "bold"))
    for row in block.rows:
        first, *more = wrap(row[0], widths[0])
        page.add(Text(_line([first, *row[1:]], widths, block.align)))
        for line in more:
            page.add(Text(f"{' ' * GAP}{line}"))


def _add_stacked(page: Page, block: Grid, voice: Voice) -> None:
    """Put each row below its first cell: numbers on one line, texts on lines of their own."""
    for row in block.rows:
        cells_ = zip(block.head[1:], row[1:], strict=True)
        labelled = [voice.quoted(name, cell) for name, cell in cells_ if cell]
        page.paragraph(row[0], style="bold")
        for text in [", ".join(labelled)] if "r" in block.align else labelled:
            page.paragraph(text, lead=" " * GAP)


def _line(row: Sequence[str], widths: Sequence[int], align: str) -> str:
    parts = []
    for cell, width, side in zip(row, widths, align, strict=True):
        blank = " " * (width - cells(cell))
        parts.append(blank + cell if side == "r" else cell + blank)
    return (" " * GAP).join(parts).rstrip()
