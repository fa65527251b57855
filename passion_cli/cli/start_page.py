"""What `passion` says by itself: what it is, how to start, and every command by its use."""

from passion_cli.cli.registry import PANELS
from passion_cli.language.catalogue import say
from passion_cli.language.locales import Language
from passion_cli.language.typography import cells, wrap

FIRST = ("check", "open", "cohort")
GAP = 2
ROOMY = 60
"""From so many columns on, what a command does stands beside it."""


def start_page(language: Language, width: int) -> str:
    """Return the page, at most so many columns wide."""
    named = {each: f"passion {each}" for each in FIRST}
    named["cohort"] += f" {say(language, 'start.folder')}"
    first = [(name, say(language, f"start.{each}")) for each, name in named.items()]
    panels = [(say(language, f"panel.{key}"), ", ".join(words)) for key, words in PANELS.items()]
    lines = [
        *wrap(say(language, "help"), width),
        "",
        say(language, "start.first"),
        *_table(first, width),
        "",
        say(language, "start.all"),
        *_table(panels, width),
        "",
        *wrap(say(language, "start.help"), width),
    ]
    return "\n".join(lines) + "\n"


def _table(rows: list[tuple[str, str]], width: int) -> list[str]:
    """Put two columns beside each other, or below each other where it is narrow."""
    indent = " " * GAP
    if width < ROOMY:
        return [
            line
            for left, right in rows
            for line in (
                indent + left,
                *(2 * indent + each for each in wrap(right, width - 2 * GAP)),
            )
        ]
    column = GAP + max(cells(left) for left, _ in rows) + GAP
    lines = []
    for left, right in rows:
        start, *more = wrap(right, width - column)
        lines.append(indent + left + " " * (column - GAP - cells(left)) + start)
        lines += [" " * column + each for each in more]
    return lines
