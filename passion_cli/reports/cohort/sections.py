"""What a cohort's report says, as blocks: what a coach says aloud first, the details last."""

from collections.abc import Iterator, Mapping, Sequence

from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.reports.blocks.model import (
    Appendix,
    Block,
    Bullets,
    Heading,
    OutsideText,
    Paragraph,
    Title,
)
from passion_cli.reports.cohort.figures import chart_blocks, table_blocks
from passion_cli.reports.cohort.groups import group_blocks
from passion_cli.reports.cohort.opening import opening_blocks
from passion_cli.reports.cohort.people import method_blocks, people_blocks, problem_blocks
from passion_cli.reports.cohort.questions import item_blocks
from passion_cli.reports.cohort.rounds import followed_blocks, rounds_blocks
from passion_cli.reports.cohort.studies import item_analysis_blocks, retest_blocks
from passion_cli.reports.cohort.view import CohortView, counts, lowest_first, ranked

MOST = 5
"""How many moves, flags and open questions are listed."""


def cohort_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the whole report."""
    yield from _head(view)
    if view.data["people"] is None:
        least = view.data["min_group"]
        yield Paragraph(view.voice.say("cohort.too_small", minimum=least), "strong")
    elif view.data["people"]:
        yield from _body(view)
    if view.for_coach:
        yield from people_blocks(view)
    yield from problem_blocks(view)
    yield _appendix(view)


def _body(view: CohortView) -> Iterator[Block]:
    yield from opening_blocks(view)
    yield from chart_blocks(view)
    yield from _weakest(view)
    yield from _moves(view)
    if view.data.get("retest") is None:
        yield from rounds_blocks(view)
        yield from followed_blocks(view)
    yield from retest_blocks(view)
    yield from group_blocks(view)
    yield from _flags(view)
    yield from item_analysis_blocks(view)
    if any(None in counts(view.data[kind]).values() for kind in ("weakest", "moves", "flags")):
        text = view.voice.say("cohort.some_hidden", minimum=view.data["min_group"])
        yield Paragraph(text, "quiet")


def _appendix(view: CohortView) -> Appendix:
    """Return the details: every figure, the answers to every question, and how to read it all."""
    blocks: list[Block] = []
    if view.data["people"]:
        blocks += [*table_blocks(view), *_unknown(view), *item_blocks(view)]
    title = view.voice.say("cohort.details")
    hint = view.voice.say("cohort.details_hint" if blocks else "cohort.method_hint")
    return Appendix(title, hint, [*blocks, *method_blocks(view)], view.details)


def _head(view: CohortView) -> Iterator[Block]:
    title = view.voice.text(view.rulebook.title)
    day = view.voice.date(view.data["date"])
    named = view.data.get("title")
    if named:
        yield Title(OutsideText(named), day, title, screens=True)
    else:
        yield Title(view.voice.say("cohort.title", title=title), day, screens=True)
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
    yield Paragraph(" · ".join([*parts, *_coverage(view)]), "quiet")


def _read(view: CohortView) -> Mapping[str, int]:
    """Return how many people there are, and what was left out; of too few, only the files."""
    people, files, scored = view.data["people"], view.data["files"], view.data["scored"]
    if people is None:
        return {"files": files["read"]}
    return {
        "people": people,
        "no_total": 0 if scored is None or not view.rulebook.has_total else people - scored,
        "broken": files["broken"] or 0,
        "older": len(files["older"]),
        "skipped": files["skipped"] or 0,
    }


def _coverage(view: CohortView) -> Iterator[str]:
    low, median = view.data["coverage"]["low"], view.data["coverage"]["median"]
    if median is None:
        return
    key = "cohort.coverage_median" if low is None else "cohort.coverage"
    lowest = "" if low is None else view.percent(low)
    yield view.voice.say(key, median=view.percent(median), low=lowest)


def _has_counts(found: Mapping[str, int | None]) -> bool:
    """Tell whether anything was counted, or is withheld."""
    return any(number or number is None for number in found.values())


def _counted(
    view: CohortView, found: Mapping[str, int | None], entries: Sequence[tuple[str, ...]]
) -> Iterator[Block]:
    """Yield what was counted, or that all of it is withheld."""
    yield Bullets(entries)
    if not entries and None in found.values():
        yield Paragraph(view.voice.say("cohort.all_hidden"))


def _weakest(view: CohortView) -> Iterator[Block]:
    found = counts(view.data["weakest"])
    if not view.rulebook.has_total or not _has_counts(found):
        return
    yield Heading(view.voice.say("cohort.weakest"))
    entries = [
        (view.names.rule(key), view.share(number, view.data["scored"]))
        for key, number in ranked(found, lowest_first(view))[:MOST]
    ]
    yield from _counted(view, found, entries)


def _moves(view: CohortView) -> Iterator[Block]:
    """Yield the actions that most people need, and how to start with the first."""
    found = counts(view.data["moves"])
    if not (view.rulebook.advises and view.rulebook.has_total and _has_counts(found)):
        return
    yield Heading(view.voice.say("cohort.moves"))
    entries: list[tuple[str, ...]] = [
        (_move(view, key), view.share(number, view.data["scored"]))
        for key, number in ranked(found)[:MOST]
    ]
    if entries:
        entries[0] += (_week(view, ranked(found)[0][0]),)
    yield from _counted(view, found, entries)
    if entries:
        yield Paragraph(view.voice.say("cohort.moves_note"), "quiet")


def _move(view: CohortView, key: str) -> str:
    rule = view.rulebook.rules[view.rulebook.indicators[key].rule or ""]
    number = view.voice.say("cohort.rule_number", number=rule.number)
    return f"{view.names.usual_action(key)} ({number})"


def _week(view: CohortView, key: str) -> str:
    return view.voice.text(view.rulebook.indicators[key].every_move[-1].week)


def _flags(view: CohortView) -> Iterator[Block]:
    found, checks = counts(view.data["flags"]), view.rulebook.checks
    if not checks or (not any(found.values()) and None in found.values()):
        return
    yield Heading(view.voice.say("cohort.flags"))
    entries = [
        _flag(view, checks[key], view.share(number, view.data["people"]))
        for key, number in ranked(found)[:MOST]
    ]
    yield from _counted(view, found, entries)
    if not entries and None not in found.values():
        yield Paragraph(view.voice.say("cohort.no_flags"))


def _flag(view: CohortView, check: Check, share: str) -> tuple[str, ...]:
    kind = view.voice.say(f"flag.{check.kind}")
    return view.voice.text(check.message), "", f"{kind} · {share}"


def _unknown(view: CohortView) -> Iterator[Block]:
    """Say what is most often not known, as far as both of its counts are told."""
    silent = {
        item["id"]: None
        if item["unknown"] is None or item["unanswered"] is None
        else item["unknown"] + item["unanswered"]
        for item in view.data["items"]
    }
    entries = ranked(silent)[:MOST]
    if entries:
        yield Heading(view.voice.say("cohort.unknown"))
        yield Bullets(
            [
                (view.names.item(key), view.share(number, view.data["people"]))
                for key, number in entries
            ]
        )
