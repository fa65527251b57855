"""Blocks as lines for a terminal: tables where they fit, labelled lines where they do not."""

from collections.abc import Iterable
from io import StringIO
from typing import assert_never

from rich.console import Console
from rich.text import Text

from passion_cli.language.locales import NO_BREAK
from passion_cli.language.typography import cells
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.bars import BAR, Glyphs, bar, rows
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
    Paragraph,
    PlainBlock,
    Questions,
    Receipt,
    ScoreLine,
    Scores,
    Spreads,
    Style,
    Summary,
    Title,
    without_pictures,
)
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.blocks.terminal_grid import add_grid
from passion_cli.reports.blocks.terminal_spreads import add_spreads

NARROWEST, WIDEST = 20, 96
"""Cells: nothing is laid out narrower or wider, whatever the terminal."""
ROOMY = 66
"""From this width on, a label and its value share a line."""
STYLES: dict[Style, str] = {"": "", "lead": "bold", "strong": "bold", "quiet": "dim"}
INDENT, GAP = 3, 2
ASCII = str.maketrans(
    {"\u202f": " ", "\u00a0": " ", "·": "-", "—": "-", "“": '"', "”": '"', "’": "'", "«": '"',
     "»": '"', "…": "...", "×": "x", "÷": "/", "•": "*", "−": "-", "→": ">", "▁": "_",
     "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#"}
)  # fmt: skip


def blocks_to_terminal(blocks: Iterable[Block], screen: Screen, voice: Voice) -> str:
    """Return a report as lines no wider than the screen."""
    layout = _Layout(new_page(screen), screen, voice)
    for block in without_pictures(blocks):
        layout.add(block)
    return print_page(layout.page, screen)


def new_page(screen: Screen) -> Page:
    """Return an empty page as wide as the screen, within reason."""
    return Page(max(NARROWEST, min(screen.width, WIDEST)))


