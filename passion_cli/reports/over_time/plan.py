"""The moves somebody noted: what, by when, and the plan for it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Block, Bullets, OutsideText, Paragraph, Title
from passion_cli.reports.names import Names


class PlanReport(NamedTuple):
    """The open moves, the next due first."""

    moves: Sequence[NotedMove]
    names: Names
    date: str

    @property
    def voice(self) -> Voice:
        """The voice of the report."""
        return self.names.voice

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
        outside = map(OutsideText, filter(None, (move.plan, move.respondent)))
        return (self.names.noted_action(move), due, *outside)

    def steps(self, move: NotedMove) -> list[str]:
        """Return what to do this week, and in 90 days, each with its label."""
        usual = self.names.rulebook.plannable.get(move.indicator, ())[-1:]
        return [
            f"{self.voice.label(f'report.{key}')} {self.voice.text(getattr(each, key))}"
            for each in ((move.move,) if move.move else usual)
            for key in ("week", "ninety_days")
        ]


class NotedMoveData(TypedDict):
    """One move noted after check number `interview`; `due` is ISO."""

    interview: int
    indicator: str
    due: str
    plan: str
    state: str
    respondent: str | None


class PlanData(TypedDict):
    """The whole document."""

    format: Literal["passion-plan/1"]
    moves: list[NotedMoveData]


def plan_data(report: PlanReport) -> PlanData:
    """Return the list as plain data."""
    return {"format": "passion-plan/1", "moves": [_move_data(move) for move in report.moves]}


def _move_data(move: NotedMove) -> NotedMoveData:
    return {
        "interview": move.interview,
        "indicator": move.indicator,
        "due": move.due,
        "plan": move.plan,
        "state": move.state,
        "respondent": move.respondent,
    }
