"""What may be told of a group: no figure that rests on too few people, nor leads to one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeVar

from passion_cli.assessment.cohort.rounds import Rounds
from passion_cli.assessment.cohort.summary import ANSWERED, CohortSummary
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL

MINIMUM = 5
"""On how many people a figure must rest, unless another number is asked for."""
LARGEST_MINIMUM = 1000

K = TypeVar("K")


def withheld(bases: Mapping[K, int], minimum: int) -> frozenset[K]:
    """Return the groups whose figure is withheld; `bases` says on how many people each rests.

    A group under the minimum is withheld. What is withheld could be had by subtracting the
    others from the total, so it must add up to the minimum too: the smallest groups that are
    left join it until it does. A group of nobody has nothing to hide.
    """
    hidden = {key for key, base in bases.items() if 0 < base < minimum}
    others = sorted(
        (key for key in bases if bases[key] >= minimum), key=lambda key: (bases[key], str(key))
    )
    for key in others:
        if not hidden or sum(bases[each] for each in hidden) >= minimum:
            break
        hidden.add(key)
    return frozenset(hidden)


class Group(NamedTuple):
    """A part of the cohort; `members` names the groups put together because each is small."""

    name: str
    summary: CohortSummary
    members: tuple[str, ...] = ()


def pool(
    groups: Mapping[str, CohortSummary], rulebook: Rulebook, minimum: int
) -> tuple[Group, ...]:
    """Put the groups that are too small together; that one comes last, and is large enough.

    Where all of them together are not, there is nothing to be told by group.
    """
    small = withheld({name: group.people for name, group in groups.items()}, minimum)
    rest = CohortSummary.empty(rulebook)
    for name in small:
        rest.merge(groups[name])
    if rest.people and rest.people < minimum:
        return ()
    kept = [Group(name, groups[name]) for name in sorted(groups) if name not in small]
    others = [Group("", rest, tuple(sorted(small)))] if small else []
    return (*kept, *others)


class Disclosure(NamedTuple):
    """What may be told of a cohort and of its groups."""

    summary: CohortSummary
    groups: tuple[Group, ...] = ()
    minimum: int = MINIMUM

    def enough(self, base: int) -> bool:
        """Whether a figure on the whole cohort rests on enough people, or on nobody."""
        return not 0 < base < self.minimum

    def score(self, name: str) -> Tally | None:
        """Return the tally of a score of the whole cohort, or None where it is withheld."""
        tally = self.summary.scores[name]
        return tally if self.everybody and self.enough(tally.n) else None

    def group_score(self, group: Group, name: str) -> Tally | None:
        """Return the tally of a score of a group, or None where it is withheld."""
        bases = {each.name or None: each.summary.scores[name].n for each in self.groups}
        hidden = (group.name or None) in withheld(bases, self.minimum)
        return None if hidden else group.summary.scores[name]

    def options(self, item: str) -> Counter[str] | None:
        """Return the counts of an item, or None where too few answered it."""
        counts = self.summary.options[item]
        return counts if self.everybody and self.enough(counts[ANSWERED]) else None

    @property
    def scored(self) -> bool:
        """Whether what rests on people with a total can be told: bands, weakest rules, moves."""
        return self.everybody and self.enough(self.summary.scored)

    @property
    def everybody(self) -> bool:
        """Whether what rests on all people can be told: flags, open questions."""
        return self.enough(self.summary.people)


def cohort_values(
    disclosure: Disclosure, names: Iterable[str], files: int, rounds: Rounds | None
) -> dict[str, Fraction | None]:
    """Return what the requirements that name them are judged on; None for what is withheld."""
    people = disclosure.summary.people
    counts: dict[str, Fraction | None] = {
        "people": Fraction(people),
        "scored": Fraction(disclosure.summary.scored) if disclosure.scored else None,
        "valid": Fraction(100 * people, files) if files else None,
        **_round_values(rounds, disclosure.minimum),
    }
    return {name: counts[name] if name in counts else _value(disclosure, name) for name in names}


def _value(disclosure: Disclosure, name: str) -> Fraction | None:
    score, _, statistic = name.rpartition(".")
    return _statistic(disclosure.score(score or OVERALL), statistic)


def _statistic(tally: Tally | None, name: str) -> Fraction | None:
    if tally is None:
        return None
    return getattr(tally, {"low": "lowest", "high": "highest"}.get(name, name))  # type: ignore[no-any-return]


def _round_values(rounds: Rounds | None, minimum: int) -> dict[str, Fraction | None]:
    if rounds is None:
        return {}
    values: dict[str, Fraction | None] = {
        "joined": Fraction(rounds.joined),
        "left": Fraction(rounds.left),
    }
    overall = next(change for change in rounds.changes if change.id == OVERALL)
    for name, number in zip(
        ("improved", "stayed", "declined"), (overall.up, overall.same, overall.down), strict=True
    ):
        values[name] = Fraction(number) if overall.pairs >= minimum else None
    return values
