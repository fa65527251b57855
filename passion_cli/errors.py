"""What a user can cause and can fix, and the code each outcome exits with."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Self

MOST_IN_A_FILE, MOST = 100, 1000
"""How many problems of one file, and in all, are told; the others are counted."""
_PLACE = re.compile(r"(?::\d+){1,2}\Z")


class ExitCode(IntEnum):
    """Every way the program ends; scripts rely on these numbers."""

    OK = 0
    GATE = 1
    INPUT = 2
    BUG = 3
    DISK = 4
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


NOT_QUOTED = "…"
"""What stands for an answer that is not quoted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a key of the catalogue, its values, and where it stands.

    `path` leads through the document (`("answers", "who_for")`); `where` is `file:line:column`;
    `about_key` says that the place is that of the last key of the path, not of its value.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    path: tuple[str | int, ...] = ()
    where: str = ""
    about_key: bool = False

    def under(self, *path: str | int) -> Self:
        """Return the same problem, seen from further up the document."""
        return replace(self, path=(*path, *self.path))

    def at(self, where: str) -> Self:
        """Return the same problem, with its place in a file."""
        return replace(self, where=where)

    def unquoted(self) -> Self:
        """Return the same problem without what was given: for reports and logs that others read."""
        given = self.values.get("given")
        if given is None:
            return self
        path = self.path[:-1] if self.path and str(self.path[-1]) == str(given) else self.path
        return replace(self, values={**self.values, "given": NOT_QUOTED}, path=path)


def shortened(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the first problems of each file, and for the others how many there are.

    What has no place is always told.
    """
    told: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in problems:
        file = _PLACE.sub("", problem.where)
        seen[file] += 1
        if not file or (seen[file] <= MOST_IN_A_FILE and len(told) < MOST):
            told.append(problem)
    listed = Counter(_PLACE.sub("", problem.where) for problem in told)
    more = {file: number - listed[file] for file, number in seen.items()}
    left = [
        Problem("more_problems", {"number": each}, where=file)
        for file, each in more.items()
        if each
    ]
    if len(left) > MOST_IN_A_FILE:
        left = [Problem("more_problems", {"number": sum(more.values())})]
    return (*told, *left)


class PassionError(Exception):
    """Ends a command with one line per problem; words are chosen where they are shown."""

    code = ExitCode.INPUT

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take every problem, in order."""
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.key for problem in self.problems))

    @classmethod
    def of(cls, key: str, *, where: str = "", **values: object) -> Self:
        """Make the error of a single problem."""
        return cls([Problem(key, values, where=where)])


class InputError(PassionError):
    """Bad usage or bad input: nothing was scored."""


class DiskError(PassionError):
    """The disk or a stream refused: old files are intact."""

    code = ExitCode.DISK
