"""What a person said: item id to value, each checked against its item."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.language.numbers import MOST_DIGITS, is_too_long, read_number


class Silence(StrEnum):
    """The two answers that carry no value."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


SILENCES = tuple(silence.value for silence in Silence)

SILENCE_FIELD = "_silence"
"""In a table, what the column is called that holds why there is no number: its item and this."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d)?", re.ASCII)

Value = str | tuple[str, ...] | Decimal | Silence
"""An option id, ticked option ids, an exact number, or a silence."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Values by item id; an item that is absent was not answered."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def with_answer(self, item: str, value: Value) -> "Answers":
        """Return these answers with one more, or one changed."""
        return Answers({**self.values, item: value})

    def without(self, item: str) -> "Answers":
        """Return these answers with one taken back."""
        return Answers({key: value for key, value in self.values.items() if key != item})


def accept_all(
    rulebook: Rulebook, given: Mapping[str, object]
) -> tuple[Answers, tuple[Problem, ...]]:
    """Check raw values against their items: the answers that hold, and every problem."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for key, raw in given.items():
        item = rulebook.items.get(key)
        if item is None:
            choice = _choice(key, rulebook.items)
            problems.append(Problem("unknown_item", choice, (key,), about_key=True))
            continue
        value = accept(item, raw)
        if isinstance(value, list):
            problems.extend(problem.under(key) for problem in value)
        else:
            values[key] = value
    return Answers(values), tuple(problems)


def accept(item: AnyItem, raw: object) -> Value | list[Problem]:
    """Turn one raw value into an answer of `item`, or into all the problems it has."""
    if raw == Silence.UNKNOWN:
        return Silence.UNKNOWN
    if raw == Silence.NOT_APPLICABLE:
        return Silence.NOT_APPLICABLE if item.may_not_apply else [_applies(item)]
    match item:
        case SingleItem():
            return _one(item, raw)
        case MultiItem():
            return _several(item, raw)
        case NumberItem():
            return _number(item, raw)
    assert_never(item)


def silences(item: AnyItem) -> tuple[str, ...]:
    """Return the silences an item takes: always unknown, sometimes not applicable."""
    return SILENCES if item.may_not_apply else SILENCES[:1]


def _applies(item: AnyItem) -> Problem:
    options = () if isinstance(item, NumberItem) else tuple(item.options)
    return Problem("always_applies", {"allowed": (*options, *silences(item))})


def _choice(given: str, allowed: Iterable[str]) -> dict[str, object]:
    return {"given": given, "allowed": tuple(allowed)}


def _one(item: SingleItem, raw: object) -> Value | list[Problem]:
    allowed = (*item.options, *silences(item))
    if not isinstance(raw, str):
        return [Problem("option_wanted", {"allowed": allowed})]
    return raw if raw in item.options else [Problem("unknown_option", _choice(raw, allowed))]


def _several(item: MultiItem, raw: object) -> Value | list[Problem]:
    if not isinstance(raw, tuple) or not all(isinstance(each, str) for each in raw):
        return [Problem("ticks_wanted", {"allowed": tuple(item.options)})]
    return list(_list_problems(item, raw)) or raw


def _list_problems(item: MultiItem, ticked: tuple[str, ...]) -> Iterator[Problem]:
    for number, each in enumerate(ticked):
        if each not in item.options:
            yield Problem("unknown_option", _choice(each, item.options), (number,))
        elif each in ticked[:number]:
            yield Problem("ticked_twice", {"given": each}, (number,))
    if item.exclusive in ticked and len(ticked) > 1:
        yield Problem("exclusive", {"given": item.exclusive})
    if item.exclusive and not ticked:
        yield Problem("nothing_ticked", {"exclusive": item.exclusive})


def _number(item: NumberItem, raw: object) -> Value | list[Problem]:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw) and is_too_long(raw):
        return [Problem("number_too_long", {"digits": MOST_DIGITS})]
    if isinstance(raw, str):
        raw = read_number(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return [Problem("answer_number", {"silences": " / ".join(silences(item))})]
    number, (low, high) = Decimal(raw), item.reach
    if not low <= number <= high:
        return [Problem("out_of_range", {"low": item.min, "high": item.max})]
    if item.whole and number != number.to_integral_value():
        return [Problem("not_whole")]
    return number
