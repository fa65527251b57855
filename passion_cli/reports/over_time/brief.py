"""One page for the person who will talk with a participant: questions first, no score on top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.comparison import Progress
from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.assessment.answer_text import question
from passion_cli.assessment.whatif import affected
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import Block, Bullets, Given, Grid, Heading, Paragraph, Title
from passion_cli.reports.json_values import raw
from passion_cli.reports.voice import Voice

ASKED = 5
"""How many open questions and how many gaps a page has room for."""


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A participant's answers, and what else is known: the check before, the coach's own view."""

    made: Assessment
    voice: Voice
    date: str
    respondent: str | None = None
    coach: Answers | None = None
    progress: Progress | None = None
    open_moves: tuple[str, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Yield the page, in the order of a good conversation."""
        voice = self.voice
        yield Title(voice.say("brief.title"), voice.date(self.date))
        if self.respondent:
            yield Paragraph(Given(voice.say("report.for", respondent=isolate(self.respondent))))
        yield from self._questions()
        yield from self._open()
        yield from self._gaps()
        yield from self._changed()
        yield from self._moves()
        yield from self._score()
        yield Paragraph(voice.say("cohort.private"), "quiet")

    def _questions(self) -> Iterator[Block]:
        voice, made = self.voice, self.made
        yield Heading(voice.say("brief.questions"))
        yield Bullets([self._asked(check, items) for check, items in made.flags[:ASKED]])
        if not made.flags:
            yield Paragraph(voice.say("brief.no_questions"))

    def _asked(self, check: Check, items: Sequence[str]) -> tuple[str, ...]:
        kind = self.voice.say(f"flag.{check.kind}")
        asked = f"{check.message.speak(self.voice.language)} ({kind})"
        return (asked, "", *(self._quote(item) for item in items))

    def _quote(self, item: str) -> str:
        value = self.made.answers.values.get(item)
        return self.voice.quoted(self.voice.item(item), self.voice.answer(item, value))

    def _open(self) -> Iterator[Block]:
        voice, made = self.voice, self.made
        if made.find_out:
            yield Heading(voice.say("brief.open"))
            entries = []
            for found in made.find_out[:ASKED]:
                asked = question(made.rulebook.items[found.item], voice.language, voice.currency)
                points = voice.number(found.effect, 1)
                effect = voice.say("report.effect", points=points) if found.effect else ""
                entries.append(tuple(filter(None, (asked, effect))))
            yield Bullets([(" — ".join(entry),) for entry in entries])

    def _gaps(self) -> Iterator[Block]:
        if self.coach is None:
            return
        voice = self.voice
        items = affected(self.made.rulebook, self.made.answers, self.coach)
        told = [item for item in items if item in self.coach.values]
        yield Heading(voice.say("brief.gaps"))
        if not told:
            yield Paragraph(voice.say("brief.no_gaps"))
            return
        head = [voice.say(key) for key in ("table.answer", "brief.theirs", "brief.yours")]
        yield Grid(head, [self._gap(item) for item in told], "lll")
        yield Paragraph(voice.say("brief.gaps_note"), "quiet")

    def _gap(self, item: str) -> list[str]:
        voice, coach = self.voice, self.coach or Answers()
        values = (self.made.answers.values.get(item), coach.values.get(item))
        return [voice.item(item), *(voice.answer(item, value) for value in values)]

    def _changed(self) -> Iterator[Block]:
        if self.progress is None:
            return
        voice, book = self.voice, self.made.rulebook
        before, after = self.progress.before.answers, self.progress.after.answers
        items = affected(book, before, after)
        yield Heading(voice.say("brief.changed"))
        entries = [(voice.item(item), self._moved(item)) for item in items]
        yield Bullets(entries)
        if not entries:
            yield Paragraph(voice.say("compare.nothing"))

    def _moved(self, item: str) -> str:
        before = self.progress.before.answers if self.progress else Answers()
        return self.voice.moved(item, before.values.get(item), self.made.answers.values.get(item))

    def _moves(self) -> Iterator[Block]:
        voice = self.voice
        if self.open_moves:
            yield Heading(voice.say("brief.open_moves"))
            yield Bullets([(Given(move),) for move in self.open_moves])
        yield Heading(voice.say("brief.moves"))
        entries = [
            (advised.indicator.title.speak(voice.language), advised.move.week.speak(voice.language))
            for advised in self.made.moves
        ]
        yield Bullets(entries)

    def _score(self) -> Iterator[Block]:
        voice, overall = self.voice, self.made.overall
        yield Heading(voice.say("brief.score"))
        if overall.score is None:
            yield Paragraph(voice.say("report.no_total"))
            return
        low, high = voice.number(overall.low), voice.number(overall.high)
        told = voice.say("brief.score_told", score=voice.number(overall.score), low=low, high=high)
        if overall.low == overall.high:
            told = voice.say("report.headline", score=voice.number(overall.score))
        yield Paragraph(told, "quiet")


def brief_data(report: BriefReport) -> dict[str, object]:
    """Return the page as plain data, `passion-brief/1`."""
    made = report.made
    coach = report.coach or Answers()
    gaps = [item for item in affected(made.rulebook, made.answers, coach) if item in coach.values]
    return {
        "format": "passion-brief/1",
        "rulebook": made.rulebook.name,
        "date": report.date,
        "respondent": report.respondent,
        "questions": [{"id": check.id, "items": list(items)} for check, items in made.flags],
        "open": [{"item": each.item, "effect": raw(each.effect)} for each in made.find_out[:ASKED]],
        "gaps": gaps if report.coach else None,
        "open_moves": list(report.open_moves),
        "moves": [advised.indicator.id for advised in made.moves],
        "score": raw(made.overall.score),
    }
