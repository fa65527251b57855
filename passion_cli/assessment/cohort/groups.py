"""The groups of a cohort as they are told apart: small ones are put together."""

from collections.abc import Mapping
from typing import NamedTuple

from passion_cli.assessment.cohort.summary import CohortSummary
from passion_cli.assessment.cohort.suppression import withheld
from passion_cli.assessment.rulebook.rulebook import Rulebook


class Group(NamedTuple):
    """A part of the cohort; `rest` says that small groups were put together.

    `members` names those of them that are large enough to be named.
    """

    name: str
    summary: CohortSummary
    members: tuple[str, ...] = ()
    rest: bool = False


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
    named = tuple(sorted(name for name in small if groups[name].people >= minimum))
    others = [Group("", rest, named, rest=True)] if small else []
    return (*kept, *others)
