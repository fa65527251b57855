"""Following up: asking how far the noted moves are, and noting new ones after a report."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from passion_cli.assessment.actions import Action
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.language.typography import clean
from passion_cli.reports.names import Names
from passion_cli.services.saved_checks import noted_moves
from passion_cli.storage.history.store import History
from passion_cli.storage.rulebook_file import LoadedRulebook

DAYS = (7, 30, 90)
LONGEST_PLAN = 300
STATES = ("done", "partly", "not_yet", "dropped")
ASKED = 3
"""How many moves are asked about, and noted."""


class Chooser(Protocol):
    """Whatever offers ways to go on, below what stands on the screen."""

    def offer(self, message: str, labels: Sequence[str], *, back: bool = False) -> int | None:
        """Return the place of the way that was chosen; None goes back, where that is offered."""

    def line(self, message: str) -> str | None:
        """Return a line that was typed, or None to go back."""


class FollowUp(NamedTuple):
    """One person's noted moves; nothing here can lose an answer.

    `note` tells a person something; `today` and what `now` returns are ISO.
    """

    history: History
    book: LoadedRulebook
    chooser: Chooser
    names: Names
    respondent: str | None
    note: Callable[[str], None]
    today: str
    now: Callable[[], str]

    def ask_back(self) -> None:
        """Ask how far the open moves are, and save each reply at once."""
        voice = self.names.voice
        every = noted_moves(self.history, self.book)
        mine = (move for move in every if move.respondent == self.respondent)
        for move in [move for move in mine if move.is_open][:ASKED]:
            title, due = self.names.noted_action(move), voice.date(move.due)
            labels = [voice.say(f"plan.{state}") for state in STATES]
            place = self.chooser.offer(voice.say("plan.follow", title=title, due=due), labels)
            if place is not None:
                self.history.save_moves([move._replace(state=STATES[place])], self.now())

    def offer(self, interview: int, actions: Sequence[Action]) -> None:
        """Offer to note the actions of a report, one after the other."""
        voice, left = self.names.voice, list(actions[:ASKED])
        while left:
            labels = [self.names.action(each.move, each.id) for each in left]
            noted = len(left) < len(actions[:ASKED])
            labels.append(voice.say("plan.enough" if noted else "plan.none"))
            place = self.chooser.offer(voice.say("plan.offer"), labels)
            if place is None or place == len(left):
                return
            if self._note(interview, left[place]):
                left.pop(place)

    def _note(self, interview: int, action: Action) -> bool:
        """Ask by when and how, and note the move; tell whether it was noted, or left."""
        voice = self.names.voice
        while (due := self._due()) is not None:
            typed = self.chooser.line(voice.say("plan.if_then"))
            if typed is None:
                continue
            plan = clean(typed).strip()[:LONGEST_PLAN]
            move = NotedMove(interview, action.id, due, plan, "open")
            self.history.save_moves([move], self.now())
            title = self.names.action(action.move, action.id)
            self.note(voice.say("plan.noted", title=title, due=voice.date(due)))
            return True
        return False

    def _due(self) -> str | None:
        voice, start = self.names.voice, date.fromisoformat(self.today)
        days = [(number, (start + timedelta(days=number)).isoformat()) for number in DAYS]
        labels = [voice.count("plan.in_days", number, date=voice.date(day)) for number, day in days]
        place = self.chooser.offer(voice.say("plan.when"), labels, back=True)
        return None if place is None else days[place][1]
