"""Two checks of one person side by side: what moved, what moved it, and what is noise."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment.comparison import ANSWERS, KNOWN, RULES, Cause, Progress, Step
from passion_cli.language.numbers import exact_round
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Title,
    Wheels,
)
from passion_cli.reports.json_values import raw
from passion_cli.reports.voice import Voice

FORMAT = "passion-compare/1"
KINDS = (ANSWERS, KNOWN, RULES)


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Two checks and their dates (ISO), told in one voice."""

    progress: Progress
    voice: Voice
    dates: tuple[str, str]

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        voice = self.voice
        start, end = map(voice.date, self.dates)
        yield Title(voice.say("compare.title"), voice.say("compare.dates", start=start, end=end))
        yield from self._headline()
        yield from self._causes()
        yield Heading(voice.say("report.rules"))
        yield self._wheels()
        noise = voice.number(self.progress.overall.noise)
        yield Paragraph(voice.say("compare.noise_note", noise=noise), "quiet")
        if self.progress.dropped:
            items = ", ".join(self.progress.dropped)
            yield Paragraph(voice.say("compare.dropped", items=items))

    def _wheels(self) -> Wheels:
        steps, voice = self.progress.rules, self.voice
        table = Grid(voice.before_after(), [self._rule(step) for step in steps], "lrrr")
        before, after = [step.before for step in steps], [step.after for step in steps]
        return voice.wheels(table, before, after)

    def _headline(self) -> Iterator[Block]:
        voice, overall = self.voice, self.progress.overall
        before = overall.before.score if overall.before else None
        if overall.change is None:
            yield Paragraph(voice.say("compare.no_total"), "strong")
            return
        told = voice.say(
            "compare.headline",
            before=voice.number(before),
            after=voice.number(overall.after.score),
            change=voice.signed(overall.change),
        )
        yield Paragraph(told, "strong")
        if overall.is_noise:
            noise = voice.number(overall.noise)
            yield Paragraph(voice.say("compare.is_noise", noise=noise))
        yield Paragraph(self._sum(overall.change))

    def _sum(self, change: Fraction) -> str:
        """Say the change as a sum; its parts are rounded so that they add up as printed."""
        voice = self.voice
        parts, running, told = [], Fraction(0), Fraction(0)
        for kind in KINDS:
            points = self.progress.total(kind)
            if any(cause.kind == kind for cause in self.progress.causes):
                running += points
                shown = _tenth(running) - told
                told += shown
                parts.append(voice.say(f"compare.{kind}", points=voice.signed(shown)))
        if not parts:
            return voice.say("compare.nothing")
        return voice.say("compare.sum", change=voice.signed(change), parts=", ".join(parts))

    def _causes(self) -> Iterator[Block]:
        causes = sorted(self.progress.causes, key=lambda cause: -abs(cause.points))
        if causes:
            yield Heading(self.voice.say("compare.causes"))
            yield Bullets([self._cause(cause) for cause in causes])
            yield Paragraph(self.voice.say("compare.causes_note"), "quiet")

    def _cause(self, cause: Cause) -> tuple[str, ...]:
        voice = self.voice
        points = voice.say("compare.points", points=voice.signed(cause.points))
        if not cause.items:
            return voice.say("compare.new_rules"), points
        titles = ", ".join(map(voice.item, cause.items))
        return (titles, points, *(self._moved(item) for item in cause.items))

    def _moved(self, item: str) -> str:
        voice = self.voice
        was = self.progress.before.answers.values.get(item)
        now = self.progress.after.answers.values.get(item)
        known = item in self.progress.before.rulebook.items
        old = Voice(self.progress.before.rulebook, voice.language, voice.currency)
        start = old.answer(item, was) if known else voice.say("compare.not_asked")
        return voice.say("compare.moved", start=start, end=voice.answer(item, now))

    def _rule(self, step: Step) -> list[str]:
        voice = self.voice
        before = voice.number(step.before.score if step.before else None)
        after, change = voice.number(step.after.score), step.change
        if change is None:
            return [voice.rule(step.id), before, after, voice.say("compare.unknown")]
        told = voice.signed(change)
        if step.is_noise and change:
            told = voice.say("compare.small", change=told)
        return [voice.rule(step.id), before, after, told if change else voice.say("compare.same")]


def _tenth(value: Fraction) -> Fraction:
    """Round as a change is printed: halves away from zero."""
    size = Fraction(exact_round(abs(value), 1))
    return size if value > 0 else -size


def progress_data(report: ProgressReport) -> dict[str, object]:
    """Return the comparison as plain data, `passion-compare/1`; numbers are never rounded."""
    progress = report.progress
    return {
        "format": FORMAT,
        "rulebooks": [each.rulebook.name for each in (progress.before, progress.after)],
        "dates": list(report.dates),
        "overall": _step(progress.overall),
        "rules": [_step(step) for step in progress.rules],
        "noise": raw(progress.overall.noise),
        "sums": {kind: raw(progress.total(kind)) for kind in KINDS},
        "causes": [
            {"kind": cause.kind, "items": list(cause.items), "points": raw(cause.points)}
            for cause in progress.causes
        ],
        "dropped": list(progress.dropped),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "before": raw(step.before.score) if step.before else None,
        "after": raw(step.after.score),
        "change": raw(step.change),
        "noise": step.is_noise,
    }
