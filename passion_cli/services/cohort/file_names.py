"""How a cohort's report calls the files it read: by number and hash, or by name."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from passion_cli.errors import Problem
from passion_cli.storage.answers_folder import Broken, Found, Note

DIGITS = 8
"""How many digits of a file's SHA-256 are shown: enough to find it with `sha256sum`."""


@dataclass(frozen=True)
class FileNames:
    """Names for files; without `real_names`, `#3` is the third in the order of their names.

    A group is told the hash alone: the number of a file or of a row says that there are as many,
    and so perhaps how many people joined or left. Tables are numbered among themselves, which says
    nothing of people, and are not read once more for a hash. `digests` remembers what was hashed.
    """

    files: Sequence[Found]
    real_names: bool = False
    for_group: bool = False
    digests: dict[str, str] = field(default_factory=dict)

    def place(self, place: str) -> str:
        """Return a place such as `lea.yaml` or `form.csv:7` under the name of its file."""
        if self.real_names:
            return place
        for number, found in enumerate(self.files, 1):
            rest = place.removeprefix(found.shown)
            if rest != place and rest[:1] in ("", ":"):
                return self._told_to_group(found) if self.for_group else f"#{number}{rest}"
        return "#"

    def _told_to_group(self, found: Found) -> str:
        if not found.is_table:
            return f"#{self._digest(found)}"
        return f"#{[each for each in self.files if each.is_table].index(found) + 1}"

    def broken(self, broken: Broken) -> tuple[str, tuple[Problem, ...]]:
        """Return the name of what could not be read, and its problems under that name, unquoted."""
        shown = broken.found.shown
        name = shown if self.real_names else self._with_hash(broken.found)
        inside = not (self.for_group and broken.found.is_table)
        problems = tuple(
            each.unquoted().at(f"{name}{each.where.removeprefix(shown)}" if inside else name)
            for each in broken.problems
        )
        return name, problems

    def note(self, note: Note) -> Problem:
        """Return a note under the name of its file."""
        return note.problem.at(self.place(note.problem.where))

    def _with_hash(self, found: Found) -> str:
        place = self.place(found.shown)
        return place if self.for_group else "-".join(filter(None, (place, self._digest(found))))

    def _digest(self, found: Found) -> str:
        if found.path not in self.digests:
            self.digests[found.path] = _digest(found.path)
        return self.digests[found.path]


def _digest(path: str) -> str:
    """Return the start of a file's SHA-256, or nothing where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - paths are texts here
            return hashlib.file_digest(file, "sha256").hexdigest()[:DIGITS]
    except OSError:
        return ""
