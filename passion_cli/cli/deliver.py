"""Where reports go: standard output, or files whose format follows from their names."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passion_cli.cli import streams
from passion_cli.cli.completion import FORMATS
from passion_cli.cli.session import Display, choice
from passion_cli.errors import InputError

if TYPE_CHECKING:
    from passion_cli.reports.report import Report

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".json": "json", ".txt": "terminal"}
FILE_WIDTH = 80
STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The places of a report: `stdout` is a format or None; `files` maps paths to formats."""

    stdout: str | None
    files: Mapping[str, str]
    display: Display
    receipt: bool = False

    @classmethod
    def plan(
        cls,
        asked: str | None,
        outputs: Sequence[str],
        display: Display,
        *,
        receipt: bool = False,
    ) -> "Delivery":
        """Decide every place and format before anything is done.

        Raises:
            InputError: for an unknown format, or a file name that implies none.
        """
        wanted = choice("--format", asked, FORMATS) if asked else None
        for path in outputs:
            if outputs.count(path) > 1:
                raise InputError.of("same_output", given=path)
        files = {path: _format(path, wanted) for path in outputs if path != STANDARD_OUTPUT}
        to_stdout = STANDARD_OUTPUT in outputs or not outputs
        return cls((wanted or "terminal") if to_stdout else None, files, display, receipt)

    def render_files(self, report: "Report") -> dict[str, str]:
        """Render every file, ready to be written together."""
        plain = Display(colour=False, width=FILE_WIDTH, unicode=True)
        return {
            path: render(report, kind, plain, receipt=self.receipt)
            for path, kind in self.files.items()
        }

    def show(self, report: "Report") -> None:
        """Write the report to standard output, if it goes there."""
        if self.stdout is None:
            return
        text = render(report, self.stdout, self.display, receipt=self.receipt)
        streams.write_out(text, keep_encoding=self.stdout == "terminal")


def _format(path: str, wanted: str | None) -> str:
    known = SUFFIXES.get(os.path.splitext(path)[1].lower(), wanted)  # noqa: PTH122 - text only
    if known is None:
        raise InputError.of("output_format", given=path, allowed=FORMATS)
    return known


def render(report: "Report", kind: str, display: Display, *, receipt: bool) -> str:
    """Render a report in one format."""
    match kind:
        case "json":
            from passion_cli.reports.json_report import to_json

            return to_json(report)
        case "markdown":
            from passion_cli.reports.markdown import to_markdown

            return to_markdown(report)
        case _:
            from passion_cli.reports.terminal import to_terminal

            return to_terminal(report, display.screen(), receipt=receipt)
