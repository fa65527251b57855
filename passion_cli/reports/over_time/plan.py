"""The moves somebody noted: what, by when, and the plan for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.reports.blocks.model import Block, Bullets, Given, Paragraph, Title
from passion_cli.reports.voice import Voice


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The open moves, the next due first."""

    moves: Sequence[NotedMove]
    voice: Voice
    date: str

    def blocks(self) -> Iterator[Block]:
        """Yield the whole list."""
        voice = self.voice
        yield Title(voice.say("plan.title"), voice.date(self.date))
        if not self.moves:
            yield Paragraph(voice.say("plan.empty"))
        yield Bullets([self._move(move) for move in self.moves])

    def _move(self, move: NotedMove) -> tuple[str, ...]:
        voice = self.voice
        late = f" ({voice.say('plan.late')})" if move.due < self.date else ""
        due = voice.say("plan.due", due=voice.date(move.due)) + late
        lines = [voice.indicator(move.indicator), due, Given(move.plan) if move.plan else ""]
        return (*filter(None, lines), *((Given(move.respondent),) if move.respondent else ()))

    def step(self, move: NotedMove) -> str:
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
