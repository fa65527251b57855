"""What a cohort's report says, as blocks; the most useful first, the method last."""

from collections.abc import Iterator, Mapping, Sequence

from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.reports.blocks.model import Block, Bullets, Heading, Paragraph, Title
from passion_cli.reports.cohort.figures import figure_blocks
from passion_cli.reports.cohort.groups import group_blocks
from passion_cli.reports.cohort.people import closing_blocks, people_blocks
from passion_cli.reports.cohort.questions import item_blocks
from passion_cli.reports.cohort.rounds import followed_blocks, rounds_blocks
from passion_cli.reports.cohort.view import CohortView, counts

MOST = 5
"""How many moves, flags and open questions are listed."""


def cohort_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the whole report."""
    yield from _head(view)
    if view.data["people"] is None:
        least = view.data["min_group"]
        yield Paragraph(view.voice.say("cohort.too_small", minimum=least), "strong")
    elif view.data["people"]:
        yield from figure_blocks(view)
        yield from rounds_blocks(view)
        yield from group_blocks(view)
        yield from _weakest(view)
        yield from _moves(view)
        yield from followed_blocks(view)
        yield from _flags(view)
        yield from _unknown(view)
        yield from item_blocks(view)
    if view.for_coach:
        yield from people_blocks(view)
    yield from closing_blocks(view)


def _head(view: CohortView) -> Iterator[Block]:
    title = view.voice.text(view.rulebook.title)
    day = view.voice.date(view.data["date"])
    yield Title(view.voice.say("cohort.title", title=title), day)
    if view.for_coach:
        yield Paragraph(view.voice.say("cohort.for_coach"), "strong")
    published = view.data["published"]
    if published is not None:
        yield Paragraph(view.voice.say("cohort.published", day=view.voice.date(published)))
    parts = [
        view.voice.count(f"cohort.{name}", number)
        for name, number in _read(view).items()
        if number or name == "people"
    ]
    yield Paragraph(" · ".join(parts), "strong")
    yield from _coverage(view)


def _read(view: CohortView) -> Mapping[str, int]:
    """Return how many people there are, and what was left out; of too few, only the files."""
    people, files, scored = view.data["people"], view.data["files"], view.data["scored"]
    if people is None:
        return {"files": files["read"]}
    return {
        "people": people,
        "no_total": 0 if scored is None else people - scored,
        "broken": files["broken"] or 0,
        "older": len(files["older"]),
        "skipped": files["skipped"] or 0,
    }


def _coverage(view: CohortView) -> Iterator[Block]:
    low, median = view.data["coverage"]["low"], view.data["coverage"]["median"]
    if median is None:
        return
    key = "cohort.coverage_median" if low is None else "cohort.coverage"
    lowest = "" if low is None else view.percent(low)
    yield Paragraph(view.voice.say(key, median=view.percent(median), low=lowest))


def _ranked(found: Mapping[str, int | None]) -> list[tuple[str, int | None]]:
    """Return what was counted, most first, the rulebook's order between equals."""
    known = [(key, number) for key, number in found.items() if number]
    return sorted(known, key=lambda pair: -(pair[1] or 0))


def _hidden(view: CohortView, found: Mapping[str, int | None], shown: Sequence[object]) -> str:
    """Say that some counts are withheld, or that all of them are."""
    if None not in found.values():
        return ""
    return view.voice.say("cohort.some_hidden", minimum=view.data["min_group"]) if shown else (
        view.withheld()
    )  # fmt: skip


def _counted(
    view: CohortView, found: Mapping[str, int | None], entries: Sequence[tuple[str, ...]], note: str
) -> Iterator[Block]:
    """Yield what was counted, how to read it, and whether something is withheld."""
    hidden = _hidden(view, found, entries)
    yield Bullets(entries)
    if entries and note:
        yield Paragraph(view.voice.say(note), "quiet")
    if hidden:
        yield Paragraph(hidden, "quiet" if entries else "")


def _weakest(view: CohortView) -> Iterator[Block]:
    found = counts(view.data["weakest"])
    yield Heading(view.voice.say("cohort.weakest"))
    entries = [
        (view.names.rule(key), view.share(number, view.data["scored"]))
        for key, number in _ranked(found)
    ]
    yield from _counted(view, found, entries, "cohort.ties")


def _moves(view: CohortView) -> Iterator[Block]:
    found, book = counts(view.data["moves"]), view.rulebook
    yield Heading(view.voice.say("cohort.moves"))
    entries: list[tuple[str, ...]] = []
    for key, number in _ranked(found)[:MOST]:
        indicator = book.indicators[key]
        title = view.names.usual_action(key)
        week = view.voice.text(indicator.every_move[-1].week)
        name = f"{title} ({view.names.rule(indicator.rule or '')})"
        entries.append((name, view.share(number, view.data["scored"]), week))
    yield from _counted(view, found, entries, "cohort.moves_note")


def _flags(view: CohortView) -> Iterator[Block]:
    found, checks = counts(view.data["flags"]), view.rulebook.checks
    yield Heading(view.voice.say("cohort.flags"))
    entries = [
        (_flag(view, checks[key], view.share(number, view.data["people"])),)
        for key, number in _ranked(found)[:MOST]
    ]
    yield from _counted(view, found, entries, "")
    if not entries and None not in found.values():
        yield Paragraph(view.voice.say("cohort.no_flags"))


def _flag(view: CohortView, check: Check, text: str) -> str:
    kind = view.voice.say(f"flag.{check.kind}")
    return f"{view.voice.text(check.message)} ({kind}, {text})"


def _unknown(view: CohortView) -> Iterator[Block]:
    """Say what is most often not known, as far as both of its counts are told."""
    silent = {
        item["id"]: None
        if item["unknown"] is None or item["unanswered"] is None
        else item["unknown"] + item["unanswered"]
        for item in view.data["items"]
    }
    ranked = _ranked(silent)[:MOST]
    if ranked:
        yield Heading(view.voice.say("cohort.unknown"))
        yield Bullets(
            [
                (view.names.item(key), view.share(number, view.data["people"]))
                for key, number in ranked
            ]
        )
