"""An interview in numbered lines: nothing is redrawn, every word can be heard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.texts import InterviewTexts, Refusal


@dataclass
class PlainAsker:
    """Writes lines with `write` and reads them with `read`, which raises EOFError at the end.

    `alert` returns a line that is said with every question, or nothing; `forget` drops what was
    typed before a question was put.
    """

    texts: InterviewTexts
    write: Callable[[str], None]
    read: Callable[[], str]
    alert: Callable[[], str] = str
    forget: Callable[[], None] = lambda: None

    def ask(self, turn: Turn) -> Value | Navigation:
        """Put a question, again and again, until a line answers it."""
        self._put(turn)
        while True:
            self.write(self._instruction(turn))
            typed = self.read().strip()
            reply = self._command(turn, typed)
            if reply is None and not typed and turn.current is not None:
                return turn.current
            if reply is None:
                reply = self._answer(turn.item, typed)
            if isinstance(reply, Refusal):
                self.write(reply.line)
            elif reply is not _HELP_SHOWN:
                return reply  # type: ignore[return-value]

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""
        self.write(message)
        self._list(labels)
        while True:
            more = f", {self.texts.say('plain.stop')}"
            self.write(self.texts.say("plain.choose", n=len(labels), more=more))
            typed = self.read().strip()
            if typed.lower() == "q":
                raise KeyboardInterrupt
            place = _place(typed, len(labels))
            if place is not None:
                return place
            self.write(self.texts.say("plain.not_accepted", n=len(labels)))

    def offer(self, message: str, labels: Sequence[str], *, back: bool = False) -> int | None:
        """Offer ways to go on, after a report; None is back."""
        self.forget()
        self.write(message)
        self._list(labels)
        more = f", {self.texts.say('plain.back')}" if back else ""
        while True:
            self.write(self.texts.say("plain.choose", n=len(labels), more=more))
            typed = self.read().strip()
            if back and typed.lower() == "b":
                return None
            if typed.lower() == "q":
                raise KeyboardInterrupt
            place = _place(typed, len(labels))
            if place is not None:
                return place
            self.write(self.texts.say("plain.not_accepted", n=len(labels)))

    def line(self, message: str) -> str | None:
        """Ask for a line; `b` alone is back, and returns None."""
        self.forget()
        self.write(message)
        typed = self.read().strip()
        return None if typed.lower() == "b" else typed

    def pause(self) -> None:
        """Wait for nothing: lines are read at their own pace."""

    def message(self, text: str) -> None:
        """Write a message."""
        self.write(text)

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Navigation | None:
        """List every answer; a number changes one, Enter alone goes on."""
        self.forget()
        self.write("")
        self._show_alert()
        self.write(self.texts.say("review.title"))
        self._list(self.texts.reviewed(items, answers))
        while True:
            self.write(self.texts.say("plain.review"))
            typed = self.read().strip()
            if not typed:
                return None
            if typed.lower() == "b":
                return Navigation.BACK
            if typed.lower() == "q":
                raise KeyboardInterrupt
            place = _place(typed, len(items))
            if place is not None:
                return place
            self.write(self.texts.say("plain.not_accepted", n=len(items)))

    def watch(self, alert: Callable[[], str]) -> None:
        """Say on every screen what `alert` returns, where that is not empty."""
        self.alert = alert

    def close(self) -> None:
        """End with a free line."""
        self.write("")

    def _show_alert(self) -> None:
        line = self.alert()
        if line:
            self.write(line)

    def _list(self, labels: Sequence[str]) -> None:
        for number, label in enumerate(labels, 1):
            self.write(f"{number}. {label}")

    def _put(self, turn: Turn) -> None:
        if turn.opening:
            for line in self.texts.introduction(turn.items):
                self.write(line)
        self.write("")
        self._show_alert()
        if turn.notice:
            self.write(self.texts.notice(turn))
        topic = self.texts.topic(turn).replace(" · ", ", ")
        place = {"n": turn.position + 1, "total": len(turn.items)}
        key = "plain.question" if topic else "plain.question_alone"
        self.write(self.texts.say(key, topic=topic, **place))
        self.write(self.texts.question(turn.item))
        if not isinstance(turn.item, NumberItem):
            self._list(self.texts.labels(turn.item))
        if turn.current is not None:
            answer = self.texts.answer(turn.item, turn.current)
            key = "plain.current_saved" if turn.saved else "plain.current"
            self.write(self.texts.say(key, answer=answer))

    def _instruction(self, turn: Turn) -> str:
        item, more = turn.item, [self.texts.say("plain.keep")] if turn.current is not None else []
        if turn.position or turn.notice:
            more.append(self.texts.say("plain.back"))
        more += self.texts.silences(item, "plain")
        more += [self.texts.say("plain.help"), self.texts.say("plain.stop")]
        added = "".join(f", {hint}" for hint in more)
        match item:
            case SingleItem():
                return self.texts.say("plain.choose", n=len(item.options), more=added)
            case MultiItem():
                return self.texts.say("plain.tick", n=len(item.options), more=added)
            case NumberItem():
                return self.texts.say("plain.type", more=added, unit=self.texts.unit(turn.item))

    def _command(self, turn: Turn, typed: str) -> Value | Navigation | Refusal | object | None:
        match typed.lower():
            case "q":
                raise KeyboardInterrupt
            case "b" if turn.position or turn.notice:
                return Navigation.BACK
            case "s":
                return Silence.UNKNOWN
            case "n" if turn.item.may_not_apply:
                return Silence.NOT_APPLICABLE
            case "n":
                return Refusal(self.texts.say("plain.not_an_answer"))
            case "?":
                for heading, text in self.texts.aid(turn.item):
                    self.write(self.texts.say("report.label", label=heading))
                    self.write(text)
                return _HELP_SHOWN
            case _:
                return None

    def _answer(self, item: AnyItem, typed: str) -> Value | Refusal:
        match item:
            case NumberItem():
                return self.texts.read(item, typed)
            case SingleItem():
                place = _place(typed, len(item.options))
                return self._refused(item) if place is None else list(item.options)[place]
            case MultiItem():
                return self._several(item, typed)

    def _several(self, item: MultiItem, typed: str) -> Value | Refusal:
        places = [_place(each, len(item.options)) for each in typed.replace(",", " ").split()]
        known = sorted({place for place in places if place is not None})
        if not places or None in places:
            return self._refused(item)
        chosen = tuple(list(item.options)[place] for place in known)
        if item.exclusive in chosen and len(chosen) > 1:
            option = self.texts.voice.text(item.options[str(item.exclusive)])
            return Refusal(self.texts.say("plain.exclusive", option=option))
        return chosen

    def _refused(self, item: SingleItem | MultiItem) -> Refusal:
        return Refusal(self.texts.say("plain.not_accepted", n=len(item.options)))


_HELP_SHOWN = object()


def _place(typed: str, total: int) -> int | None:
    if typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= total:  # noqa: PLR2004 - short
        return int(typed) - 1
    return None
