"""The words around a question: where one stands, what can be typed, what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.answer_text import answer_text, question_text
from passion_cli.assessment.answers import Answers, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.interview.flow import Turn
from passion_cli.interview.timing import blocks, minutes
from passion_cli.language.numbers import other_currency, read_number, typed
from passion_cli.language.voice import Voice

FEW = 1000
"""Below this limit, nobody types thousands."""


class Refusal(NamedTuple):
    """Why something typed is not accepted, in one line."""

    line: str


@dataclass(frozen=True)
class InterviewTexts:
    """Everything an interview says, in one voice."""

    book: Rulebook
    voice: Voice

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return self.voice.say(key, **values)

    def introduction(self, items: Sequence[AnyItem]) -> list[str]:
        """Return the opening: how long, what counts, that it is private, the keys."""
        private = self.say("intro.private")
        may_not_apply = any(item.may_not_apply for item in items)
        keys = self.say("intro.keys" if may_not_apply else "intro.keys_always")
        return [f"{self.length(items)} {private}", *self.advice(), keys]

    def length(self, items: Sequence[AnyItem]) -> str:
        """Say how many questions there are, and how long they take."""
        if len(items) == len(self.book.items):
            expected = minutes(items, self.voice)
            least, most = self.book.minutes or (expected, expected)
            between = self.say("intro.between", least=least, most=most)
            about = self.voice.count("intro.about", most)
            length = about if least == most else between
            return self.voice.count("intro.length", len(items), minutes=length)
        return self.voice.count("intro.length_topic", len(items), most=minutes(items, self.voice))

    def advice(self) -> list[str]:
        """Return how the rulebook wants to be answered, as one paragraph, or nothing."""
        lines = [self.voice.text(line) for line in self.book.introduction]
        return [" ".join(lines)] if lines else []

    def topic(self, turn: Turn) -> str:
        """Return the topic and its block, with its length where it begins."""
        runs = blocks(turn.items)
        number = next(n for n, (_, places) in enumerate(runs) if turn.position in places)
        topic, places = runs[number]
        parts = [self.voice.text(self.book.topics[topic])] if topic else []
        if len(runs) > 1:
            parts.append(self.say("ask.block", n=number + 1, total=len(runs)))
        if turn.position == places.start and len(runs) > 1:
            length = minutes([turn.items[place] for place in places], self.voice)
            parts.append(self.say("ask.block_length", minutes=length))
        return " · ".join(parts)

    def count_of(self, turn: Turn) -> str:
        """Return `3 of 26`."""
        return self.say("ask.count", n=turn.position + 1, total=len(turn.items))

    def left(self, turn: Turn) -> str:
        """Return the time left, in minutes."""
        ahead = turn.items[turn.position :]
        return self.say("ask.left", minutes=minutes(ahead, self.voice))

    def question(self, item: AnyItem) -> str:
        """Return the question with the person's currency."""
        return question_text(item, self.voice)

    def answer(self, item: AnyItem, value: Value | None) -> str:
        """Return an answer as a person reads it."""
        return answer_text(item, value, self.voice)

    def current(self, turn: Turn) -> str:
        """Return the answer given before, or nothing."""
        if turn.current is None:
            return ""
        key = "ask.current_saved" if turn.saved else "ask.current"
        return self.say(key, answer=self.answer(turn.item, turn.current))

    def notice(self, turn: Turn) -> str:
        """Return what is odd about the answers, or nothing."""
        return self.voice.text(turn.notice.message) if turn.notice else ""

    def labels(self, item: SingleItem | MultiItem) -> list[str]:
        """Return the label of each option."""
        return [self.voice.text(option) for option in item.options.values()]

    def silences(self, item: AnyItem, prefix: str) -> list[str]:
        """Return the hints for answers without a value."""
        named = item.unknown_hint or isinstance(item, MultiItem)
        hints = [self.say(f"{prefix}.unknown" if named else f"{prefix}.skip")]
        return [*hints, self.say(f"{prefix}.not_applicable")] if item.may_not_apply else hints

    def aid(self, item: AnyItem) -> list[tuple[str, str]]:
        """Return what is given to help with a question, or that there is nothing."""
        return self.given_aid(item) or [(self.say("aid.question"), self.say("aid.none"))]

    def given_aid(self, item: AnyItem) -> list[tuple[str, str]]:
        """Return help, why we ask and where the points come from, where given, with headings."""
        given = {"question": item.help, "why": item.why, "source": item.source}
        return [
            (self.say(f"aid.{key}"), self.voice.text(text)) for key, text in given.items() if text
        ]

    def unit(self, item: AnyItem) -> str:
        """Return in what a number is typed, ready to be put behind it: ` (€)`, or nothing."""
        unit = self.voice.text(item.unit) if isinstance(item, NumberItem) else ""
        sign = {"percent": "%", "money": self.voice.symbol()}.get(item.kind, unit)
        return f" ({sign})" if sign else ""

    def range(self, item: NumberItem) -> str:
        """Return the range of a number in words."""
        low, high = (self._bound(item, value) for value in (item.min, item.max))
        return self.say("ask.range", low=low, high=high)

    def _bound(self, item: NumberItem, value: Fraction) -> str:
        if item.kind == "percent":
            return self.voice.percent(value, 2)
        return self.voice.short(value, 6)

    def read(self, item: NumberItem, text: str) -> Value | Refusal:
        """Read a typed number: the answer, or why it is not accepted."""
        number = read_number(text)
        if number is None or ("%" in text and item.kind != "percent"):
            return self.refusal("not_a_number", item)
        other = other_currency(text, self.voice.currency) if item.kind == "money" else ""
        if other:
            values = {"given": other, "currency": self.voice.currency}
            return Refusal(self.say("ask.other_currency", **values))
        answer = accept(item, number)
        return self.refusal(answer[0].key, item) if isinstance(answer, list) else answer

    def refusal(self, key: str, item: NumberItem) -> Refusal:
        """Return why a number is not accepted: by its key of `Problem`."""
        example = self.say(f"ask.example{_shape(item)}")
        return Refusal(self.say(f"ask.{key}", range=self.range(item), example=example))

    def typed(self, value: Value | None) -> str:
        """Return an earlier number as one would type it."""
        return typed(value, self.voice.language) if isinstance(value, Decimal) else ""

    def answered(self, item: AnyItem, value: Value | None) -> str:
        """Return an answer with the title of its question."""
        return self.voice.quoted(self.voice.text(item.title), self.answer(item, value))

    def reviewed(self, items: Sequence[AnyItem], answers: Answers) -> list[str]:
        """Return every answer with its title."""
        return [self.answered(item, answers.values.get(item.id)) for item in items]


def _shape(item: NumberItem) -> str:
    """Return which example shows how a number can be typed: the end of its key."""
    if item.kind == "percent":
        return "_percent"
    if item.whole:
        return "_few" if item.max < FEW else "_whole"
    return ""
