"""What a report calls the parts of a rulebook, and how it quotes answers."""

from typing import NamedTuple

from passion_cli.assessment.answer_text import answer_text, question_text
from passion_cli.assessment.answers import Value
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.assessment.rulebook.items import Move
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice


class Names(NamedTuple):
    """The texts of one rulebook in one voice; keys are ids of the rulebook."""

    rulebook: Rulebook
    voice: Voice

    def title(self) -> str:
        """Return the title of the rulebook."""
        return self.voice.text(self.rulebook.title)

    def rule(self, key: str) -> str:
        """Return the title of a rule."""
        return self.voice.text(self.rulebook.rules[key].title)

    def numbered_rule(self, key: str) -> str:
        """Return the number and title of a rule."""
        return f"{self.rulebook.rules[key].number}  {self.rule(key)}"

    def topic(self, key: str) -> str:
        """Return the title of a topic."""
        return self.voice.text(self.rulebook.topics[key])

    def item(self, key: str) -> str:
        """Return the title of an item."""
        return self.voice.text(self.rulebook.items[key].title)

    def question(self, key: str) -> str:
        """Return the question of an item."""
        return question_text(self.rulebook.items[key], self.voice)

    def indicator(self, key: str) -> str:
        """Return the title of an indicator; one that the rulebook does not know keeps its id."""
        indicator = self.rulebook.indicators.get(key)
        return self.voice.text(indicator.title) if indicator else key

    def action(self, move: Move, key: str) -> str:
        """Return what a move asks for, or the title of its indicator where it does not say."""
        return self.voice.text(move.do) if move.do else self.indicator(key)

    def usual_action(self, key: str) -> str:
        """Return what is asked of most people: by the last move of an indicator, or of a risk."""
        moves = self.rulebook.plannable.get(key)
        return self.action(moves[-1], key) if moves else self.indicator(key)

    def answer(self, item: str, value: Value | None) -> str:
        """Return an answer as it reads."""
        return answer_text(self.rulebook.items[item], value, self.voice)

    def quote(self, item: str, value: Value | None) -> str:
        """Return the title of an item with the answer given to it."""
        return self.voice.quoted(self.item(item), self.answer(item, value))

    def moved(self, item: str, was: Value | None, now: Value | None) -> str:
        """Say from which answer to which other one."""
        start, end = self.answer(item, was), self.answer(item, now)
        return self.voice.say("compare.moved", start=start, end=end)

    def noted_action(self, noted: NotedMove) -> str:
        """Return what a noted move asks for, as it was advised where that is known."""
        if noted.move is None:
            return self.usual_action(noted.indicator)
        return self.action(noted.move, noted.indicator)

    def noted_move(self, noted: NotedMove) -> str:
        """Return a move that was noted on one line: what, by when, and the plan."""
        due, title = self.voice.date(noted.due), self.noted_action(noted)
        line = self.voice.say("plan.line", title=title, due=due)
        return self.voice.quoted(line, noted.plan) if noted.plan else line


def formula_of(rulebook: Rulebook) -> str:
    """Return the key of the text that says how a contribution is calculated."""
    if not rulebook.has_total:
        return "receipt.note_apart"
    return "receipt.note" if len(set(rulebook.shares.values())) < 2 else "receipt.note_weighted"  # noqa: PLR2004 - all alike
