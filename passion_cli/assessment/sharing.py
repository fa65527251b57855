"""What a person can pass on without the answers to sensitive questions."""

from collections.abc import Mapping
from typing import NamedTuple

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.rulebook.rulebook import Rulebook


class Shared(NamedTuple):
    """Answers, moves and notes to pass on, and the ids of the answers that were left out."""

    answers: Answers
    moves: Mapping[str, str]
    notes: Mapping[str, str]
    left_out: tuple[str, ...]


def share(
    rulebook: Rulebook,
    answers: Answers,
    moves: Mapping[str, str],
    notes: Mapping[str, str] | None = None,
) -> Shared:
    """Leave out the answers to sensitive items, and the moves and notes that would tell one."""
    secret, values = rulebook.sensitive, answers.values
    return Shared(
        Answers({key: value for key, value in values.items() if key not in secret}),
        {key: state for key, state in moves.items() if not secret & _items_of(rulebook, key)},
        {key: text for key, text in (notes or {}).items() if key not in secret},
        tuple(key for key in values if key in secret),
    )


def _items_of(rulebook: Rulebook, move: str) -> set[str]:
    """Return the items that an indicator is read from, or that a risk looks at."""
    if move in rulebook.indicators:
        return set(rulebook.indicators[move].needs)
    conditions = rulebook.risks[move].when
    return {item for each in conditions for item in rulebook.looked_at(each)}
