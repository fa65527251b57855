"""What a person is told to do, in its order: at most one risk, then ranked moves."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from passion_cli.assessment.advice import Advised, advise_in, weakest
from passion_cli.assessment.crosschecks import hold
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.items import Indicator, Move
from passion_cli.assessment.rulebook.rulebook import Risk
from passion_cli.assessment.scoring import Score

Why = Literal["risk", "weakest", "trap", "gain", "first_step"]
"""Why an action is there: `trap` is that a risk concerns its rule."""


class Action(NamedTuple):
    """One thing to do: the move of a risk, or a ranked one with its indicator."""

    why: Why
    move: Move
    risk: Risk | None = None
    advised: Advised | None = None

    @property
    def id(self) -> str:
        """The id of the risk, or of the indicator."""
        if self.risk is not None:
            return self.risk.id
        return self.advised.indicator.id if self.advised else ""

    @property
    def indicator(self) -> Indicator | None:
        """The indicator of a ranked move."""
        return self.advised.indicator if self.advised else None


def risks_of(reading: Reading) -> tuple[Risk, ...]:
    """Return the risks whose conditions hold, the most serious first."""
    return tuple(risk for risk in reading.rulebook.risks.values() if hold(reading, risk.when))


def actions_of(
    reading: Reading,
    rules: Sequence[Score],
    ranked: Sequence[Advised],
    risks: Sequence[Risk],
    *,
    is_first_step: bool,
) -> tuple[Action, ...]:
    """Return what is shown: the first risk takes the first slot, before every ranked move.

    `is_first_step` says that the moves are the fixed ones of somebody without a total.

    A ranked move on the very answers of that risk is not shown as well. Where the risk is one of
    scores, the moves after it come from the rules it concerns first.
    """
    slots = reading.rulebook.advice.slots
    if not risks:
        return tuple(_ranked(reading, ranked, is_first_step=is_first_step))[:slots]
    first, named = risks[0], _named(risks[0])
    of_its_rules: Sequence[Advised] = ()
    if any(condition.rule for condition in first.when):
        of_its_rules = advise_in(reading, rules, first.rules)
    concerned = [Action("trap", each.move, advised=each) for each in of_its_rules]
    taken = {each.indicator.rule for each in of_its_rules}
    others = [
        each
        for each in _ranked(reading, ranked, is_first_step=is_first_step)
        if each.indicator and each.indicator.id not in named and each.indicator.rule not in taken
    ]
    return (Action("risk", first.move, risk=first), *concerned, *others)[:slots]


def _ranked(reading: Reading, moves: Sequence[Advised], *, is_first_step: bool) -> list[Action]:
    """Return ranked moves with why they are there: the first is usually of the weakest rule."""
    lowest = set() if is_first_step else weakest(reading)
    first: Why = "first_step" if is_first_step else "gain"
    return [
        Action(
            "weakest" if not place and advised.indicator.rule in lowest else first,
            advised.move,
            advised=advised,
        )
        for place, advised in enumerate(moves)
    ]


def _named(risk: Risk) -> set[str]:
    """Return the items and ratios that a risk looks at."""
    return {condition.item or condition.ratio or "" for condition in risk.when}
