"""The scores of a group on a terminal: a strip or a histogram below each name."""

from rich.text import Text

from passion_cli.language.typography import cells
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.histogram import Marks, median_strip, strip, tens
from passion_cli.reports.blocks.model import Spread, Spreads
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.blocks.screen import Screen

INDENT, GAP, WIDEST = 3, 2, 82


def add_spreads(page: Page, block: Spreads, screen: Screen, voice: Voice) -> None:
    """Add each name with its figures, and what is drawn of it."""
    widest = max(cells(row.name) + cells(row.summary) for row in block.rows)
    for row in block.rows:
        if screen.plain:
            page.paragraph(voice.quoted(row.name, row.summary))
        elif widest + GAP <= page.width:
            page.spread(row.name, row.summary)
        else:
            page.paragraph(row.name)
            page.paragraph(row.summary, lead=" " * INDENT)
        if row.median is not None and screen.plain:
            page.paragraph(", ".join(_tens(row, voice)))
        elif row.median is not None:
            room, marks = min(page.width - INDENT, WIDEST), Marks.of(unicode=screen.unicode)
            drawn = median_strip(row.median, room, marks)
            if row.bins:
                drawn = strip(row.bins, room, marks, histogram=block.histogram)
            page.add(Text(" " * INDENT + drawn, "cyan"))


def _tens(row: Spread, voice: Voice) -> list[str]:
    """Say in words how many people are in each ten points."""
    return [
        voice.say("cohort.tens", low=low, high=high, n=voice.count("cohort.people", people))
        for low, high, people in tens(row.bins)
    ]
