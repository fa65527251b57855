"""Question by question, how a cohort answered: counts only, withheld where they say too much."""

from collections.abc import Iterator
from typing import Literal

from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.reports.blocks.heat import Count, Heat, HeatMap
from passion_cli.reports.blocks.model import Block, Heading
from passion_cli.reports.cohort.json_types import ItemData
from passion_cli.reports.cohort.view import CohortView, counts

SILENCES: tuple[Literal["unknown", "not_applicable", "unanswered"], ...] = (
    "unknown",
    "not_applicable",
    "unanswered",
)


def item_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the answers to every question, in the order of the interview."""
    yield Heading(view.voice.say("cohort.items"))
    head = [
        view.voice.say("cohort.question"),
        view.voice.say("cohort.answers"),
        *(view.voice.say(f"answer.{key}") for key in SILENCES),
    ]
    rows = [_heat(view, view.rulebook.items[item["id"]], item) for item in view.data["items"]]
    yield HeatMap(rows, view.data["people"] or 0, head, view.note("cohort.heat"))


def _heat(view: CohortView, item: AnyItem, told: ItemData) -> Heat:
    name = view.voice.text(item.title)
    if item.sensitive and not view.for_coach:
        return Heat(name, withheld=view.voice.say("cohort.sensitive"))
    if told["withheld"]:
        return Heat(name, withheld=view.withheld())
    silences = [_count(view, view.voice.say(f"answer.{key}"), told[key]) for key in SILENCES]
    if isinstance(item, NumberItem):
        answered = _count(view, view.voice.say("cohort.answered"), told["answered"])
        return Heat(name, [answered], silences)
    found = counts(told["options"])
    options = [
        _count(view, view.voice.text(option), found[key]) for key, option in item.options.items()
    ]
    return Heat(name, options, silences)


def _count(view: CohortView, label: str, people: int | None) -> Count:
    return Count(label, people, view.share(people, view.data["people"]))
