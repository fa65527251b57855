"""How a cohort's report calls the files it read: by number and hash, or by name."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from passion_cli.errors import Problem
from passion_cli.storage.answers_folder import Broken, Found, Note

DIGITS = 8
"""How many digits of a file's SHA-256 are shown: enough to find it with `sha256sum`."""


class FileNames(NamedTuple):
    """Names for files; without `real_names`, `#3` is the third in the order of their names."""

    files: Sequence[Found]
    real_names: bool = False

    def place(self, place: str) -> str:
        """Return a place such as `lea.yaml` or `form.csv:7` under the name of its file."""
        if self.real_names:
            return place
        for number, found in enumerate(self.files, 1):
            rest = place.removeprefix(found.shown)
            if rest != place and rest[:1] in ("", ":"):
                return f"#{number}{rest}"
        return "#"

    def broken(self, broken: Broken) -> tuple[str, tuple[Problem, ...]]:
        """Return the name of what could not be read, and its problems under that name, unquoted."""
        shown = broken.found.shown
        name = shown if self.real_names else self._with_hash(broken.found)
        problems = tuple(
            each.unquoted().at(f"{name}{each.where.removeprefix(shown)}")
            for each in broken.problems
        )
        return name, problems

    def note(self, note: Note) -> Problem:
        """Return a note under the name of its file."""
        return note.problem.at(self.place(note.problem.where))

    def _with_hash(self, found: Found) -> str:
        name = self.place(found.shown)
        try:
            with open(found.path, "rb") as file:  # noqa: PTH123 - paths are texts here
                digest = hashlib.file_digest(file, "sha256")
        except OSError:
            return name
        return f"{name}-{digest.hexdigest()[:DIGITS]}"
