"""The order of an interview: forward, back, skip, ask again, review; it knows no terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.crosschecks import flags, items_of
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.items import AnyItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Check, Rulebook


class Navigation(Enum):
    """What a person can do instead of answering; AGAIN puts the same question once more."""

    BACK = "back"
    AGAIN = "again"


class Turn(NamedTuple):
    """One question as it is put: where it stands, what was answered, what is odd about it.

    `saved` says that the answer so far is on disk.
    """

    item: AnyItem
    position: int
    items: Sequence[AnyItem]
    answers: Answers
    notice: Check | None = None
    opening: bool = False
    saved: bool = False

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
    """Leads one person through the items; `save` stores each answer before the next question.

    `is_saved` tells whether the answer to an item is on disk.
    """

    book: Rulebook
    asker: Asker
    save: Callable[[str, Value], None]
    clock: Clock
    answers: Answers = field(default_factory=Answers)
    topic: str | None = None
    times: list[float] = field(default_factory=list)
    position: int = 0
    is_saved: Callable[[str], bool] = lambda _item: False

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
                while self._put(choice) is Navigation.AGAIN:
                    pass

    def _forward(self) -> None:
        reply = self._put(self.position)
        if reply is Navigation.BACK:
            self.position = max(0, self.position - 1)
        elif reply is not Navigation.AGAIN:
            self.position += 1

    def _put(self, position: int, notice: Check | None = None) -> Value | Navigation:
        """Ask one question, save its answer, and ask again at once what cannot both be right."""
        item = self.items[position]
        opening = position == self._first and notice is None
        saved = self.is_saved(item.id)
        turn = Turn(item, position, self.items, self.answers, notice, opening, saved)
        before = self.clock()
        reply = self.asker.ask(turn)
        if isinstance(reply, Navigation):
            return reply
        if isinstance(item, SingleItem):
            self.times.append(self.clock() - before)
        self.answers = self.answers.with_answer(item.id, reply)
        self.save(item.id, reply)
        if notice is None and not self._confirm(item.id):
            return Navigation.AGAIN
        return reply

    def _confirm(self, item: str) -> bool:
        """Put both halves of an impossible pair again, once for each pair of values.

        Return whether that was done to its end: going back from it leads to the question before.
        """
        reading = Reading(self.book, self.answers)
        for check in flags(reading):
            pair = items_of(reading, check.when)
            stamp = (check.id, *(self.answers.values.get(each) for each in pair))
            if check.kind != "impossible" or item not in pair or stamp in self._confirmed:
                continue
            if not self._ask_pair(check, pair):
                return False
            values = (self.answers.values.get(each) for each in pair)
            self._confirmed.add((check.id, *values))
        return True

    def _ask_pair(self, check: Check, pair: Sequence[str]) -> bool:
        places = [n for n, each in enumerate(self.items) if each.id in pair]
        step = 0
        while 0 <= step < len(places) and (not step or self._raises(check)):
            step += -1 if self._put(places[step], check) is Navigation.BACK else 1
        return step > 0

    def _raises(self, check: Check) -> bool:
        """Tell whether the answers still raise a check."""
        return any(each.id == check.id for each in flags(Reading(self.book, self.answers)))
