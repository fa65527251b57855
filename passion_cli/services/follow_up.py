"""Following through: asking how far the noted moves are, and noting new ones after a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from passion_cli.assessment.advice import Advised
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.cli import streams
from passion_cli.cli.session import now, today
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.language.catalogue import count, say, say_date
from passion_cli.storage.history.store import History

DAYS = (7, 30, 90)
LONGEST_PLAN = 300
STATES = ("done", "partly", "not_yet", "dropped")
ASKED = 3
"""How many moves are asked about, and noted."""


class Offerer(Protocol):
    """Whatever offers ways to go on, below what stands on the screen."""

    def offer(self, message: str, labels: Sequence[str]) -> int:
        """Return the place of the way that was chosen."""

    def line(self, message: str) -> str:
        """Return a line that was typed."""


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Keeps one person's moves; nothing here can lose an answer."""

    history: History
    asker: Offerer
    language: Language
    respondent: str | None
    titles: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return say(self.language, key, **values)

    def ask_back(self) -> None:
        """Ask how far the open moves are, and keep each reply at once."""
        mine = (move for move in self.history.moves() if move.respondent == self.respondent)
        for move in [move for move in mine if move.is_open][:ASKED]:
            title = self.titles.get(move.indicator, move.indicator)
            due = say_date(self.language, move.due)
            labels = [self.say(f"plan.{state}") for state in STATES]
            place = self.asker.offer(self.say("plan.follow", title=title, due=due), labels)
            self.history.note_moves([replace(move, state=STATES[place])], now())

    def offer(self, interview: int, moves: Sequence[Advised]) -> None:
        """Offer to note the moves of a report, one after the other."""
        left = list(moves[:ASKED])
        while left:
            labels = [each.indicator.title.speak(self.language) for each in left]
            noted = len(left) < len(moves[:ASKED])
            labels.append(self.say("plan.enough" if noted else "plan.none"))
            place = self.asker.offer(self.say("plan.offer"), labels)
            if place == len(left):
                return
            self._note(interview, left.pop(place))

    def _note(self, interview: int, advised: Advised) -> None:
        due = self._due()
        plan = clean(self.asker.line(self.say("plan.if_then"))).strip()[:LONGEST_PLAN]
        move = NotedMove(interview, advised.indicator.id, due, plan, "open")
        self.history.note_moves([move], now())
        title = advised.indicator.title.speak(self.language)
        streams.note(self.say("plan.noted", title=title, due=say_date(self.language, due)))

    def _due(self) -> str:
        start = date.fromisoformat(today())
        days = [(number, (start + timedelta(days=number)).isoformat()) for number in DAYS]
        labels = [
            count(self.language, "plan.in_days", number, date=say_date(self.language, iso))
            for number, iso in days
        ]
        return days[self.asker.offer(self.say("plan.when"), labels)][1]
