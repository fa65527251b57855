"""The scores of a group on a terminal: a strip or a histogram beside each name, or below it."""

from rich.text import Text

from passion_cli.language.typography import cells
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.histogram import Marks, median_strip, strip, tens
from passion_cli.reports.blocks.model import Spread, Spreads
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.blocks.screen import Screen

INDENT, GAP, WIDEST = 3, 2, 82
NARROWEST = 24
"""Cells: where a strip would be narrower, it stands below its name."""


def add_spreads(page: Page, block: Spreads, screen: Screen, voice: Voice) -> None:
    """Add each name with its figures, and what is drawn of it."""
    names = max(cells(row.name) for row in block.rows)
    figures = max(cells(row.short) for row in block.rows)
    room = page.width - names - figures - 2 * GAP
    marks = Marks.of(unicode=screen.unicode)
    for row in block.rows:
        if screen.plain:
            _in_words(page, row, voice)
        elif room >= NARROWEST:
            text = row.name.ljust(len(row.name) + names - cells(row.name) + GAP)
            text += " " * (figures - cells(row.short)) + row.short + " " * GAP
            page.add(Text.assemble(text, (_strip(block, row, room, marks), "cyan")))
        else:
            _below(page, block, row, marks)


def _in_words(page: Page, row: Spread, voice: Voice) -> None:
    page.paragraph(voice.quoted(row.name, row.summary))
    if row.bins:
        page.paragraph(", ".join(_tens(row, voice)))


def _below(page: Page, block: Spreads, row: Spread, marks: Marks) -> None:
    room = min(page.width - INDENT, WIDEST)
    if cells(row.name) + GAP + cells(row.short) <= page.width:
        page.spread(row.name, row.short)
    else:
        page.paragraph(row.name)
        page.paragraph(row.short, lead=" " * INDENT)
    if row.median is not None:
        page.add(Text(" " * INDENT + _strip(block, row, room, marks), "cyan"))


def _strip(block: Spreads, row: Spread, room: int, marks: Marks) -> str:
    if row.median is None:
        return ""
    if row.bins:
        return strip(row.bins, room, marks, histogram=block.histogram)
    return median_strip(row.median, row.middle, room, marks)


def _tens(row: Spread, voice: Voice) -> list[str]:
    """Say in words how many people are in each ten points."""
    return [
        voice.say("cohort.tens", low=low, high=high, n=voice.count("cohort.people", people))
        for low, high, people in tens(row.bins)
    ]
