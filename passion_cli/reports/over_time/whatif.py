"""One or several answers changed, or every single change ranked: what the score would be."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.scoring import Score
from passion_cli.assessment.whatif import AnswerChange, affected
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Block, Bullets, Heading, Paragraph, Title
from passion_cli.reports.json_values import JsonValue, answer, exact, number
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.before_after import before_after
from passion_cli.reports.schema import Share

MOST = 12
"""How many changes a report lists."""


class WhatIfReport(NamedTuple):
    """What was, what would be (None where every single change is ranked), and those changes."""

    before: Assessment
    after: Assessment | None
    changes: Sequence[AnswerChange]
    names: Names
    date: str

    @property
    def voice(self) -> Voice:
        """The voice of the report."""
        return self.names.voice

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        voice = self.voice
        yield Title(voice.say("whatif.title"), voice.date(self.date))
        yield from self._ranked() if self.after is None else self._compared(self.after)
        yield Paragraph(voice.say("whatif.nothing_saved"), "quiet")

    def _ranked(self) -> Iterator[Block]:
        voice, score = self.voice, self.before.overall.score
        if score is None:
            has_total = self.before.rulebook.has_total
            yield Paragraph(voice.say("whatif.no_total" if has_total else "whatif.apart"), "strong")
            return
        yield Paragraph(voice.say("whatif.today", score=voice.number(score, 1)), "strong")
        yield Heading(voice.say("whatif.single"))
        if not self.changes:
            yield Paragraph(voice.say("whatif.nothing_to_gain"))
        yield Bullets([self._change(change) for change in self.changes[:MOST]])
        left = len(self.changes) - MOST
        if left > 0:
            yield Paragraph(voice.count("cohort.more", left), "quiet")
        yield Paragraph(voice.say("whatif.note"), "quiet")

    def _change(self, change: AnswerChange) -> tuple[str, ...]:
        item, was = change.item, self.before.answers.values.get(change.item)
        points = self.voice.points(change.gain)
        return self.names.item(item), points, self.names.moved(item, was, change.value)

    def _compared(self, after: Assessment) -> Iterator[Block]:
        voice, before = self.voice, self.before
        changed = affected(before.rulebook, before.answers, after.answers)
        was, now = (voice.number(each.overall.score, 1) for each in (before, after))
        if before.rulebook.has_total:
            yield Paragraph(voice.say("whatif.headline", before=was, after=now), "strong")
        entries = [(self.names.item(item), self._moved(item, after)) for item in changed]
        yield Bullets(entries)
        if not changed:
            yield Paragraph(voice.say("whatif.same"))
        yield Heading(voice.say("report.rules"))
        rows = [self._rule(*pair) for pair in zip(before.rules, after.rules, strict=True)]
        yield before_after(self.names, rows, before.rules, after.rules)

    def _moved(self, item: str, after: Assessment) -> str:
        was, now = (each.answers.values.get(item) for each in (self.before, after))
        return self.names.moved(item, was, now)

    def _rule(self, was: Score, now: Score) -> list[str]:
        voice = self.voice
        change = voice.say("compare.unknown")
        if was.score is not None and now.score is not None:
            moved = now.score - was.score
            change = voice.signed(moved) if moved else voice.say("compare.same")
        before, after = voice.number(was.score), voice.number(now.score)
        return [self.names.numbered_rule(was.id), before, after, change]


class ScoresData(TypedDict):
    """The overall score and that of every rule, 0 to 100; null where it cannot be given."""

    overall: Share | None
    rules: dict[str, float | None]


class AnswerChangeData(TypedDict):
    """One other answer, and by how many points the overall score would move."""

    item: str
    value: JsonValue
    gain: float


class WhatIfData(TypedDict):
    """The whole document; `after` is null where every single change is ranked."""

    format: Literal["passion-whatif/1"]
    rulebook: str
    before: ScoresData
    after: ScoresData | None
    changes: list[AnswerChangeData]


def whatif_data(report: WhatIfReport) -> WhatIfData:
    """Return it as plain data; numbers are never rounded."""
    after = report.after
    return {
        "format": "passion-whatif/1",
        "rulebook": report.before.rulebook.name,
        "before": _scores(report.before),
        "after": _scores(after) if after is not None else None,
        "changes": [
            {"item": each.item, "value": answer(each.value), "gain": exact(each.gain)}
            for each in report.changes
        ],
    }


def _scores(assessment: Assessment) -> ScoresData:
    rules = {rule.id: number(rule.score) for rule in assessment.rules}
    return {"overall": number(assessment.overall.score), "rules": rules}
