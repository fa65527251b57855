"""One page for the person who will talk with a participant: questions first, no score on top."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.advice import Finding
from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.comparison import Comparison
from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.assessment.whatif import affected
from passion_cli.language.typography import isolate
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    OutsideText,
    Paragraph,
    Title,
)
from passion_cli.reports.json_values import exact, number
from passion_cli.reports.names import Names
from passion_cli.reports.schema import Share

ASKED = 5
"""How many open questions and how many gaps a page has room for."""


class BriefReport(NamedTuple):
    """A participant's answers, and what else is known: the check before, the coach's own view."""

    assessment: Assessment
    names: Names
    date: str
    respondent: str | None = None
    coach: Answers | None = None
    comparison: Comparison | None = None
    open_moves: tuple[str, ...] = ()

    @property
    def voice(self) -> Voice:
        """The voice of the report."""
        return self.names.voice

    def blocks(self) -> Iterator[Block]:
        """Yield the page, in the order of a good conversation."""
        voice = self.voice
        yield Title(voice.say("brief.title"), voice.date(self.date))
        if self.respondent:
            about = voice.say("report.for", respondent=isolate(self.respondent))
            yield Paragraph(OutsideText(about))
        yield from self._questions()
        yield from self._open()
        yield from self._gaps()
        yield from self._changed()
        yield from self._moves()
        yield from self._score()
        yield Paragraph(voice.say("cohort.private"), "quiet")

    def _questions(self) -> Iterator[Block]:
        voice, assessment = self.voice, self.assessment
        yield Heading(voice.say("brief.questions"))
        yield Bullets([self._asked(check, items) for check, items in assessment.flags[:ASKED]])
        if not assessment.flags:
            yield Paragraph(voice.say("brief.no_questions"))

    def _asked(self, check: Check, items: Sequence[str]) -> tuple[str, ...]:
        values = self.assessment.answers.values
        asked = f"{self.voice.text(check.message)} ({self.voice.say(f'flag.{check.kind}')})"
        return (asked, "", *(self.names.quote(item, values.get(item)) for item in items))

    def _open(self) -> Iterator[Block]:
        found = self.assessment.find_out[:ASKED]
        if found:
            yield Heading(self.voice.say("brief.open"))
            yield Bullets([(self._open_question(each),) for each in found])

    def _open_question(self, found: Finding) -> str:
        asked, points = self.names.question(found.item), self.voice.number(found.effect, 1)
        effect = self.voice.say("report.effect", points=points) if found.effect else ""
        return " — ".join(filter(None, (asked, effect)))

    def _gaps(self) -> Iterator[Block]:
        if self.coach is None:
            return
        voice, items = self.voice, self.gaps()
        yield Heading(voice.say("brief.gaps"))
        if not items:
            yield Paragraph(voice.say("brief.no_gaps"))
            return
        head = [voice.say(key) for key in ("table.answer", "brief.theirs", "brief.yours")]
        yield Grid(head, [self._gap(item) for item in items], "lll")
        yield Paragraph(voice.say("brief.gaps_note"), "quiet")

    def gaps(self) -> list[str]:
        """Return the items that the coach answers otherwise than the participant."""
        if self.coach is None:
            return []
        differ = affected(self.assessment.rulebook, self.assessment.answers, self.coach)
        return [item for item in differ if item in self.coach.values]

    def _gap(self, item: str) -> list[str]:
        coach = self.coach or Answers()
        values = (self.assessment.answers.values.get(item), coach.values.get(item))
        return [self.names.item(item), *(self.names.answer(item, value) for value in values)]

    def _changed(self) -> Iterator[Block]:
        if self.comparison is None:
            return
        voice, book = self.voice, self.assessment.rulebook
        before, after = self.comparison.before.answers, self.comparison.after.answers
        items = affected(book, before, after)
        yield Heading(voice.say("brief.changed"))
        entries = [(self.names.item(item), self._moved(item)) for item in items]
        yield Bullets(entries)
        if not entries:
            yield Paragraph(voice.say("compare.nothing"))

    def _moved(self, item: str) -> str:
        before = self.comparison.before.answers if self.comparison else Answers()
        now = self.assessment.answers.values.get(item)
        return self.names.moved(item, before.values.get(item), now)

    def _moves(self) -> Iterator[Block]:
        voice = self.voice
        if self.open_moves:
            yield Heading(voice.say("brief.open_moves"))
            yield Bullets([(OutsideText(move),) for move in self.open_moves])
        yield Heading(voice.say("brief.moves"))
        entries = [
            (self.names.action(advised.move, advised.indicator), voice.text(advised.move.week))
            for advised in self.assessment.moves
        ]
        yield Bullets(entries)

    def _score(self) -> Iterator[Block]:
        voice, overall = self.voice, self.assessment.overall
        yield Heading(voice.say("brief.score"))
        if overall.score is None:
            yield Paragraph(voice.say("report.no_total"))
            return
        score = voice.number(overall.score)
        low, high = voice.number(overall.low), voice.number(overall.high)
        text = voice.say("brief.score_told", score=score, low=low, high=high)
        if overall.low == overall.high:
            text = voice.say("report.headline", score=score)
        yield Paragraph(text, "quiet")


class RaisedData(TypedDict):
    """A question that answers raise together."""

    id: str
    items: list[str]


class OpenData(TypedDict):
    """An open question, and by how many points it widens the bounds."""

    item: str
    effect: float


class BriefData(TypedDict):
    """The whole document; `gaps` is null without a coach's own view."""

    format: Literal["passion-brief/1"]
    rulebook: str
    date: str
    respondent: str | None
    questions: list[RaisedData]
    open: list[OpenData]
    gaps: list[str] | None
    open_moves: list[str]
    moves: list[str]
    score: Share | None


def brief_data(report: BriefReport) -> BriefData:
    """Return the page as plain data."""
    assessment = report.assessment
    found = assessment.find_out[:ASKED]
    return {
        "format": "passion-brief/1",
        "rulebook": assessment.rulebook.name,
        "date": report.date,
        "respondent": report.respondent,
        "questions": [{"id": check.id, "items": list(items)} for check, items in assessment.flags],
        "open": [{"item": each.item, "effect": exact(each.effect)} for each in found],
        "gaps": None if report.coach is None else report.gaps(),
        "open_moves": list(report.open_moves),
        "moves": [advised.indicator.id for advised in assessment.moves],
        "score": number(assessment.overall.score),
    }