def print_page(page: Page, screen: Screen) -> str:
    """Turn the lines of a page into text, coloured where the screen wants it."""
    console = Console(
        file=StringIO(),
        width=max(screen.width, NARROWEST) + 1,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for line in page.lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return text if screen.unicode else text.translate(ASCII)


class _Layout:
    """Puts blocks on a page."""

    def __init__(self, page: Page, screen: Screen, voice: Voice) -> None:
        self.page, self.voice, self.screen = page, voice, screen
        self.glyphs = Glyphs.of(unicode=screen.unicode, plain=screen.plain)

    def add(self, block: PlainBlock) -> None:  # noqa: C901, PLR0912, PLR0915 - one for each
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
                add_grid(self.page, block, self.voice, plain=self.screen.plain)
            case Spreads():
                add_spreads(self.page, block, self.screen, self.voice)
            case Summary():
                self._summary(block)
            case Scores():
                self._scores(block)
            case Notice():
                self._notice(block)
            case Observations():
                self._observations(block)
            case Questions():
                self._questions(block)
            case Moves():
                self._moves(block)
            case Figures():
                self._figures(block)
            case Receipt():
                self._receipt(block)
            case Closing():
                self._closing(block)
            case Footer():
                self._footer(block)
            case Appendix():
                self._appendix(block)
            case _:
                assert_never(block)

    def _title(self, block: Title) -> None:
        self.page.spread(block.text, block.aside, "bold")
        if block.about:
            self.page.paragraph(block.about)
        if self.glyphs.line and block.ruled:
            self.page.rule(self.glyphs.line)

    def _summary(self, block: Summary) -> None:
        if block.score is None:
            self.page.paragraph(block.headline, style="bold")
            if block.early:
                self.page.paragraph(block.early)
        else:
            named = f" {self.glyphs.dash} {block.bands}" if block.bands else ""
            self._headline(block.headline + named, block.score)
        if block.bounds:
            self.page.paragraph(block.bounds)
        self.page.paragraph(block.trust, style="dim")
        self._labelled(block.points)

    def _headline(self, text: str, score: ScoreLine) -> None:
        """Put the overall score beside its bar, or above it where that is narrow."""
        room = self.page.width - cells(text) - GAP
        if not self.glyphs.full:
            self.page.paragraph(text, style="bold cyan")
        elif room < BAR:
            self.page.paragraph(text, style="bold cyan")
            self.page.add(bar(score, self.page.width, self.glyphs))
        else:
            drawn = bar(score, room, self.glyphs)
            self.page.add(Text.assemble((text, "bold cyan"), " " * GAP, drawn))

    def _labelled(self, entries: Iterable[tuple[str, str]]) -> None:
        """Put labels and texts in two columns, or each label before its text where it is narrow."""
        entries = list(entries)
        column = max((cells(label) for label, _ in entries), default=0) + GAP
        for label, text in entries:
            if self.page.width < ROOMY:
                self.page.labelled(self.voice.say("report.label", label=label), text)
            else:
                self.page.column(label, text, column)

    def _scores(self, block: Scores) -> None:
        if not block.wheel and self.page.width >= ROOMY and self.glyphs.full:
            self._brief_scores(block)
            return
        self.page.heading(block.title)
        for line in rows(block.lines, self.page.width, self.glyphs, self.voice):
            self.page.add(line)

    def _brief_scores(self, block: Scores) -> None:
        """Put scores that no wheel shows into one paragraph."""
        text = " · ".join(self._brief_score(line).replace(" ", NO_BREAK) for line in block.lines)
        self.page.labelled(self.voice.say("report.label", label=block.title), text)

    def _brief_score(self, line: ScoreLine) -> str:
        mark = self.glyphs.marks[line.level] if line.level else ""
        reach = f"({line.reach})" if line.reach else ""
        return " ".join(filter(None, (mark, line.name, line.shown, reach)))

    def _notice(self, block: Notice) -> None:
        lead = "! " if block.urgent else self.glyphs.lead(self.glyphs.warning)
        self.page.paragraph(block.text, lead=lead, style="bold yellow")

    def _observations(self, block: Observations) -> None:
        self.page.paragraph(block.text, lead=self.glyphs.lead(self.glyphs.warning))
        if self.page.width < ROOMY or self.screen.plain:
            self._quotes(block.entries)
        else:
            self.page.paragraph(" · ".join(block.entries), lead=" " * GAP, style="dim")

    def _quotes(self, lines: Iterable[str]) -> None:
        for line in lines:
            lead = f"  {self.glyphs.lead(self.glyphs.bullet)}"
            self.page.paragraph(line, lead=lead, style="dim")

    def _questions(self, block: Questions) -> None:
        for number, question in enumerate(block.entries):
            if number:
                self.page.blank()
            text = f"{question.message} ({question.kind})"
            self.page.paragraph(text, lead="? ", style="yellow")
            self._quotes(question.quotes)
        if block.more:
            self.page.paragraph(block.more, style="dim")

    def _moves(self, block: Moves) -> None:
        if block.order:
            self.page.paragraph(block.order, style="dim")
        for position, card in enumerate(block.cards, 1):
            if position > 1:
                self.page.blank()
            self.page.paragraph(card.title, lead=f"{position}. ", style="bold")
            if card.place:
                self.page.paragraph(card.place, lead=" " * INDENT, style="cyan")
            for label, text in card.short or card.steps:
                self.page.labelled(label, text, indent=INDENT)
        if block.closing:
            self.page.paragraph(block.closing, style="italic")

    def _figures(self, block: Figures) -> None:
        column = max((cells(figure.label) for figure in block.entries), default=0) + GAP
        for figure in block.entries:
            label = figure.label
            if self.page.width < ROOMY:
                self.page.paragraph(label, style="bold")
                label, column = "", GAP
            for value in figure.values:
                self.page.paragraph(value.text, lead=label + " " * (column - cells(label)))
                label = ""

    def _receipt(self, block: Receipt) -> None:
        if not block.wanted:
            return
        self.page.heading(block.title)
        for title, rule, value, points, weight, part in block.rows:
            self.page.spread(f"{rule}  {title}", part or "—")
            detail = f"{value} · {block.head[3]} {points or '—'} × {weight}"
            self.page.paragraph(detail, lead=" " * INDENT, style="dim")
        if block.total:
            self.page.spread(block.total_label, block.total, "bold")
        for note in block.notes:
            self.page.paragraph(note, style="dim")

    def _appendix(self, block: Appendix) -> None:
        if not block.wanted:
            self.page.blank()
            self.page.paragraph(block.hint, style="dim")
            return
        self.page.heading(block.title)
        for each in without_pictures(block.blocks):
            self.add(each)

    def _footer(self, block: Footer) -> None:
        if block.here:
            self.page.blank()
            self.page.paragraph(block.text, style="dim")

    def _closing(self, block: Closing) -> None:
        """Say what to do next; a command is never broken over two lines."""
        self.page.blank()
        for label, command in block.here:
            line = self.voice.quoted(label, command)
            if cells(line) <= self.page.width:
                self.page.add(Text(line))
            else:
                self.page.paragraph(self.voice.say("report.label", label=label))
                self.page.add(Text(" " * GAP + command))

    def _bullets(self, block: Bullets) -> None:
        lead = self.glyphs.lead(self.glyphs.bullet)
        for first, *others in block.entries:
            line = self.voice.quoted(first, others[0]) if any(others[:1]) else first
            self.page.paragraph(line, lead=lead)
            for other in others[1:]:
                self.page.paragraph(other, lead=" " * cells(lead), style="dim")
