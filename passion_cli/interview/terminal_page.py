"""A terminal that is drawn on page by page."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.typography import wrap

WIDEST = 100
NARROWEST = 20
USUAL_LINES, FEW_LINES = 24, 16
PROMPT_LINES = 4
"""What is left free below a page: a line, and a prompt of two on a narrow screen."""
ROOMY = 60
"""Below this width the introduction has a screen of its own."""
DIM, BOLD, WARN, PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
TOP, EMPTY = "\x1b[H", "\x1b[2K"


@dataclass
class TerminalPage:
    """The page of one interview; `colour` is off where it is not wanted.

    `alert` returns a line that stands on every screen, or nothing.
    """

    texts: InterviewTexts
    colour: bool = True
    started: bool = False
    alert: Callable[[], str] = str

    def watch(self, alert: Callable[[], str]) -> None:
        """Say on every screen what `alert` returns, where that is not empty."""
        self.alert = alert

    def close(self) -> None:
        """Leave a clean screen behind."""
        self.clear()

    @staticmethod
    def size() -> tuple[int, int]:
        """Return columns and lines of the terminal itself, whatever COLUMNS says."""
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
        return columns or 80, lines or 24

    @property
    def is_small(self) -> bool:
        """Whether a question may not fit below its head."""
        columns, lines = self.size()
        return columns < ROOMY or lines < USUAL_LINES

    def columns(self) -> int:
        """Return how many columns there are, at least the narrowest that can be drawn on."""
        return max(NARROWEST, self.size()[0])

    def clear(self) -> None:
        """Clear the screen; what stood on it before the first time stays in the scrollback.

        It is emptied line by line: some terminals put a screen that is cleared at once into the
        scrollback, and a list of answers is to be found there.
        """
        rows = self.size()[1]
        if not self.started:
            sys.stdout.write("\n" * rows)
            self.started = True
        sys.stdout.write(f"{TOP}{EMPTY}" + f"\n{EMPTY}" * (rows - 1) + TOP)
        sys.stdout.flush()

    def leave(self, text: str) -> None:
        """Leave a text above the screen, where a person finds it by scrolling back."""
        self.clear()
        columns, rows = self.size()
        left = wrap(text, min(columns, WIDEST) - 2)
        for line in left:
            self.write(line)
        sys.stdout.write(f"\x1b[{rows};1H" + "\n" * len(left))
        sys.stdout.flush()

    def lines(self, text: str, style: str = "", lead: str = "") -> None:
        """Write a text, wrapped; its first line behind `lead`, the others below its start."""
        for number, line in enumerate(wrap(text, min(self.columns(), WIDEST) - 2 - len(lead))):
            self.write((" " * len(lead) if number else lead) + line, style)

    def pages(self, parts: Sequence[tuple[str, str]]) -> Iterator[None]:
        """Write texts with their styles screen by screen; at each one there is time to read it."""
        width = min(self.columns(), WIDEST) - 2
        lines = [(line, style) for text, style in parts for line in wrap(text, width)]
        room = max(1, self.size()[1] - PROMPT_LINES)
        while any(line for line, _ in lines):
            page, lines = lines[:room], lines[room:]
            self.clear()
            for line, style in page:
                self.write(line, style)
            sys.stdout.write("\n")
            yield

    def write(self, line: str, style: str = "") -> None:
        """Write one line."""
        painted = f"{style}{line}{PLAIN}" if style and self.colour else line
        sys.stdout.write(f" {painted}\n")
        sys.stdout.flush()

    def show_alert(self) -> None:
        """Write the line that stands on every screen, if there is one."""
        line = self.alert()
        if line:
            self.lines(line, WARN, "! ")
