"""Question by question, how a cohort answered: counts only, withheld where they say too much."""

from collections import Counter
from collections.abc import Iterator

from passion_cli.assessment.cohort.summary import ANSWERED, SILENT
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.reports.blocks.model import Block, Count, Heading, Heat, HeatMap
from passion_cli.reports.cohort.words import CohortWords


def item_blocks(words: CohortWords) -> Iterator[Block]:
    """Yield the answers to every question, in the order of the interview."""
    report = words.report
    yield Heading(words.say("cohort.items"))
    head = [words.say("cohort.question"), *(words.say(f"answer.{key}") for key in SILENT)]
    rows = [_heat(words, item) for item in report.rulebook.asked()]
    yield HeatMap(rows, report.disclosure.summary.people, head, words.say("cohort.heat"))


def _heat(words: CohortWords, item: AnyItem) -> Heat:
    language, name = words.report.language, item.title.speak(words.report.language)
    counts = words.report.disclosure.options(item.id)
    if counts is None:
        return Heat(name, withheld=words.withheld())
    options = (
        [(ANSWERED, words.say("cohort.answered"))]
        if isinstance(item, NumberItem)
        else [(key, option.speak(language)) for key, option in item.options.items()]
    )
    silences = [(key, words.say(f"answer.{key}")) for key in SILENT]
    return Heat(name, _counted(words, counts, options), _counted(words, counts, silences))


def _counted(words: CohortWords, counts: Counter[str], named: list[tuple[str, str]]) -> list[Count]:
    base = words.report.disclosure.summary.people
    return [Count(label, counts[key], words.of(counts[key], base)) for key, label in named]
