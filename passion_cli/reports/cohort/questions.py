"""Question by question, how a cohort answered: counts only, withheld where they say too much."""

from collections.abc import Iterator
from typing import Literal

from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.reports.blocks.heat import Count, Heat, HeatMap
from passion_cli.reports.blocks.model import Block, Heading
from passion_cli.reports.cohort.json_types import ItemData
from passion_cli.reports.cohort.view import CohortView, counts, exactly

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
        return Heat(name, [answered], silences, spread=_spread(view, item, told))
    found = counts(told["options"])
    options = [
        _count(view, view.voice.text(option), found[key]) for key, option in item.options.items()
    ]
    return Heat(name, options, silences)


def _spread(view: CohortView, item: NumberItem, told: ItemData) -> str:
    """Say where half of the answers lie, or nothing where that is not told."""
    numbers = told.get("numbers")
    if item.kind == "money":
        return view.voice.say("cohort.amounts")
    if numbers is None or numbers["median"] is None:
        return ""
    who, ends = "them" if view.for_coach else "you", numbers["quartiles"]
    median = _number(view, item, numbers["median"])
    if ends is None or ends[0] == ends[1]:
        most = exactly(numbers["median"]) == item.max
        key = "half" if ends is None and not most else "half_same"
        return view.voice.say(f"cohort.{key}_{who}", median=_with_unit(view, item, median))
    low, high = (_number(view, item, end) for end in ends)
    shown = {"low": low, "high": _with_unit(view, item, high), "median": median}
    return view.voice.say(f"cohort.half_between_{who}", **shown)


def _number(view: CohortView, item: NumberItem, value: float) -> str:
    if item.kind == "percent":
        return view.voice.percent(exactly(value), 2)
    return view.voice.short(exactly(value))


def _with_unit(view: CohortView, item: NumberItem, shown: str) -> str:
    return f"{shown} {view.voice.text(item.unit)}" if item.unit else shown


def _count(view: CohortView, label: str, people: int | None) -> Count:
    return Count(label, people, view.share(people, view.data["people"]))
