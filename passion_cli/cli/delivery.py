"""Where reports go, and how a verdict on them ends a command."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import typer

from passion_cli.assessment.renaming import Renaming
from passion_cli.cli import streams
from passion_cli.cli.session import COLOURS, choice, read_screen
from passion_cli.errors import DiskError, ExitCode, InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.formats import BINARY, SUFFIXES, FormatName, Formats
from passion_cli.reports.rendering import Rendering
from passion_cli.services.verdict import Verdict
from passion_cli.storage.atomic import check_targets, write_all

Refusal = DiskError | streams.ReaderGoneError
"""Why standard output did not take a report."""

FILE_SCREEN = Screen(width=80, colour=False, unicode=True)
"""What a terminal report is laid out for when it goes to a file."""


class Delivery(NamedTuple):
    """The places of a report: `stdout` is a format or None; `files` maps paths to formats.

    `pause` waits between two screens of a terminal report; without it all is shown at once.
    """

    stdout: FormatName | None
    files: Mapping[str, FormatName]
    screen: Screen
    force: bool
    pause: Callable[[], None] | None = None

    @classmethod
    def plan(
        cls,
        formats: Formats,
        asked: str | None,
        outputs: Sequence[str] | None,
        color: str = "never",
        *,
        more: Sequence[str] = (),
        plain: bool = False,
        force: bool = False,
    ) -> "Delivery":
        """Decide every place and format, and refuse what could not be written in the end.

        `more` are files that are written with the report. A suffix decides for its file;
        `--format` decides for standard output and for files whose suffix names no format.

        Raises:
            InputError: for an unknown colour or format, a file name that implies none, a file
                that is named twice, one that exists and is not forced, or standard output for a
                format that is no text.
            DiskError: for a folder that is missing or takes no files.
        """
        screen = read_screen(choice("--color", color, COLOURS), plain=plain)
        outputs = [
            streams.STANDARD_OUTPUT if path in streams.ITS_NAMES else path for path in outputs or ()
        ]
        wanted = _format("--format", asked, formats) if asked else None
        _refuse_twice([*outputs, *more])
        files = {
            path: _format_of_file(path, wanted, formats)
            for path in outputs
            if path != streams.STANDARD_OUTPUT
        }
        check_targets([*files, *more], force=force)
        to_stdout = streams.STANDARD_OUTPUT in outputs or not outputs
        stdout = (wanted or formats.names[0]) if to_stdout else None
        if stdout in BINARY:
            raise InputError.of("file_wanted", format=stdout, suffix=SUFFIXES[stdout][0])
        return cls(stdout, files, screen, force)

    def deliver(self, report: Rendering, more: Mapping[str, str] | None = None) -> None:
        """Write the files, and `more` texts, together or none; show the report; say what it wrote.

        Raises:
            DiskError: when the disk or standard output refuses.
            ReaderGoneError: when nobody reads standard output any more.
        """
        refusal = self.offer(report, more)
        if refusal is not None:
            raise refusal

    def offer(self, report: Rendering, more: Mapping[str, str] | None = None) -> Refusal | None:
        """Deliver, and return the error of standard output, so that a verdict can still be told.

        Raises:
            DiskError: when the disk refuses.
        """
        contents = {path: report.content(name, FILE_SCREEN) for path, name in self.files.items()}
        contents |= more or {}
        if contents:
            write_all(contents, force=self.force)
        refusal = self._show(report)
        note_written(contents, report.voice)
        return refusal

    def _show(self, report: Rendering) -> Refusal | None:
        if self.stdout is None:
            return None
        text, paged = report.render(self.stdout, self.screen), self.stdout == "terminal"
        try:
            if self.pause is None or not paged:
                streams.write_out(text, self.stdout, keep_encoding=paged)
            else:
                _show_pages(text, self.pause)
        except (DiskError, streams.ReaderGoneError) as error:
            return error
        return None


def _show_pages(text: str, pause: Callable[[], None]) -> None:
    """Show a report screen by screen, so that it is read from its top; Ctrl-C leaves the rest."""
    for number, page in enumerate(pages(text, streams.height())):
        if number:
            try:
                pause()
            except (KeyboardInterrupt, EOFError):
                return
        streams.write_out(page, "terminal", keep_encoding=True)


def pages(text: str, height: int) -> Iterator[str]:
    """Cut lines into parts that fit a screen, each after a free line where there is one."""
    lines, room = text.splitlines(keepends=True), max(1, height - 1)
    while len(lines) > room:
        free = (end for end in range(room, room // 2, -1) if not lines[end - 1].strip())
        end = next(free, room)
        yield "".join(lines[:end])
        lines = lines[end:]
    yield "".join(lines)


def note_written(paths: Iterable[str], voice: Voice) -> None:
    """Say which files were written."""
    for path in paths:
        streams.note(voice.say("note.written", path=clean(path)))


def note_renamed(renamed: Iterable[Renaming], voice: Voice) -> None:
    """Say which names of an answers file are called otherwise today."""
    for each in renamed:
        streams.note(voice.say("note.renamed", old=each.old, new=each.new))


def note_verdict(verdict: Verdict, *, errors: bool = True) -> None:
    """Say what is missed, line by line; `errors` adds what could not be read."""
    for line in verdict.lines(errors=errors):
        streams.note(line)


def end_with(code: ExitCode, refusal: Refusal | None) -> None:
    """End the command with a code that a reader who left standard output cannot change.

    Raises:
        DiskError: when standard output refused the report.
        ReaderGoneError: when its reader left and the code is 0.
    """
    if isinstance(refusal, DiskError) or (refusal and code is ExitCode.OK):
        raise refusal
    if code is not ExitCode.OK:
        raise typer.Exit(code)


def _refuse_twice(paths: Sequence[str]) -> None:
    real = [path if path == streams.STANDARD_OUTPUT else os.path.realpath(path) for path in paths]
    for number, path in enumerate(real):
        if path in real[:number]:
            raise InputError.of("same_output", given=clean(paths[number]))


def _format(option: str, asked: str, formats: Formats) -> FormatName:
    found = formats.named(asked)
    if found is None:
        raise InputError.of("option_value", option=option, given=asked, allowed=formats.names)
    return found


def _format_of_file(path: str, wanted: FormatName | None, formats: Formats) -> FormatName:
    found = formats.of_file(path, wanted)
    if found is None and formats.names == ("html",):
        raise InputError.of("page_wanted", given=path)
    if found is None:
        raise InputError.of("output_format", given=path, allowed=formats.names)
    return found
