"""What is said of two rounds: counts first, then how sure one can be, then the caveats."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.cohort.summary import OVERALL
from passion_cli.assessment.cohort.rounds import LEAST_CHANGED, Change, Rounds
from passion_cli.reports.blocks.model import Block, Grid, Heading, Paragraph
from passion_cli.reports.cohort.words import CohortWords

SMALLEST_P = Fraction(1, 1000)


def rounds_blocks(words: CohortWords) -> Iterator[Block]:
    """Yield the section on two rounds, or nothing where there is only one."""
    rounds = words.report.rounds
    if rounds is None:
        return
    yield Heading(words.say("rounds.title"))
    counted = {"pairs": rounds.pairs, "joined": rounds.joined, "left": rounds.left}
    parts = (words.count(f"rounds.{name}", number) for name, number in counted.items())
    yield Paragraph(" · ".join(parts))
    if rounds.pairs < words.report.disclosure.minimum:
        yield Paragraph(words.withheld())
        return
    yield from _overall(words, rounds)
    yield _table(words, rounds)
    yield Paragraph(words.say("rounds.caveats"), "quiet")


def _overall(words: CohortWords, rounds: Rounds) -> Iterator[Block]:
    change = next(each for each in rounds.changes if each.id == OVERALL)
    if change.pairs < words.report.disclosure.minimum:
        yield Paragraph(f"{words.say('cohort.overall')} · {words.withheld()}")
        return
    noise = words.number(words.report.rulebook.scoring.noise)
    counts = {"up": change.up, "same": change.same, "down": change.down}
    yield Paragraph(words.say("rounds.counts", noise=noise, **counts), "strong")
    if change.median is None:
        yield Paragraph(words.say("rounds.too_few", n=LEAST_CHANGED))
        return
    yield Paragraph(_interval(words, change))
    yield Paragraph(_test(words, change))


def _interval(words: CohortWords, change: Change) -> str:
    if change.interval is None or change.median is None:
        return ""
    confidence = words.percent(Fraction(floor(100 * change.interval.confidence)))
    low, high = words.signed(change.interval.low), words.signed(change.interval.high)
    median = words.signed(change.median)
    return words.say("rounds.median", median=median, confidence=confidence, low=low, high=high)


def _test(words: CohortWords, change: Change) -> str:
    moved = change.up + change.down
    if change.p is None or change.p < SMALLEST_P:
        return words.say("rounds.sign_small", n=moved)
    return words.say("rounds.sign", n=moved, p=words.number(change.p, 3))


def _table(words: CohortWords, rounds: Rounds) -> Grid:
    rules = words.report.rulebook.rules
    keys = ("table.rule", "rounds.up", "rounds.same", "rounds.down", "rounds.change")
    rows = []
    for change in rounds.changes:
        if change.id in rules:
            title = f"{rules[change.id].number}  {words.rule(change.id)}"
            rows.append([title, *_row(words, change)])
    return Grid([words.say(key) for key in keys], rows, "lrrrr")


def _row(words: CohortWords, change: Change) -> list[str]:
    if change.pairs < words.report.disclosure.minimum:
        return ["—", "—", "—", "—"]
    told = words.say("rounds.few") if change.median is None else words.signed(change.median)
    return [str(change.up), str(change.same), str(change.down), told]
