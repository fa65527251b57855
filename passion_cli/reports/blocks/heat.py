"""How a group answered, question by question: blocks that a page draws as a map."""

from collections.abc import Sequence
from typing import NamedTuple


class Count(NamedTuple):
    """How many people gave one answer, as a number and as a share; None where it is withheld."""

    label: str
    people: int | None
    share: str


class Heat(NamedTuple):
    """How one question was answered: what can be answered, then the silences, in fixed orders.

    Both are empty where `withheld` says why nothing is told. `spread` says where the answers lie
    that are numbers; their only option is how many there are.
    """

    name: str
    options: Sequence[Count] = ()
    silences: Sequence[Count] = ()
    withheld: str = ""
    spread: str = ""

    def counts(self) -> list[Count]:
        """Return what a list tells: every answer, and the silences that occur."""
        return [*self.options, *(each for each in self.silences if each.people != 0)]


class HeatMap(NamedTuple):
    """Question by question, how `people` answered; `head` names the columns.

    These are the question, its answers together, and each of the silences. A page draws a
    map, whose `note` says how to read it.
    """

    rows: Sequence[Heat]
    people: int
    head: Sequence[str]
    note: str
