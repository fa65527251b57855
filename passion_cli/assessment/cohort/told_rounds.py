"""What may be told of two rounds: counts of people, and how their scores moved."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.figures import Told
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
    """How one score moved; what is None is withheld, or there are too few changes for it.

    `before`, `after`, `median` and `interval` are of all pairs; `risen`, `unchanged` and `fallen`
    count them by the sign of their change.
    """

    id: str
    pairs: Told = None
    up: Told = None
    same: Told = None
    down: Told = None
    median: Fraction | None = None
    interval: Interval | None = None
    p: Fraction | None = None
    withheld: bool = True
    before: Fraction | None = None
    after: Fraction | None = None
    risen: Told = None
    unchanged: Told = None
    fallen: Told = None


class ToldRounds(NamedTuple):
    """What became of the people of the first round, as far as it can be told.

    `paired` says that newcomers were set aside: every figure is of those in both rounds.
    """

    pairs: Told
    joined: Told
    left: Told
    changes: tuple[ToldChange, ...]
    followed: tuple[tuple[str, ToldChange], ...]
    paired: bool = False

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


def told_rounds(rounds: Rounds, disclosure: Disclosure, aside: int | None = None) -> ToldRounds:
    """Withhold what says too much of those who joined, left, or moved.

    `aside` is how many newcomers are in no figure, or None where everybody is.
    """
    minimum, done = disclosure.minimum, disclosure.done()
    if not disclosure.everybody:
        hidden = tuple(ToldChange(change.id) for change in rounds.changes)
        return ToldRounds(None, None, None, hidden, (), aside is not None)
    told = _both(rounds, minimum, aside)
    left = None if is_small(rounds.left, minimum) else rounds.left
    changes = tuple(_change(change, disclosure, told["pairs"]) for change in rounds.changes)
    followed = tuple(_followed(rounds, disclosure, done))
    return ToldRounds(told["pairs"], told["joined"], left, changes, followed, aside is not None)


def _both(rounds: Rounds, minimum: int, aside: int | None) -> dict[str, Told]:
    """Return the pairs and the newcomers; together they are everybody, where none is set aside."""
    if aside is not None:
        return {"pairs": rounds.pairs, "joined": None if is_small(aside, minimum) else aside}
    both = {"pairs": rounds.pairs, "joined": rounds.joined}
    covered = suppressed(both, minimum)
    return {key: None if key in covered else number for key, number in both.items()}


def _change(change: GroupChange, disclosure: Disclosure, pairs: Told) -> ToldChange:
    """Tell how a score moved; with those it is not known of, its counts add up to everybody."""
    minimum = disclosure.minimum
    if is_small(change.pairs, minimum):
        return ToldChange(change.id)
    rest = disclosure.summary.people - change.pairs
    counts = {"up": change.up, "same": change.same, "down": change.down, "rest": rest}
    hidden = suppressed(counts, minimum, ("rest",) if pairs is None and rest else ())
    up, same, down = (None if key in hidden else counts[key] for key in ("up", "same", "down"))
    told = ToldChange(
        change.id, None if "rest" in hidden else change.pairs, up, same, down, withheld=False
    )
    if disclosure.for_coach:
        return _signed(told, change)._replace(
            median=change.median, interval=change.interval, before=change.before, after=change.after
        )
    return _for_group(told, change, disclosure)


def _for_group(told: ToldChange, change: GroupChange, disclosure: Disclosure) -> ToldChange:
    """Add what leads to no small count and to no small difference between two sets of people.

    A median says whether half of the pairs moved as far as the noise: it is told with their
    number. Where how many did is withheld, it must be nearer, and half of the pairs more than a
    count that may be withheld. Scores before or after are told where as many people, or many
    more, have them. Where everybody moved alike, all of this would tell each of them.
    """
    if change.alike:
        return told
    minimum, noise = disclosure.minimum, disclosure.rulebook.scoring.noise
    near = change.median is not None and abs(change.median) < noise
    open_counts = None not in (told.up, told.down) or (near and change.pairs >= 2 * minimum)
    if told.pairs is not None and open_counts:
        told = told._replace(median=change.median)
    if not is_small(change.only_before, minimum):
        told = told._replace(before=change.before)
    if not is_small(change.only_after, minimum):
        told = told._replace(after=change.after)
    if None in (told.pairs, told.up, told.same, told.down):
        return told
    if change.pairs >= INNER_FROM:
        told = told._replace(interval=change.interval)
    within = (change.risen - change.up, change.unchanged, change.fallen - change.down)
    return told if any(is_small(each, minimum) for each in within) else _signed(told, change)


def _signed(told: ToldChange, change: GroupChange) -> ToldChange:
    """Add the sign test with the counts it rests on."""
    return told._replace(
        p=change.p, risen=change.risen, unchanged=change.unchanged, fallen=change.fallen
    )


def _followed(
    rounds: Rounds, disclosure: Disclosure, done: Mapping[str, Told]
) -> Iterator[tuple[str, ToldChange]]:
    """Yield the moves whose change can be told; of the others not even that there was one."""
    for each in rounds.followed:
        if disclosure.for_coach or _can_follow(each, disclosure, done[each.indicator]):
            change, shown = each.change, each.change.pairs >= disclosure.minimum
            counts = (change.pairs, change.up, change.same, change.down)
            told = ToldChange(change.id, *counts, withheld=False)
            if disclosure.for_coach:
                told = _signed(told, change)._replace(
                    median=change.median, interval=change.interval
                )
            yield each.indicator, told if shown else ToldChange(change.id)


def _can_follow(each: Followed, disclosure: Disclosure, done: Told) -> bool:
    change = each.change
    if done is None or change.pairs < disclosure.minimum:
        return False
    numbers = (change.up, change.same, change.down, abs(done - change.pairs))
    return not any(is_small(number, disclosure.minimum) for number in numbers)
