"""Bars for scores: what is earned, what is still open, and what is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rich.text import Text

from passion_cli.assessment.scoring import FULL, Score
from passion_cli.language.typography import cells, wrap
from passion_cli.reports.wording import Wording, level

BAR = 20
ONE_LINE = 62
"""From this width on, a title, its bar and its words share a line."""
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
    def of(cls, *, unicode: bool) -> "Glyphs":
        """Choose the set that the screen can show."""
        return cls(*"█▒░▼◆▲·▲•—─") if unicode else cls(*"#=-v*^.!*--")

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
    """Yield one line a score, or two where the screen is narrow."""
    column = max((cells(name) for name, _ in named), default=0) + 2
    wide = width >= max(ONE_LINE, column + BAR + 24)
    for name, score in named:
        tail = _tail(score, glyphs, words)
        if wide:
            yield Text.assemble(name + " " * (column - cells(name)), bar(score, BAR, glyphs), tail)
            continue
        yield from (Text(line) for line in wrap(name, width))
        yield Text.assemble("   ", bar(score, max(6, min(BAR, width - 28)), glyphs), tail)


def _tail(score: Score, glyphs: Glyphs, words: Wording) -> Text:
    colour = COLOURS[level(score)]
    detail = [words.score(score), words.reach(score), words.footing(score)]
    mark = f"  {glyphs.mark(score)} {words.level(score)}".rstrip()
    text = Text(f"{mark:<10}" if words.level(score) else "  ", colour)
    text.append(", ".join(filter(None, detail)))
    return text
