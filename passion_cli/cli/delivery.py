"""Where reports go: standard output, or files whose format follows from their names."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passion_cli.cli import streams
from passion_cli.cli.session import COLOURS, Display, choice
from passion_cli.errors import InputError
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.language.catalogue import say

if TYPE_CHECKING:
    from passion_cli.assessment.renaming import Renaming

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
        outputs: Sequence[str] | None,
        color: str,
        *,
        plain: bool = False,
    ) -> "Delivery":
        """Decide every place and format before anything is done.

        Raises:
            InputError: for an unknown colour or format, or a file name that implies none.
        """
        display = Display.read(choice("--color", color, COLOURS), os.environ, plain=plain)
        outputs = outputs or ()
        wanted = choice("--format", asked, formats) if asked else None
        for path in outputs:
            if outputs.count(path) > 1:
                raise InputError.of("same_output", given=path)
        files = {
            path: _format(path, wanted, formats) for path in outputs if path != STANDARD_OUTPUT
        }
        to_stdout = STANDARD_OUTPUT in outputs or not outputs
        return cls((wanted or "terminal") if to_stdout else None, files, display)

    def check(self, *more: str, force: bool) -> None:
        """Refuse, before any work is done, what could not be written at its end.

        Raises:
            InputError: for a file that exists and is not forced.
            DiskError: for a folder that is missing or takes no files.
        """
        from passion_cli.storage.atomic import check_targets

        check_targets([*self.files, *more], force=force)

    def deliver(self, render: Render, language: Language, *, force: bool) -> None:
        """Write the files, show the report, and say what was written."""
        self.write(render, force=force)
        self.show(render)
        tell_written(self.files, language)

    def write(self, render: Render, more: Mapping[str, str] | None = None, *, force: bool) -> None:
        """Write every report, and `more` texts, together or none of them."""
        from passion_cli.storage.atomic import write_all

        plain = Display(colour=False, width=FILE_WIDTH, unicode=True)
        texts = {path: render(kind, plain) for path, kind in self.files.items()} | dict(more or {})
        if texts:
            write_all(texts, force=force)

    def show(self, render: Render) -> None:
        """Write the report to standard output, if it goes there."""
        if self.stdout is not None:
            text = render(self.stdout, self.display)
            streams.write_out(text, keep_encoding=self.stdout == "terminal")


def tell_written(paths: Iterable[str], language: Language) -> None:
    """Say which files were written."""
    for path in paths:
        streams.note(say(language, "note.written", path=clean(path)))


def tell_renamed(renamed: "Iterable[Renaming]", language: Language) -> None:
    """Say which names of an answers file are called otherwise today."""
    for each in renamed:
        streams.note(say(language, "note.renamed", old=each.old, new=each.new))


def _format(path: str, wanted: str | None, formats: tuple[str, ...]) -> str:
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - text only
    known = SUFFIXES.get(suffix, wanted)
    if known not in formats:
        if formats == ("html",):
            raise InputError.of("page_wanted", given=path)
        raise InputError.of("output_format", given=path, allowed=formats)
    return known
