"""A report turned into text, in whichever format it offers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.formats import BINARY, FormatName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a report says: its blocks for people, its data for programs.

    `own` holds the formats that it makes itself, and `workbook` makes the one that is no text.
    Each is worked out, and what it needs is loaded, only when a format asks for it.
    """

    voice: Voice
    blocks: "Callable[[], Iterable[Block]]"
    data: Callable[[], Mapping[str, object]]
    own: Mapping[FormatName, Callable[[], str]] = field(default_factory=dict)
    workbook: Callable[[], bytes] | None = None

    def content(self, name: FormatName, screen: Screen) -> str | bytes:
        """Return what a file of a format holds."""
        if name in BINARY and self.workbook is not None:
            return self.workbook()
        return self.render(name, screen)

    def render(self, name: FormatName, screen: Screen) -> str:
        """Return the report in a format; `screen` is what a terminal shows."""
        own = self.own.get(name)
        if own is not None:
            return own()
        match name:
            case "terminal":
                from passion_cli.reports.blocks.terminal import blocks_to_terminal

                return blocks_to_terminal(self.blocks(), screen, self.voice)
            case "markdown":
                from passion_cli.reports.blocks.markdown import blocks_to_markdown

                return blocks_to_markdown(self.blocks(), self.voice)
            case "html":
                from passion_cli.reports.blocks.html import blocks_to_html

                return blocks_to_html(self.blocks(), self.voice)
            case "json":
                from passion_cli.reports.json_values import document

                return document(self.data())
            case "junit" | "csv" | "ics" | "xlsform":
                raise ValueError(name)
        assert_never(name)
