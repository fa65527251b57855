"""An interview in numbered lines: nothing is redrawn, every word can be heard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.interview.flow import Move, Turn
from passion_cli.interview.texts import Refusal, Telling


@dataclass
class PlainAsker:
    """Writes lines with `write` and reads them with `read`, which raises EOFError at the end."""

    telling: Telling
    write: Callable[[str], None]
    read: Callable[[], str]

    def ask(self, turn: Turn) -> Value | Move:
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
            elif reply is not _HELPED:
                return reply  # type: ignore[return-value]

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""
        self.write(message)
        self._list(labels)
        while True:
            self.write(self.telling.say("plain.choose", n=len(labels), more=""))
            place = _place(self.read().strip(), len(labels))
            if place is not None:
                return place
            self.write(self.telling.say("plain.not_accepted", n=len(labels)))

    def offer(self, message: str, labels: Sequence[str]) -> int:
        """Offer ways to go on, after a report."""
        return self.choose(message, labels)

    def line(self, message: str) -> str:
        """Ask for a line."""
        self.write(message)
        return self.read().strip()

    def tell(self, text: str) -> None:
        """Say something."""
        self.write(text)

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Move | None:
        """List every answer; a number changes one, Enter alone goes on."""
        self.write("")
        self.write(self.telling.say("review.title"))
        self._list(self.telling.reviewed(items, answers))
        while True:
            self.write(self.telling.say("plain.review"))
            typed = self.read().strip()
            if not typed:
                return None
            if typed == "b":
                return Move.BACK
            if typed == "q":
                raise KeyboardInterrupt
            place = _place(typed, len(items))
            if place is not None:
                return place
            self.write(self.telling.say("plain.not_accepted", n=len(items)))

    def close(self) -> None:
        """End with a free line."""
        self.write("")

    def _list(self, labels: Sequence[str]) -> None:
        for number, label in enumerate(labels, 1):
            self.write(f"{number}. {label}")

    def _put(self, turn: Turn) -> None:
        if turn.opening:
            for line in self.telling.introduction(turn.items):
                self.write(line)
        self.write("")
        if turn.notice:
            self.write(self.telling.notice(turn))
        topic = self.telling.topic(turn).replace(" · ", ", ")
        place = {"n": turn.position + 1, "total": len(turn.items)}
        self.write(self.telling.say("plain.question", topic=topic, **place))
        self.write(self.telling.question(turn.item))
        if not isinstance(turn.item, NumberItem):
            self._list(self.telling.labels(turn.item))
        if turn.current is not None:
            answer = self.telling.answer(turn.item, turn.current)
            self.write(self.telling.say("plain.current", answer=answer))

    def _instruction(self, turn: Turn) -> str:
        item, more = turn.item, [self.telling.say("plain.keep")] if turn.current is not None else []
        if turn.position or turn.notice:
            more.append(self.telling.say("plain.back"))
        more += self.telling.silences(item, "plain")
        more += [self.telling.say("plain.help"), self.telling.say("plain.stop")]
        added = "".join(f", {hint}" for hint in more)
        match item:
            case SingleItem():
                return self.telling.say("plain.choose", n=len(item.options), more=added)
            case MultiItem():
                return self.telling.say("plain.tick", n=len(item.options), more=added)
            case NumberItem():
                return self.telling.say("plain.type", range=self.telling.range(item), more=added)

    def _command(self, turn: Turn, typed: str) -> Value | Move | Refusal | object | None:
        match typed.lower():
            case "q":
                raise KeyboardInterrupt
            case "b" if turn.position or turn.notice:
                return Move.BACK
            case "s":
                return Silence.UNKNOWN
            case "n" if turn.item.may_not_apply:
                return Silence.NOT_APPLICABLE
            case "n":
                return Refusal(self.telling.say("plain.not_an_answer"))
            case "?":
                for heading, text in self.telling.aid(turn.item):
                    self.write(self.telling.say("report.label", label=heading))
                    self.write(text)
                return _HELPED
            case _:
                return None

    def _answer(self, item: AnyItem, typed: str) -> Value | Refusal:
        match item:
            case NumberItem():
                return self.telling.read(item, typed)
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
            option = item.options[str(item.exclusive)].speak(self.telling.language)
            return Refusal(self.telling.say("plain.exclusive", option=option))
        return chosen

    def _refused(self, item: SingleItem | MultiItem) -> Refusal:
        return Refusal(self.telling.say("plain.not_accepted", n=len(item.options)))


_HELPED = object()


def _place(typed: str, total: int) -> int | None:
    if typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= total:  # noqa: PLR2004 - short
        return int(typed) - 1
    return None
