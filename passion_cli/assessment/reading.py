"""One person's answers, read by a rulebook: indicators, sums, and which conditions hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.indicators import (
    REMEMBERED,
    RuleReading,
    exact,
    read_rule,
    state_of,
    ticks,
)
from passion_cli.assessment.lazy import lazy
from passion_cli.assessment.measurements import Measurement, State, Sums, over_one
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import MultiItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

NOTHING = Sums(0, 1, 0, 0, 0)


@dataclass(frozen=True)
class Reading:
    """Every indicator of a rulebook, read from one person's answers."""

    rulebook: Rulebook
    answers: Answers

    @lazy
    def rules(self) -> tuple[RuleReading, ...]:
        """The rules, in file order, each with its indicators."""
        said = self.answers.values.get
        return tuple(
            read_rule(self.rulebook, rule, tuple(map(said, inputs)))
            for rule, inputs in self.rulebook.inputs.items()
        )

    @lazy
    def measurements(self) -> tuple[Measurement, ...]:
        """The indicators in file order: items, then ratios."""
        found = {each.indicator: each for rule in self.rules for each in rule.measurements}
        return tuple(found[key] for key in self.rulebook.indicators)

    @lazy
    def rule_scores(self) -> dict[str, Fraction | None]:
        """The score of every rule by id, None where too little is known."""
        return {part.rule: part.score for part in self.rules}

    @lazy
    def known_scores(self) -> tuple[list[str], list[int], int]:
        """The rules that have a score, their scores as whole numbers, and over which number."""
        known = [part for part in self.rules if part.score is not None]
        numbers, unit = over_one(part.score for part in known if part.score is not None)
        return [part.rule for part in known], numbers, unit

    @lazy
    def topic_sums(self) -> dict[str, Sums]:
        """The sums over the indicators of every topic, in file order."""
        found = dict.fromkeys(self.rulebook.topics, NOTHING)
        for part in self.rules:
            for topic, sums in part.topics:
                found[topic] = found[topic].and_those(sums) if found[topic].applicable else sums
        return found

    @lazy
    def whole(self) -> Sums:
        """The weights of all indicators; what was earned is not added up over rules."""
        every = [part.sums for part in self.rules]
        return Sums(
            0,
            1,
            sum([each.answered for each in every]),
            sum([each.applicable for each in every]),
            sum([each.known for each in every]),
        )

    @lazy
    def completions(self) -> tuple["Reading", ...]:
        """This reading, and every other one in which answered indicators may not apply after all.

        A ratio leaves the score when the item named by `unless` does not apply; while that item
        is silent, both are possible.
        """
        silent = [key for key in self.rulebook.exempting if not self.state(key).is_settled]
        others = chain.from_iterable(
            combinations(silent, number) for number in range(1, len(silent) + 1)
        )
        return (self, *map(self._without, others))

    def _without(self, items: Iterable[str]) -> "Reading":
        values = {**self.answers.values, **dict.fromkeys(items, Silence.NOT_APPLICABLE)}
        return Reading(self.rulebook, Answers(values))

    def number(self, item: str | None) -> Fraction | None:
        """Return the exact number given to an item, or None when there is none."""
        value = self.answers.values.get(item or "")
        return exact(value) if isinstance(value, Decimal) else None

    def state(self, item: str) -> State:
        """Return how far one item was answered."""
        return state_of(self.answers.values.get(item))

    def ratio(self, key: str) -> Fraction | None:
        """Return the value of a ratio, or None when it is not known."""
        value = next(each.value for each in self.measurements if each.indicator == key)
        return value if isinstance(value, Fraction) else None

    def holds(self, condition: Condition) -> bool:
        """Tell whether a condition is met; what is not known meets nothing.

        One that looks at a single answer is remembered for that answer.
        """
        if condition.item is None or condition.above_item is not None:
            return self._compares(condition)
        value, known = self.answers.values.get(condition.item), condition.remembered
        found = known.get(value)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
            found = known[value] = self._meets(condition, value)
        return found

    def _meets(self, condition: Condition, value: Value | None) -> bool:
        """Tell whether one answer meets a condition."""
        if condition.is_ is not None:
            ticked = value if isinstance(value, tuple) else (value,)
            return any(each in condition.is_ for each in ticked)
        if condition.ticks_at_least is not None:
            return self._ticks(condition.subject) >= condition.ticks_at_least
        return isinstance(value, Decimal) and condition.accepts(exact(value))

    def _compares(self, condition: Condition) -> bool:
        """Tell whether a number meets a condition: of a ratio, of a rule, beside another item."""
        number = self._number(condition)
        if number is None:
            return False
        if condition.above_item is None:
            return condition.accepts(number)
        other = self.number(condition.above_item)
        return other is not None and number > other

    def _number(self, condition: Condition) -> Fraction | None:
        if condition.item:
            return self.number(condition.item)
        if condition.ratio:
            return self.ratio(condition.ratio)
        return self.rule_scores.get(condition.subject)

    def _ticks(self, key: str) -> int:
        item, value = self.rulebook.items[key], self.answers.values.get(key)
        if not isinstance(item, MultiItem) or not isinstance(value, tuple):
            return -1
        return ticks(item, value)
