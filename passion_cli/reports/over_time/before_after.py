"""The rules before and after, as a table and as two wheels."""

from collections.abc import Sequence

from passion_cli.assessment.scoring import Score
from passion_cli.reports.blocks.model import Grid, Wheels
from passion_cli.reports.names import Names


def before_after(
    names: Names,
    rows: Sequence[Sequence[str]],
    before: Sequence[Score | None],
    after: Sequence[Score],
) -> Wheels:
    """Return a table of rules before and after, with the scores it is made of."""
    keys = ("table.rule", "compare.before", "compare.after", "compare.change")
    table = Grid([names.voice.say(key) for key in keys], rows, "lrrr")
    numbers = [names.rulebook.rules[score.id].number for score in after]
    note = f"{names.voice.say('compare.wheel_note')} {names.voice.say('html.wheel_note')}"
    return Wheels(names.voice.say("html.wheel"), table, before, after, numbers, note)
