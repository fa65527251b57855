"""What may be told of two rounds: counts of people, and how their scores moved."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Disclosure, Told
from passion_cli.assessment.cohort.rounds import (
    INNER_FROM,
    Followed,
    GroupChange,
    Interval,
    Rounds,
)
from passion_cli.assessment.cohort.suppression import is_small, suppressed
from passion_cli.assessment.scoring import OVERALL


class ToldChange(NamedTuple):
    """How one score moved; what is None is withheld, or there are too few changes for it."""

    id: str
    pairs: Told = None
    up: Told = None
    same: Told = None
    down: Told = None
    median: Fraction | None = None
    interval: Interval | None = None
    p: Fraction | None = None
    withheld: bool = True


class ToldRounds(NamedTuple):
    """What became of the people of the first round, as far as it can be told."""

    pairs: Told
    joined: Told
    left: Told
    changes: tuple[ToldChange, ...]
    followed: tuple[tuple[str, ToldChange], ...]

    def counts(self) -> dict[str, Told]:
        """Return what the requirements that name rounds are judged on."""
        overall = next(each for each in self.changes if each.id == OVERALL)
        return {
            "joined": self.joined,
            "left": self.left,
            "improved": overall.up,
            "stayed": overall.same,
            "declined": overall.down,
        }


def told_rounds(rounds: Rounds, disclosure: Disclosure) -> ToldRounds:
    """Withhold what says too much of those who joined, left, or moved."""
    minimum, done = disclosure.minimum, disclosure.done()
    if not disclosure.everybody:
        hidden = tuple(ToldChange(change.id) for change in rounds.changes)
        return ToldRounds(None, None, None, hidden, ())
    both = {"pairs": rounds.pairs, "joined": rounds.joined}
    covered = suppressed(both, minimum)
    told = {key: None if key in covered else number for key, number in both.items()}
    left = None if is_small(rounds.left, minimum) else rounds.left
    changes = tuple(_change(change, disclosure, told["pairs"]) for change in rounds.changes)
    followed = tuple(_followed(rounds, disclosure, done))
    return ToldRounds(told["pairs"], told["joined"], left, changes, followed)


def _change(change: GroupChange, disclosure: Disclosure, pairs: Told) -> ToldChange:
    """Tell how a score moved; with those it is not known of, its counts add up to everybody.

    That there is a median says that six or more changed: it is told with their number only.
    """
    minimum = disclosure.minimum
    if is_small(change.pairs, minimum):
        return ToldChange(change.id)
    rest = disclosure.summary.people - change.pairs
    counts = {"up": change.up, "same": change.same, "down": change.down, "rest": rest}
    hidden = suppressed(counts, minimum, ("rest",) if pairs is None and rest else ())
    up, same, down = (None if key in hidden else counts[key] for key in ("up", "same", "down"))
    whole = not hidden
    inner = whole and (disclosure.for_coach or change.pairs >= INNER_FROM)
    return ToldChange(
        change.id,
        None if "rest" in hidden else change.pairs,
        up,
        same,
        down,
        None if None in (up, down) else change.median,
        change.interval if inner else None,
        change.p if whole else None,
        withheld=False,
    )


def _followed(
    rounds: Rounds, disclosure: Disclosure, done: Mapping[str, Told]
) -> Iterator[tuple[str, ToldChange]]:
    """Yield the moves whose change can be told; of the others not even that there was one."""
    for each in rounds.followed:
        if disclosure.for_coach or _can_follow(each, disclosure, done[each.indicator]):
            change, shown = each.change, each.change.pairs >= disclosure.minimum
            counts = (change.pairs, change.up, change.same, change.down)
            details = (change.median, change.interval if disclosure.for_coach else None, change.p)
            told = ToldChange(change.id, *counts, *details, withheld=False)
            yield each.indicator, told if shown else ToldChange(change.id)


def _can_follow(each: Followed, disclosure: Disclosure, done: Told) -> bool:
    change = each.change
    if done is None or change.pairs < disclosure.minimum:
        return False
    numbers = (change.up, change.same, change.down, abs(done - change.pairs))
    return not any(is_small(number, disclosure.minimum) for number in numbers)
