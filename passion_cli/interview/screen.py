"""An interview in a terminal that can be redrawn: one screen for each question."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.interview import prompts
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.texts import InterviewTexts, Refusal
from passion_cli.language.locales import NO_BREAK
from passion_cli.language.typography import cells, wrap

WIDEST = 100
NARROWEST = 20
ROOMY = 60
"""Below this width the introduction has a screen of its own."""
DIM, BOLD, WARN, PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[33m", "\x1b[0m"
CLEAR = "\x1b[2J\x1b[H"


@dataclass
class ScreenAsker:
    """Draws each question on a screen of its own; `colour` is off where it is not wanted."""

    texts: InterviewTexts
    colour: bool = True
    started: bool = False

    def ask(self, turn: Turn) -> Value | Navigation:
        """Put a question until it is answered, or the person goes back."""
        self._introduce(turn)
        refused, state = "", self._state(turn)
        while True:
            self._head(turn, refused)
            reply = self._prompt(turn, state)
            if reply is prompts.BACK:
                return Navigation.BACK
            if reply is prompts.SKIP:
                return Silence.UNKNOWN
            if reply is prompts.NOT_APPLICABLE:
                return Silence.NOT_APPLICABLE
            if reply is prompts.HELP:
                self._help(turn)
                continue
            state = reply.state if isinstance(reply, prompts.Resized) else reply
            if state is reply:
                value = self._value(turn.item, reply)
                if not isinstance(value, Refusal):
                    return value
                refused = value.line

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""
        while True:
            self._clear()
            hints = self.texts.say("keys.choose", n=len(labels))
            reply = prompts.choose(message, labels, hints, self._columns())
            if isinstance(reply, int):
                return reply

    def offer(self, message: str, labels: Sequence[str]) -> int:
        """Offer ways to go on below a report, which stays on the screen."""
        hints = self.texts.say("keys.choose", n=len(labels))
        while True:
            reply = prompts.choose(message, labels, hints, self._columns())
            if isinstance(reply, int):
                return reply

    def line(self, message: str) -> str:
        """Ask for a line, below what stands on the screen."""
        reply: object = None
        while not isinstance(reply, str):
            reply = prompts.type_in(message, "", self._columns(), default="", shortcuts={})
        return reply

    def message(self, text: str) -> None:
        """Show a message that has to be read before going on."""
        self._clear()
        self._lines(text)
        prompts.pause(self.texts.say("keys.any"))

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Navigation | None:
        """Show every answer in a list; Enter on one changes it."""
        while True:
            self._clear()
            labels = [f"✔ {self.texts.say('review.done')}"]
            labels += self.texts.reviewed(items, answers)
            reply = prompts.choose(
                self.texts.say("review.title"),
                labels,
                f"{self.texts.say('review.keys')} · {self.texts.say('keys.back')}",
                self._columns(),
                shortcuts={"b": prompts.BACK},
            )
            if reply is prompts.BACK:
                return Navigation.BACK
            if isinstance(reply, int):
                return reply - 1 if reply else None

    def close(self) -> None:
        """Leave a clean screen behind."""
        self._clear()

    @staticmethod
    def _size() -> tuple[int, int]:
        """Return columns and lines of the terminal itself, whatever COLUMNS says."""
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
        return columns or 80, lines or 24

    def _columns(self) -> int:
        return max(NARROWEST, self._size()[0])

    def _clear(self) -> None:
        if not self.started:
            sys.stdout.write("\n" * self._size()[1])
            self.started = True
        sys.stdout.write(CLEAR)
        sys.stdout.flush()

    def _lines(self, text: str, style: str = "") -> None:
        for line in wrap(text, min(self._columns(), WIDEST) - 2):
            self._line(line, style)

    def _line(self, line: str, style: str = "") -> None:
        painted = f"{style}{line}{PLAIN}" if style and self.colour else line
        sys.stdout.write(f" {painted}\n")
        sys.stdout.flush()

    def _introduce(self, turn: Turn) -> None:
        """Show the introduction on a screen of its own where it would push the question off."""
        if turn.opening and self._columns() < ROOMY:
            self._clear()
            for line in self.texts.introduction(turn.items):
                self._lines(line)
                sys.stdout.write("\n")
            prompts.pause(self.texts.say("keys.any"))

    def _head(self, turn: Turn, refused: str) -> None:
        self._clear()
        if turn.opening and self._columns() >= ROOMY:
            for line in self.texts.introduction(turn.items):
                self._lines(line)
            sys.stdout.write("\n")
        width = min(self._columns(), WIDEST) - 2
        left, right = self.texts.topic(turn), self.texts.count_of(turn)
        gap = width - cells(left) - cells(right)
        if gap > 1:
            self._line(left + " " * gap + right, BOLD)
        else:
            self._lines(left, BOLD)
            self._line(right, BOLD)
        self._progress(turn, width)
        for warning in filter(None, (self.texts.notice(turn), refused)):
            self._lines(f"! {warning}", WARN)
        if turn.current is not None:
            self._lines(self.texts.current(turn), DIM)
        sys.stdout.write("\n")
        sys.stdout.flush()

    def _progress(self, turn: Turn, width: int) -> None:
        left = self.texts.left(turn)
        room = width - cells(left) - 2
        done = room * turn.position // len(turn.items)
        self._lines(f"{'━' * done}{'─' * (room - done)}  {left}", DIM)

    def _state(self, turn: Turn) -> Any:
        """Return where a prompt starts: a line, ticked lines, or a text."""
        match turn.item, turn.current:
            case SingleItem(), str() as current if current in turn.item.options:
                return list(turn.item.options).index(current)
            case MultiItem(), tuple() as ticked:
                return [list(turn.item.options).index(each) for each in ticked]
            case MultiItem(), _:
                return []
            case NumberItem(), current:
                return self.texts.typed(current)
            case _:
                return None

    def _prompt(self, turn: Turn, state: Any) -> Any:
        match turn.item:
            case SingleItem():
                return self._choice(turn, turn.item, state)
            case MultiItem():
                return self._ticks(turn, turn.item, state)
            case NumberItem():
                return self._number(turn, turn.item, state)

    def _signs(self, turn: Turn) -> dict[str, object]:
        signs = {"s": prompts.SKIP, "?": prompts.HELP}
        if turn.item.may_not_apply:
            signs["n"] = prompts.NOT_APPLICABLE
        if turn.position or turn.notice:
            signs["b"] = prompts.BACK
        return signs

    def _hints(self, turn: Turn, first: str) -> str:
        hints = self.texts.silences(turn.item, "keys")
        if turn.position or turn.notice:
            hints.append(self.texts.say("keys.back"))
        hints.append(self.texts.say("keys.help"))
        return f"{NO_BREAK}· ".join([first, *(hint.replace(" ", NO_BREAK) for hint in hints)])

    def _choice(self, turn: Turn, item: SingleItem, state: int | None) -> Any:
        return prompts.choose(
            self.texts.question(item),
            self.texts.labels(item),
            self._hints(turn, self._choosing(len(item.options))),
            self._columns(),
            current=state,
            shortcuts=self._signs(turn),
        )

    def _choosing(self, options: int) -> str:
        """Say how a line is chosen; digits reach the first nine only."""
        if options > prompts.DIGITS:
            return self.texts.say("keys.arrows")
        return self.texts.say("keys.choose", n=options)

    def _ticks(self, turn: Turn, item: MultiItem, state: list[int]) -> Any:
        return prompts.tick(
            self.texts.question(item),
            self.texts.labels(item),
            self._hints(turn, self.texts.say("keys.tick")),
            self._columns(),
            ticked=state,
            exclusive=list(item.options).index(item.exclusive) if item.exclusive else None,
            refusal=self.texts.say("ask.nothing_ticked"),
            shortcuts=self._signs(turn),
        )

    def _number(self, turn: Turn, item: NumberItem, state: str) -> Any:
        first = f"{self.texts.say('keys.type')} ({self.texts.range(item)})"
        return prompts.type_in(
            self.texts.question(item),
            self._hints(turn, first),
            self._columns(),
            default=state,
            shortcuts=self._signs(turn),
        )

    def _value(self, item: AnyItem, reply: object) -> Value | Refusal:
        match item, reply:
            case SingleItem(), int():
                return list(item.options)[reply]
            case MultiItem(), list():
                keys = list(item.options)
                return tuple(keys[place] for place in sorted(reply))
            case NumberItem(), str():
                return self.texts.read(item, reply)
            case _:
                raise TypeError(item.id)

    def _help(self, turn: Turn) -> None:
        self._clear()
        self._lines(self.texts.question(turn.item), BOLD)
        for heading, text in self.texts.aid(turn.item):
            sys.stdout.write("\n")
            self._lines(heading, BOLD)
            self._lines(text)
        sys.stdout.write("\n")
        prompts.pause(self.texts.say("keys.any"))
