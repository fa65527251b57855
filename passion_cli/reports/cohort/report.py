"""A group with everything a report on it says: what was read, what is withheld, who is named."""

from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.item_analysis import ItemAnalysis
from passion_cli.assessment.cohort.retest import RetestFigure
from passion_cli.assessment.cohort.summary import Reason
from passion_cli.assessment.cohort.told_rounds import ToldRounds
from passion_cli.assessment.gate import Outcome
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import Score
from passion_cli.errors import Problem
from passion_cli.language.voice import Voice


class ListedPerson(NamedTuple):
    """One person in a list, under a pseudonym or, where that was asked for, by label.

    The score is there where everybody is listed.
    """

    name: str
    reasons: tuple[Reason, ...]
    overall: Score | None = None
    band: str | None = None


class BrokenFile(NamedTuple):
    """What could not be read, as it is shown, and why; `path` is where it really is."""

    place: str
    problems: tuple[Problem, ...]
    path: str = ""


class Files(NamedTuple):
    """How many answers there were, and those that do not count."""

    read: int
    broken: int = 0
    older: tuple[str, ...] = ()
    skipped: int = 0
    listed: tuple[BrokenFile, ...] = ()
    broken_before: int = 0
    """How many answers of the round before could not be read."""

    notes: tuple[Problem, ...] = ()
    """What has to be known of how tables were read."""

    @property
    def unreadable(self) -> int:
        """How many answers could not be read, of both rounds."""
        return self.broken + self.broken_before


class CohortReport(NamedTuple):
    """Everything a cohort's report needs; `date` is ISO.

    `attention` and `participants` are in the order of their names; `participants` is None
    unless they were asked for; `more` counts people who need attention and are not listed;
    `look_alikes` are people who may be one; `title` is what the group is called, or None;
    `retest` and `items` are None unless they were asked for.
    """

    rulebook: Rulebook
    sha256: str
    voice: Voice
    date: str
    disclosure: Disclosure
    files: Files
    by: str | None = None
    look_alikes: tuple[tuple[str, ...], ...] = ()
    attention: tuple[ListedPerson, ...] = ()
    more: int = 0
    participants: tuple[ListedPerson, ...] | None = None
    real_names: bool = False
    rounds: ToldRounds | None = None
    outcomes: tuple[Outcome, ...] = ()
    title: str | None = None
    retest: tuple[RetestFigure, ...] | None = None
    items: ItemAnalysis | None = None
