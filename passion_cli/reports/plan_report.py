"""The moves somebody noted: what, by when, and the plan for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from passion_cli.reports.blocks import Block, Bullets, Given, Paragraph, Title
from passion_cli.reports.voice import Voice


class Noted(Protocol):
    """A move as it was noted; `due` is ISO."""

    @property
    def interview(self) -> int:
        """The number of the check it was noted after."""

    @property
    def indicator(self) -> str:
        """What it moves."""

    @property
    def due(self) -> str:
        """By when."""

    @property
    def plan(self) -> str:
        """If this, then that."""

    @property
    def state(self) -> str:
        """How far it is."""

    @property
    def respondent(self) -> str | None:
        """Whose it is."""


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The open moves, the next due first."""

    moves: Sequence[Noted]
    voice: Voice
    date: str

    def blocks(self) -> Iterator[Block]:
        """Yield the whole list."""
        voice = self.voice
        yield Title(voice.say("plan.title"), voice.date(self.date))
        if not self.moves:
            yield Paragraph(voice.say("plan.empty"))
        yield Bullets([self._move(move) for move in self.moves])

    def _move(self, move: Noted) -> tuple[str, ...]:
        voice = self.voice
        late = f" ({voice.say('plan.late')})" if move.due < self.date else ""
        due = voice.say("plan.due", due=voice.date(move.due)) + late
        lines = [self.title(move), due, Given(move.plan) if move.plan else ""]
        return (*filter(None, lines), *((Given(move.respondent),) if move.respondent else ()))

    def title(self, move: Noted) -> str:
        """Return the title of what a move moves."""
        indicator = self.voice.rulebook.indicators.get(move.indicator)
        return indicator.title.speak(self.voice.language) if indicator else move.indicator

    def step(self, move: Noted) -> str:
        """Return the step for 90 days."""
        indicator = self.voice.rulebook.indicators.get(move.indicator)
        if indicator is None or indicator.move is None:
            return ""
        return indicator.move.ninety_days.speak(self.voice.language)

    def data(self) -> dict[str, object]:
        """Return the list as plain data, `passion-plan/1`."""
        names = ("interview", "indicator", "due", "plan", "state", "respondent")
        moves = [{name: getattr(move, name) for name in names} for move in self.moves]
        return {"format": "passion-plan/1", "moves": moves}
