"""The words that every later report shares: names of items and rules, answers, points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment.answers import Value
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import Score
from passion_cli.assessment.answer_text import spoken
from passion_cli.language import Language, numbers
from passion_cli.language.catalogue import count, say, say_date
from passion_cli.reports.blocks.model import Grid, Wheels


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks of one rulebook in one language and currency."""

    rulebook: Rulebook
    language: Language
    currency: str

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return say(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text for one or for several."""
        return count(self.language, key, number, **values)

    def date(self, iso: str) -> str:
        """Return a date as the language writes it."""
        return say_date(self.language, iso)

    def number(self, value: Fraction | None, digits: int = 0) -> str:
        """Write a number, or a dash where there is none."""
        return "—" if value is None else numbers.number(value, self.language, digits)

    def percent(self, value: Fraction) -> str:
        """Write a share (0..1) as a whole percentage."""
        return numbers.percent(100 * value, self.language)

    def signed(self, value: Fraction) -> str:
        """Write a change with its sign: `+3.5`, `−2.0`, `0.0`."""
        return numbers.signed(value, self.language)

    def rule(self, key: str) -> str:
        """Return the number and title of a rule."""
        rule = self.rulebook.rules[key]
        return f"{rule.number}  {rule.title.speak(self.language)}"

    def item(self, key: str) -> str:
        """Return the title of an item."""
        return self.rulebook.items[key].title.speak(self.language)

    def answer(self, item: str, value: Value | None) -> str:
        """Return an answer as it reads."""
        return spoken(self.rulebook.items[item], value, self.language, self.currency)

    def moved(self, item: str, was: Value | None, now: Value | None) -> str:
        """Say from which answer to which other one."""
        start, end = self.answer(item, was), self.answer(item, now)
        return self.say("compare.moved", start=start, end=end)

    def indicator(self, key: str) -> str:
        """Return the title of an indicator; one that the rulebook does not know keeps its id."""
        indicator = self.rulebook.indicators.get(key)
        return indicator.title.speak(self.language) if indicator else key

    def move(self, noted: NotedMove) -> str:
        """Return a move that was noted on one line: what, by when, and the plan."""
        due, title = self.date(noted.due), self.indicator(noted.indicator)
        return self.say("plan.line", title=title, due=due, plan=noted.plan)

    def quoted(self, title: str, answer: str) -> str:
        """Join a title and what is said of it."""
        return self.say("report.quoted", title=title, answer=answer)

    def before_after(self) -> list[str]:
        """Return the head of a table of rules before and after."""
        keys = ("table.rule", "compare.before", "compare.after", "compare.change")
        return [self.say(key) for key in keys]

    def wheels(self, table: Grid, before: Sequence[Score | None], after: Sequence[Score]) -> Wheels:
        """Return such a table with the scores it is made of."""
        numbers = [self.rulebook.rules[score.id].number for score in after]
        note = f"{self.say('compare.wheel_note')} {self.say('html.wheel_note')}"
        return Wheels(self.say("html.wheel"), table, before, after, numbers, note)
