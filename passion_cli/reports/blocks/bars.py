"""Bars for scores: what is earned, what is still open, and what is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rich.text import Text

from passion_cli.assessment.scoring import FULL, Score
from passion_cli.language.typography import cells, wrap
from passion_cli.reports.person.wording import Wording, level

BAR = 20
STACKED = 36
"""Below this width scores are told in sentences, without bars."""
COLOURS = {"low": "yellow", "middle": "cyan", "high": "green", None: "dim"}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of a report, in Unicode or in ASCII."""

    full: str
    open: str
    empty: str
    low: str
    middle: str
    high: str
    none: str
    warning: str
    bullet: str
    dash: str
    line: str

    @classmethod
    def of(cls, *, unicode: bool, plain: bool = False) -> "Glyphs":
        """Choose the set that the screen can show, or none but the dash."""
        if plain:
            return cls("", "", "", "", "", "", "", "", "", "-", "")
        return cls(*"█▒░▼◆▲·!•—─") if unicode else cls(*"#=-v*^.!*--")

    @staticmethod
    def lead(glyph: str) -> str:
        """Return a mark with its space, or nothing."""
        return f"{glyph} " if glyph else ""

    def mark(self, score: Score) -> str:
        """Return the symbol of a level."""
        return str(getattr(self, level(score) or "none"))


def bar(score: Score, width: int, glyphs: Glyphs) -> Text:
    """Draw a score over `width` cells, its bounds as a lighter stretch."""
    if score.score is None:
        return Text(glyphs.empty * width, "dim")
    low, value, high = (_cell(each, width) for each in (score.low, score.score, score.high))
    colour = COLOURS[level(score)]
    return Text.assemble(
        (glyphs.full * low, colour),
        (glyphs.open * (max(value, high) - low), colour),
        (glyphs.empty * (width - max(value, high)), "dim"),
    )


def _cell(score: Fraction, width: int) -> int:
    return int(score * width / FULL + Fraction(1, 2))


def rows(
    named: Sequence[tuple[str, Score]], width: int, glyphs: Glyphs, words: Wording
) -> Iterator[Text]:
    """Yield one line a score where it fits, else its name, its bar and its details."""
    column = max((cells(name) for name, _ in named), default=0) + 2
    for name, score in named:
        if not glyphs.full or width < STACKED:
            yield from (Text(line) for line in wrap(_sentence(name, score, words), width))
            continue
        details = ", ".join(filter(None, (words.reach(score), words.footing(score))))
        line = _row(name + " " * (column - cells(name)), BAR, score, glyphs, words)
        if cells(line.plain) > width:
            yield from (Text(part) for part in wrap(name, width))
            room = width - cells(_row("   ", 0, score, glyphs, words).plain)
            line = _row("   ", max(4, min(BAR, room)), score, glyphs, words)
        yield from _with_details(line, details, width, min(column, width // 2))


def _row(start: str, length: int, score: Score, glyphs: Glyphs, words: Wording) -> Text:
    colour = COLOURS[level(score)]
    named = words.level(score)
    mark = f"  {glyphs.mark(score)} {named:<6} " if named else "  "
    return Text.assemble(start, bar(score, length, glyphs), (mark + words.score(score), colour))


def _with_details(line: Text, details: str, width: int, indent: int) -> Iterator[Text]:
    """Put the details behind a line, or below it where it is full already."""
    if not details:
        yield line
    elif cells(line.plain) + cells(details) + 2 <= width:
        yield Text.assemble(line, ", ", details)
    else:
        yield line
        for part in wrap(details, width - indent):
            yield Text(" " * indent + part, "dim")


def _sentence(name: str, score: Score, words: Wording) -> str:
    parts = (words.level(score), words.score(score), words.reach(score), words.footing(score))
    return words.say("report.quoted", title=name, answer=", ".join(filter(None, parts)))
