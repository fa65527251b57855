"""Reports made of blocks, shown or written in the format that was asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from passion_cli.cli.completion import PAGE_FORMATS
from passion_cli.cli.delivery import Delivery
from passion_cli.cli.session import Display
from passion_cli.language import Language

if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block


def plan(
    output_format: str | None, output: Sequence[str] | None, color: str, *, force: bool
) -> Delivery:
    """Decide where a report goes, before anything is read.

    Raises:
        InputError: for an unknown format, or a file that exists and is not forced.
    """
    delivery = Delivery.plan(PAGE_FORMATS, output_format, output, color)
    delivery.check(force=force)
    return delivery


def deliver(
    delivery: Delivery,
    blocks: "Callable[[], Iterable[Block]]",
    data: Callable[[], object],
    language: Language,
    *,
    force: bool,
) -> None:
    """Write the files, then show the report."""

    def render(kind: str, display: Display) -> str:
        if kind == "json":
            from passion_cli.reports.json_values import document

            return document(data())
        return page(kind, blocks(), display, language)

    delivery.deliver(render, language, force=force)


def page(kind: str, blocks: "Iterable[Block]", display: Display, language: Language) -> str:
    """Lay blocks out for a terminal, as Markdown or as HTML."""
    match kind:
        case "html":
            from passion_cli.reports.blocks.html import blocks_to_html

            return blocks_to_html(blocks, language)
        case "markdown":
            from passion_cli.reports.blocks.markdown import blocks_to_markdown

            return blocks_to_markdown(blocks, language)
        case _:
            from passion_cli.reports.blocks.terminal import blocks_to_terminal

            return blocks_to_terminal(list(blocks), display.screen(), language)
