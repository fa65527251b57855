"""Who and what a cohort's report names: people, what could not be read, requirements, method."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import get_args

from passion_cli.assessment.cohort.summary import Reason
from passion_cli.assessment.scoring import digits_in_band
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import Block, Bullets, Grid, Heading, OutsideText, Paragraph
from passion_cli.reports.cohort.json_types import ParticipantData
from passion_cli.reports.cohort.view import CohortView, exactly


def people_blocks(view: CohortView) -> Iterator[Block]:
    """Yield whom to check in with and, where that was asked for, everybody."""
    attention, participants = view.data["attention"], view.data["participants"]
    yield Heading(view.voice.say("cohort.attention"))
    reasons = list(_by_reason(view))
    yield Bullets(reasons)
    if view.data["attention_more"]:
        yield Paragraph(view.voice.count("cohort.more", view.data["attention_more"]), "quiet")
    note = "attention_note" if reasons else "nobody_listed"
    yield Paragraph(view.voice.say(f"cohort.{note}"), "quiet")
    if participants is not None:
        yield Heading(view.voice.say("cohort.participants"))
        yield _everybody(view, participants)
    alike = view.data["look_alikes"]
    if alike:
        yield Heading(view.voice.say("cohort.look_alikes"))
        yield Bullets([(OutsideText(", ".join(map(isolate, some))),) for some in alike])
    if attention or participants or alike:
        text = "real_names" if view.data["real_names"] else "names_note"
        yield Paragraph(view.voice.say(f"cohort.{text}"), "quiet")


def _everybody(view: CohortView, participants: Sequence[ParticipantData]) -> Grid:
    """Return everybody's total with its band, where there are any, and how much they answered."""
    columns = {"name": "l", "score": "r", "reach": "l", "band": "l", "coverage": "r"}
    left_out = {
        "band": not view.rulebook.bands,
        "score": not view.rulebook.has_total,
        "reach": not view.rulebook.has_total,
    }
    shown = [not left_out.get(key, False) for key in columns]
    rows = [list(compress(_participant(view, each), shown)) for each in participants]
    head = [view.voice.say(f"table.{key}") for key in compress(columns, shown)]
    return Grid(head, rows, "".join(compress(columns.values(), shown)))


def _by_reason(view: CohortView) -> Iterator[tuple[str, str]]:
    """Yield each reason that holds for somebody, with those it holds for, by name."""
    attention = view.data["attention"]
    for reason in get_args(Reason):
        names = [isolate(each["name"]) for each in attention if reason in each["reasons"]]
        if names:
            yield view.voice.say(f"reason.{reason}"), OutsideText(", ".join(names))


def _participant(view: CohortView, each: ParticipantData) -> list[str]:
    bands, score = view.rulebook.bands, each["score"]
    band = view.voice.text(bands[each["band"]]) if each["band"] else "—"
    digits = 0 if score is None else digits_in_band(view.rulebook, exactly(score))
    ends = {end: view.number(each[end], digits) for end in ("low", "high")}
    return [
        OutsideText(isolate(each["name"])),
        view.number(score, digits),
        view.voice.say("report.reach", **ends),
        band,
        view.percent(each["coverage"]),
    ]


def _broken(view: CohortView) -> Iterator[Block]:
    files = view.data["files"]
    if not files["problems"]:
        return
    yield Heading(view.voice.say("cohort.broken_title"))
    yield Bullets([(OutsideText(each["message"]),) for each in files["problems"]])
    if files["problems_more"]:
        yield Paragraph(view.voice.count("cohort.more", files["problems_more"]), "quiet")


def _notes(view: CohortView) -> Iterator[Block]:
    notes = view.data["files"]["notes"]
    if notes:
        yield Heading(view.voice.say("cohort.notes_title"))
        yield Bullets([(OutsideText(each["message"]),) for each in notes])


def _requirements(view: CohortView) -> Iterator[Block]:
    if not view.data["requirements"]:
        return
    yield Heading(view.voice.say("cohort.requirements"))
    head = [view.voice.say(f"table.{key}") for key in ("requirement", "found", "result")]
    rows = [
        [
            OutsideText(each["clause"]),
            view.number(each["value"], 1),
            view.voice.say("gate.met" if each["met"] else "gate.not_met"),
        ]
        for each in view.data["requirements"]
    ]
    yield Grid(head, rows, "lrl")


def method_blocks(view: CohortView) -> Iterator[Block]:
    """Yield how the report is to be read."""
    yield Heading(view.voice.say("cohort.method_title"))
    key = "cohort.method_coach" if view.for_coach else "cohort.method"
    yield Paragraph(view.voice.say(key, minimum=view.data["min_group"]), "quiet")
    if view.rulebook.has_total:
        yield Paragraph(view.voice.say("cohort.ties"), "quiet")
    if view.data["rounds"] is not None:
        yield Paragraph(view.voice.say("rounds.caveats"), "quiet")
    if view.rulebook.disclaimer:
        yield Paragraph(view.voice.text(view.rulebook.disclaimer), "quiet")
    yield Paragraph(view.voice.say("cohort.private"), "quiet")


def problem_blocks(view: CohortView) -> Iterator[Block]:
    """Yield what could not be read, and the verdict on each requirement."""
    yield from _broken(view)
    yield from _notes(view)
    yield from _requirements(view)
