"""Bars for scores: what is earned, what is still open, and what is not."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from rich.text import Text

from passion_cli.assessment.scoring import FULL
from passion_cli.language.typography import cells, wrap
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Level, ScoreLine

BAR = 20
STACKED = 36
"""Below this width scores are told in sentences, without bars."""
COLOURS: dict[Level | None, str] = {"low": "yellow", "middle": "cyan", "high": "green", None: "dim"}
MARKS: dict[Level | None, str] = {"low": "▼", "middle": "◆", "high": "▲", None: "·"}
ASCII_MARKS: dict[Level | None, str] = {"low": "v", "middle": "*", "high": "^", None: "."}


class Glyphs(NamedTuple):
    """The marks of a report, in Unicode, in ASCII, or none but the dash."""

    full: str
    open: str
    empty: str
    warning: str
    bullet: str
    dash: str
    line: str
    marks: dict[Level | None, str]

    @classmethod
    def of(cls, *, unicode: bool, plain: bool = False) -> "Glyphs":
        """Choose the set that the screen can show."""
        if plain:
            return cls("", "", "", "", "", "-", "", dict.fromkeys(MARKS, ""))
        if unicode:
            return cls("█", "▒", "░", "!", "•", "—", "─", MARKS)
        return cls("#", "=", "-", "!", "*", "-", "-", ASCII_MARKS)

    @staticmethod
    def lead(glyph: str) -> str:
        """Return a mark with its space, or nothing."""
        return f"{glyph} " if glyph else ""


def bar(line: ScoreLine, width: int, glyphs: Glyphs) -> Text:
    """Draw a score over `width` cells, its bounds as a lighter stretch."""
    score = line.score
    if score.score is None:
        return Text(glyphs.empty * width, "dim")
    low, value, high = (_cell(each, width) for each in (score.low, score.score, score.high))
    return Text.assemble(
        (glyphs.full * low, COLOURS[line.level]),
        (glyphs.open * (max(value, high) - low), COLOURS[line.level]),
        (glyphs.empty * (width - max(value, high)), "dim"),
    )


def _cell(score: Fraction, width: int) -> int:
    return int(score * width / FULL + Fraction(1, 2))


def rows(lines: Sequence[ScoreLine], width: int, glyphs: Glyphs, voice: Voice) -> Iterator[Text]:
    """Yield one line a score where it fits, else its name, its bar and its details."""
    names = [f"{line.number}  {line.name}" if line.number else line.name for line in lines]
    column = max(map(cells, names), default=0) + 2
    for name, line in zip(names, lines, strict=True):
        if not glyphs.full or width < STACKED:
            yield from (Text(part) for part in wrap(_sentence(name, line, voice), width))
            continue
        row = _row(name + " " * (column - cells(name)), BAR, line, glyphs)
        if cells(row.plain) > width:
            yield from (Text(part) for part in wrap(name, width))
            room = width - cells(_row("   ", 0, line, glyphs).plain)
            row = _row("   ", max(4, min(BAR, room)), line, glyphs)
        yield from _with_details(row, line.details, width, min(column, width // 2))


def _row(start: str, length: int, line: ScoreLine, glyphs: Glyphs) -> Text:
    mark = f"  {glyphs.marks[line.level]} {line.level_word:<6} " if line.level else "  "
    return Text.assemble(start, bar(line, length, glyphs), (mark + line.shown, COLOURS[line.level]))


def _with_details(row: Text, details: str, width: int, indent: int) -> Iterator[Text]:
    """Put the details behind a line, or below it where it is full already."""
    if not details:
        yield row
    elif cells(row.plain) + cells(details) + 2 <= width:
        yield Text.assemble(row, ", ", details)
    else:
        yield row
        for part in wrap(details, width - indent):
            yield Text(" " * indent + part, "dim")


def _sentence(name: str, line: ScoreLine, voice: Voice) -> str:
    parts = (line.level_word, line.shown, line.reach, line.footing)
    return voice.quoted(name, ", ".join(filter(None, parts)))
