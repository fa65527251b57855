"""An interview in a terminal that can be redrawn: one screen for each question."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.interview import keys, prompts
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.terminal_page import (
    BOLD,
    DIM,
    FEW_LINES,
    ROOMY,
    WARN,
    WIDEST,
    TerminalPage,
)
from passion_cli.interview.text_prompt import TextPrompt
from passion_cli.interview.texts import Refusal
from passion_cli.language.locales import NO_BREAK
from passion_cli.language.typography import cells


@dataclass
class ScreenAsker(TerminalPage):
    """Draws each question on a screen of its own; the introduction has one once."""

    introduced: bool = False
    warnings: list[str] = field(default_factory=list)
    """What is said with the question, where a line above it would leave the screen."""

    def ask(self, turn: Turn) -> Value | Navigation:
        """Put a question until it is answered, or the person goes back."""
        self._introduce(turn)
        refused, state = "", self._state(turn)
        while True:
            self._head(turn, refused)
            reply = self._prompt(turn, state)
            if reply is keys.BACK:
                return Navigation.BACK
            if isinstance(reply, keys.Paused):
                state, refused = reply.state, self._paused(turn, reply, refused)
                continue
            state, value = reply, self._value(turn.item, reply)
            if not isinstance(value, Refusal):
                self.leave(self.texts.answered(turn.item, value))
                return value
            refused = value.line

    def _paused(self, turn: Turn, reply: keys.Paused, refused: str) -> str:
        """Help where it is asked for; return what is said above the question next."""
        if reply.sign is keys.HELP:
            self._help(turn)
        return (
            self.texts.say("ask.always_applies") if reply.sign is keys.ALWAYS_APPLIES else refused
        )

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""
        current: int | None = None
        while True:
            self.clear()
            self.show_alert()
            hints = (self.texts.say("keys.choose", n=len(labels)), self.texts.say("plain.stop"))
            shown = " · ".join(hints)
            reply = prompts.choose(message, labels, shown, self.columns(), current=current)
            if isinstance(reply, int):
                return reply
            current = reply.state

    def offer(self, message: str, labels: Sequence[str], *, back: bool = False) -> int | None:
        """Offer ways to go on below a report, which stays on the screen; None is back."""
        hints = self.texts.say("keys.choose", n=len(labels))
        if back:
            hints = f"{hints} · {self.texts.say('keys.back')}"
        signs = {"b": keys.BACK} if back else {}
        current: int | None = None
        while True:
            reply = prompts.choose(
                message, labels, hints, self.columns(),
                current=current, shortcuts=signs, fresh=current is None,
            )  # fmt: skip
            if reply is keys.BACK:
                return None
            if isinstance(reply, int):
                return reply
            current = reply.state

    def line(self, message: str) -> str | None:
        """Ask for a line, below what stands on the screen; `b` alone is back, and returns None."""
        reply: object = None
        typed = ""
        while not isinstance(reply, str):
            pasted = self.texts.say("ask.pasted")
            prompt = TextPrompt(message, "", self.columns(), lambda _text: "", pasted, typed)
            reply = prompt.ask(fresh=not typed)
            typed = reply.state if isinstance(reply, keys.Paused) else typed
        return None if reply.strip().lower() == "b" else reply

    def pause(self) -> None:
        """Wait for a key below what stands on the screen."""
        prompts.pause(self.texts.say("keys.any"), self.columns(), fresh=True)

    def message(self, text: str) -> None:
        """Show a message that has to be read before going on."""
        self._read([(text, "")])

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Navigation | None:
        """Show every answer in a list; Enter on one changes it."""
        current: int | None = None
        while True:
            self.clear()
            if not self.is_small:
                self.show_alert()
            labels = [f"✔ {self.texts.say('review.done')}"]
            labels += self.texts.reviewed(items, answers)
            reply = prompts.choose(
                self._with_alert(self.texts.say("review.title")),
                labels,
                f"{self.texts.say('review.keys')} · {self.texts.say('keys.back')}",
                self.columns(),
                current=current,
                shortcuts={"b": keys.BACK},
                fresh=current is None,
                numbered=False,
            )
            if reply is keys.BACK:
                return Navigation.BACK
            if isinstance(reply, int):
                return reply - 1 if reply else None
            current = reply.state

    def _introduce(self, turn: Turn) -> None:
        """Show the introduction on a screen of its own where it would push the question off."""
        if turn.opening and self.columns() < ROOMY and not self.introduced:
            self.introduced = True
            lines = self.texts.introduction(turn.items)
            self._read([part for line in lines for part in ((line, ""), ("", ""))])

    def _head(self, turn: Turn, refused: str) -> None:
        self.clear()
        if turn.opening and self.columns() >= ROOMY:
            for line in self.texts.introduction(turn.items):
                self.lines(line)
            sys.stdout.write("\n")
        width = min(self.columns(), WIDEST) - 2
        left, right = self.texts.topic(turn), self.texts.count_of(turn)
        gap = width - cells(left) - cells(right)
        if gap > 1:
            self.write(left + " " * gap + right, BOLD)
        else:
            self.lines(left, BOLD)
            self.write(right, BOLD)
        self._progress(turn, width)
        if not self.is_small:
            self.show_alert()
        if turn.current is not None:
            self.lines(self.texts.current(turn), DIM)
        sys.stdout.write("\n")
        self.warnings = [each for each in (self.texts.notice(turn), refused) if each]
        if not self.is_small:
            for warning in self.warnings:
                self.lines(warning, WARN, "! ")
            self.warnings = []
        sys.stdout.flush()

    def _progress(self, turn: Turn, width: int) -> None:
        left = self.texts.left(turn)
        room = width - cells(left) - 2
        done = room * turn.position // len(turn.items)
        self.lines(f"{'━' * done}{'─' * (room - done)}  {left}", DIM)

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
        applies = keys.NOT_APPLICABLE if turn.item.may_not_apply else keys.ALWAYS_APPLIES
        signs = {"s": keys.SKIP, "?": keys.HELP, "n": applies}
        if turn.position or turn.notice:
            signs["b"] = keys.BACK
        return signs

    def _hints(self, turn: Turn, first: str) -> str:
        hints = self.texts.silences(turn.item, "keys")
        if turn.position or turn.notice:
            hints.append(self.texts.say("keys.back"))
        hints.append(self.texts.say("keys.help"))
        return f"{NO_BREAK}· ".join([first, *(hint.replace(" ", NO_BREAK) for hint in hints)])

    def _question(self, item: AnyItem) -> str:
        """Return the question, behind what is wrong where a line above it would scroll off."""
        warned = [f"! {warning}" for warning in self.warnings]
        return self._with_alert("\n".join([*warned, self.texts.question(item)]))

    def _with_alert(self, message: str) -> str:
        alert = self.alert() if self.is_small else ""
        return f"! {alert}\n{message}" if alert else message

    def _choice(self, turn: Turn, item: SingleItem, state: int | None) -> Any:
        return prompts.choose(
            self._question(item),
            self.texts.labels(item),
            self._hints(turn, self._choosing(len(item.options))),
            self.columns(),
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
            self._question(item),
            self.texts.labels(item),
            self._hints(turn, self.texts.say("keys.tick")),
            self.columns(),
            ticked=state,
            exclusive=list(item.options).index(item.exclusive) if item.exclusive else None,
            shortcuts=self._signs(turn),
        )

    def _number(self, turn: Turn, item: NumberItem, state: str) -> Any:
        prompt = TextPrompt(
            self._question(item),
            self._hints(turn, self.texts.say("keys.type", unit=self.texts.unit(turn.item))),
            self.columns(),
            lambda text: self._refused(item, text),
            self.texts.say("ask.pasted"),
            state,
            self._signs(turn),
            small=self.size()[1] < FEW_LINES,
            replaces=turn.current is not None and state == self.texts.typed(turn.current),
        )
        return prompt.ask()

    def _refused(self, item: NumberItem, text: str) -> str:
        """Say why a typed number is refused, or nothing."""
        value = self.texts.read(item, text)
        return value.line if isinstance(value, Refusal) else ""

    def _value(self, item: AnyItem, reply: object) -> Value | Refusal:
        match item, reply:
            case _, keys.SKIP:
                return Silence.UNKNOWN
            case _, keys.NOT_APPLICABLE:
                return Silence.NOT_APPLICABLE
            case SingleItem(), int():
                return list(item.options)[reply]
            case MultiItem(), []:
                return Refusal(self.texts.say("ask.nothing_ticked"))
            case MultiItem(), list():
                options = list(item.options)
                return tuple(options[place] for place in sorted(reply))
            case NumberItem(), str():
                return self.texts.read(item, reply)
            case _:
                raise TypeError(item.id)

    def _help(self, turn: Turn) -> None:
        parts = [(self.texts.question(turn.item), BOLD)]
        for heading, text in self.texts.aid(turn.item):
            parts += [("", ""), (heading, BOLD), (text, "")]
        self._read(parts)

    def _read(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show texts that have to be read, as many screens as they take."""
        alert = self.alert()
        for _ in self.pages([*([(f"! {alert}", WARN)] if alert else []), *parts]):
            prompts.pause(self.texts.say("keys.any"), self.columns())
