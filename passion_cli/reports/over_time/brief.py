"""One page for the person who will talk with a participant: questions first, no score on top."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypedDict

from passion_cli.assessment.actions import Action
from passion_cli.assessment.advice import Finding
from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.comparison import Comparison
from passion_cli.assessment.whatif import affected
from passion_cli.language.typography import isolate
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    MoveCard,
    Moves,
    OutsideText,
    Paragraph,
    Title,
)
from passion_cli.reports.json_values import exact, number
from passion_cli.reports.names import Names
from passion_cli.reports.person.report import PersonReport
from passion_cli.reports.schema import Share

ASKED = 5
"""How many contradictions and open questions a page has room for."""
GAPS = 10
"""How many differences a page has room for; those of scored questions come first."""
LOWEST = 2
"""How many rules with the lowest score a page names."""


class BriefReport(NamedTuple):
    """A participant's answers, and what else is known: the check before, the coach's own view.

    `notes` are the participant's or the coach's, by item.
    """

    assessment: Assessment
    names: Names
    date: str
    respondent: str | None = None
    coach: Answers | None = None
    comparison: Comparison | None = None
    open_moves: tuple[str, ...] = ()
    notes: Mapping[str, str] = MappingProxyType({})

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
        yield from self._notes()
        yield from self._open()
        yield from self._gaps()
        yield from self._changed()
        yield from self._actions()
        yield from self._score()
        yield Paragraph(voice.say("cohort.private"), "quiet")

    @property
    def person(self) -> PersonReport:
        """The participant's own report, whose words are quoted."""
        return PersonReport(self.assessment, "", self.voice, self.date, self.respondent)

    def _questions(self) -> Iterator[Block]:
        """Yield what to ask: about risks, the lowest scores, and answers that do not fit."""
        asked = [*self._risks(), *self._lowest(), *self._flags()]
        if asked:
            yield Heading(self.voice.say("brief.questions"))
            yield Bullets(asked)

    def _risks(self) -> Iterator[tuple[str, ...]]:
        for risk in self.assessment.risks:
            question = self.voice.text(risk.ask) if risk.ask else self.person.risk(risk)
            keys = dict.fromkeys(each.item or each.ratio for each in risk.when)
            quotes = [self.person.quote(key) for key in keys if key]
            named = () if any(quotes) else map(self.names.rule, risk.rules)
            yield self._asked(question, "flag.risk", (*filter(None, quotes), *named))

    def _lowest(self) -> Iterator[tuple[str, ...]]:
        """Yield one question on the lowest scores, with the answer that counts most in each."""
        lowest = list(self.assessment.lowest.items())[:LOWEST]
        if lowest and not self.assessment.lacks_total:
            rules = self.voice.say("report.and").join(self.names.rule(rule) for rule, _ in lowest)
            kind = self.voice.say("brief.lowest", rule=rules)
            quotes = [self.person.quote(advised.indicator.id) for _, advised in lowest]
            yield f"{self.voice.say('brief.ask_lowest')} ({kind})", "", *filter(None, quotes)

    def _flags(self) -> Iterator[tuple[str, ...]]:
        values = self.assessment.answers.values
        for check, items in self.assessment.flags[:ASKED]:
            quotes = (self.names.quote(item, values.get(item)) for item in items)
            yield self._asked(self.voice.text(check.message), f"flag.{check.kind}", quotes)

    def _asked(self, question: str, kind: str, quotes: Iterable[str]) -> tuple[str, ...]:
        """Return a question to ask, with its kind and the answers that it is about."""
        said = self.voice.say("brief.ask", question=question)
        return (f"{said} ({self.voice.say(kind)})", "", *quotes)

    def _notes(self) -> Iterator[Block]:
        """Yield the notes, in the order of the interview, each with the answer it is about."""
        values, order = self.assessment.answers.values, self.assessment.rulebook.order
        keys = [key for key in order if key in self.notes]
        if keys:
            yield Heading(self.voice.say("brief.notes"))
            quotes = (self.names.quote(key, values.get(key)) for key in keys)
            notes = (OutsideText(isolate(" ".join(self.notes[key].split()))) for key in keys)
            yield Bullets([(quote, "", note) for quote, note in zip(quotes, notes, strict=True)])

    def _open(self) -> Iterator[Block]:
        found = self.assessment.still_to_answer[:ASKED]
        if found:
            yield Heading(self.voice.say("brief.open"))
            yield Bullets([(self._open_question(each),) for each in found])

    def _open_question(self, found: Finding) -> str:
        return self.voice.say("brief.ask", question=self.names.question(found.item))

    def _gaps(self) -> Iterator[Block]:
        if self.coach is None:
            return
        voice, items = self.voice, self.gaps()
        yield Heading(voice.say("brief.gaps"))
        if not items:
            yield Paragraph(voice.say("brief.no_gaps"))
            return
        head = [voice.say(key) for key in ("cohort.question", "brief.theirs", "brief.yours")]
        scored = self.assessment.rulebook.items
        shown = sorted(items, key=lambda item: scored[item].rule is None)[:GAPS]
        yield Grid(head, [self._gap(item) for item in shown], "lll")
        if len(items) > GAPS:
            yield Paragraph(voice.count("report.more", len(items) - GAPS), "quiet")
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

    def _actions(self) -> Iterator[Block]:
        """Yield what the participant has taken on, and what the participant's report suggests."""
        voice = self.voice
        if self.open_moves:
            yield Heading(voice.say("brief.open_moves"))
            yield Bullets([(OutsideText(move),) for move in self.open_moves])
        if not self.assessment.actions:
            return
        yield Heading(voice.say("brief.moves"))
        yield Moves([self._action(action) for action in self.assessment.actions], "", "")

    def _action(self, action: Action) -> MoveCard:
        voice, move = self.voice, action.move
        steps = [
            (voice.label(f"report.{key}"), voice.text(text))
            for key, text in (("week", move.week), ("ninety_days", move.ninety_days))
        ]
        return MoveCard(voice.say("brief.ask", question=self.person.action(action)), "", steps)

    def _score(self) -> Iterator[Block]:
        voice, overall = self.voice, self.assessment.overall
        if not self.assessment.rulebook.has_total:
            return
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
    """The whole document; `gaps` is null without a coach's own view.

    `risks` and `lowest` are ids of risks and of the rules with the lowest score.
    """

    format: Literal["passion-brief/1"]
    rulebook: str
    date: str
    respondent: str | None
    risks: list[str]
    lowest: list[str]
    questions: list[RaisedData]
    open: list[OpenData]
    gaps: list[str] | None
    open_moves: list[str]
    moves: list[str]
    notes: NotRequired[dict[str, str]]
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
        "risks": [risk.id for risk in assessment.risks],
        "lowest": list(assessment.lowest),
        "questions": [{"id": check.id, "items": list(items)} for check, items in assessment.flags],
        "open": [{"item": each.item, "effect": exact(each.effect)} for each in found],
        "gaps": None if report.coach is None else report.gaps(),
        "open_moves": list(report.open_moves),
        "moves": [advised.indicator.id for advised in assessment.moves],
        "notes": dict(report.notes),
        "score": number(assessment.overall.score),
    }
