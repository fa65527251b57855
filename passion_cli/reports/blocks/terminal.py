"""Blocks as lines for a terminal: tables where they fit, labelled lines where they do not."""

from collections.abc import Sequence

from rich.text import Text

from passion_cli.language import Language
from passion_cli.language.typography import cells
from passion_cli.language.catalogue import count, say
from passion_cli.reports.blocks.bars import Glyphs
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Spread,
    Spreads,
    Style,
    Title,
    Told,
    without_pictures,
)
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.blocks.histogram import Marks, strip, tens
from passion_cli.reports.person.terminal import NARROWEST, WIDEST, Screen, print_page

STYLES: dict[Style, str] = {"": "", "strong": "bold", "quiet": "dim", "warning": "yellow"}
INDENT, GAP, WIDEST_STRIP = 3, 2, 82


def blocks_to_terminal(blocks: Sequence[Block], screen: Screen, language: Language) -> str:
    """Return a report as lines no wider than the screen."""
    page = Page(max(NARROWEST, min(screen.width, WIDEST)))
    layout = _Layout(page, screen, language)
    for block in without_pictures(blocks):
        layout.add(block)
    return print_page(page, screen)


class _Layout:
    """Puts blocks on a page."""

    def __init__(self, page: Page, screen: Screen, language: Language) -> None:
        self.page, self.language, self.plain = page, language, screen.plain
        self.glyphs = Glyphs.of(unicode=screen.unicode, plain=screen.plain)
        self.marks = Marks.of(unicode=screen.unicode)

    def add(self, block: Told) -> None:
        """Add one block."""
        match block:
            case Title():
                self._title(block)
            case Heading():
                self.page.heading(block.text)
            case Paragraph():
                self.page.paragraph(block.text, style=STYLES[block.style])
            case Bullets():
                self._bullets(block)
            case Grid():
                self._grid(block)
            case Spreads():
                self._spreads(block)

    def _title(self, block: Title) -> None:
        self.page.spread(block.text, block.aside, "bold")
        if self.glyphs.line:
            self.page.rule(self.glyphs.line)

    def _bullets(self, block: Bullets) -> None:
        lead = self.glyphs.lead(self.glyphs.bullet)
        for first, *others in block.entries:
            line = self._quoted(first, others[0]) if any(others[:1]) else first
            self.page.paragraph(line, lead=lead)
            for other in others[1:]:
                self.page.paragraph(other, lead=" " * cells(lead), style="dim")

    def _quoted(self, title: str, answer: str) -> str:
        return say(self.language, "report.quoted", title=title, answer=answer)

    def _spreads(self, block: Spreads) -> None:
        fits = max(cells(row.name) + cells(row.told) for row in block.rows) + GAP <= self.page.width
        for row in block.rows:
            if self.plain:
                self.page.paragraph(self._quoted(row.name, row.told))
            elif fits:
                self.page.spread(row.name, row.told)
            else:
                self.page.paragraph(row.name)
                self.page.paragraph(row.told, lead=" " * INDENT)
            self._strip(row, histogram=block.histogram)

    def _strip(self, row: Spread, *, histogram: bool) -> None:
        if row.tally is None:
            return
        if self.plain:
            self.page.paragraph(self._in_words(row))
            return
        width = min(self.page.width - INDENT, WIDEST_STRIP)
        drawn = strip(row.tally, width, self.marks, histogram=histogram)
        self.page.add(Text(" " * INDENT + drawn, "cyan"))

    def _in_words(self, row: Spread) -> str:
        if row.tally is None:
            return ""
        return ", ".join(
            say(
                self.language,
                "cohort.tens",
                low=low,
                high=high,
                n=count(self.language, "cohort.people", number),
            )
            for low, high, number in tens(row.tally)
        )

    def _grid(self, block: Grid) -> None:
        widths = [max(map(cells, column)) for column in zip(block.head, *block.rows, strict=True)]
        if self.plain or sum(widths) + GAP * (len(widths) - 1) > self.page.width:
            self._stacked(block)
            return
        self.page.add(Text(_line(block.head, widths, block.align), "bold"))
        for row in block.rows:
            self.page.add(Text(_line(row, widths, block.align)))

    def _stacked(self, block: Grid) -> None:
        for row in block.rows:
            told = [
                self._quoted(name, cell)
                for name, cell in zip(block.head[1:], row[1:], strict=True)
                if cell
            ]
            self.page.paragraph(row[0], style="bold")
            self.page.paragraph(", ".join(told), lead=" " * GAP)


def _line(row: Sequence[str], widths: Sequence[int], align: str) -> str:
    parts = []
    for cell, width, side in zip(row, widths, align, strict=True):
        blank = " " * (width - cells(cell))
        parts.append(blank + cell if side == "r" else cell + blank)
    return (" " * GAP).join(parts).rstrip()
