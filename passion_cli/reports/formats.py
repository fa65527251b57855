"""Every format of a report: its name, the file names that ask for it, and who offers it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

FormatName = Literal["terminal", "markdown", "json", "html", "junit", "csv", "ics", "xlsform"]

SUFFIXES: Mapping[FormatName, tuple[str, ...]] = {
    "terminal": (".txt",),
    "markdown": (".md", ".markdown"),
    "json": (".json",),
    "html": (".html", ".htm"),
    "junit": (".xml",),
    "csv": (".csv",),
    "ics": (".ics",),
    "xlsform": (".xlsx",),
}
"""The endings of file names that ask for each format."""
BINARY: tuple[FormatName, ...] = ("xlsform",)
"""The formats that are no text: they go to a file, never to standard output."""


class Formats(NamedTuple):
    """The formats that one kind of report offers, the usual one first."""

    names: tuple[FormatName, ...]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The usual ending of the file names of each."""
        return tuple(SUFFIXES[name][0] for name in self.names)

    def named(self, name: str) -> FormatName | None:
        """Return the format of this name, or None where it is not offered."""
        return next((each for each in self.names if each == name), None)

    def of_file(self, path: str, otherwise: FormatName | None) -> FormatName | None:
        """Return the format that a file name asks for, or `otherwise` where it names none.

        None where the one it asks for is not offered.
        """
        asked = next((name for name, ends in SUFFIXES.items() if path.lower().endswith(ends)), None)
        return self.named(asked) if asked else otherwise


PAGES = Formats(("terminal", "markdown", "json", "html"))
"""What every report offers."""
PERSON = Formats((*PAGES.names, "junit"))
COHORT = Formats((*PERSON.names, "csv"))
PLAN = Formats(("terminal", "markdown", "json", "ics"))
PAGE = Formats(("html",))
FORM = Formats((*PAGE.names, "xlsform"))
