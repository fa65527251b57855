"""The groups of a cohort beside each other: people and medians."""

from collections.abc import Iterator

from passion_cli.assessment.scoring import OVERALL
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    OutsideText,
    Paragraph,
)
from passion_cli.reports.cohort.json_types import FigureData, GroupData
from passion_cli.reports.cohort.view import CohortView


def group_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the table of groups, or nothing where people were not grouped."""
    by, groups = view.data["by"], view.data["groups"]
    if by is None:
        return
    field = view.voice.say(f"cohort.field.{by}")
    yield Heading(view.voice.say("cohort.groups", field=field))
    if not groups:
        yield Paragraph(view.voice.say("cohort.no_groups"))
        return
    rules, has_total = view.rulebook.rules, view.rulebook.has_total
    keys = ("group", "people", *(("overall",) if has_total else ()))
    head = [view.voice.say(f"table.{key}") for key in keys]
    head += [str(rule.number) for rule in rules.values()]
    shown = (OVERALL, *rules) if has_total else tuple(rules)
    rows = [_row(view, group, shown) for group in groups]
    yield Grid(head, rows, "l" + "r" * (len(head) - 1))
    yield from _others(view, groups)
    yield Paragraph(view.note("cohort.groups_note"), "quiet")


def _row(view: CohortView, group: GroupData, names: tuple[str, ...]) -> list[str]:
    medians = [_median(view, group["scores"][name]) for name in names]
    return [_name(view, group), str(group["people"]), *medians]


def _median(view: CohortView, figure: FigureData) -> str:
    if figure["median"] is None and not figure["withheld"]:
        return ""
    return view.number(figure["median"])


def _name(view: CohortView, group: GroupData) -> str:
    if group["name"] is None:
        return view.voice.say("cohort.others")
    name = group["name"]
    return OutsideText(isolate(name)) if name else view.voice.say("cohort.no_group")


def _others(view: CohortView, groups: list[GroupData]) -> Iterator[Block]:
    none_given = view.voice.say("cohort.no_group")
    for group in groups:
        if group["members"]:
            names = [isolate(each) or none_given for each in group["members"]]
            yield Bullets([(view.voice.say("cohort.others"), OutsideText(", ".join(names)))])
