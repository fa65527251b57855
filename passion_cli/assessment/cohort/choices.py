"""Questions with options, and scores that are made of them: what their counts give away."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from passion_cli.assessment.cohort.summary import ANSWERED, SILENT
from passion_cli.assessment.rulebook.items import (
    AnyItem,
    Indicator,
    MultiItem,
    NumberItem,
    SingleItem,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL


@lru_cache(maxsize=1_000)
def choices_behind(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """Return the questions that a score is made of, nothing where a number is among them.

    Counts of numbers are not told, so nothing can be worked out with such a score.
    """
    indicators = _indicators(rulebook, name)
    if not all(isinstance(each, SingleItem | MultiItem) for each in indicators):
        return ()
    return tuple(each.id for each in indicators)


def _indicators(rulebook: Rulebook, name: str) -> list[Indicator]:
    """Return what a rule, a topic or the whole is made of."""
    every = rulebook.indicators.values()
    return [each for each in every if name in (each.rule, each.topic) or name == OVERALL]


def options_of(item: AnyItem) -> tuple[str, ...]:
    """Return the options of a question, none of one for a number."""
    return () if isinstance(item, NumberItem) else tuple(item.options)


def answered_alike(item: AnyItem, counts: Counter[str], people: int) -> Iterator[str]:
    """Yield the counts that would tell everybody's answer, where all gave the same one."""
    silent = [key for key in SILENT[:2] if people and counts[key] == people]
    options = options_of(item) if not isinstance(item, MultiItem) else ()
    if silent or any(counts[key] == counts[ANSWERED] > 0 for key in options):
        yield from (*silent, *options)
