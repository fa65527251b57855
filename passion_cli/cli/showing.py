"""Reports made of blocks, shown or written in the format that was asked for."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from passion_cli.cli import streams
from passion_cli.cli.deliver import Delivery
from passion_cli.cli.session import COLOURS, Display, choice
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.language.words import say

if TYPE_CHECKING:
    from passion_cli.reports.blocks import Block

FORMATS = ("terminal", "markdown", "json", "html")


def plan(
    output_format: str | None, output: Sequence[str] | None, color: str, *, force: bool
) -> Delivery:
    """Decide where a report goes, before anything is read.

    Raises:
        InputError: for an unknown format, or a file that exists and is not forced.
    """
    from passion_cli.storage.atomic import check_targets

    display = Display.read(choice("--color", color, COLOURS), os.environ)
    delivery = Delivery.plan(FORMATS, output_format, output or (), display)
    check_targets(delivery.files, force=force)
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
    from passion_cli.storage.atomic import write_all

    def render(kind: str, display: Display) -> str:
        if kind == "json":
            return json.dumps(data(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        if kind == "html":
            from passion_cli.reports.html import blocks_to_html

            return blocks_to_html(blocks(), language)
        if kind == "markdown":
            from passion_cli.reports.blocks_markdown import blocks_to_markdown

            return blocks_to_markdown(blocks(), language)
        from passion_cli.reports.blocks_terminal import blocks_to_terminal

        return blocks_to_terminal(list(blocks()), display.screen(), language)

    texts = delivery.render_files(render)
    if texts:
        write_all(texts, force=force)
    delivery.show(render)
    for path in delivery.files:
        streams.note(say(language, "note.written", path=clean(path)))
