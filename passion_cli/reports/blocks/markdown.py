"""Blocks as Markdown that GitHub renders: tables, no HTML, every text from outside escaped."""

from collections.abc import Iterable, Iterator

from passion_cli.language import Language
from passion_cli.language.catalogue import say
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Given,
    Grid,
    Heading,
    Paragraph,
    Spread,
    Spreads,
    Title,
    Told,
    without_pictures,
)
from passion_cli.reports.person.markdown import escape, prose, table
from passion_cli.reports.blocks.histogram import Marks, strip

STRIP = 32
AROUND = {"": "", "strong": "**", "quiet": "*", "warning": "**"}


def blocks_to_markdown(blocks: Iterable[Block], language: Language) -> str:
    """Return a report as Markdown."""
    told = without_pictures(blocks)
    return "\n\n".join(part for block in told for part in _parts(block, language) if part) + "\n"


def _parts(block: Told, language: Language) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {prose(block.text)}"
            yield block.aside
        case Heading():
            yield f"## {prose(block.text)}"
        case Paragraph():
            around = AROUND[block.style]
            yield f"{around}{prose(block.text)}{around}"
        case Bullets():
            yield "\n".join(_bullet(entry, language) for entry in block.entries)
        case Grid():
            cells = [[_shown(cell) or " " for cell in row] for row in block.rows]
            yield table([_shown(cell) for cell in block.head], cells, block.align)
        case Spreads():
            head = [prose(each) or " " for each in block.head]
            rows = [_spread(row, histogram=block.histogram) for row in block.rows]
            yield table(head, rows, "lrrrll")


def _shown(text: str) -> str:
    return escape(text) if isinstance(text, Given) else prose(text)


def _bullet(entry: tuple[str, ...], language: Language) -> str:
    first, *others = map(_shown, entry)
    if any(others[:1]):
        first = say(language, "report.quoted", title=first, answer=others[0])
    return "\n".join([f"- {first}", *(f"  - {other}" for other in others[1:])])


def _spread(row: Spread, *, histogram: bool) -> list[str]:
    drawn = ""
    if row.tally is not None:
        drawn = f"`{strip(row.tally, STRIP, Marks.of(unicode=True), histogram=histogram)}`"
    return [prose(row.name), *(prose(figure) or " " for figure in row.figures), drawn]
