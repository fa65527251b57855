"""A cohort with everything a report on it tells: what was read, what is withheld, who is named."""

from dataclasses import dataclass

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.gate import Outcome
from passion_cli.assessment.cohort.rounds import Rounds
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import Score
from passion_cli.errors import Problem
from passion_cli.language import Language


@dataclass(frozen=True, slots=True)
class Named:
    """One person in a list, under a pseudonym or, where that was asked for, by label.

    The score is there where everybody is listed.
    """

    name: str
    reasons: tuple[str, ...]
    overall: Score | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """What could not be read, as it is shown, and why."""

    place: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """How many answers there were, and those that do not count."""

    read: int
    broken: int = 0
    older: tuple[str, ...] = ()
    skipped: int = 0
    listed: tuple[BrokenFile, ...] = ()
    broken_before: int = 0
    """How many answers of the round before could not be read."""

    @property
    def unreadable(self) -> int:
        """How many answers could not be read, of both rounds."""
        return self.broken + self.broken_before


@dataclass(frozen=True, slots=True)
class CohortReport:
    """Everything a cohort's report needs; `date` is ISO.

    `attention` and `participants` are in the order of their names; `participants` is None
    unless they were asked for; `more` counts people who need attention and are not listed.
    """

    rulebook: Rulebook
    sha256: str
    language: Language
    date: str
    disclosure: Disclosure
    files: Files
    by: str | None = None
    attention: tuple[Named, ...] = ()
    more: int = 0
    participants: tuple[Named, ...] | None = None
    real_names: bool = False
    rounds: Rounds | None = None
    outcomes: tuple[Outcome, ...] = ()
