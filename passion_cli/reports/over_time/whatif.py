"""One or several answers changed, or every single change ranked: what the score would be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.scoring import Score
from passion_cli.assessment.whatif import Change, affected
from passion_cli.reports.blocks.model import Block, Bullets, Grid, Heading, Paragraph, Title
from passion_cli.reports.json_values import raw
from passion_cli.reports.voice import Voice

FORMAT = "passion-whatif/1"
MOST = 12


@dataclass(frozen=True, slots=True)
class WhatIfReport:
    """What was, what would be (None where every single change is ranked), and those changes."""

    before: Assessment
    after: Assessment | None
    changes: Sequence[Change]
    voice: Voice
    date: str

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        voice = self.voice
        yield Title(voice.say("whatif.title"), voice.date(self.date))
        yield from self._ranked() if self.after is None else self._compared(self.after)
        yield Paragraph(voice.say("whatif.nothing_saved"), "quiet")

    def _ranked(self) -> Iterator[Block]:
        voice, score = self.voice, self.before.overall.score
        if score is None:
            yield Paragraph(voice.say("whatif.no_total"), "strong")
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

    def _change(self, change: Change) -> tuple[str, ...]:
        voice = self.voice
        points = voice.say("compare.points", points=voice.signed(change.gain))
        was = self.before.answers.values.get(change.item)
        return voice.item(change.item), points, voice.moved(change.item, was, change.value)

    def _compared(self, after: Assessment) -> Iterator[Block]:
        voice, before = self.voice, self.before
        changed = affected(before.rulebook, before.answers, after.answers)
        was, now = (voice.number(each.overall.score, 1) for each in (before, after))
        yield Paragraph(voice.say("whatif.headline", before=was, after=now), "strong")
        entries = [(voice.item(item), self._moved(item, after)) for item in changed]
        yield Bullets(entries)
        if not changed:
            yield Paragraph(voice.say("whatif.same"))
        yield Heading(voice.say("report.rules"))
        pairs = zip(before.rules, after.rules, strict=True)
        table = Grid(voice.before_after(), [self._rule(*pair) for pair in pairs], "lrrr")
        yield voice.wheels(table, before.rules, after.rules)

    def _moved(self, item: str, after: Assessment) -> str:
        was, now = (each.answers.values.get(item) for each in (self.before, after))
        return self.voice.moved(item, was, now)

    def _rule(self, was: Score, now: Score) -> list[str]:
        voice = self.voice
        change = voice.say("compare.unknown")
        if was.score is not None and now.score is not None:
            moved = now.score - was.score
            change = voice.signed(moved) if moved else voice.say("compare.same")
        return [voice.rule(was.id), voice.number(was.score), voice.number(now.score), change]


def whatif_data(report: WhatIfReport) -> dict[str, object]:
    """Return it as plain data, `passion-whatif/1`; numbers are never rounded."""
    after = report.after
    return {
        "format": FORMAT,
        "rulebook": report.before.rulebook.name,
        "before": _scores(report.before),
        "after": _scores(after) if after is not None else None,
        "changes": [
            {"item": each.item, "value": raw(each.value), "gain": raw(each.gain)}
            for each in report.changes
        ],
    }


def _scores(made: Assessment) -> dict[str, object]:
    rules = {rule.id: raw(rule.score) for rule in made.rules}
    return {"overall": raw(made.overall.score), "rules": rules}
