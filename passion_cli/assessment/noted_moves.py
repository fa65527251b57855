"""Moves that somebody noted, and how far they are."""

from typing import NamedTuple

from passion_cli.assessment.rulebook.items import Move

OPEN_STATES = ("open", "partly", "not_yet")
"""The states in which something is left to do; the others are `done` and `dropped`."""


class NotedMove(NamedTuple):
    """One move noted after check number `interview`; `due` is ISO.

    `indicator` is the id of an indicator, or of a risk; `move` is what was advised to these
    answers, where the check is at hand.
    """

    interview: int
    indicator: str
    due: str
    plan: str
    state: str
    respondent: str | None = None
    move: Move | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.state in OPEN_STATES
