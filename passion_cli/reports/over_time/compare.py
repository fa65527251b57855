"""Two checks of one person side by side: what moved, what moved it, and what is noise."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.comparison import ANSWERS, KNOWN, RULES, Cause, Comparison, ScoreChange
from passion_cli.language.numbers import exact_round
from passion_cli.language.typography import isolate
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Heading,
    OutsideText,
    Paragraph,
    Title,
    Wheels,
)
from passion_cli.reports.json_values import exact, number
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.before_after import before_after
from passion_cli.reports.schema import Share

KINDS = (ANSWERS, KNOWN, RULES)


class CompareReport(NamedTuple):
    """Two checks of one person, their dates (ISO), and whom each is said to be of."""

    comparison: Comparison
    names: Names
    dates: tuple[str, str]
    respondents: tuple[str | None, str | None] = (None, None)

    @property
    def voice(self) -> Voice:
        """The voice of the report."""
        return self.names.voice

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        voice = self.voice
        start, end = map(voice.date, self.dates)
        yield Title(voice.say("compare.title"), voice.say("compare.dates", start=start, end=end))
        yield from self._people()
        yield from self._headline()
        yield from self._causes()
        yield Heading(voice.say("report.rules"))
        yield self._wheels()
        noise = voice.number(self.comparison.overall.noise)
        yield Paragraph(voice.say("compare.noise_note", noise=noise), "quiet")
        if self.comparison.dropped:
            items = ", ".join(self.comparison.dropped)
            yield Paragraph(voice.say("compare.dropped", items=items))

    def _people(self) -> Iterator[Block]:
        """Say whom the comparison is about, and where that may be two people."""
        known = list(dict.fromkeys(isolate(each) for each in self.respondents if each))
        if len(known) == 1:
            about = self.voice.say("report.for", respondent=known[0])
            yield Paragraph(OutsideText(about))
        elif known:
            text = self.voice.say("compare.two_people", first=known[0], second=known[1])
            yield Paragraph(OutsideText(text))

    def _wheels(self) -> Wheels:
        changes = self.comparison.rules
        rows = [self._rule(change) for change in changes]
        before, after = [each.before for each in changes], [each.after for each in changes]
        return before_after(self.names, rows, before, after)

    def _headline(self) -> Iterator[Block]:
        voice, overall = self.voice, self.comparison.overall
        before = overall.before.score if overall.before else None
        if not self.comparison.after.rulebook.has_total:
            return
        if overall.change is None:
            yield Paragraph(voice.say("compare.no_total"), "strong")
            return
        headline = voice.say(
            "compare.headline",
            before=voice.number(before),
            after=voice.number(overall.after.score),
            change=voice.points(overall.change),
        )
        yield Paragraph(headline, "strong")
        if overall.is_noise:
            noise = voice.number(overall.noise)
            yield Paragraph(voice.say("compare.is_noise", noise=noise))
        yield Paragraph(self._sum())

    def _sum(self) -> str:
        """Say what the change is made of; its parts are rounded so that they add up as printed."""
        voice = self.voice
        parts, running, printed = [], Fraction(0), Fraction(0)
        for kind in KINDS:
            points = self.comparison.total(kind)
            if any(cause.kind == kind for cause in self.comparison.causes):
                running += points
                shown = _tenth(running) - printed
                printed += shown
                parts.append(voice.say(f"compare.{kind}", points=voice.signed(shown)))
        if not parts:
            return voice.say("compare.nothing")
        return voice.say("compare.sum", parts=", ".join(parts))

    def _causes(self) -> Iterator[Block]:
        causes = sorted(self.comparison.causes, key=lambda cause: -abs(cause.points))
        if causes:
            yield Heading(self.voice.say("compare.causes"))
            yield Bullets([self._cause(cause) for cause in causes])
            yield Paragraph(self.voice.say("compare.causes_note"), "quiet")

    def _cause(self, cause: Cause) -> tuple[str, ...]:
        voice = self.voice
        points = voice.points(cause.points)
        if not cause.items:
            return voice.say("compare.new_rules"), points
        titles = ", ".join(map(self.names.item, cause.items))
        return (titles, points, *(self._moved(item) for item in cause.items))

    def _moved(self, item: str) -> str:
        voice = self.voice
        was = self.comparison.before.answers.values.get(item)
        now = self.comparison.after.answers.values.get(item)
        known = item in self.comparison.before.rulebook.items
        old = Names(self.comparison.before.rulebook, voice)
        start = old.answer(item, was) if known else voice.say("compare.not_asked")
        return voice.say("compare.moved", start=start, end=self.names.answer(item, now))

    def _rule(self, each: ScoreChange) -> list[str]:
        before = self.voice.number(each.before.score if each.before else None)
        after = self.voice.number(each.after.score)
        return [self.names.numbered_rule(each.id), before, after, self._change(each)]

    def _change(self, each: ScoreChange) -> str:
        if each.change is None:
            return self.voice.say("compare.unknown")
        if not each.change:
            return self.voice.say("compare.same")
        change = self.voice.signed(each.change)
        return self.voice.say("compare.small", change=change) if each.is_noise else change


def _tenth(value: Fraction) -> Fraction:
    """Round as a change is printed: halves away from zero."""
    size = Fraction(exact_round(abs(value), 1))
    return size if value > 0 else -size


class ScoreChangeData(TypedDict):
    """How one score moved, in points; null where one of the two cannot be given."""

    id: str
    before: Share | None
    after: Share | None
    change: float | None
    noise: bool


class CauseData(TypedDict):
    """What moved the overall score, by how many points."""

    kind: str
    items: list[str]
    points: float


class CompareData(TypedDict):
    """The whole document; `noise` is in points, and `sums` adds up the causes of each kind."""

    format: Literal["passion-compare/1"]
    rulebooks: list[str]
    dates: list[str]
    overall: ScoreChangeData
    rules: list[ScoreChangeData]
    noise: float
    sums: dict[str, float]
    causes: list[CauseData]
    dropped: list[str]


def compare_data(report: CompareReport) -> CompareData:
    """Return the comparison as plain data; numbers are never rounded."""
    comparison = report.comparison
    return {
        "format": "passion-compare/1",
        "rulebooks": [each.rulebook.name for each in (comparison.before, comparison.after)],
        "dates": list(report.dates),
        "overall": _change_data(comparison.overall),
        "rules": [_change_data(each) for each in comparison.rules],
        "noise": exact(comparison.overall.noise),
        "sums": {kind: exact(comparison.total(kind)) for kind in KINDS},
        "causes": [
            {"kind": cause.kind, "items": list(cause.items), "points": exact(cause.points)}
            for cause in comparison.causes
        ],
        "dropped": list(comparison.dropped),
    }


def _change_data(each: ScoreChange) -> ScoreChangeData:
    return {
        "id": each.id,
        "before": number(each.before.score) if each.before else None,
        "after": number(each.after.score),
        "change": number(each.change),
        "noise": each.is_noise,
    }
