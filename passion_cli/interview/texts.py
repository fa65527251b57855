"""The words around a question: where one stands, what can be typed, what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from passion_cli.assessment.answers import Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.answer_text import question, spoken
from passion_cli.interview.flow import Turn
from passion_cli.interview.timing import blocks, minutes
from passion_cli.language import Language, numbers
from passion_cli.language.catalogue import count, say


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something typed is not accepted, in one line."""

    line: str


@dataclass(frozen=True)
class Telling:
    """Everything an interview says, in one language and currency."""

    book: Rulebook
    language: Language
    currency: str

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return say(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text for one or for several."""
        return count(self.language, key, number, **values)

    def introduction(self, items: Sequence[AnyItem]) -> list[str]:
        """Return the opening: how long, what counts, that it is private, the keys."""
        private = self.say("intro.private")
        return [f"{self.length(items)} {private}", self.advice(), self.say("intro.keys")]

    def length(self, items: Sequence[AnyItem]) -> str:
        """Say how many questions there are, and how long they take."""
        least, most = self.book.minutes
        if len(items) == len(self.book.items):
            return self.say("intro.length", n=len(items), least=least, most=most)
        return self.count("intro.length_topic", len(items), most=minutes(items, self.language))

    def advice(self) -> str:
        """Return how the rulebook wants to be answered."""
        return " ".join(line.speak(self.language) for line in self.book.introduction)

    def topic(self, turn: Turn) -> str:
        """Return the topic and its block, with its length where it begins."""
        runs = blocks(turn.items)
        number = next(n for n, (_, places) in enumerate(runs) if turn.position in places)
        topic, places = runs[number]
        parts = [self.book.topics[topic].speak(self.language)]
        if len(runs) > 1:
            parts.append(self.say("ask.block", n=number + 1, total=len(runs)))
        if turn.position == places.start and len(runs) > 1:
            length = minutes([turn.items[place] for place in places], self.language)
            parts.append(self.say("ask.block_length", minutes=length))
        return " · ".join(parts)

    def count_of(self, turn: Turn) -> str:
        """Return `3 of 26`."""
        return self.say("ask.count", n=turn.position + 1, total=len(turn.items))

    def left(self, turn: Turn) -> str:
        """Return the time left, in minutes."""
        ahead = turn.items[turn.position :]
        return self.say("ask.left", minutes=minutes(ahead, self.language))

    def question(self, item: AnyItem) -> str:
        """Return the question with the person's currency."""
        return question(item, self.language, self.currency)

    def answer(self, item: AnyItem, value: Value | None) -> str:
        """Return an answer as a person reads it."""
        return spoken(item, value, self.language, self.currency)

    def current(self, turn: Turn) -> str:
        """Return the answer given before, or nothing."""
        if turn.current is None:
            return ""
        return self.say("ask.current", answer=self.answer(turn.item, turn.current))

    def notice(self, turn: Turn) -> str:
        """Return what is odd about the answers, or nothing."""
        return turn.notice.message.speak(self.language) if turn.notice else ""

    def labels(self, item: SingleItem | MultiItem) -> list[str]:
        """Return the label of each option."""
        return [option.speak(self.language) for option in item.options.values()]

    def silences(self, item: AnyItem, prefix: str) -> list[str]:
        """Return the hints for answers without a value."""
        hints = [self.say(f"{prefix}.unknown")] if item.unknown_hint else []
        return [*hints, self.say(f"{prefix}.not_applicable")] if item.may_not_apply else hints

    def aid(self, item: AnyItem) -> list[tuple[str, str]]:
        """Return help, why we ask and where the points come from, each with its heading."""
        return [
            (self.say("aid.question"), item.help.speak(self.language)),
            (self.say("aid.why"), item.why.speak(self.language)),
            (self.say("aid.source"), item.source.speak(self.language)),
        ]

    def range(self, item: NumberItem) -> str:
        """Return the range of a number in words."""
        low, high = (self._bound(item, value) for value in (item.min, item.max))
        return self.say("ask.range", low=low, high=high)

    def _bound(self, item: NumberItem, value: Fraction) -> str:
        if item.kind == "percent":
            return numbers.short_percent(value, self.language)
        return numbers.short(value, self.language, 6)

    def read(self, item: NumberItem, typed: str) -> Value | Refusal:
        """Read a typed number: the answer, or why it is not accepted."""
        number = numbers.read_number(typed)
        if number is None:
            return self.refusal("not_a_number", item)
        answer = accept(item, number)
        return self.refusal(answer[0].key, item) if isinstance(answer, list) else answer

    def refusal(self, key: str, item: NumberItem) -> Refusal:
        """Return why a number is not accepted: by its key of `Problem`."""
        kind = "_percent" if item.kind == "percent" else "_whole" if item.whole else ""
        example = self.say(f"ask.example{kind}")
        return Refusal(self.say(f"ask.{key}", range=self.range(item), example=example))

    def typed(self, value: Value | None) -> str:
        """Return an earlier number as one would type it."""
        return numbers.typed(value, self.language) if isinstance(value, Decimal) else ""

    def reviewed(self, items: Sequence[AnyItem], answers: Answers) -> list[str]:
        """Return every answer with its title."""
        return [
            self.say(
                "report.quoted",
                title=item.title.speak(self.language),
                answer=self.answer(item, answers.values.get(item.id)),
            )
            for item in items
        ]
