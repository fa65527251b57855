"""Blocks as Markdown that GitHub renders: tables, no HTML, every text from outside escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.histogram import Marks, median_strip, strip
from passion_cli.reports.blocks.model import (
    Appendix,
    Block,
    Bullets,
    Closing,
    Figures,
    Footer,
    Grid,
    Heading,
    Moves,
    Notice,
    Observations,
    OutsideText,
    Paragraph,
    PlainBlock,
    Questions,
    Receipt,
    Scores,
    Spread,
    Spreads,
    Style,
    Summary,
    Title,
    without_pictures,
)

STRIP = 32
AROUND: dict[Style, str] = {"": "", "lead": "**", "strong": "**", "quiet": "*"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$@&:/])")
_MARKUP = re.compile(
    r"([\\`*|~]"  # code, emphasis, cells, strikethrough
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not snake_case
    r"|(?<!\w)@(?=\w)|#(?=\d)"  # people and issues
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"  # HTML
    r"|\](?=[(\[:])|^\[(?=[ xX]\])"  # links and boxes
    r"|\$(?=\S(?:[^$]*[^\s$])?\$)"  # mathematics
    r"|^(?:[#>]|[-+=](?=\s)))"  # headings, quotes and lists
)
"""What could start markup inside a sentence: a sign where it can, not wherever it stands."""


def blocks_to_markdown(blocks: Iterable[Block], voice: Voice) -> str:
    """Return a report as Markdown."""
    return "\n\n".join(filter(None, _each(blocks, voice))) + "\n"


def _each(blocks: Iterable[Block], voice: Voice) -> Iterator[str]:
    for block in without_pictures(blocks):
        yield from _parts(block, voice)


def escape(text: str) -> str:
    """Make a text stand for itself: no markup, no link, no mention, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))


def prose(text: str) -> str:
    """Escape only what could start markup inside a sentence."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split("\n")))


def _shown(text: str) -> str:
    return escape(text) if isinstance(text, OutsideText) else prose(text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> str:
    """Lay a table out; cells are escaped already; `align` holds `l` or `r` for each column."""
    dashes = ["---:" if side == "r" else "---" for side in align.ljust(len(head), "l")]
    lines = [head, dashes, *rows]
    return "\n".join(f"| {' | '.join(cell for cell in line)} |" for line in lines)


def _parts(block: PlainBlock, voice: Voice) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915
    """Yield the parts of a block, one case for each kind."""
    match block:
        case Title():
            yield f"# {_shown(block.text)}"
            yield " · ".join(filter(None, (_shown(block.about), block.aside)))
        case Heading():
            yield f"## {prose(block.text)}"
        case Paragraph():
            yield f"{AROUND[block.style]}{prose(block.text)}{AROUND[block.style]}"
        case Bullets():
            yield "\n".join(_bullet(entry, voice) for entry in block.entries)
        case Grid():
            yield _grid(block)
        case Spreads():
            yield _spreads(block)
        case Summary():
            yield from _summary(block)
        case Scores():
            yield from _scores(block)
        case Notice():
            yield f"> **{prose(block.text)}**"
        case Observations():
            yield from (prose(block.text), "\n".join(f"- {prose(line)}" for line in block.entries))
        case Questions():
            yield from _questions(block)
        case Moves():
            yield from _moves(block)
        case Figures():
            yield _figures(block)
        case Receipt():
            yield from _receipt(block)
        case Closing():
            yield from (voice.quoted(prose(label), f"`{what}`") for label, what in block.entries)
        case Appendix():
            yield from _appendix(block, voice)
        case Footer():
            yield from ("---", f"*{prose(block.text)}*")
        case _:
            assert_never(block)


def _appendix(block: Appendix, voice: Voice) -> Iterator[str]:
    yield f"# {prose(block.title)}"
    yield from _each(block.blocks, voice)


def _grid(block: Grid) -> str:
    cells = [[_shown(cell) or " " for cell in row] for row in block.rows]
    return table(list(map(_shown, block.head)), cells, block.align)


def _spreads(block: Spreads) -> str:
    rows = [_spread(row, histogram=block.histogram) for row in block.rows]
    align = "l" + "r" * (len(block.head) - 2) + "l"
    return table([prose(each) or " " for each in block.head], rows, align)


def _summary(block: Summary) -> Iterator[str]:
    yield f"## {block.headline}" + (f" — {prose(block.bands)}" if block.bands else "")
    yield prose(block.early)
    yield f"{block.bounds} {block.trust}".strip()
    yield "\n".join(f"- **{prose(label)}** · {prose(text)}" for label, text in block.points)


def _bullet(entry: tuple[str, ...], voice: Voice) -> str:
    first, *others = map(_shown, entry)
    if any(others[:1]):
        first = voice.quoted(first, others[0])
    return "\n".join([f"- {first}", *(f"  - {other}" for other in others[1:])])


def _spread(row: Spread, *, histogram: bool) -> list[str]:
    figures = [prose(figure) or " " for figure in row.figures]
    return [prose(row.name), *figures, _strip(row, histogram=histogram)]


def _strip(row: Spread, *, histogram: bool) -> str:
    if row.median is None:
        return ""
    marks = Marks.of(unicode=True)
    if not row.bins:
        return f"`{median_strip(row.median, row.middle, STRIP, marks)}`"
    return f"`{strip(row.bins, STRIP, marks, histogram=histogram)}`"


def _scores(block: Scores) -> Iterator[str]:
    rows = []
    for line in block.lines:
        name = f"{line.number}. {prose(line.name)}" if line.number else prose(line.name)
        shown = ", ".join(filter(None, (line.shown, line.footing)))
        rows.append((name, shown, line.level_word or "—", line.reach or "—"))
    yield f"## {prose(block.title)}"
    yield table(block.head, rows)


def _figures(block: Figures) -> str:
    values = [(prose(each.label), prose(v.text)) for each in block.entries for v in each.values]
    return table(block.head, values)


def _questions(block: Questions) -> Iterator[str]:
    for question in block.entries:
        yield f"**{prose(question.message)}** ({question.kind})"
        yield "\n".join(f"- {prose(quote)}" for quote in question.quotes)
    yield block.more


def _moves(block: Moves) -> Iterator[str]:
    yield prose(block.order)
    for position, card in enumerate(block.cards, 1):
        yield f"### {position}. {prose(card.title)}"
        yield prose(card.place)
        yield "\n".join(f"- **{label}** {prose(text)}" for label, text in card.steps)
    yield f"*{prose(block.closing)}*" if block.closing else ""


def _receipt(block: Receipt) -> Iterator[str]:
    rows = [[prose(cell) or "—" for cell in row] for row in block.rows]
    if block.total:
        rows.append([f"**{block.total_label}**", "", "", "", "", f"**{block.total}**"])
    yield f"## {block.title}"
    yield table(block.head, rows, "lrlrrr")
    yield from map(prose, block.notes)
