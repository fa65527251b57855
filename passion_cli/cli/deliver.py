"""Where reports go: standard output, or files whose format follows from their names."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from passion_cli.cli import streams
from passion_cli.cli.session import Display, choice
from passion_cli.errors import InputError

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
    ".csv": "csv",
    ".xml": "junit",
    ".ics": "ics",
}
FILE_WIDTH = 80
STANDARD_OUTPUT = "-"

Render = Callable[[str, Display], str]
"""Renders a report in a format, for a display."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The places of a report: `stdout` is a format or None; `files` maps paths to formats."""

    stdout: str | None
    files: Mapping[str, str]
    display: Display

    @classmethod
    def plan(
        cls,
        formats: tuple[str, ...],
        asked: str | None,
        outputs: Sequence[str],
        display: Display,
    ) -> "Delivery":
        """Decide every place and format before anything is done.

        Raises:
            InputError: for an unknown format, or a file name that implies none.
        """
        wanted = choice("--format", asked, formats) if asked else None
        for path in outputs:
            if outputs.count(path) > 1:
                raise InputError.of("same_output", given=path)
        files = {
            path: _format(path, wanted, formats) for path in outputs if path != STANDARD_OUTPUT
        }
        to_stdout = STANDARD_OUTPUT in outputs or not outputs
        return cls((wanted or "terminal") if to_stdout else None, files, display)

    def render_files(self, render: Render) -> dict[str, str]:
        """Render every file, ready to be written together."""
        plain = Display(colour=False, width=FILE_WIDTH, unicode=True)
        return {path: render(kind, plain) for path, kind in self.files.items()}

    def show(self, render: Render) -> None:
        """Write the report to standard output, if it goes there."""
        if self.stdout is not None:
            text = render(self.stdout, self.display)
            streams.write_out(text, keep_encoding=self.stdout == "terminal")


def _format(path: str, wanted: str | None, formats: tuple[str, ...]) -> str:
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - text only
    known = SUFFIXES.get(suffix, wanted)
    if known not in formats:
        raise InputError.of("output_format", given=path, allowed=formats)
    return known
