"""The order of an interview: forward, back, skip, ask again, review; it knows no terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.crosschecks import flags, items_of
from passion_cli.assessment.indicators import Reading
from passion_cli.assessment.rulebook.items import AnyItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Check, Rulebook


class Navigation(Enum):
    """What a person can do instead of answering."""

    BACK = "back"


class Turn(NamedTuple):
    """One question as it is put: where it stands, what was answered, what is odd about it."""

    item: AnyItem
    position: int
    items: Sequence[AnyItem]
    answers: Answers
    notice: Check | None = None
    opening: bool = False

    @property
    def current(self) -> Value | None:
        """The answer given before, if any."""
        return self.answers.values.get(self.item.id)


class Asker(Protocol):
    """Whatever puts questions to a person."""

    def ask(self, turn: Turn) -> Value | Navigation:
        """Put one question and return the answer, or a wish to go back."""

    def review(self, items: Sequence[AnyItem], answers: Answers) -> int | Navigation | None:
        """Show every answer; return the position of one to change, or None when all is well."""


class Clock(Protocol):
    """Returns seconds that only go forward."""

    def __call__(self) -> float:
        """Return the seconds now."""


@dataclass
class Interview:
    """Leads one person through the items; `save` stores each answer before the next question."""

    book: Rulebook
    asker: Asker
    save: Callable[[str, Value], None]
    clock: Clock
    answers: Answers = field(default_factory=Answers)
    topic: str | None = None
    times: list[float] = field(default_factory=list)
    position: int = 0

    def __post_init__(self) -> None:
        """Start at the first question without an answer."""
        self.items = tuple(self.book.asked(self.topic))
        self._confirmed: set[tuple[object, ...]] = set()
        open_ones = (n for n, item in enumerate(self.items) if item.id not in self.answers.values)
        self.position = next(open_ones, len(self.items))
        self._first = self.position

    def run(self) -> Answers:
        """Ask until the review finds nothing to change; return the answers."""
        while True:
            while self.position < len(self.items):
                self._forward()
            choice = self.asker.review(self.items, self.answers)
            if choice is None:
                return self.answers
            if isinstance(choice, Navigation):
                self.position = max(0, len(self.items) - 1)
            else:
                self._put(choice)

    def _forward(self) -> None:
        if self._put(self.position) is Navigation.BACK:
            self.position = max(0, self.position - 1)
        else:
            self.position += 1

    def _put(self, position: int, notice: Check | None = None) -> Value | Navigation:
        """Ask one question, save its answer, and ask again at once what cannot both be right."""
        item = self.items[position]
        opening = position == self._first and notice is None
        turn = Turn(item, position, self.items, self.answers, notice, opening)
        before = self.clock()
        reply = self.asker.ask(turn)
        if isinstance(reply, Navigation):
            return reply
        if isinstance(item, SingleItem):
            self.times.append(self.clock() - before)
        self.answers = self.answers.with_answer(item.id, reply)
        self.save(item.id, reply)
        if notice is None:
            self._confirm(item.id)
        return reply

    def _confirm(self, item: str) -> None:
        """Put both halves of an impossible pair again, once for each pair of values."""
        reading = Reading(self.book, self.answers)
        for check in flags(reading):
            pair = items_of(reading, check.when)
            stamp = (check.id, *(self.answers.values.get(each) for each in pair))
            if check.kind != "impossible" or item not in pair or stamp in self._confirmed:
                continue
            self._ask_pair(check, pair)
            values = (self.answers.values.get(each) for each in pair)
            self._confirmed.add((check.id, *values))

    def _ask_pair(self, check: Check, pair: Sequence[str]) -> None:
        places = [n for n, each in enumerate(self.items) if each.id in pair]
        step = 0
        while step < len(places):
            if self._put(places[step], check) is Navigation.BACK:
                step = max(0, step - 1)
            else:
                step += 1
