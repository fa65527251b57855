"""What `passion` says by itself: what it is, how to start, and every command by its use."""

from passion_cli.cli.registry import PANELS
from passion_cli.language.typography import cells, wrap
from passion_cli.language.voice import Voice

FIRST = ("check", "open", "cohort")
GAP = 2
ROOMY = 60
"""From so many columns on, what a command does stands beside it."""


def start_page(voice: Voice, width: int) -> str:
    """Return the page, at most so many columns wide."""
    named = {each: f"passion {each}" for each in FIRST}
    named["cohort"] += f" {voice.say('start.folder')}"
    first = [(name, voice.say(f"start.{each}")) for each, name in named.items()]
    panels = [(voice.say(f"panel.{key}"), ", ".join(words)) for key, words in PANELS.items()]
    lines = [
        *wrap(voice.say("help"), width),
        "",
        voice.say("start.first"),
        *_table(first, width),
        "",
        voice.say("start.all"),
        *_table(panels, width),
        "",
        *wrap(voice.say("start.help"), width),
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
